import type { StaffActor } from '../../../kernel/actor.ts';
import { action } from '../../deps.ts';
import { type Customer, CustomerStatus } from '../../model.ts';
import { viewOf } from '../../views.ts';
import { LISTED, listCustomers, viewCustomer } from '../contract.ts';

export const viewIt = action(viewCustomer, async ({ input, actor, now, deps }) =>
  viewOf(await deps.customers.view(actor.site, input.params.customerId), now),
);

/** One status after the other, each by grade; a page goes on where the one before ended. */
export const listIt = action(listCustomers, async ({ input, actor, now, deps }) => {
  const { staffId, site } = actor as StaffActor;
  const { status, grade, cursor, limit } = input.query;
  const of = { query: `customers/${status ?? ''}/${grade ?? ''}`, principal: staffId, now };
  const opened = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  const statuses = status ? [status] : LISTED;
  const begin = opened?.status === undefined ? 0 : statuses.indexOf(CustomerStatus.parse(opened.status));
  const items: Customer[] = [];
  let next: Record<string, string> | undefined;
  for (const [n, one] of statuses.slice(begin).entries()) {
    const after = n === 0 ? opened?.after : undefined;
    const page = { limit: limit - items.length, ...(grade && { grade }), ...(after !== undefined && { after }) };
    const { customers, last } = await deps.customers.ofStatus(site, one, page);
    items.push(...customers);
    const following = statuses[begin + n + 1];
    next = last === undefined ? following && { status: following } : { status: one, after: last };
    if (items.length >= limit) break;
  }
  return { items, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
