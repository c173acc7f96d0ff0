import { createCipheriv, createHash, randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { standInApp } from './wechat-app.ts';

/** Token and key of the pushes, as an operator would copy them from the console; whose they are stands in each message. */
export const standInPush = {
  token: 'token-of-the-stand-in',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  appId: standInApp.appId,
} as const;

/** How a push can be wrong on purpose. */
export interface Wrongly {
  /** Signed with another token. */
  readonly signed?: boolean;
  /** For another mini-program. */
  readonly addressed?: boolean;
}

const BLOCK = 32;
const TRIES = 3;
const RETRY_MS = 5_000;

function sealed(text: string, appId: string): string {
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appId)]);
  const pad = BLOCK - (plain.length % BLOCK);
  const key = Buffer.from(`${standInPush.aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    'base64',
  );
}

const sign = (...parts: readonly string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** One push as WeChat sends it in safe mode: query and body. */
export function pushOf(message: object, at: number, wrongly: Wrongly = {}): { query: URLSearchParams; body: string } {
  const encrypt = sealed(JSON.stringify(message), wrongly.addressed ? 'wxanother00000001' : standInPush.appId);
  const [timestamp, nonce] = [String(Math.floor(at / 1_000)), String(randomInt(1_000_000_000))];
  const token = wrongly.signed ? 'another-token' : standInPush.token;
  const query = new URLSearchParams({
    ...{ signature: sign(token, timestamp, nonce), timestamp, nonce, encrypt_type: 'aes' },
    msg_signature: sign(token, timestamp, nonce, encrypt),
  });
  return { query, body: JSON.stringify({ ToUserName: 'gh_standin', Encrypt: encrypt }) };
}

/** The check of an address: what WeChat asks once. */
export function checkOf(at: number, echostr: string): URLSearchParams {
  const [timestamp, nonce] = [String(Math.floor(at / 1_000)), String(randomInt(1_000_000_000))];
  return new URLSearchParams({ signature: sign(standInPush.token, timestamp, nonce), timestamp, nonce, echostr });
}

/** Pushes to an address as WeChat does: no good answer in five seconds, and it comes again, three times in all. */
export async function pushTo(
  hook: string,
  message: object,
  wrongly?: Wrongly,
): Promise<{ status: number; text: string }> {
  let last = { status: 0, text: '' };
  for (let left = TRIES; left > 0; left -= 1) {
    const { query, body } = pushOf(message, Date.now(), wrongly);
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    last = await fetch(`${hook}?${query}`, { ...init, signal: AbortSignal.timeout(RETRY_MS) })
      .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
      .catch(() => ({ status: 0, text: '' }));
    if (last.status === 200 && ['', 'success'].includes(last.text)) break;
    if (left > 1) await pause(RETRY_MS);
  }
  return last;
}

/** Pushes to the mini-program's own server, once it is said where that is; one after the other. */
export function wechatPushes(clock: () => number) {
  let hook: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const send = (message: object, wrongly?: Wrongly) => {
    const to = hook;
    const answered = to === undefined ? undefined : last.then(() => pushTo(to, message, wrongly));
    last = answered ?? last;
    return answered;
  };
  return {
    /** Where pushes go; the address is checked as WeChat does, and what it answers must be the text to the letter. */
    async setHook(url: string): Promise<boolean> {
      const echostr = randomBytes(8).toString('hex');
      const text = await fetch(`${url}?${checkOf(clock(), echostr)}`).then((answer) => answer.text());
      if (text === echostr) hook = url;
      return text === echostr;
    },

    /** Any message, also a wrong one. */
    send,

    /** What a user writes or does in the chat. */
    message(openid: string, message: object): void {
      const CreateTime = Math.floor(clock() / 1_000);
      send({ ToUserName: 'gh_standin', FromUserName: openid, CreateTime, ...message });
    },

    event(openid: string, event: object) {
      const CreateTime = Math.floor(clock() / 1_000);
      return send({ ToUserName: 'gh_standin', FromUserName: openid, CreateTime, MsgType: 'event', ...event });
    },
  };
}
