import { standInKeys } from './notifying-keys.ts';
import { type Asked, type ProviderAnswer, type ProviderStandIn, startProvider } from './provider-server.ts';

const MOST_BYTES = 2_048;
const A_MINUTE = 20;
const MINUTE_MS = 60_000;

const refusal = (errcode: number, errmsg: string): ProviderAnswer => ({ status: 200, body: { errcode, errmsg } });

/** What is wrong with a message; undefined where WeCom would take it. */
function fault({ method, url, headers, text }: Asked): ProviderAnswer | undefined {
  if (method !== 'POST' || url.pathname !== '/cgi-bin/webhook/send') return { status: 404, body: {} };
  if (url.searchParams.get('key') !== standInKeys.wecomKey) return refusal(93000, 'invalid webhook url');
  if (headers['content-type'] !== 'application/json') return refusal(44004, 'empty content');
  const sent = JSON.parse(text) as { msgtype?: unknown; text?: { content?: unknown } };
  const content = sent.text?.content;
  if (sent.msgtype !== 'text' || typeof content !== 'string' || content === '')
    return refusal(40008, 'invalid message type');
  return Buffer.byteLength(content) > MOST_BYTES ? refusal(40058, 'content size out of limit') : undefined;
}

/**
 * Starts a stand-in of WeCom's group robot: one key, texts of at most 2,048 bytes, 20 a minute and then 45009, as the real one;
 * stricter in that it takes no other kind of message.
 */
export function startWecom({
  port,
  clock = Date.now,
}: {
  port: number;
  clock?: () => number;
}): Promise<ProviderStandIn> {
  const taken: number[] = [];
  return startProvider({
    port,
    refusal: (code) => refusal(Number(code), 'refused as it was told to'),
    answer: (asked, sent) => {
      const wrong = fault(asked);
      if (wrong) return wrong;
      const now = clock();
      while ((taken[0] ?? now) <= now - MINUTE_MS) taken.shift();
      if (taken.length >= A_MINUTE) return refusal(45009, 'api freq out of limit');
      taken.push(now);
      sent.push((JSON.parse(asked.text) as { text: { content: string } }).text.content);
      return refusal(0, 'ok');
    },
  });
}
