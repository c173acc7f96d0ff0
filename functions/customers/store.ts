import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { keys } from '../platform/keys.ts';
import { type Records, recordKind } from '../platform/records.ts';
import { customerNotFound } from './errors.ts';
import { Customer } from './model.ts';

export const customerKind = recordKind({
  name: 'customer',
  schema: Customer,
  key: (customer) => keys.customer(customer.site, customer.id),
});

/** Customers in the table. One function per access pattern. */
export const customerStore = (records: Records) => ({
  /** One customer by id. Errors: `customer.notFound`. */
  get: (site: SiteId, id: CustomerId): Promise<Customer> =>
    records.read(customerKind, keys.customer(site, id), customerNotFound()),

  /** One customer by id; undefined where there is none. */
  find: (site: SiteId, id: CustomerId): Promise<Customer | undefined> =>
    records.find(customerKind, keys.customer(site, id)),
});
export type CustomerStore = ReturnType<typeof customerStore>;
