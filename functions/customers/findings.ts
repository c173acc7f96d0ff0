import { customerKeys } from '../platform/customer-keys.ts';
import type { Item, Key, Write } from '../platform/table.ts';
import { type Identifier, type IdentifierKind, isShared } from './identifiers/model.ts';
import type { Known } from './known.ts';
import type { Customer } from './model.ts';
import type { Glimpse, Glimpses } from './search/glimpse.ts';

/** Items by which a customer is found. They follow from what is known of him, so a change of that says which of them change. */

const ONLY = 'C';
const glimpseOf = ({ name, alias, phone }: Customer): Glimpse => ({
  ...(name !== undefined && { name }),
  ...(alias !== undefined && { alias }),
  ...(phone !== undefined && { phone }),
});

/** Where somebody is found by an identifier: a place that he shares with others, or that only one can have. */
export const findingKey = ({
  site,
  kind,
  index,
  customerId,
}: Pick<Identifier, 'site' | 'kind' | 'index' | 'customerId'>): Key =>
  customerKeys.finding(site, kind, index, isShared(kind) ? customerId : ONLY);

/** The partition of all who have an identifier. */
export const findingPlace = (of: { site: Customer['site']; kind: IdentifierKind; index: string }): string =>
  customerKeys.finding(of.site, of.kind, of.index, '').pk;

interface Row {
  readonly key: Key;
  /** Only one customer may stand at this place. */
  readonly unique: boolean;
  readonly told: Readonly<Record<string, unknown>>;
  readonly glimpse: Glimpse;
}

function rowsOf({ customer, identifiers, nameMarks }: Known): Row[] {
  if (customer.status === 'ERASED') return [];
  const { site, id, mergedInto } = customer;
  const glimpse = glimpseOf(customer);
  const who = { site, customerId: id, ...(mergedInto && { mergedInto }) };
  const byIdentifier = identifiers
    .filter(({ state }) => state !== 'ENDED')
    .map((one): Row => {
      const { kind, state, verifiedAt } = one;
      const told = { ...who, is: 'finding', kind, state, ...(verifiedAt && { verifiedAt }) };
      return { key: findingKey(one), unique: !isShared(kind), told, glimpse };
    });
  const byName = nameMarks.map((mark): Row => {
    return { key: customerKeys.nameMark(site, mark, id), unique: false, told: { ...who, is: 'name-mark' }, glimpse };
  });
  return [...byIdentifier, ...byName];
}

const placeOf = ({ key }: Row) => `${key.pk} ${key.sk}`;
const contentOf = ({ told, glimpse }: Row) => JSON.stringify([told, glimpse]);

/** The writes that make the items by which he is found those of what is known now. The place of a card or document is his alone. */
export function findingWrites(before: Known | undefined, after: Known, sealing: Glimpses): Write[] {
  const had = new Map((before ? rowsOf(before) : []).map((row) => [placeOf(row), row]));
  const has = new Map(rowsOf(after).map((row) => [placeOf(row), row]));
  const gone = [...had].filter(([place]) => !has.has(place)).map(([, { key }]): Write => ({ kind: 'delete', key }));
  const put = [...has].flatMap(([place, row]): Write[] => {
    const old = had.get(place);
    if (old && contentOf(old) === contentOf(row)) return [];
    const { key, told, glimpse, unique } = row;
    const item: Item = { ...key, ...told, glimpse: sealing.seal(after.customer.site, glimpse, key) };
    return [{ kind: 'put', item, ...(unique && !old && { expect: { absent: true as const } }) }];
  });
  return [...gone, ...put];
}
