import type { Changed } from '../kernel/event.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { move, wrongState } from '../kernel/moves.ts';
import { CLOSED_STATUSES, type Customer, customerMoves, isLiving } from './model.ts';

/** Somebody of whom nothing is known but that he came by a channel. */
export const madeBy = (channel: 'MINI_PROGRAM', of: { id: CustomerId; site: SiteId }): Changed<Customer> => ({
  head: { ...of, kind: 'PERSON', status: customerMoves.make.to, grade: 'N', source: channel, version: 1 },
  event: { type: 'customer.made', facts: { channel } },
});

/** Whether a customer may be signed in. */
export const maySignIn = (customer: Customer | undefined): boolean =>
  customer !== undefined && !CLOSED_STATUSES.includes(customer.status);

/** Whoever is merged, restricted or erased is not changed like others. Errors: `state.notAllowed`. */
export function mustLive(customer: Customer, verb: string): void {
  if (!isLiving(customer)) throw wrongState(verb, customer.status, customerMoves.restrict.from, customer.version);
}

/** Closed to use, be it merged or restricted; what he was is remembered. */
export const closedBy = (customer: Customer, verb: 'restrict' | 'merge'): Customer => ({
  ...move(customer, verb, customerMoves),
  before: customer.status,
});

/** What he was before. Errors: `state.notAllowed`. */
export function reopened(customer: Customer, verb: 'lift' | 'undoMerge'): Customer {
  const from = [verb === 'lift' ? customerMoves.restrict.to : customerMoves.merge.to] as const;
  const { before = 'ACTIVE', ...rest } = customer;
  const { status } = move(customer, verb, { [verb]: { from, to: before } });
  return { ...rest, status };
}
