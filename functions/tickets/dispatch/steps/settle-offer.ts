import type { SystemActor } from '../../../kernel/actor.ts';
import { isAppError } from '../../../kernel/errors.ts';
import { ticketIdOfWorkOrder, ticketNoOf, WorkOrderId } from '../../../kernel/ids.ts';
import { type Instant, isBefore } from '../../../kernel/time.ts';
import { done, type WorkflowMemory, wakeAgain } from '../../../kernel/workflow.ts';
import { runtime } from '../../../platform/runtime.ts';
import { stepHandler } from '../../../platform/step.ts';
import { keeping } from '../../co-handling/actions/change-parts.ts';
import { coTimeOut } from '../../co-handling/co-rules.ts';
import type { TicketDeps } from '../../deps.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import type { Ticket } from '../../model.ts';
import { ticketDeps } from '../../wiring.ts';
import { takerByRule } from '../actions/dispatch-ticket.ts';
import { offerLapsed, settleLapsedOffer } from '../offer-rules.ts';

/** Keeps the outcome of a lapsed offer; false when somebody was quicker, whose state then stands. */
export async function settleIfLapsed(
  ticket: Ticket,
  at: { now: Instant; correlationId: string; deps: TicketDeps },
): Promise<boolean> {
  const { now, correlationId, deps } = at;
  if (!offerLapsed(ticket, now)) return false;
  const { site } = ticket;
  const timing = await deps.timing(site, ticket);
  const passedOver = [...ticket.passedOver, ticket.workOrder?.assignee ?? ''];
  const next = await takerByRule(deps, { ...ticket, passedOver }, { site, unitId: ticket.workOrder?.unitId, now });
  const actor: SystemActor = { kind: 'system', site, name: 'complaint-dispatch' };
  try {
    const settled = settleLapsedOffer(ticket, next, now, timing);
    const changed = await withHolder(ticket, settled, { holderOf: deps.holderOf, now, timing });
    await deps.tickets.save(ticket, changed, { actor, now, correlationId });
    return true;
  } catch (error) {
    if (isAppError(error) && error.kind === 'stale') return false;
    throw error;
  }
}

/** A part that nobody took over in time: its lead is told. Who was quicker wins here, too. */
async function settlePart(
  ticket: Ticket,
  memory: WorkflowMemory,
  at: { now: Instant; deps: TicketDeps },
): Promise<WorkflowMemory> {
  const { now, deps } = at;
  const orders = await deps.tickets.coOrders(ticket.site, ticket.ticketNo);
  const part = orders.find(({ id }) => id === memory.id);
  if (part?.status !== 'OFFERED') return done(memory);
  if (isBefore(now, part.takeOverBy)) return wakeAgain(memory, part.takeOverBy);
  const timing = await deps.timing(ticket.site, ticket);
  const { also, ...changed } = await keeping(deps, orders, coTimeOut(ticket, orders, part.id, { now, timing }));
  const actor: SystemActor = { kind: 'system', site: ticket.site, name: 'complaint-dispatch' };
  try {
    await deps.tickets.save(ticket, changed, { actor, now, correlationId: memory.correlationId }, also);
  } catch (error) {
    if (!isAppError(error) || error.kind !== 'stale') throw error;
    return wakeAgain(memory, now);
  }
  return done(memory);
}

/**
 * Task "Settle the offer". 1. Re-read the row. 2. An older generation ends quietly. 3. A lapsed offer goes to the next
 * person (whose own execution the event starts) or back to the group leader. 4. An offer that still runs is waited for.
 */
export async function settleOffer(
  memory: WorkflowMemory,
  at: { now: Instant; deps: TicketDeps },
): Promise<WorkflowMemory> {
  const id = WorkOrderId.parse(memory.id);
  const ticket = await at.deps.tickets.find(memory.site, ticketNoOf(ticketIdOfWorkOrder(id)));
  const order = ticket?.workOrder;
  if (ticket?.coHandlers && order?.id !== id) return settlePart(ticket, memory, at);
  if (!ticket || order?.id !== id || order.generation !== memory.generation || order.status !== 'OFFERED')
    return done(memory);
  if (!offerLapsed(ticket, at.now)) return wakeAgain(memory, order.takeOverBy);
  await settleIfLapsed(ticket, { ...at, correlationId: memory.correlationId });
  return done(memory);
}

export const handler = stepHandler('settle-offer', settleOffer, () => ticketDeps(runtime()));
