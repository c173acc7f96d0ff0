import { move } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { endClocks, startClocks, type Timing } from '../clocks.ts';
import type { CoOrder } from '../co-handling/model.ts';
import { moves, type Ticket, workOrderMoves } from '../model.ts';
import { type ChangedTicket, filed } from '../rules.ts';
import { leftStanding } from '../standing.ts';
import type { Priority } from '../words.ts';

/** F05, shift end: what cannot wait for somebody's next shift does not wait for him. */

/** What becomes of a matter that lies with somebody whose shift is over. */
export type AtShiftEnd = 'HAND_ON' | 'BACK' | 'STAYS';

/**
 * What waits for the guest waits with him. P1 and P2 else are never left with somebody who has gone: he hands them over, and what he
 * did not is handed on. Of the others, what
 * falls due before his next shift goes back to be given to another; the rest waits for him.
 *
 * @param nextShiftAt when he comes back; undefined where nobody knows
 */
export function atShiftEnd(ticket: Ticket, nextShiftAt: Instant | undefined): AtShiftEnd {
  const { workOrder, handOver, priority, clocks, status } = ticket;
  // Offered to him, or on its way to another: both have clocks of their own.
  if (workOrder?.status !== 'TAKEN_OVER' || handOver) return 'STAYS';
  // It is the guest's turn, and nobody else could do anything; once he has answered, the next look finds it here.
  if (status === 'WAITING_CUSTOMER' || status === 'PROPOSED') return 'STAYS';
  if (priority === 'P1' || priority === 'P2') return 'HAND_ON';
  const due = Object.values(clocks).some(
    ({ state, dueAt }) => state === 'RUNNING' && (nextShiftAt === undefined || isBefore(dueAt, nextShiftAt)),
  );
  return due ? 'BACK' : 'STAYS';
}

/**
 * The same of a part that he does beside the lead: of what is urgent, or due before he comes back, it goes back to the lead, who asks
 * somebody else. What is only offered lapses by itself, and what was submitted waits for the lead.
 */
export function isPartLeft(part: CoOrder, priority: Priority, nextShiftAt: Instant | undefined): boolean {
  if (part.status !== 'TAKEN_OVER') return false;
  if (priority === 'P1' || priority === 'P2') return true;
  return nextShiftAt === undefined || isBefore(part.dueAt, nextShiftAt);
}

/** Back among what waits to be dispatched; whose shift is over may be asked again tomorrow. */
export function backInPool(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket {
  const order = ticket.workOrder as NonNullable<Ticket['workOrder']>;
  const { handOver: _none, owner: _gone, ...moved } = move(leftStanding(ticket), 'release', moves);
  const { status } = move({ ...order, version: ticket.version }, 'cancel', workOrderMoves);
  const { clocks, ended } = endClocks(moved.clocks, ['TAKE_OVER'], now);
  const head = {
    ...moved,
    passedOver: [],
    clocks: { ...clocks, ...startClocks(['DISPATCH'], moved, now, timing) },
    workOrder: { ...order, status },
  };
  const facts = { workOrderId: order.id, left: order.assignee, ended };
  return { head: filed(head, timing), event: { type: 'work-order.back-in-pool', facts } };
}
