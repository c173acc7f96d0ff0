import type { Instant } from '../../kernel/time.ts';
import type { Write } from '../../platform/table.ts';
import type { Timing } from '../clocks.ts';
import { coRelease } from '../co-handling/co-rules.ts';
import type { CoOrder } from '../co-handling/model.ts';
import type { TicketDeps } from '../deps.ts';
import type { ChangedTicket } from '../rules.ts';

const UNDER_WAY: readonly string[] = ['OFFERED', 'TAKEN_OVER'];

/** Parts that people who are kept away do beside the lead go back to the lead, who asks somebody else. */
export async function withoutParts(
  { tickets }: Pick<TicketDeps, 'tickets'>,
  decided: ChangedTicket,
  of: { readonly staffNos: readonly string[]; readonly now: Instant; readonly timing: Timing },
): Promise<ChangedTicket & { readonly also: readonly Write[] }> {
  if (!decided.head.coHandlers?.some((one) => of.staffNos.includes(one))) return { ...decided, also: [] };
  const standing = await tickets.coOrders(decided.head.site, decided.head.ticketNo);
  const isHis = ({ assignee, status }: CoOrder) => of.staffNos.includes(assignee) && UNDER_WAY.includes(status);
  let orders: readonly CoOrder[] = standing;
  let changed = decided;
  const also: Write[] = [];
  for (const his of standing.filter(isHis)) {
    const { ticket, order } = coRelease(changed.head, orders, his.id, of);
    orders = orders.map((one) => (one.id === his.id ? order : one));
    const wakes = [...(changed.event.wakes ?? []), ...(ticket.event.wakes ?? [])];
    changed = { head: ticket.head, event: { ...changed.event, wakes } };
    also.push(await tickets.coWrite(order, his));
  }
  return { ...changed, also };
}
