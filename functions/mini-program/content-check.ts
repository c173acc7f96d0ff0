import type { CustomerId, SiteId } from '../kernel/ids.ts';
import type { AskContentCheck } from '../tickets/screening/check-text.ts';
import type { Finding } from '../tickets/screening/text-check.ts';
import { judgedBy, refusedWith } from './suggestions.ts';
import type { WechatApi } from './wechat-api.ts';

/** What WeChat thinks of a text (https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html). */

const PATH = '/wxa/msg_sec_check';
/** WeChat takes no more characters in one call. */
const MOST = 2_500;
/** What a guest writes of his matter is a comment to WeChat. */
const SCENE = 2;

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

/** Asks for each piece of a text; the gravest answer counts, and what cannot be checked now is checked as a whole later. */
export const contentCheck =
  ({ api, addressOf, ours }: ContentCheckParts): AskContentCheck =>
  async (site, customerId, text) => {
    const address = await addressOf(site, customerId);
    if (!address) return { kind: 'FLAGGED', flag: 'UNCHECKED', why: 'wechat.noAccount' };
    let worst: Finding = { kind: 'PASSED' };
    for (const content of piecesOf(text)) {
      const said = await api(site, PATH, { version: 2, scene: SCENE, openid: address.openid, content });
      const finding = said.kind === 'OK' ? judged(said.body.result) : refusedAs(said.errcode, ours);
      if (weight(finding) > weight(worst)) worst = finding;
    }
    return worst;
  };

const judged = (result: unknown): Finding => judgedBy(result) ?? { kind: 'LATER', why: 'wechat.unreadable' };

function refusedAs(errcode: number, ours: (why: string) => void): Finding {
  const { isLater, why } = refusedWith(errcode, ours);
  return isLater ? { kind: 'LATER', why } : { kind: 'FLAGGED', flag: 'UNCHECKED', why };
}
