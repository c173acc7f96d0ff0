import { list as listCalls } from '../../functions/follow-ups/actions/list-follow-ups.ts';
import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { accept, assess, resolveIt } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import { linkIt } from '../../functions/tickets/linking/actions/link-tickets.ts';
import type { TicketView } from '../../functions/tickets/views.ts';
import { findings, matter, of, result } from './complaint.ts';
import type { World } from './world.ts';

/** Acts on matters as they stand now, whatever was seen of them before. */

type Named = Pick<TicketView, 'ticketNo'>;

export const fresh = (w: World, { ticketNo }: Named) => w.ticket(ticketNo) as unknown as Promise<TicketView>;

/** A verb on a matter as it stands now. */
export const act = async (w: World, who: string, action: object, ticket: Named, body: object = {}) =>
  w.as(who, action as never, { ...of(await fresh(w, ticket)), body }) as Promise<TicketView>;

/** A verb on the order of a matter as it stands now. */
export const onOrder = async (w: World, who: string, action: object, ticket: Named, body: object = {}) => {
  const { workOrder, version } = await fresh(w, ticket);
  return w.as(who, action as never, { params: { workOrderId: workOrder?.id }, version, body }) as Promise<TicketView>;
};

/** Registered, assessed and accepted by the desk. */
export async function accepted(w: World, told: object = matter, found: object = findings) {
  const filed = await w.as('S04', register, { body: told });
  await act(w, 'S04', assess, filed, found);
  return act(w, 'S04', accept, filed);
}

/** Accepted, and offered to whom the case says. */
export const offered = async (w: World, to: object = { unitId: 'HOUSEKEEPING' }, found: object = findings) =>
  act(w, 'S04', dispatchIt, await accepted(w, matter, found), to);

/** Resolved by whoever has it, with its call planned; the call as its verbs name it. */
export async function resolvedNow(w: World, ticket: Named) {
  const { workOrder } = await fresh(w, ticket);
  const complainantToldAt = w.now;
  await act(w, workOrder?.assignee ?? '', resolveIt, ticket, { ...result, complainantToldAt });
  await w.relay();
  return { params: { followUpId: (await w.as('S09', listCalls, {})).items[0]?.id } };
}

/** As many members as a case wants of the group of a parent, the first two of them for all. */
export async function membersOf(w: World, parent: Named, count: number): Promise<TicketView[]> {
  const members: TicketView[] = [];
  for (let n = 0; n < count; n += 1) {
    const member = await w.as('S04', register, { body: { ...matter, description: `第 ${n} 位团友` } });
    await act(w, 'S04', linkIt, parent, { to: member.ticketNo, relation: 'GROUP', representative: n < 2 });
    members.push(member);
  }
  return members;
}
