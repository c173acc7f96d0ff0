import { millis } from '../kernel/time.ts';
import { newestFirst } from '../platform/customer-keys.ts';
import { indexes, keys, queues } from '../platform/keys.ts';
import { recordKind } from '../platform/records.ts';
import { Profile } from './archive/model.ts';
import { Consent } from './consents/model.ts';
import { Dealing } from './dealings/model.ts';
import { Identifier } from './identifiers/model.ts';
import { Merged } from './merging/model.ts';
import { Customer } from './model.ts';
import { Relation } from './relations/model.ts';
import { NameMarks } from './search/model.ts';

/** How what is known of a customer is kept: a head, and items beside it in the same partition. */

export const customerKind = recordKind({
  name: 'customer',
  schema: Customer,
  key: (customer) => keys.customer(customer.site, customer.id),
  index: ({ site, status, grade, id }) => ({
    [indexes.queue.pk]: queues.customers(site, status),
    [indexes.queue.sk]: `${grade}#${id}`,
  }),
});

export const profileKind = recordKind({
  name: 'customer-profile',
  schema: Profile,
  key: ({ site, customerId }) => keys.customerProfile(site, customerId),
});

export const identifierKind = recordKind({
  name: 'identifier',
  schema: Identifier,
  key: ({ site, customerId, id }) => keys.identifier(site, customerId, id),
});

export const nameMarksKind = recordKind({
  name: 'name-marks',
  schema: NameMarks,
  key: ({ site, customerId }) => keys.nameMarks(site, customerId),
});

export const consentKind = recordKind({
  name: 'consent',
  schema: Consent,
  key: ({ site, customerId, purpose }) => keys.consent(site, customerId, purpose),
});

export const relationKind = recordKind({
  name: 'relation',
  schema: Relation,
  key: ({ site, customerId, other }) => keys.relation(site, customerId, other),
});

export const mergedKind = recordKind({
  name: 'customer-merged',
  schema: Merged,
  key: ({ site, customerId, source }) => keys.mergedRecord(site, customerId, source),
});

export const dealingKind = recordKind({
  name: 'dealing',
  schema: Dealing,
  key: ({ site, customerId, at, ref }) => keys.dealing(site, customerId, newestFirst(millis(at), ref)),
});
