import { earliest, type Instant, isBefore } from '../../kernel/time.ts';
import { type Clocks, PROMISED, periodOf, retimed, rungAt, type Timing } from '../clocks.ts';
import { started } from '../ladder/urgent-rules.ts';
import { type Clock, isOpen, type Ticket } from '../model.ts';
import { type ChangedTicket, rewatched } from '../rules.ts';
import type { ClockKind } from '../words.ts';
import { BROUGHT, higher } from './merging-rules.ts';

/**
 * F04, undo of a merge: what the duplicate brought to the matter that goes on, goes with it. What somebody has decided of that matter since
 * stays, and so does every date that its guest may have read, everybody who worked on it, and whoever is kept away.
 */

/** What the merge changed of the matter that goes on. */
export interface Joined {
  readonly before: Ticket;
  readonly after: Ticket;
  /** Types of what happened to it since. */
  readonly since: readonly string[];
  /** Others that were merged into it later and still are, as they stood before. */
  readonly still: readonly Ticket[];
}

const DECISIONS = ['ticket.assessed', 'ticket.reprioritised', 'ticket.converted'];

/** The field as it was before the merge, where nobody has changed it since. */
function undone<Field extends keyof Ticket>(now: Ticket, { before, after }: Joined, field: Field): Ticket[Field] {
  return JSON.stringify(now[field]) === JSON.stringify(after[field]) ? before[field] : now[field];
}

/** What is known of it without the duplicate: how urgent, how grave, how old. */
function judged(now: Ticket, joined: Joined): Ticket {
  const { still, since } = joined;
  const decided = since.some((type) => DECISIONS.includes(type));
  const { safety: _s, outside: _o, ...rest } = now;
  const own = decided
    ? now
    : {
        ...rest,
        priority: still.reduce((most, one) => higher(most, one.priority), undone(now, joined, 'priority')),
        ...((undone(now, joined, 'safety') || still.some((one) => one.safety)) && { safety: true }),
        ...((undone(now, joined, 'outside') || still.some((one) => one.outside)) && { outside: true }),
      };
  const receivedAt = earliest(undone(now, joined, 'receivedAt'), ...still.map((one) => one.receivedAt));
  return { ...own, receivedAt };
}

/** A clock with the end that it had; what it has reached by that end stays told. */
function endingAsBefore(kind: ClockKind, of: { was: Clock; is: Clock; ticket: Ticket }, now: Instant, timing: Timing) {
  const { was, is, ticket } = of;
  const reached = timing.rungs.filter(
    ({ percent }) => percent <= is.rung && !isBefore(now, rungAt(kind, was, percent, { ticket, timing })),
  );
  const rung = Math.max(was.rung, ...reached.map(({ percent }) => percent));
  return { ...was, rung, state: rung >= 100 ? ('BREACHED' as const) : ('RUNNING' as const) };
}

const sameEnd = (one: Clock, other: Clock | undefined) => one.from === other?.from && one.dueAt === other.dueAt;

/** The clocks without what the duplicate brought; the names of those that end with it. */
function clocksOf(ticket: Ticket, now: Clocks, joined: Joined, at: { now: Instant; timing: Timing }) {
  const { before, after, still } = joined;
  const gone: ClockKind[] = [];
  const entries = Object.entries(now).flatMap(([name, is]) => {
    const kind = name as ClockKind;
    const was = before.clocks[kind];
    const brought = BROUGHT.includes(kind) && !was && is.from === after.clocks[kind]?.from;
    const needed =
      still.some((one) => one.clocks[kind]) || (kind === 'CONTAINMENT' && periodOf(kind, ticket, at.timing));
    if (brought && !needed && is.state !== 'PAUSED') {
      gone.push(kind);
      return [];
    }
    const moved = was?.state === 'RUNNING' && sameEnd(is, after.clocks[kind]) && !sameEnd(is, was);
    if (!moved || is.state === 'PAUSED' || PROMISED.includes(kind) || still.length > 0) return [[kind, is] as const];
    return [[kind, endingAsBefore(kind, { was, is, ticket }, at.now, at.timing)] as const];
  });
  return { clocks: Object.fromEntries(entries) as Clocks, gone };
}

/** The legal period that it is judged by, where it was the duplicate's; one that stands still is left to whoever paused it. */
function withOwnLaw(ticket: Ticket, joined: Joined): Ticket {
  const { before, after, still } = joined;
  const taken = ticket.legal?.taken && after.legal?.taken && !before.legal?.taken && !ticket.legal.pausedAt;
  if (!taken || still.some((one) => one.legal)) return ticket;
  const { legal: _his, ...rest } = ticket;
  return { ...rest, ...(before.legal && { legal: before.legal }) };
}

/** The level that it stands at without the duplicate, and who was told at that; he is not asked for what he was not waited for meanwhile. */
function levelled(ticket: Ticket, joined: Joined, now: Instant): Ticket {
  const level = Math.max(undone(ticket, joined, 'level'), ...joined.still.map((one) => one.level));
  if (level >= ticket.level) return ticket;
  const { told: _higher, ...rest } = ticket;
  const { told } = joined.before;
  const stands = told && (told.ackBy === undefined || isBefore(now, told.ackBy));
  return { ...rest, level, ...(stands && { told }) };
}

/**
 * The matter that goes on, without the duplicate. Where it is over already, its end stands and the event alone tells of it.
 *
 * @param duplicate as it stood before it was merged
 * @param joined what the merge changed; undefined where that is not known any more
 */
export function takeBack(
  survivor: Ticket,
  of: { readonly duplicate: Ticket; readonly joined: Joined | undefined },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  const { duplicate, joined } = of;
  const type = 'ticket.merge-taken-back';
  if (!joined || !isOpen(survivor))
    return { head: survivor, event: { type, facts: { duplicate: duplicate.ticketNo } } };
  const own = levelled(withOwnLaw(judged(survivor, joined), joined), joined, now);
  const timed =
    own.priority === survivor.priority ? survivor.clocks : retimed(survivor.clocks, own, now, timing).clocks;
  const { clocks, gone } = clocksOf(own, unmovedBy(survivor.clocks, timed, joined), joined, { now, timing });
  const { agreedFen: _both, ...rest } = own;
  const agreedFen = (survivor.agreedFen ?? 0) - (duplicate.agreedFen ?? 0);
  const { head: after } = started({ ...rest, clocks, ...(agreedFen > 0 && { agreedFen }) }, timing);
  const { head, wakes } = rewatched(after, timing);
  const facts = {
    ...{ duplicate: duplicate.ticketNo, priority: head.priority, from: survivor.level, level: head.level },
    ...(gone.length > 0 && { ended: gone.map((kind) => `${kind}:CANCELLED`) }),
  };
  return { head, event: { type, facts, wakes } };
}

/** The clocks timed anew by the priority, but for those that stand as the merge left them: these get back the ends that they had. */
function unmovedBy(standing: Clocks, timed: Clocks, { after }: Joined): Clocks {
  const entries = Object.entries(timed).map(([name, clock]) => {
    const is = standing[name as ClockKind];
    return [name, is && sameEnd(is, after.clocks[name as ClockKind]) ? is : clock] as const;
  });
  return Object.fromEntries(entries);
}
