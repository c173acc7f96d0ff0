import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Clocks, cancelClocks, endClocks, startClocks, type Timing } from '../clocks.ts';
import { coHandlersNotDone } from '../co-handling/errors.ts';
import { givenBeyondAgreed } from '../compensation/errors.ts';
import { notTheHandler } from '../errors.ts';
import { looksAfterClosing, looksForFollowUp } from '../ladder/escalation-rules.ts';
import { withContainment } from '../ladder/urgent-rules.ts';
import { moves, type Ticket, type WorkOrder, workOrderMoves } from '../model.ts';
import { type ChangedTicket, laddered } from '../rules.ts';
import type { ClockKind, EndedAs } from '../words.ts';
import { apart, unsupervised } from './ending-rules.ts';

export interface Resolution {
  readonly result: string;
  readonly cause: string;
  /** The root cause by its code, for figures. */
  readonly causeCode?: string | undefined;
  readonly evidence: string;
  /** What the guest was given, beside what he asked for. */
  readonly remedyGiven?: string | undefined;
  /** The money in it, in fen. */
  readonly givenFen?: number | undefined;
  readonly complainantToldAt: Instant;
  readonly staffNo: string;
}

/** Domain 4.0, authority: money reaches a guest by what he was offered within it, and in no other way. Errors: `ticket.givenBeyondAgreed`. */
function mustBeAgreed({ agreedFen = 0 }: Ticket, givenFen = 0): void {
  if (givenFen > agreedFen) throw givenBeyondAgreed(agreedFen);
}

/** F04: resolved by the handler, with result, cause, evidence, and the complainant told. */
export function resolve(ticket: Ticket, done: Resolution, now: Instant, timing: Timing): ChangedTicket {
  const { told: _answered, handOver: _offered, silent: _left, ...open } = ticket;
  const moved = unsupervised(move(open as Ticket, 'resolve', moves));
  const order = moved.workOrder as WorkOrder;
  if (order.assignee !== done.staffNo) throw notTheHandler();
  if (moved.coHandlers) throw coHandlersNotDone(moved.coHandlers);
  mustBeAgreed(moved, done.givenFen);
  const { status } = move({ ...order, version: ticket.version }, 'submit', workOrderMoves);
  const met = endClocks(moved.clocks, ['FIRST_CONTACT', 'FIRST_ANSWER', 'RESOLVE', 'PROGRESS'], now);
  const { clocks, ended: dropped } = cancelClocks(met.clocks, ['SITUATION'], now);
  const ended = [...met.ended, ...dropped];
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
  const { result, cause, evidence, remedyGiven, givenFen, causeCode, complainantToldAt } = done;
  const texts = { result, cause, evidence, ...(remedyGiven !== undefined && { remedyGiven }) };
  const known = { ...(causeCode !== undefined && { causeCode }), ...(givenFen !== undefined && { givenFen }) };
  const facts = { ended, complainantToldAt, ...known };
  return {
    head,
    event: { type: 'ticket.resolved', facts, texts },
  };
}

/** Clocks of the whole matter: they end when it is closed and go on from their beginning when it is taken up again. */
const WHOLE: readonly ClockKind[] = ['TOTAL_RESOLVE', 'LEGAL'];

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
  const { left, own } = apart(followed.clocks);
  const rest = cancelClocks(own, Object.keys(own) as ClockKind[], at.now);
  const ended = [...met.ended, ...followed.ended, ...rest.ended];
  // Looked at once more: the event by which the rest is done may be lost.
  const watchAt = looksAfterClosing(moved, outcome, at.now);
  return {
    head: {
      ...{ ...moved, clocks: left, stopped: only(moved.clocks, WHOLE), closedAt: at.now, endedAs },
      ...(watchAt && { watchAt }),
    },
    event: { type: 'ticket.closed', facts: { outcome, endedAs, ended, ...(moved.binds && { binds: true }) } },
  };
}

const LEVEL_AT_REOPEN = [2, 3, 4] as const; // F07: reopened 1, 2, 3 times → L2, L3, L4

/** F10, F07: not solved, or rated 2 or less: taken up again, one level higher each time; the total clock goes on. */
export function reopen(ticket: Ticket, reason: string, now: Instant, timing: Timing): ChangedTicket {
  const { closedAt: _over, endedAs: _how, spokeAt: _said, stopped = {}, ...back } = move(ticket, 'reopen', moves);
  // It begins anew: its danger is not known to be over, and nobody has agreed to what it will end with.
  const { contained: _before, binds: _earlier, ...moved } = back;
  const reopened = moved.reopened + 1;
  const level = Math.max(moved.level, LEVEL_AT_REOPEN[Math.min(reopened, 3) - 1] ?? 4);
  const { clocks: rest, ended } = endClocks(moved.clocks, ['FOLLOW_UP'], now);
  // The total resolution goes on from the receipt, whatever happened in between (domain 4.0: two resolution clocks), and so do the
  // law's; what was told of them is not told again. An authority that was not answered has waited all the time.
  const anew: Ticket = { ...moved, reopened, level, passedOver: [], clocks: { ...stopped, ...rest } };
  const started = startClocks(['FIRST_CONTACT', 'DISPATCH', 'RESOLVE'], anew, now, timing);
  const after = withContainment({ ...anew, clocks: { ...anew.clocks, ...started } }, now, timing);
  const { head, wakes } = laddered(after, after.generation + 1, timing);
  const facts = { reason, reopened, level, calls: level, ended };
  return { head, event: { type: 'ticket.reopened', facts, wakes } };
}
