import type { Changed } from '../kernel/event.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { CLOSED_STATUSES, type Customer } from './model.ts';

/** Somebody of whom nothing is known but that he came by a channel. */
export const madeBy = (channel: 'MINI_PROGRAM', of: { id: CustomerId; site: SiteId }): Changed<Customer> => ({
  head: { ...of, status: 'PROSPECT', grade: 'N', version: 1 },
  event: { type: 'customer.made', facts: { channel } },
});

/** Whether a customer may be signed in. */
export const maySignIn = (customer: Customer | undefined): boolean =>
  customer !== undefined && !CLOSED_STATUSES.includes(customer.status);
