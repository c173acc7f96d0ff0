import type { CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Decided } from '../archive/rules.ts';
import { notRelated, relatedToHimself, tooManyOfThem } from '../errors.ts';
import type { Known } from '../known.ts';
import { mustLive } from '../rules.ts';
import { MOST_RELATIONS, type Relation, type RelationKind } from './model.ts';

type Of = Pick<Known, 'customer' | 'relations'>;

export interface Relating {
  readonly kind: RelationKind;
  /** What the other one is to him. */
  readonly role?: string | undefined;
  /** What he is to the other one. */
  readonly counterRole?: string | undefined;
}

function side(
  { customer, relations }: Of,
  other: CustomerId,
  of: { kind: RelationKind; role?: string | undefined; now: Instant },
): Decided {
  mustLive(customer, 'relate');
  const { kind, role, now } = of;
  const others = relations.filter((one) => one.other !== other);
  if (others.length >= MOST_RELATIONS) throw tooManyOfThem(MOST_RELATIONS);
  const relation: Relation = {
    site: customer.site,
    customerId: customer.id,
    other,
    kind,
    since: now,
    ...(role && { role }),
  };
  return {
    head: customer,
    // In what way stands with the relation alone: an event is kept longer than that, and goes over the bus.
    event: { type: 'customer.related', facts: { other, kind } },
    learned: { relations: [...others, relation] },
  };
}

/** Two customers belong together: it is seen from both, and both records tell of it. */
export function related(one: Of, two: Of, of: Relating & { readonly now: Instant }): [Decided, Decided] {
  const [a, b] = [one.customer.id, two.customer.id];
  if (a === b) throw relatedToHimself();
  const { kind, role, counterRole, now } = of;
  return [side(one, b, { kind, role, now }), side(two, a, { kind, role: counterRole, now })];
}

const without = ({ customer, relations }: Of, other: CustomerId): Decided => ({
  head: customer,
  event: { type: 'customer.unrelated', facts: { other } },
  learned: { relations: relations.filter((one) => one.other !== other) },
});

/** They do not any more. Errors: `customer.notRelated`. */
export function unrelated(one: Of, two: Of): [Decided, Decided] {
  if (!one.relations.some(({ other }) => other === two.customer.id)) throw notRelated();
  return [without(one, two.customer.id), without(two, one.customer.id)];
}
