import type { CustomerActor, StaffActor } from '../../kernel/actor.ts';
import { contract } from '../contract.ts';
import { action } from '../deps.ts';
import { guestViewOf, viewOf } from './course.ts';

/** `mine`: those that the caller makes, the earliest first; `due`: whatever somebody must see to by now; else all open ones. */
export const listIt = action(contract.listCallbacks, async ({ input, actor, now, deps }) => {
  const { staffId, staffNo, site } = actor as StaffActor;
  const { mine, due, cursor, limit } = input.query;
  const of = { query: `callbacks/${mine !== undefined}/${due !== undefined}`, principal: staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  const page = { limit, ...(due !== undefined && { to: now }), ...(after !== undefined && { after }) };
  const found =
    mine === undefined ? await deps.callbacks.toLookAt(site, page) : await deps.callbacks.ofAgent(site, staffNo, page);
  const { callbacks, last } = found;
  const next = last !== undefined && { nextCursor: deps.cursors.seal({ after: last }, of) };
  return { items: callbacks.map(viewOf), hasMore: last !== undefined, ...next };
});

export const viewIt = action(contract.viewCallback, async ({ input, actor, deps }) =>
  viewOf(await deps.callbacks.get(actor.site, input.params.callbackId)),
);

export const listOwn = action(contract.myCallbacks, async ({ input, actor, now, deps }) => {
  const { customerId, site } = actor as CustomerActor;
  const { cursor, limit } = input.query;
  const of = { query: 'my-callbacks', principal: customerId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const { callbacks, next } = await deps.callbacks.ofCustomer(site, customerId, { limit, ...(after && { after }) });
  return {
    items: callbacks.map(guestViewOf),
    hasMore: next !== undefined,
    ...(next && { nextCursor: deps.cursors.seal(next, of) }),
  };
});
