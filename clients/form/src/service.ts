import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { ApiError, createClient } from '../../api/client.ts';
import { fetchTransport } from '../../api/transports.ts';
import type { Routes } from '../../api/types.ts';
import { bodyOf, type Draft, type Receipt, type Seen } from './draft.ts';
import type { Language } from './texts.ts';

/** What the form asks of the service. */
export interface FormService {
  submit(draft: Draft, key: string): Promise<Receipt>;
  lookUp(ticketNo: string, queryCode: string): Promise<Seen>;
}

/** A key of 128 random bits. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Challenge = Routes['getChallenge']['answer'];

async function solved(challenge: Challenge): Promise<string> {
  // Browsers give their cipher functions to secure pages only; without them nothing could be sent.
  if (!window.isSecureContext) throw new ApiError('insecure', 'a secure page is needed', { status: 0 });
  const given = challenge as unknown as Parameters<typeof solveChallenge>[0]['challenge'];
  const solution = await solveChallenge({ challenge: given, deriveKey });
  return btoa(JSON.stringify({ challenge, solution }));
}

/** The service behind a form, over HTTP. */
export function formService(baseUrl: string, language: () => Language): FormService {
  const client = () =>
    createClient({
      baseUrl,
      transport: fetchTransport((...asked) => fetch(...asked)),
      newKey,
      language: language(),
      timeoutMs: 15_000,
    });
  return {
    async submit(draft, key) {
      const { call } = client();
      const body = bodyOf(draft, await solved(await call('getChallenge')));
      return call('submitTicket', { body, key });
    },
    lookUp: (ticketNo, queryCode) => client().call('lookUpTicket', { params: { ticketNo }, body: { queryCode } }),
  };
}
