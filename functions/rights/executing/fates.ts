import type { Item } from '../../platform/table.ts';
import type { KeptClass } from '../../retention/model.ts';

/**
 * What an erasure does with each kind of record that hangs on a customer (PIPL 47; domain F28): what law or figures need stays without
 * its words and names, everything else goes. A test compares these lists with all kinds that a walk comes to.
 */

/** Taken away whole. What happened to them is proven by a chain, so it stays, without its words (ADR 060). */
export const GOES: readonly string[] = [
  ...['customer-profile', 'customer-merged', 'name-marks', 'name-mark', 'relation', 'identifier', 'finding'],
  ...['attachment', 'callback', 'callback-of-customer', 'notice', 'trace', 'given', 'sent-codes'],
  ...['wechat-account', 'wechat-of-customer', 'subscriptions', 'service-window', 'phone-code'],
];

/** Kept for what the law and the figures need of it; its words are replaced by a mark. */
export const LOSES_WORDS: readonly string[] = [
  ...['customer', 'consent', 'credit-entry', 'rights-request', 'lesson'],
  ...['ticket-detail', 'ticket-identity', 'ticket-authority', 'ticket-file'],
];

/** Kept as it is: numbers, states, dates, and ids that lead to nobody any more. */
export const STAYS: readonly string[] = [
  ...[
    'ticket',
    'ticket-link',
    'ticket-archive',
    'ticket-rating',
    'words-erased',
    'ticket-external',
    'compensation-request',
    'co-order',
    'legal-hold',
    'text-check',
    'picture-check',
  ],
  ...['board-row', 'dealing', 'follow-up', 'lead', 'standing', 'activity', 'sign-out'],
  ...['rights-of-customer', 'open-right'],
];

/**
 * What no walk over a customer comes to and that may hold words of his or about him all the same, and what ends it: the class by which it
 * is kept for its time, or the table's own expiry. A test puts a mark into each and lets its time pass.
 */
export const ENDS_BY_ITSELF: Readonly<Record<string, KeptClass | 'EXPIRY'>> = {
  ...{ 'leak-case': 'LEAK_CASE', 'leak-evidence': 'LEAK_CASE', 'leak-hearing': 'LEAK_CASE' },
  ...{ 'leak-reporter': 'LEAK_CASE', 'customer-export': 'EXCHANGE', 'customer-import': 'EXCHANGE' },
  ...{ 'access-alarm': 'ACCESS_ALARM', survey: 'SURVEY', read: 'EXPIRY', 'wechat-push': 'EXPIRY' },
};

/** Why a matter may not go yet: an erasure waits for it (ADR 075), so there is none of it where somebody is erased. */
export const PUTS_OFF: readonly string[] = ['legal-hold'];

/** What is secret or personal there is the house's own, or a colleague's: guests do not stand in it. */
export const OF_THE_HOUSE: readonly string[] = ['staff', 'leave', 'break-glass', 'access-token'];

/** Whether an item is taken away: by its kind; a counter, which has no kind, always. */
export const goesWith = ({ is }: Item): boolean => is === undefined || GOES.includes(String(is));

export type Fate = 'WENT' | 'LOST_WORDS' | 'STAYED';

/** What becomes of an item, as a certificate counts it. */
export function fateOf(item: Item): Fate {
  if (goesWith(item)) return 'WENT';
  const words = LOSES_WORDS.includes(String(item.is)) || (item.is === 'event' && item.texts !== undefined);
  return words ? 'LOST_WORDS' : 'STAYED';
}
