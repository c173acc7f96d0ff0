import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** An answer of the API: status and envelope. */
export interface Answer {
  readonly status: number;
  readonly code: string | number;
  readonly message: string;
  // The story reads fields by name; each is checked where it is used.
  readonly data: Record<string, unknown>;
}

export interface Asked {
  readonly as?: string;
  readonly body?: unknown;
  readonly version?: number | undefined;
  readonly key?: string;
}

/** Talks to a running service over HTTP, as anybody would: guests without a token, staff with one by number. */
export function apiOf(apiUrl: string, tokenOf: (staffNo: string) => Promise<string>) {
  async function ask(method: 'GET' | 'POST' | 'PUT', path: string, asked: Asked = {}): Promise<Answer> {
    const { as, body, version, key } = asked;
    const answer = await fetch(`${apiUrl}/v1${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': key ?? randomUUID() }),
        ...(as && { authorization: `Bearer ${await tokenOf(as)}` }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    return { status: answer.status, ...((await answer.json()) as Omit<Answer, 'status'>) };
  }

  /** A solved proof of work, as the form sends it. */
  async function solvedChallenge(): Promise<string> {
    const { data } = await ask('GET', '/public/challenge');
    const challenge = data as unknown as Parameters<typeof solveChallenge>[0]['challenge'];
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  }

  return { ask, solvedChallenge };
}
export type Api = ReturnType<typeof apiOf>;
