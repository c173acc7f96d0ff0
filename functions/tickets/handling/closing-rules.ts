import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Clocks, cancelClocks, endClocks, startClocks, type Timing } from '../clocks.ts';
import { coHandlersNotDone } from '../co-handling/errors.ts';
import { notTheHandler } from '../errors.ts';
import { looksAfterClosing, looksForFollowUp } from '../ladder/escalation-rules.ts';
import { moves, type Ticket, type WorkOrder, workOrderMoves } from '../model.ts';
import { type ChangedTicket, laddered } from '../rules.ts';
import type { ClockKind, EndedAs } from '../words.ts';
import { unsupervised } from './ending-rules.ts';

export interface Resolution {
  readonly result: string;
  readonly cause: string;
  /** The root cause by its code, for figures. */
  readonly causeCode?: string | undefined;
  readonly evidence: string;
  /** What the guest was given, beside what he asked for. */
  readonly remedyGiven?: string | undefined;
  readonly complainantToldAt: Instant;
  readonly staffNo: string;
}

/** F04: resolved by the handler, with result, cause, evidence, and the complainant told. */
export function resolve(ticket: Ticket, done: Resolution, now: Instant, timing: Timing): ChangedTicket {
  const { told: _answered, handOver: _offered, silent: _left, ...open } = ticket;
  const moved = unsupervised(move(open as Ticket, 'resolve', moves));
  const order = moved.workOrder as WorkOrder;
  if (order.assignee !== done.staffNo) throw notTheHandler();
  if (moved.coHandlers) throw coHandlersNotDone(moved.coHandlers);
  const { status } = move({ ...order, version: ticket.version }, 'submit', workOrderMoves);
  const { clocks, ended } = endClocks(moved.clocks, ['FIRST_CONTACT', 'FIRST_ANSWER', 'RESOLVE', 'PROGRESS'], now);
  const followUp = startClocks(['FOLLOW_UP'], moved, now, timing);
  // Where the ladder has come to its end nobody looks any more, and a lost event would leave the guest without his call.
  const watchAt = moved.watchAt ?? looksForFollowUp(moved, now);
  const head = {
    ...moved,
    resolvedAt: now,
    ...(watchAt && { watchAt }),
    workOrder: { ...order, status },
    clocks: { ...clocks, ...followUp },
  };
  const { result, cause, evidence, remedyGiven, causeCode, complainantToldAt } = done;
  const texts = { result, cause, evidence, ...(remedyGiven !== undefined && { remedyGiven }) };
  const facts = { ended, complainantToldAt, ...(causeCode !== undefined && { causeCode }) };
  return {
    head,
    event: { type: 'ticket.resolved', facts, texts },
  };
}

/** Clocks of the whole matter: they end when it is closed and go on from their beginning when it is taken up again. */
const WHOLE: readonly ClockKind[] = ['TOTAL_RESOLVE', 'LEGAL', 'EXTERNAL'];

const only = (clocks: Clocks, kinds: readonly ClockKind[]): Clocks =>
  Object.fromEntries(Object.entries(clocks).filter(([kind]) => kinds.includes(kind as ClockKind)));

/**
 * F09, F10: closed by the follow-up side, with how it ended (satisfied, unreached, refused). The solution is judged by when the
 * department finished, the follow-up by when the guest was first called, if ever.
 */
export function close(
  ticket: Ticket,
  { outcome, endedAs }: { readonly outcome: string; readonly endedAs: EndedAs },
  at: { now: Instant; calledAt?: Instant | undefined },
): ChangedTicket {
  const moved = move(ticket, 'close', moves);
  const met = endClocks(moved.clocks, WHOLE, moved.resolvedAt ?? moved.receivedAt);
  const followed = endClocks(met.clocks, ['FOLLOW_UP'], at.calledAt ?? at.now);
  const rest = cancelClocks(followed.clocks, Object.keys(followed.clocks) as ClockKind[], at.now);
  const ended = [...met.ended, ...followed.ended, ...rest.ended];
  // Looked at once more: the event by which the rest is done may be lost.
  const watchAt = looksAfterClosing(moved, outcome, at.now);
  return {
    head: {
      ...{ ...moved, clocks: {}, stopped: only(moved.clocks, WHOLE), closedAt: at.now, endedAs },
      ...(watchAt && { watchAt }),
    },
    event: { type: 'ticket.closed', facts: { outcome, endedAs, ended, ...(moved.binds && { binds: true }) } },
  };
}

const LEVEL_AT_REOPEN = [2, 3, 4] as const; // F07: reopened 1, 2, 3 times → L2, L3, L4

/** F10, F07: not solved, or rated 2 or less: taken up again, one level higher each time; the total clock goes on. */
export function reopen(ticket: Ticket, reason: string, now: Instant, timing: Timing): ChangedTicket {
  const { closedAt: _over, endedAs: _how, spokeAt: _said, stopped = {}, ...moved } = move(ticket, 'reopen', moves);
  const reopened = moved.reopened + 1;
  const level = Math.max(moved.level, LEVEL_AT_REOPEN[Math.min(reopened, 3) - 1] ?? 4);
  const { clocks: rest, ended } = endClocks(moved.clocks, ['FOLLOW_UP'], now);
  // The total resolution goes on from the receipt, whatever happened in between (domain 4.0: two resolution clocks), and so do the
  // law's and the authority's; what was told of them is not told again.
  const anew: Ticket = { ...moved, reopened, level, passedOver: [], clocks: { ...stopped, ...rest } };
  const started = startClocks(['FIRST_CONTACT', 'DISPATCH', 'RESOLVE'], anew, now, timing);
  const after = { ...anew, clocks: { ...anew.clocks, ...started } };
  const { head, wakes } = laddered(after, after.generation + 1, timing);
  const facts = { reason, reopened, level, calls: level, ended };
  return { head, event: { type: 'ticket.reopened', facts, wakes } };
}
