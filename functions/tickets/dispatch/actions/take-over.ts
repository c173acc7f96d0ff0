import type { StaffActor } from '../../../kernel/actor.ts';
import { ticketIdOfWorkOrder } from '../../../kernel/ids.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { keeping } from '../../co-handling/actions/change-parts.ts';
import { coReturn, coTakeOver } from '../../co-handling/co-rules.ts';
import { action } from '../../deps.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { returnWorkOrder, takeOverWorkOrder } from '../contract.ts';
import { giveBack, takeOver } from '../offer-rules.ts';

/** Taken over by the person it is offered to, the whole of it or a part; of two who try, one wins. */
export const takeOverIt = action(takeOverWorkOrder, (call) => {
  const { workOrderId } = call.input.params;
  const { staffNo } = call.actor as StaffActor;
  const { deps, now } = call;
  const of = { id: ticketIdOfWorkOrder(workOrderId), capability: 'workOrder.takeOver' };
  return changeTicket(call, of, async (ticket, timing) => {
    if (ticket.workOrder?.id === workOrderId || !ticket.coHandlers)
      return takeOver(ticket, { workOrderId, staffNo }, now, timing);
    const orders = await deps.tickets.coOrders(ticket.site, ticket.ticketNo);
    return keeping(deps, orders, coTakeOver(ticket, orders, workOrderId, { by: staffNo, now, timing }));
  });
});

/** Given back with a reason by the person it is offered to. */
export const returnIt = action(returnWorkOrder, (call) => {
  const { workOrderId } = call.input.params;
  const { staffNo } = call.actor as StaffActor;
  const { reason, disputed } = call.input.body;
  const { deps, now } = call;
  const of = { id: ticketIdOfWorkOrder(workOrderId), capability: 'workOrder.return' };
  return changeTicket(call, of, async (ticket, timing) => {
    if (ticket.workOrder?.id === workOrderId || !ticket.coHandlers) {
      const back = giveBack(ticket, { workOrderId, staffNo, reason, disputed, now, timing });
      return withHolder(ticket, back, { holderOf: deps.holderOf, now, timing });
    }
    const orders = await deps.tickets.coOrders(ticket.site, ticket.ticketNo);
    const back = coReturn(ticket, orders, { id: workOrderId, reason }, { by: staffNo, now, timing });
    return keeping(deps, orders, back);
  });
});
