import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { endClocks, startClocks, type Timing } from '../clocks.ts';
import { coHandlersNotDone } from '../co-handling/errors.ts';
import { notTheHandler } from '../errors.ts';
import { looksForFollowUp } from '../ladder/escalation-rules.ts';
import { moves, type Ticket, type WorkOrder, workOrderMoves } from '../model.ts';
import { type ChangedTicket, laddered } from '../rules.ts';
import { unsupervised } from './ending-rules.ts';

/** F04: resolved by the handler, with result, cause, evidence, and the complainant told. */
export function resolve(
  ticket: Ticket,
  done: { result: string; cause: string; evidence: string; complainantToldAt: Instant; staffNo: string },
  now: Instant,
  timing: Timing,
): ChangedTicket {
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
  const texts = { result: done.result, cause: done.cause, evidence: done.evidence };
  return {
    head,
    event: { type: 'ticket.resolved', facts: { ended, complainantToldAt: done.complainantToldAt }, texts },
  };
}

/** F09, F10: closed by the follow-up side, with how it ended (satisfied, unreached, refused). */
export function close(ticket: Ticket, outcome: string, now: Instant): ChangedTicket {
  const moved = move(ticket, 'close', moves);
  const met = endClocks(moved.clocks, ['TOTAL_RESOLVE', 'LEGAL', 'EXTERNAL'], moved.resolvedAt ?? moved.receivedAt);
  const rest = cancelClocksOf(met.clocks);
  return {
    head: { ...moved, clocks: {}, closedAt: now },
    event: { type: 'ticket.closed', facts: { outcome, ended: [...met.ended, ...rest] } },
  };
}

const cancelClocksOf = (clocks: Ticket['clocks']) =>
  Object.keys(clocks).map((kind) => `${kind}:${kind === 'FOLLOW_UP' ? 'MET' : 'CANCELLED'}`);

const LEVEL_AT_REOPEN = [2, 3, 4] as const; // F07: reopened 1, 2, 3 times → L2, L3, L4

/** F10, F07: not solved, or rated 2 or less: taken up again, one level higher each time; the total clock goes on. */
export function reopen(ticket: Ticket, reason: string, now: Instant, timing: Timing): ChangedTicket {
  const { closedAt: _over, spokeAt: _said, ...moved } = move(ticket, 'reopen', moves);
  const reopened = moved.reopened + 1;
  const level = Math.max(moved.level, LEVEL_AT_REOPEN[Math.min(reopened, 3) - 1] ?? 4);
  // The total resolution goes on from the receipt, whatever happened in between (domain 4.0: two resolution clocks).
  const { clocks: rest, ended } = endClocks(moved.clocks, ['FOLLOW_UP'], now);
  const started = startClocks(['DISPATCH', 'RESOLVE'], moved, now, timing);
  const after: Ticket = { ...moved, reopened, level, passedOver: [], clocks: { ...rest, ...started } };
  const { head, wakes } = laddered(after, after.generation + 1, timing);
  return { head, event: { type: 'ticket.reopened', facts: { reason, reopened, level, ended }, wakes } };
}
