import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

/** WeChat's no: its number, or 0 where it said nothing that counts. `silent`: nobody knows whether it was done. */
export interface Refused {
  readonly kind: 'REFUSED';
  readonly errcode: number;
  readonly silent?: true;
}
/** WeChat's answer; `image` where it is a picture and nothing else. */
export interface Done {
  readonly kind: 'OK';
  readonly body: Readonly<Record<string, unknown>>;
  readonly image?: Uint8Array;
}
export type Said = Done | Refused;

/** Asks one of WeChat's addresses by POST. Never throws: what goes wrong is an answer. */
export type AskWechat = (path: string, body: unknown) => Promise<Said>;

export type PostFetch = (
  url: string,
  options: {
    method: 'POST';
    headers: Record<string, string>;
    body: string;
    signal: AbortSignal;
    redirect: 'error';
  },
) => Promise<Pick<Response, 'ok' | 'json'> & Partial<Pick<Response, 'headers' | 'arrayBuffer'>>>;

export interface AskSettings {
  readonly fetch: PostFetch;
  readonly baseUrl: string;
  /** Hears of every number that WeChat refuses with: some are for an operator. */
  readonly refused?: (path: string, errcode: number) => void;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const TIMEOUT_MS = 3_000;
/** Waits before the next tries of a busy WeChat: under a second in all. */
const WAITS_MS = [200, 600];
const BUSY = -1;

const Answer = z.looseObject({ errcode: z.int().default(0) }); // absent on success in some answers

/** Addresses carry tokens, so no error of theirs is told. */
export function askWechat({ fetch, baseUrl, refused = () => {}, sleep = pause }: AskSettings): AskWechat {
  async function once(path: string, body: unknown): Promise<Said> {
    try {
      const answer = await fetch(`${baseUrl}${path}`, {
        ...{ method: 'POST' as const, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        ...{ signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' as const },
      });
      if (!answer.ok) return { kind: 'REFUSED', errcode: 0 };
      if (answer.headers?.get('content-type')?.startsWith('image/') && answer.arrayBuffer)
        return { kind: 'OK', body: {}, image: new Uint8Array(await answer.arrayBuffer()) };
      const said = Answer.parse(await answer.json());
      return said.errcode === 0 ? { kind: 'OK', body: said } : { kind: 'REFUSED', errcode: said.errcode };
    } catch {
      return { kind: 'REFUSED', errcode: 0, silent: true };
    }
  }

  return async (path, body) => {
    let said = await once(path, body);
    for (const wait of WAITS_MS) {
      if (said.kind === 'OK' || said.errcode !== BUSY) break;
      await sleep(wait);
      said = await once(path, body);
    }
    if (said.kind === 'REFUSED' && said.errcode !== 0) refused(path.split('?')[0] ?? '', said.errcode);
    return said;
  };
}
