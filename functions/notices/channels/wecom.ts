import * as z from 'zod';
import { asked, type Fetch, keysOr, type Port } from './port.ts';

const MOST_BYTES = 2_048; // a text of a group robot
const Answer = z.object({ errcode: z.int() });

/** Not now: too many in a minute, or busy. Everything else that is not 0 will be refused again. */
const NOT_NOW = [45009, -1, 45033];

/** The text as far as it may be long, whole characters only. */
function cut(text: string): string {
  let [kept, bytes] = ['', 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) return kept;
    kept += character;
  }
  return kept;
}

/**
 * The group robot of WeCom (企业微信): https://developer.work.weixin.qq.com/document/path/91770. It takes 20 messages a minute,
 * so one message may tell several people, a line each.
 */
export const wecomRobot =
  (of: { readonly fetch: Fetch; readonly baseUrl: string; readonly key: () => Promise<string> }): Port =>
  async ({ lines }) => {
    const key = await keysOr(of.key);
    if (key === undefined) return { kind: 'FAILED', why: 'wecom.noKey' };
    const url = `${of.baseUrl}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`;
    const content = cut(lines.map(({ recipient, text }) => `@${recipient} ${text}`).join('\n'));
    const body = JSON.stringify({ msgtype: 'text', text: { content } });
    const answer = Answer.safeParse(
      await asked(of.fetch, url, { headers: { 'content-type': 'application/json' }, body }),
    );
    if (!answer.success) return { kind: 'FAILED', why: 'wecom.silent' };
    const { errcode } = answer.data;
    if (errcode === 0) return { kind: 'SENT' };
    return { kind: NOT_NOW.includes(errcode) ? 'FAILED' : 'REFUSED', why: `wecom.${errcode}` };
  };
