import type { Instant } from '../../../kernel/time.ts';
import type { Write } from '../../../platform/table.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import type { Timing } from '../../clocks.ts';
import { coRelease, isCoOpen } from '../../co-handling/co-rules.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { recuseFromTicket } from '../../handling/contract.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import type { ChangedTicket } from '../../rules.ts';
import { successor } from '../hand-on-work.ts';
import { liesWith } from '../offer-rules.ts';
import { recuse } from '../recusal-rules.ts';

/** A part that he does beside the lead goes back to the lead, who asks somebody else. */
async function withoutPart(
  deps: TicketDeps,
  decided: ChangedTicket,
  of: { readonly staffNo: string; readonly now: Instant; readonly timing: Timing },
): Promise<{ readonly changed: ChangedTicket; readonly part: readonly Write[] }> {
  const { head, event } = decided;
  if (!head.coHandlers?.includes(of.staffNo)) return { changed: decided, part: [] };
  const orders = await deps.tickets.coOrders(head.site, head.ticketNo);
  const his = orders.find((order) => order.assignee === of.staffNo && isCoOpen(order));
  if (!his) return { changed: decided, part: [] };
  const released = coRelease(head, orders, his.id, of);
  const facts = { ...event.facts, partOf: released.order.id };
  const wakes = [...(event.wakes ?? []), ...(released.ticket.event.wakes ?? [])];
  return {
    changed: { head: released.ticket.head, event: { ...event, facts, wakes } },
    part: [await deps.tickets.coWrite(released.order, his)],
  };
}

/** 1. Who gets what lies with him. 2. Keep him away, and tell the supervisor. */
export const recuseIt = action(recuseFromTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.recuse' }, async (ticket, timing) => {
    const { staffNo, reason, because } = call.input.body;
    const { deps, now } = call;
    const accused = because === 'COMPLAINED_ABOUT';
    const guarded = { ...ticket, ...(accused && { about: 'NAMED' as const }) };
    const next = liesWith(ticket, staffNo) ? await successor(guarded, staffNo, call) : undefined;
    const decided = recuse(ticket, staffNo, { next, now, timing, accused });
    const { part, changed } = await withoutPart(deps, decided, { staffNo, now, timing });
    const told = await withHolder(ticket, changed, { holderOf: deps.holderOf, now, timing });
    return { head: told.head, event: { ...told.event, texts: { note: reason } }, also: part };
  }),
);
