import type { Changed } from '../kernel/event.ts';
import { addDays, addMs, type Instant, isBefore } from '../kernel/time.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Domain, TicketKind } from '../tickets/words.ts';
import type { CauseParent, CauseTrace, Likeness, Suspected, Trace } from './model.ts';

/** How long back somebody is asked whether he told of it before (F04), in days. */
export const REPEAT_DAYS = 30;
/** An inquiry counts as answered at the first contact where nobody comes back on the topic in so many days (F03). */
export const SETTLED_DAYS = 7;
/** So many complaints on one cause in so many days are one matter of the house (F07). */
const CAUSE_COUNT = 3;
export const CAUSE_DAYS = 7;
const SHOWN = 10;

type Known = Pick<Trace, 'ticketNo' | 'kind' | 'receivedAt' | 'object' | 'domain'>;

/** What two matters of one guest have in common: the thing itself, or its field where either says nothing of the thing. */
export function likeness(
  a: Pick<Known, 'object' | 'domain'>,
  b: Pick<Known, 'object' | 'domain'>,
): Likeness | undefined {
  if (a.object !== undefined && b.object !== undefined) return a.object === b.object ? 'SAME_OBJECT' : undefined;
  const known = a.domain !== undefined && b.domain !== undefined;
  return !known || a.domain === b.domain ? 'SAME_DOMAIN' : undefined;
}

/** F04: earlier matters of the same guest about the same thing, open or not, of the last 30 days; the surest and newest first. */
export function suspected(
  of: Pick<Known, 'object' | 'domain'> & { readonly ticketNo?: Trace['ticketNo'] | undefined },
  traces: readonly Known[],
  now: Instant,
): Suspected[] {
  const since = addDays(now, -REPEAT_DAYS);
  const seen = new Set<string>();
  const found = traces.flatMap((trace) => {
    const like = likeness(of, trace);
    if (!like || trace.ticketNo === of.ticketNo || isBefore(trace.receivedAt, since) || seen.has(trace.ticketNo))
      return [];
    seen.add(trace.ticketNo);
    const { ticketNo, kind, receivedAt } = trace;
    return [{ ticketNo, kind, receivedAt, likeness: like }];
  });
  const order = (one: Suspected) => (one.likeness === 'SAME_OBJECT' ? 0 : 1);
  return found.sort((a, b) => order(a) - order(b) || (a.receivedAt < b.receivedAt ? 1 : -1)).slice(0, SHOWN);
}

/** Whether somebody is still to be warned by a mark on the matter: nobody wrote it down, and nobody has looked at it yet. */
export const mayBeMarked = ({ status, severity, owner, suspectedRepeatOf }: Ticket): boolean =>
  status === 'RECEIVED' && severity === undefined && owner === undefined && suspectedRepeatOf === undefined;

/** F04: the matter with the mark of what it may be once more. */
export const repeated = (ticket: Ticket, { ticketNo, likeness: like }: Suspected): Changed<Ticket> => ({
  head: { ...ticket, suspectedRepeatOf: ticketNo },
  event: { type: 'ticket.repeat-suspected', facts: { earlier: ticketNo, likeness: like } },
});

/** Whether a word on a topic that was answered means that the answer was not enough: the guest comes back within seven days. */
export const cameBack = (answeredAt: Instant, again: Instant): boolean =>
  isBefore(answeredAt, again) && isBefore(again, addMs(addDays(answeredAt, SETTLED_DAYS), 1));

const CAUSE_LENGTH = 64;

/** A cause as it is found again: two colleagues type one category in two widths, cases and spacings. */
export const causeOf = (domain: Domain, category: string): string =>
  `${domain} ${category.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()}`.slice(0, CAUSE_LENGTH);

/** What counts for a common cause: complaints, not what was asked or praised. */
export const hasCause = (kind: TicketKind): boolean => kind === 'COMPLAINT' || kind === 'EMERGENCY';

export type CauseStep =
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'JOIN'; readonly parent: CauseParent }
  | { readonly kind: 'OPEN'; readonly members: readonly CauseTrace[] };

/**
 * F07: what a complaint with a known cause asks for. It joins the parent case of its cause while that is open; else, where it is
 * one of three within any seven days that no earlier parent has counted, a parent case is opened for them all. Which of them was
 * assessed last does not matter: the others may have come in before it or after.
 *
 * @param traces complaints of this cause in the order in which they came in, this one among them
 */
export function causeStep(
  told: CauseTrace,
  traces: readonly CauseTrace[],
  parent: { readonly pointer: CauseParent; readonly open: boolean } | undefined,
): CauseStep {
  if (parent?.open) return { kind: 'JOIN', parent: parent.pointer };
  const counting = traces.filter(({ receivedAt }) => !parent || isBefore(parent.pointer.upTo, receivedAt));
  const weeks = counting.map(({ receivedAt: first }) => {
    const end = addDays(first, CAUSE_DAYS);
    return counting.filter(({ receivedAt }) => !isBefore(receivedAt, first) && isBefore(receivedAt, end));
  });
  const full = weeks.filter(
    (week) => week.length >= CAUSE_COUNT && week.some(({ ticketId }) => ticketId === told.ticketId),
  );
  const members = counting.filter((one) => full.some((week) => week.includes(one)));
  return members.length > 0 ? { kind: 'OPEN', members } : { kind: 'NOTHING' };
}
