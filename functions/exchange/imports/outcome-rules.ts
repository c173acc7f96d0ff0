import { type Decided, revised } from '../../customers/archive/rules.ts';
import { added } from '../../customers/identifiers/change-rules.ts';
import { type Holder, matched } from '../../customers/identifiers/match-rules.ts';
import { isShared } from '../../customers/identifiers/model.ts';
import type { Recognised } from '../../customers/identifiers/rules.ts';
import type { Known } from '../../customers/known.ts';
import type { CustomerId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { mayBeKnown, takenByAnother } from './errors.ts';
import type { OnKnown } from './model.ts';
import type { ToldRow } from './row-rules.ts';

/** A row with its numbers as the house knows them. */
export interface Row {
  readonly told: ToldRow;
  readonly identifiers: readonly Recognised[];
}

export type Meant =
  | { readonly kind: 'NOBODY' }
  | { readonly kind: 'KNOWN'; readonly customerId: CustomerId }
  /** Only a person can say who it is. */
  | { readonly kind: 'UNSURE'; readonly candidates: readonly CustomerId[] };

/** F01: who a row means: by a number that was proved, then a card, then his WeChat user; never by a name. */
export function meant(holders: readonly Holder[]): Meant {
  const match = matched(holders);
  if (match.kind === 'NONE') return { kind: 'NOBODY' };
  if (match.kind === 'SURE') return { kind: 'KNOWN', customerId: match.customerId };
  return { kind: 'UNSURE', candidates: match.customerIds };
}

/** A card or a document is one customer's: a row that gives it to a second one is not taken. Errors: `customerImport.takenByAnother`. */
export function mustBeHis(id: CustomerId, holders: readonly Holder[]): void {
  const other = holders.find(
    ({ kind, state, customerId }) => kind !== 'WECHAT' && !isShared(kind) && state !== 'ENDED' && customerId !== id,
  );
  if (other) throw takenByAnother();
}

export const unsure = (candidates: readonly CustomerId[]) => mayBeKnown(candidates);

const told = <T extends object>(fields: T, had: Partial<T>, onKnown: OnKnown): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => {
      const before = had[name as keyof T];
      return value !== undefined && (before === undefined || (onKnown === 'REPLACE' && before !== value));
    }),
  ) as Partial<T>;

export interface Telling {
  readonly onKnown: OnKnown;
  readonly now: Instant;
  /** Under which his names are found; more than a name and an alias have is never told. */
  nameMarksOf(names: readonly (string | undefined)[]): readonly string[];
}

/**
 * What a row tells anew of somebody who is known; undefined where that is nothing. A number that he had once and gave up stays
 * given up, and none of the file becomes the one he is called on, unless he has none. Errors: those of the rules of the archive.
 */
export function toldAnew(known: Known, row: Row, { onKnown, now, nameMarksOf }: Telling): Decided | undefined {
  const { customer, profile } = known;
  const fields = told({ name: row.told.name, alias: row.told.alias }, customer, onKnown);
  const more = told(row.told.profile, profile ?? {}, onKnown);
  const fresh = row.identifiers.filter(({ id }) => !known.identifiers.some((had) => had.id === id));
  const says = [...Object.keys(fields), ...Object.keys(more)];
  if (says.length === 0 && fresh.length === 0) return undefined;
  const { name = customer.name, alias = customer.alias } = fields;
  const revision = {
    ...fields,
    nameMarks: says.length === 0 ? known.nameMarks : nameMarksOf([name, alias]),
    ...(Object.keys(more).length > 0 && { profile: more }),
  };
  let whole = revised(known, revision as Parameters<typeof revised>[1]);
  for (const one of fresh) {
    const sofar: Known = { ...known, customer: whole.head, ...whole.learned };
    const { head, learned } = added(sofar, { one, primary: false }, now);
    whole = { ...whole, head, learned: { ...whole.learned, ...learned } };
  }
  const facts = { fields: says, identifiers: fresh.map(({ kind }) => kind) };
  return { ...whole, event: { type: 'customer.imported', facts } };
}
