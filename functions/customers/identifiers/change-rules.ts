import type { Instant } from '../../kernel/time.ts';
import type { Decided } from '../archive/rules.ts';
import { secondFactorNeeded } from '../errors.ts';
import type { Known } from '../known.ts';
import { together } from '../merging/compose-rules.ts';
import { mustLive } from '../rules.ts';
import type { Identifier, Proof } from './model.ts';
import {
  ended,
  holdsCard,
  mustProveTwice,
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

const kindOf = (identifiers: readonly Identifier[], id: string) =>
  identifiers.find((one) => one.id === id)?.kind ?? 'PHONE';

export interface Added {
  readonly one: Recognised;
  readonly verifiedBy?: Proof | undefined;
  readonly primary: boolean;
  readonly secondFactor?: SecondFactor | undefined;
}

/** One more identifier. Where it becomes the number he is called on, a holder of a card shows a second proof. */
export function added(known: Known, { one, verifiedBy, primary, secondFactor }: Added, now: Instant): Decided {
  const { customer, identifiers: had } = known;
  mustLive(customer, 'addIdentifier');
  const called = one.kind === 'PHONE' && (primary || customer.phoneIndex === undefined);
  if (called) mustProveTwice(customer, allOf(known), { phoneIndex: one.index, secondFactor });
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

/** His no more. Whoever holds a card does not lose the number he is called on without a second proof. */
export function end(known: Known, id: string): Decided {
  const { customer, identifiers: had } = known;
  mustLive(customer, 'endIdentifier');
  const identifiers = ended(had, id);
  const one = had.find((other) => other.id === id);
  if (one?.kind === 'PHONE' && holdsCard(allOf(known)) && one.index === customer.phoneIndex) throw secondFactorNeeded();
  return {
    head: withHeadOf(customer, identifiers),
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
