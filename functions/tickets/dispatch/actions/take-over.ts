import type { StaffActor } from '../../../kernel/actor.ts';
import { ticketIdOfWorkOrder } from '../../../kernel/ids.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { returnWorkOrder, takeOverWorkOrder } from '../contract.ts';
import { giveBack, takeOver } from '../offer-rules.ts';

/** Taken over by the person it is offered to; of two who try, one wins. */
export const takeOverIt = action(takeOverWorkOrder, (call) => {
  const { workOrderId } = call.input.params;
  const { staffNo } = call.actor as StaffActor;
  return changeTicket(
    call,
    { id: ticketIdOfWorkOrder(workOrderId), capability: 'workOrder.takeOver' },
    (ticket, timing) => takeOver(ticket, { workOrderId, staffNo }, call.now, timing),
  );
});

/** Given back with a reason by the person it is offered to. */
export const returnIt = action(returnWorkOrder, (call) => {
  const { workOrderId } = call.input.params;
  const { staffNo } = call.actor as StaffActor;
  const { reason } = call.input.body;
  return changeTicket(
    call,
    { id: ticketIdOfWorkOrder(workOrderId), capability: 'workOrder.return' },
    (ticket, timing) => {
      const back = giveBack(ticket, { workOrderId, staffNo, reason, now: call.now, timing });
      return withHolder(ticket, back, { holderOf: call.deps.holderOf, now: call.now, timing });
    },
  );
});
