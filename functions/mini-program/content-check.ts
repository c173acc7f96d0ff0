import * as z from 'zod';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import type { AskContentCheck } from '../tickets/screening/check-text.ts';
import type { Finding } from '../tickets/screening/text-check.ts';
import type { WechatApi } from './wechat-api.ts';

/** What WeChat thinks of a text (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html). */

const PATH = '/wxa/msg_sec_check';
/** WeChat takes no more characters in one call. */
const MOST = 2_500;
/** What a guest writes of his matter is a comment to WeChat. */
const SCENE = 2;

const Result = z.object({ suggest: z.string(), label: z.int().optional() });

/** Not now: busy, over the minute's limit, silence … */
const LATER = [-1, 0, 45011];
/** … and what an operator may still mend in time: token, secret, list of addresses, the quota of the day. */
const MENDED_LATER = [40001, 40013, 40014, 40125, 40164, 41001, 42001, 45009];
/** The user was not here in the last two hours: WeChat will not check his words any more. Nobody's fault. */
const NOT_HERE = 61010;

export interface ContentCheckParts {
  readonly api: WechatApi;
  addressOf(site: SiteId, customerId: CustomerId): Promise<{ readonly openid: string } | undefined>;
  /** Hears of what an operator must look at. */
  readonly ours: (why: string) => void;
}

/** A text in pieces that WeChat takes, none of them cut within a character. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece.length + character.length > MOST) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** What outweighs what: a piece that may yet be risky is waited for, one that is need not wait for the others. */
const ORDER = ['PASSED', 'DOUBTFUL', 'UNCHECKED', 'LATER', 'RISKY'];
const weight = (finding: Finding): number => ORDER.indexOf(finding.kind === 'FLAGGED' ? finding.flag : finding.kind);

/** Judged by what WeChat suggests and not by its number; what it says in a word that we do not know is doubtful. */
function judged(body: Readonly<Record<string, unknown>>): Finding {
  const result = Result.safeParse(body.result);
  if (!result.success) return { kind: 'LATER', why: 'wechat.unreadable' };
  const { suggest, label } = result.data;
  if (suggest === 'pass') return { kind: 'PASSED' };
  const flag = suggest === 'risky' ? 'RISKY' : 'DOUBTFUL';
  return { kind: 'FLAGGED', flag, ...(label !== undefined && { why: `wechat.${label}` }) };
}

/** Asks for each piece of a text; the gravest answer counts, and what cannot be checked now is checked as a whole later. */
export const contentCheck =
  ({ api, addressOf, ours }: ContentCheckParts): AskContentCheck =>
  async (site, customerId, text) => {
    const address = await addressOf(site, customerId);
    if (!address) return { kind: 'FLAGGED', flag: 'UNCHECKED', why: 'wechat.noAccount' };
    let worst: Finding = { kind: 'PASSED' };
    for (const content of piecesOf(text)) {
      const said = await api(site, PATH, { version: 2, scene: SCENE, openid: address.openid, content });
      const finding = said.kind === 'OK' ? judged(said.body) : refusedAs(said.errcode, ours);
      if (weight(finding) > weight(worst)) worst = finding;
    }
    return worst;
  };

function refusedAs(errcode: number, ours: (why: string) => void): Finding {
  const why = `wechat.${errcode === 0 ? 'silent' : errcode}`;
  if (LATER.includes(errcode)) return { kind: 'LATER', why };
  if (errcode !== NOT_HERE) ours(why);
  if (MENDED_LATER.includes(errcode)) return { kind: 'LATER', why };
  return { kind: 'FLAGGED', flag: 'UNCHECKED', why };
}
