import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { MessageFacts } from '../../mini-program/message-rules.ts';
import type { Purpose } from '../../mini-program/model.ts';

/** What a provider made of a message: taken, refused for good (asking again would be refused again), or not now. */
export type Outcome =
  | { readonly kind: 'SENT' }
  | { readonly kind: 'REFUSED'; readonly why: string }
  | { readonly kind: 'FAILED'; readonly why: string };

export interface Outgoing {
  /** The same for every try of one notice, so that an operator finds it at the provider; none of them sends once by it. */
  readonly id: string;
  readonly recipient: string;
  readonly ticketNo: string | undefined;
  /** What it says, Chinese, nothing personal: each line with whom it is for, the first one for the recipient. */
  readonly lines: ReadonlyArray<{ readonly recipient: string; readonly text: string }>;
  /** In clear, for this call alone; undefined where the person has none. */
  readonly phone: string | undefined;
  /** Where it leads to something that only its recipient may open: by what. */
  readonly token?: string;
  /** Where it is for a guest: who he is, and what a subscription message of the mini-program says. */
  readonly guest?: {
    readonly site: SiteId;
    readonly customerId: CustomerId;
    readonly purpose: Purpose;
    readonly facts: MessageFacts;
    readonly page: string;
    /** His language, and what it is about in it: for WeChat's pages and the chat; templates have Chinese ones only. */
    readonly language: 'zh' | 'en';
    readonly what: string;
    /** What was said to him, where a chat is open in which he can read it. */
    readonly words?: string;
  };
}

/** One way out of the house. Never throws: what goes wrong is an outcome. */
export type Port = (message: Outgoing) => Promise<Outcome>;

export type Fetch = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal; redirect: 'error' },
) => Promise<Pick<Response, 'ok' | 'status' | 'json'>>;

/** Keys, or undefined where the secret store does not answer or holds none yet; its error may quote them, so it is not told. */
export const keysOr = <K>(read: () => Promise<K>): Promise<K | undefined> => read().catch(() => undefined);

const TIMEOUT_MS = 3_000;

/** Asks a provider; undefined where it is silent, fails, or answers something that is no JSON. */
export async function asked(
  fetch: Fetch,
  url: string,
  sent: { headers: Record<string, string>; body: string },
): Promise<unknown> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', ...sent, signal, redirect: 'error' });
    return answer.ok || answer.status < 500 ? await answer.json() : undefined;
  } catch {
    return undefined; // addresses carry keys, so no error of theirs is told
  }
}
