import type { StaffActor } from '../../../kernel/actor.ts';
import { ticketIdOfWorkOrder, ticketNoOf, type WorkOrderId } from '../../../kernel/ids.ts';
import { type ChangeCall, changeTicket } from '../../actions/change-ticket.ts';
import type { Timing } from '../../clocks.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { mustHandle } from '../../desk/scope.ts';
import { chosenTaker, mayEntrust } from '../../dispatch/actions/dispatch-ticket.ts';
import * as handing from '../../dispatch/hand-over-rules.ts';
import { mayNotHandle, nobodyToOffer } from '../../errors.ts';
import type { Ticket } from '../../model.ts';
import * as rules from '../co-rules.ts';
import * as contract from '../contract.ts';
import type { CoOrder } from '../model.ts';

/** What lead and co-handlers do with the parts of a matter. */

/** The decision as the ticket's transaction takes it: head, event, and the order beside it. */
export async function keeping(deps: TicketDeps, orders: readonly CoOrder[], changed: rules.ChangedCo) {
  const before = orders.find(({ id }) => id === changed.order.id);
  return { ...changed.ticket, also: [await deps.tickets.coWrite(changed.order, before)] };
}

/** 1. Who is asked: the person named, or the unit's next by rule, not the lead himself. 2. His order, with a time of its own. */
export const inviteIt = action(contract.inviteCoHandler, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.coHandle' }, async (ticket, timing) => {
    if ((call.actor as StaffActor).capabilities['ticket.coHandle'] === 'own') mustHandle(call.actor, ticket);
    const { note, ...wanted } = call.input.body;
    const busy = [ticket.workOrder?.assignee ?? '', ...(ticket.coHandlers ?? [])];
    const others = { ...ticket, passedOver: [...ticket.passedOver, ...busy] };
    const taker = await chosenTaker(call.deps, others, { ...wanted, now: call.now, by: call.actor as StaffActor });
    if (!taker) throw nobodyToOffer();
    const orders = await call.deps.tickets.coOrders(ticket.site, ticket.ticketNo);
    return keeping(call.deps, orders, rules.invite(ticket, orders, { ...taker, note }, { now: call.now, timing }));
  }),
);

type OrderCall = ChangeCall & { readonly input: { readonly params: { readonly workOrderId: WorkOrderId } } };
interface Asked {
  readonly id: WorkOrderId;
  readonly by: string;
  readonly now: ChangeCall['now'];
  readonly timing: Timing;
}

/** A verb on one part: the ticket and all its parts are read, one changes, and the ticket's event tells of it. */
const onPart = (
  call: OrderCall,
  decide: (ticket: Ticket, orders: readonly CoOrder[], of: Asked) => rules.ChangedCo,
) => {
  const { workOrderId: id } = call.input.params;
  const { staffNo: by } = call.actor as StaffActor;
  const of = { id: ticketIdOfWorkOrder(id), capability: 'workOrder.takeOver' };
  return changeTicket(call, of, async (ticket, timing) => {
    const orders = await call.deps.tickets.coOrders(ticket.site, ticketNoOf(of.id));
    return keeping(call.deps, orders, decide(ticket, orders, { id, by, now: call.now, timing }));
  });
};

export const submitIt = action(contract.submitWorkOrder, (call) =>
  onPart(call, (ticket, orders, of) => rules.submit(ticket, orders, { id: of.id, ...call.input.body }, of)),
);

export const acceptPartIt = action(contract.acceptWorkOrder, (call) =>
  onPart(call, (ticket, orders, of) => rules.acceptPart(ticket, orders, of.id, of)),
);

export const sendBackIt = action(contract.sendBackWorkOrder, (call) =>
  onPart(call, (ticket, orders, of) => rules.sendBack(ticket, orders, { id: of.id, ...call.input.body }, of)),
);

export const cancelPartIt = action(contract.cancelWorkOrder, (call) =>
  onPart(call, (ticket, orders, of) => rules.cancelPart(ticket, orders, { id: of.id, ...call.input.body }, of)),
);

/** 1. The receiver is one who can be asked. 2. Offered to him; it stays the giver's until he accepts. */
export const handOverIt = action(contract.handOverWorkOrder, (call) => {
  const { workOrderId: id } = call.input.params;
  const { staffNo: by } = call.actor as StaffActor;
  const of = { id: ticketIdOfWorkOrder(id), capability: 'workOrder.takeOver' };
  return changeTicket(call, of, async (ticket, timing) => {
    const { to, note } = call.input.body;
    const able = await call.deps.candidates(ticket.site, undefined, call.now);
    const receiver = able.find(({ staffNo }) => staffNo === to);
    if (!receiver || !mayEntrust(call.actor as StaffActor, ticket, receiver)) throw mayNotHandle(to);
    return handing.handOver(ticket, { id, by, to, note }, call.now, timing);
  });
});

export const acceptHandOverIt = action(contract.acceptHandOver, (call) => {
  const { workOrderId: id } = call.input.params;
  const { staffNo: by } = call.actor as StaffActor;
  const of = { id: ticketIdOfWorkOrder(id), capability: 'workOrder.takeOver' };
  return changeTicket(call, of, (ticket) => handing.acceptHandOver(ticket, { id, by }));
});
