import type { Instant } from '../../kernel/time.ts';
import type { Decided } from '../archive/rules.ts';
import type { Known } from '../known.ts';
import { together } from '../merging/compose-rules.ts';
import { mustLive } from '../rules.ts';
import type { Identifier, Proof } from './model.ts';
import {
  ended,
  isProof,
  mustProveTwice,
  mustShowProof,
  type Recognised,
  recycled,
  type SecondFactor,
  verified,
  withHeadOf,
  withIdentifier,
} from './rules.ts';

/** What a holder of a card shows may be of any record that is his. */
const allOf = (known: Known) => together(known).identifiers;

/** The event names the kind and the id, which is blind; never the value. */
const told = (
  type: string,
  { id, kind }: Pick<Identifier, 'id' | 'kind'>,
  more: Readonly<Record<string, string | boolean>> = {},
) => ({
  type,
  facts: { identifier: id, kind, ...more },
});

const isHis = (had: readonly Identifier[], id: string) => had.some((one) => one.id === id && one.state === 'ACTIVE');

const kindOf = (identifiers: readonly Identifier[], id: string) =>
  identifiers.find((one) => one.id === id)?.kind ?? 'PHONE';

export interface Added {
  readonly one: Recognised;
  readonly verifiedBy?: Proof | undefined;
  readonly primary: boolean;
  readonly secondFactor?: SecondFactor | undefined;
}

/**
 * One more identifier. Where it becomes the number he is called on, or could serve as a second proof itself, a holder of a card shows
 * one that he had before.
 */
export function added(known: Known, { one, verifiedBy, primary, secondFactor }: Added, now: Instant): Decided {
  const { customer, identifiers: had } = known;
  mustLive(customer, 'addIdentifier');
  const called = one.kind === 'PHONE' && (primary || customer.phoneIndex === undefined);
  if (called) mustProveTwice(customer, allOf(known), { phoneIndex: one.index, secondFactor });
  if (isProof(one.kind) && !isHis(had, one.id)) mustShowProof(allOf(known), secondFactor);
  const identifiers = withIdentifier(had, one, { site: customer.site, customerId: customer.id, now, verifiedBy });
  return {
    head: withHeadOf(customer, identifiers, called ? one.index : undefined),
    event: told('customer.identifier-added', one, { verified: verifiedBy !== undefined, called }),
    learned: { identifiers },
  };
}

export function verify(known: Known, id: string, of: { now: Instant; by: Proof }): Decided {
  const { customer, identifiers: had } = known;
  mustLive(customer, 'verifyIdentifier');
  const identifiers = verified(had, id, of);
  return {
    head: withHeadOf(customer, identifiers),
    event: told('customer.identifier-verified', { id, kind: kindOf(had, id) }, { by: of.by }),
    learned: { identifiers },
  };
}

export function doubt(known: Known, id: string, now: Instant): Decided {
  const { customer, identifiers: had } = known;
  mustLive(customer, 'doubtIdentifier');
  const identifiers = recycled(had, id, now);
  return {
    head: withHeadOf(customer, identifiers),
    event: told('customer.identifier-doubted', { id, kind: kindOf(had, id) }),
    learned: { identifiers },
  };
}

/**
 * His no more. Whoever holds a card loses neither the number he is called on, nor the card or document by which he would have to be
 * asked for it, without a second proof.
 */
export function end(known: Known, id: string, secondFactor?: SecondFactor): Decided {
  const { customer, identifiers: had } = known;
  mustLive(customer, 'endIdentifier');
  const identifiers = ended(had, id);
  const head = withHeadOf(customer, identifiers);
  mustProveTwice(customer, allOf(known), { phoneIndex: head.phoneIndex, secondFactor });
  if (isProof(kindOf(had, id))) mustShowProof(allOf(known), secondFactor);
  return {
    head,
    event: told('customer.identifier-ended', { id, kind: kindOf(had, id) }),
    learned: { identifiers },
  };
}

/** By WeChat or a text message he has shown that a number is his: he is called on it. Errors: `customer.secondFactorNeeded`. */
export function phoneProved(known: Known, of: { one: Recognised; by: Proof; now: Instant }): Decided {
  const { one, by, now } = of;
  const { customer, identifiers: had } = known;
  mustProveTwice(customer, allOf(known), { phoneIndex: one.index });
  const identifiers = withIdentifier(had, one, { site: customer.site, customerId: customer.id, now, verifiedBy: by });
  return {
    head: withHeadOf(customer, identifiers, one.index),
    event: { type: 'customer.phone-verified', facts: { by } },
    learned: { identifiers },
  };
}
