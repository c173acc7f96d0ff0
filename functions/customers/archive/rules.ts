import type { Happening } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { nothingToKnowBy } from '../errors.ts';
import type { Proof } from '../identifiers/model.ts';
import { type Recognised, withHeadOf, withIdentifier } from '../identifiers/rules.ts';
import type { Known, Learned } from '../known.ts';
import { type Customer, customerMoves } from '../model.ts';
import { closedBy, mustLive, reopened } from '../rules.ts';
import type { Profile, ProfileRevision } from './model.ts';

/** What a rule decides of a customer's record. */
export interface Decided {
  readonly head: Customer;
  readonly event: Happening;
  readonly learned?: Learned;
}

export type NewCustomer = Pick<Customer, 'kind' | 'name' | 'alias' | 'source' | 'basis'> & {
  readonly id: CustomerId;
  readonly site: SiteId;
  readonly profile?: Omit<Profile, 'site' | 'customerId'> | undefined;
  readonly nameMarks: readonly string[];
  readonly identifiers: ReadonlyArray<Recognised & { readonly verifiedBy?: Proof | undefined }>;
};

/** Somebody new to the archive. Errors: `customer.nothingToKnowBy`. */
export function entered(made: NewCustomer, now: Instant): Decided {
  const { profile, identifiers, nameMarks, id, site, ...told } = made;
  if ((told.name ?? told.alias) === undefined && identifiers.length === 0) throw nothingToKnowBy();
  const known = identifiers.reduce<Learned['identifiers'] & object>(
    (had, { verifiedBy, ...one }) => withIdentifier(had, one, { site, customerId: id, now, verifiedBy }),
    [],
  );
  const bare: Customer = { ...told, id, site, status: customerMoves.make.to, grade: 'N', checkedAt: now, version: 1 };
  const head = withHeadOf(bare, known);
  const facts = {
    kind: head.kind,
    ...(head.source && { source: head.source }),
    ...(head.basis && { basis: head.basis }),
    identifiers: known.map(({ kind }) => kind),
  };
  return {
    head,
    event: { type: 'customer.entered', facts },
    learned: { identifiers: known, nameMarks, ...(profile && { profile: { ...profile, site, customerId: id } }) },
  };
}

/** What may be told anew of somebody. */
export type Revision = Partial<Pick<Customer, 'kind' | 'name' | 'alias' | 'source' | 'basis'>> & {
  readonly nameMarks: readonly string[];
  readonly profile?: ProfileRevision | undefined;
};

/** Field by field: whoever tells one thing anew sees the others masked, and cannot send them back. */
const profileWith = (had: Profile | undefined, told: ProfileRevision): Partial<Profile> =>
  Object.fromEntries(Object.entries({ ...had, ...told }).filter(([, value]) => value !== null && value !== undefined));

/** Told anew; the event says which things changed, never what they were. */
export function revised({ customer, profile: had }: Pick<Known, 'customer' | 'profile'>, told: Revision): Decided {
  mustLive(customer, 'revise');
  const { profile, nameMarks, ...fields } = told;
  const { site, id: customerId } = customer;
  const changed = Object.keys({ ...fields, ...profile });
  return {
    head: { ...customer, ...fields },
    event: { type: 'customer.revised', facts: { fields: changed } },
    learned: { nameMarks, ...(profile && { profile: { ...profileWith(had, profile), site, customerId } }) },
  };
}

/** What he likes and what is to be minded, as a whole. */
export function preferring(
  { customer, profile }: Pick<Known, 'customer' | 'profile'>,
  preferences: NonNullable<Profile['preferences']>,
): Decided {
  mustLive(customer, 'prefer');
  const { site, id: customerId } = customer;
  return {
    head: customer,
    event: { type: 'customer.preferred', facts: { about: Object.keys(preferences) } },
    learned: { profile: { ...profile, site, customerId, preferences } },
  };
}

/** He was asked, and what is known of him is right. */
export function confirmed({ customer }: Pick<Known, 'customer'>, now: Instant): Decided {
  mustLive(customer, 'confirm');
  return { head: { ...customer, checkedAt: now }, event: { type: 'customer.confirmed' } };
}

/** How he stands to the house: a move of the table that people make by name. */
export type Standing = 'activate' | 'endanger' | 'lose' | 'winBack';

export const moved = ({ customer }: Pick<Known, 'customer'>, to: Standing, reason: string): Decided => ({
  head: move(customer, to, customerMoves),
  event: { type: 'customer.moved', facts: { was: customer.status, verb: to }, texts: { reason } },
});

/** PIPL 47: what may not be erased yet is kept, and used for nothing else. */
export const restricted = ({ customer }: Pick<Known, 'customer'>, reason: string): Decided => ({
  head: closedBy(customer, 'restrict'),
  event: { type: 'customer.restricted', facts: { was: customer.status }, texts: { reason } },
});

/**
 * PIPL 47: of his head stays what figures count by, and his id, which leads to nobody any more. What he agreed to stays without its papers:
 * by it the house shows that it was allowed what it did.
 */
export function erased({ customer, consents }: Pick<Known, 'customer' | 'consents'>): Decided {
  const { id, site, kind, status, grade, source, basis, mergedInto, version } = move(customer, 'erase', customerMoves);
  const head = { id, site, kind, status, grade, ...(source && { source }), ...(basis && { basis }), version };
  const learned = { identifiers: [], nameMarks: [], relations: [], merged: [], profile: undefined, consents };
  return {
    head: { ...head, ...(mergedInto && { mergedInto }) },
    event: { type: 'customer.erased', facts: { was: customer.status } },
    learned,
  };
}

export const lifted = ({ customer }: Pick<Known, 'customer'>, reason: string): Decided => ({
  head: reopened(customer, 'lift'),
  event: { type: 'customer.restriction-lifted', texts: { reason } },
});
