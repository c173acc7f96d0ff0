import { move } from '../../kernel/moves.ts';
import { addDays, earliest, type Instant, isBefore } from '../../kernel/time.ts';
import type { Wake } from '../../kernel/workflow.ts';
import { type Clocks, retimed, type Timing, within } from '../clocks.ts';
import { withOrders } from '../co-handling/co-rules.ts';
import type { CoOrder } from '../co-handling/model.ts';
import { liesWith, withHandler } from '../dispatch/offer-rules.ts';
import { mayNotHandle } from '../errors.ts';
import { keptAway } from '../guard/kept-away.ts';
import { settled } from '../handling/ending-rules.ts';
import { started, withContainment } from '../ladder/urgent-rules.ts';
import { isOpen, moves, type Ticket } from '../model.ts';
import { type ChangedTicket, filed, laddered, rewatched } from '../rules.ts';
import type { ClockKind, Priority } from '../words.ts';
import { intoItself, intoNotOpen, mergeTooOld, notMerged } from './errors.ts';

/** F04, duplicates: one matter told twice becomes one ticket; what was promised earlier or is more urgent stays promised. */

export interface Merged {
  /** The duplicate, which goes on in the other. */
  readonly duplicate: ChangedTicket;
  readonly survivor: ChangedTicket;
}

export const higher = (a: Priority, b: Priority): Priority => (a < b ? a : b);

/** What a matter brings along that another does not have by itself: an authority's date, a law's, a danger that is not over. */
export const BROUGHT: readonly ClockKind[] = ['EXTERNAL', 'LEGAL', 'CONTAINMENT'];

/** Of every clock that the survivor has running, the earlier end of the two; and what the duplicate brings along. */
function earlierEnds(survivor: Clocks, duplicate: Clocks): Clocks {
  const kept = Object.entries(survivor).map(([kind, clock]) => {
    const other = duplicate[kind as ClockKind];
    const sooner =
      other && isBefore(other.dueAt, clock.dueAt) ? { ...clock, from: other.from, dueAt: other.dueAt } : clock;
    return [kind, sooner] as const;
  });
  const brought = Object.entries(duplicate).filter(([kind]) => BROUGHT.includes(kind as ClockKind));
  return { ...Object.fromEntries(brought), ...Object.fromEntries(kept) };
}

/** The legal period whose clock the survivor has now: the duplicate's where that one ends first. */
function legalOf(into: Ticket, duplicate: Ticket): Ticket['legal'] {
  const [own, other] = [into.clocks.LEGAL, duplicate.clocks.LEGAL];
  if (!other || !duplicate.legal || (own && !isBefore(other.dueAt, own.dueAt))) return into.legal;
  return { ...duplicate.legal, taken: true };
}

/** The end of the solution, as early as the authority's date that came along asks for. */
function withTarget(clocks: Clocks, of: Ticket, timing: Timing): Clocks {
  const entries = Object.entries(clocks).map(([name, clock]) => {
    const kind = name as ClockKind;
    return [kind, { ...clock, dueAt: within(kind, clock.dueAt, { of, from: clock.from, timing }) }] as const;
  });
  return Object.fromEntries(entries);
}

/** What is about somebody of the house stays guarded, and whom it is about is kept away from what goes on. Errors: `ticket.mayNotHandle`. */
function guardedToo(into: Ticket, duplicate: Ticket): Ticket {
  const away = duplicate.recused ?? [];
  const holder = away.find((staffNo) => liesWith(into, staffNo) || into.coHandlers?.includes(staffNo));
  if (holder !== undefined) throw mayNotHandle(holder);
  const about = into.about ?? duplicate.about ?? (duplicate.kind === 'MISCONDUCT' ? 'NAMED' : undefined);
  return { ...keptAway(into, away), ...(about && { about }) };
}

/**
 * Merges an open matter into another open one: earliest ends, highest priority and everybody who worked on either survive.
 * Errors: `ticket.intoItself`, `ticket.intoNotOpen`, `state.notAllowed`.
 */
export function merge(duplicate: Ticket, into: Ticket, now: Instant, timing: Timing): Merged {
  if (duplicate.id === into.id) throw intoItself();
  if (!isOpen(into)) throw intoNotOpen(into.status);
  // An authority that waits for an answer waits for that of the matter which goes on.
  const gone = { ...settled(move(duplicate, 'merge', moves), 'MERGED'), clocks: {} };
  const priority = higher(duplicate.priority, into.priority);
  const timed =
    priority === into.priority ? into.clocks : retimed(into.clocks, { ...into, priority }, now, timing).clocks;
  const safety = duplicate.safety || into.safety;
  const outside = duplicate.outside || into.outside;
  const legal = legalOf(into, duplicate);
  const clocks = earlierEnds(timed, duplicate.clocks);
  const joined = guardedToo(into, duplicate);
  // What was agreed in either is given in one case, and counts against its limit (domain 4.0).
  const agreedFen = (into.agreedFen ?? 0) + (duplicate.agreedFen ?? 0);
  const both: Ticket = {
    ...{ ...joined, priority, clocks, level: Math.max(into.level, duplicate.level) },
    handlers: duplicate.handlers.reduce(withHandler, into.handlers),
    receivedAt: earliest(into.receivedAt, duplicate.receivedAt),
    ...(safety && { safety }),
    ...(outside && { outside }),
    ...(legal && { legal }),
    ...(agreedFen > 0 && { agreedFen }),
  };
  const capped = { ...both, clocks: withTarget(clocks, both, timing) };
  const { head: after, facts: copies } = started(withContainment(capped, now, timing), timing);
  const { head, wakes } = rewatched(after, timing);
  const rise = head.level > into.level ? { from: into.level, level: head.level, ...copies } : {};
  return {
    duplicate: {
      head: { ...gone, mergedInto: into.ticketNo },
      event: { type: 'ticket.merged', facts: { into: into.ticketNo } },
    },
    survivor: {
      head,
      event: { type: 'ticket.merged-in', facts: { duplicate: duplicate.ticketNo, priority, ...rise }, wakes },
    },
  };
}

const UNDO_DAYS = 30;

/**
 * Takes a merge back within 30 days: the duplicate goes on as it stood, its clocks with the ends that they had. What others did for it
 * beside its lead was ended by the merge: they are named, and the lead asks anew. What it brought to the other is `taken-back-rules.ts`.
 *
 * @param standing the duplicate now · @param before as it stood before it was merged, and when that was · @param at.parts its orders now
 */
export function undoMerge(
  standing: Ticket,
  before: { readonly head: Ticket; readonly mergedAt: Instant } | undefined,
  at: { readonly now: Instant; readonly timing: Timing; readonly parts: readonly CoOrder[] },
): ChangedTicket {
  const { now, timing, parts } = at;
  if (standing.status !== 'MERGED' || !before) throw notMerged(standing.status);
  if (!isBefore(now, addDays(before.mergedAt, UNDO_DAYS))) throw mergeTooOld(UNDO_DAYS);
  const { head: earlier } = before;
  const { ladderAt: _lost, watchAt: _gone, ...restored } = earlier;
  const order = earlier.workOrder && { ...earlier.workOrder, generation: earlier.workOrder.generation + 1 };
  const again: Ticket = { ...restored, version: standing.version, ...(order && { workOrder: order }) };
  const { head: anew } = withOrders(again, parts, now);
  const lost = (earlier.coHandlers ?? []).filter((staffNo) => !anew.coHandlers?.includes(staffNo));
  const { head, wakes } = laddered(anew, standing.generation + 1, timing);
  const offered: Wake[] =
    order?.status === 'OFFERED'
      ? [{ machine: 'complaint-dispatch', id: order.id, generation: order.generation, wakeAt: order.takeOverBy }]
      : [];
  const facts = { from: standing.mergedInto ?? '', ...(lost.length > 0 && { partsEnded: lost }) };
  return { head: filed(head, timing), event: { type: 'ticket.merge-undone', facts, wakes: [...wakes, ...offered] } };
}
