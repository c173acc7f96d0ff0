import * as z from 'zod';
import { msOfElapsed } from '../../kernel/duration.ts';
import type { Changed } from '../../kernel/event.ts';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { type Moves, move } from '../../kernel/moves.ts';
import { addMs, Instant, isBefore } from '../../kernel/time.ts';
import type { Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { TextFlag } from '../words.ts';

/** F03: a guest's words are looked at after they are kept, never in his request; whatever is found, nothing is refused. */

export const TextCheckStatus = z.enum(['OPEN', 'PASSED', 'FLAGGED']);
export type TextCheckStatus = z.infer<typeof TextCheckStatus>;

export const textCheckMoves = {
  begin: { from: [], to: 'OPEN' },
  putOff: { from: ['OPEN'], to: 'OPEN' },
  pass: { from: ['OPEN'], to: 'PASSED' },
  flag: { from: ['OPEN'], to: 'FLAGGED' },
} as const satisfies Moves<TextCheckStatus>;

/** What was found of the words that stand in one event of a ticket; of words that passed at once there is none. */
export const TextCheck = z.object({
  /** `txc_<number>_<version of the event>` */
  id: z.string().regex(/^txc_[0-9A-Z]{14}_\d{1,6}$/),
  site: SiteId,
  ticketNo: TicketNo,
  of: z.int().min(1),
  status: TextCheckStatus,
  flag: TextFlag.optional(),
  /** When they are tried again, while nobody could check them, and since when that is so. */
  dueAt: Instant.optional(),
  since: Instant,
  tries: z.int().min(1),
  version: z.int().min(1),
});
export type TextCheck = z.infer<typeof TextCheck>;

export const textCheckIdOf = (ticketNo: TicketNo, of: number): string => `txc_${ticketNo.slice(2)}_${of}`;

/** Which words a check is of, by its id. */
export function wordsOfCheck(id: string): { ticketNo: TicketNo; of: number } {
  const [, no = '', of = ''] = id.split('_');
  return { ticketNo: TicketNo.parse(`GD${no}`), of: Number(of) };
}

/** What whoever looked at words says of them; `later`: nobody could look at them now. */
export type Finding =
  | { readonly kind: 'PASSED' }
  | { readonly kind: 'FLAGGED'; readonly flag: TextFlag; readonly why?: string }
  | { readonly kind: 'LATER'; readonly why: string };

export interface Checking {
  readonly now: Instant;
  readonly checkAgainAfter: string;
  readonly checkUntil: string;
}

const opened = (of: { site: SiteId; ticketNo: TicketNo; of: number; now: Instant }): TextCheck => ({
  id: textCheckIdOf(of.ticketNo, of.of),
  ...{ site: of.site, ticketNo: of.ticketNo, of: of.of, status: textCheckMoves.begin.to },
  ...{ since: of.now, tries: 1, version: 1 },
});

const moved = (check: TextCheck, verb: keyof typeof textCheckMoves): TextCheck => {
  const { dueAt: _over, ...head } = move(check, verb, textCheckMoves);
  return head;
};

/**
 * The check after a finding, with what becomes known of the words; undefined where nothing need be kept. What nobody could look
 * at is tried again, and flagged as that when its time is over.
 *
 * @param before the check as it stands; undefined at the first try
 */
export function found(
  before: TextCheck | undefined,
  words: { readonly site: SiteId; readonly ticketNo: TicketNo; readonly of: number },
  finding: Finding,
  at: Checking,
): { readonly changed: Changed<TextCheck>; readonly flag?: TextFlag; readonly why?: string } | undefined {
  const { now } = at;
  const check = before ? { ...before, tries: before.tries + 1 } : opened({ ...words, now });
  if (finding.kind === 'PASSED')
    return before && { changed: { head: moved(check, 'pass'), event: { type: 'text-check.passed' } } };
  const { why } = finding;
  const dueAt = addMs(now, msOfElapsed(at.checkAgainAfter));
  if (finding.kind === 'LATER' && isBefore(dueAt, addMs(check.since, msOfElapsed(at.checkUntil)))) {
    const head = before ? moved(check, 'putOff') : check;
    return {
      changed: { head: { ...head, dueAt }, event: { type: 'text-check.put-off', facts: { why: finding.why } } },
    };
  }
  const flag: TextFlag = finding.kind === 'LATER' ? 'UNCHECKED' : finding.flag;
  const facts = { flag, ...(why !== undefined && { why }) };
  return {
    changed: { head: { ...moved(check, 'flag'), flag }, event: { type: 'text-check.flagged', facts } },
    ...{ flag, ...(why !== undefined && { why }) },
  };
}

/** Its time has come: the event has the words looked at again. */
export const wakeCheck = (check: TextCheck): Changed<TextCheck> => ({
  head: check,
  event: { type: 'text-check.due', facts: { tries: check.tries } },
});

const GRAVITY = TextFlag.options;
const graver = (one: TextFlag | undefined, other: TextFlag): TextFlag =>
  one !== undefined && GRAVITY.indexOf(one) > GRAVITY.indexOf(other) ? one : other;

/**
 * Whether somebody looks first, before the desk: the words and pictures that it was told with, where nobody has looked yet. Never where danger
 * or misconduct is told, and not for that WeChat was away: a day of its silence would keep every matter from the desk.
 */
export function waitsForReview(
  ticket: Ticket,
  { flag, of }: { readonly flag: TextFlag; readonly of: number },
): boolean {
  const isNew = ticket.status === 'RECEIVED' && ticket.review === undefined && ticket.severity === undefined;
  return of === 1 && isNew && flag !== 'UNCHECKED' && ticket.priority !== 'P1';
}

/** What was found becomes known of the matter: flagged, never refused. */
export function flagText(
  ticket: Ticket,
  words: { readonly flag: TextFlag; readonly of: number; readonly why?: string | undefined },
): ChangedTicket {
  const { flag, of, why } = words;
  const waits = waitsForReview(ticket, words);
  const head: Ticket = {
    ...ticket,
    textFlag: graver(ticket.textFlag, flag),
    ...(waits && { review: 'TEXT' as const }),
  };
  const facts = { flag, of, ...(why !== undefined && { why }), ...(waits && { review: 'TEXT' }) };
  return { head, event: { type: 'ticket.text-flagged', facts } };
}

/** What stands in place of words that WeChat takes for risky, until somebody opens them on purpose. */
export const HIDDEN_WORDS = '（内容待核，点开可见）';

/** Texts with that in the place of each of them. */
export const hidden = <T extends Readonly<Record<string, unknown>>>(texts: T): T =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text === undefined ? text : HIDDEN_WORDS]),
  ) as T;
