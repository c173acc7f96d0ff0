import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import {
  identifierEnded,
  identifierNotFound,
  secondFactorNeeded,
  secondFactorWrong,
  tooManyOfThem,
} from '../errors.ts';
import type { Customer } from '../model.ts';
import { type Identifier, type IdentifierKind, MOST_IDENTIFIERS, type Proof } from './model.ts';

/** An identifier as the house knows it again: its kind, its blind index, and what it says where that is kept. */
export interface Recognised {
  readonly id: string;
  readonly kind: IdentifierKind;
  readonly index: string;
  readonly value?: string | undefined;
}

export interface Adding {
  readonly site: SiteId;
  readonly customerId: Customer['id'];
  readonly now: Instant;
  readonly verifiedBy?: Proof | undefined;
}

/** One more identifier; one that he has already is his again, and proved if it was proved now. Errors: `customer.tooMany`. */
export function withIdentifier(had: readonly Identifier[], one: Recognised, of: Adding): Identifier[] {
  const { site, customerId, now, verifiedBy } = of;
  const old = had.find(({ id }) => id === one.id);
  if (!old && had.length >= MOST_IDENTIFIERS) throw tooManyOfThem(MOST_IDENTIFIERS);
  const proved = verifiedBy && { verifiedAt: now, verifiedBy };
  const { recycledAt: _settled, ...kept } = old ?? { since: now };
  const doubted = old?.state === 'RECYCLED' && !proved;
  const standing = doubted ? { state: 'RECYCLED' as const, recycledAt: old.recycledAt } : { state: 'ACTIVE' as const };
  const added: Identifier = { ...kept, ...one, site, customerId, ...standing, ...proved };
  return [...had.filter(({ id }) => id !== one.id), added];
}

function changedOne(had: readonly Identifier[], id: string, change: (one: Identifier) => Identifier): Identifier[] {
  const one = had.find((other) => other.id === id);
  if (!one) throw identifierNotFound();
  if (one.state === 'ENDED') throw identifierEnded();
  return had.map((other) => (other === one ? change(one) : other));
}

/** It was shown to be his: whatever was doubted is not any more. Errors: `customer.identifierNotFound`, `customer.identifierEnded`. */
export const verified = (had: readonly Identifier[], id: string, of: { now: Instant; by: Proof }): Identifier[] =>
  changedOne(had, id, ({ recycledAt: _settled, ...one }) => ({
    ...one,
    state: 'ACTIVE',
    verifiedAt: of.now,
    verifiedBy: of.by,
  }));

/** Somebody else may have the number now: what was proved before proves nothing. */
export const recycled = (had: readonly Identifier[], id: string, now: Instant): Identifier[] =>
  changedOne(had, id, ({ verifiedAt: _was, verifiedBy: _so, ...one }) => ({
    ...one,
    state: 'RECYCLED',
    recycledAt: now,
  }));

/** His no more. */
export const ended = (had: readonly Identifier[], id: string): Identifier[] =>
  changedOne(had, id, (one) => ({ ...one, state: 'ENDED' }));

/**
 * Whether the past may be shown: not while a number of his is doubted, until he has shown by anything since then that it is
 * still he who is spoken with.
 */
export function showsHistory(identifiers: readonly Identifier[]): boolean {
  const doubted = identifiers.filter(({ state }) => state === 'RECYCLED');
  return doubted.every(({ recycledAt = '' }) =>
    identifiers.some(
      ({ state, verifiedAt }) => state === 'ACTIVE' && verifiedAt !== undefined && verifiedAt >= recycledAt,
    ),
  );
}

/** What a holder of a card shows beside his word. */
export interface SecondFactor {
  readonly kind: 'CARD' | 'ID_DOCUMENT';
  readonly index: string;
}

/** Whether he holds a card of the house; a card that is doubted is still his, and is no proof. */
export const holdsCard = (identifiers: readonly Identifier[]): boolean =>
  identifiers.some(({ kind, state }) => kind === 'CARD' && state !== 'ENDED');

/** What a holder of a card can show as his second proof: so it is neither given to him nor taken from him on his word. */
export const isProof = (kind: IdentifierKind): boolean => kind === 'CARD' || kind === 'ID_DOCUMENT';

/** Whoever holds a card shows it, or his document. Errors: `customer.secondFactorNeeded`, `customer.secondFactorWrong`. */
export function mustShowProof(identifiers: readonly Identifier[], secondFactor: SecondFactor | undefined): void {
  if (!holdsCard(identifiers)) return;
  if (!secondFactor) throw secondFactorNeeded();
  const his = identifiers.some(
    ({ kind, index, state }) => state === 'ACTIVE' && kind === secondFactor.kind && index === secondFactor.index,
  );
  if (!his) throw secondFactorWrong();
}

/**
 * Whoever holds a card changes the number on which he is called on a second proof; the first number that the house learns of him
 * changes none. Errors: as above.
 */
export function mustProveTwice(
  customer: Pick<Customer, 'phoneIndex'>,
  identifiers: readonly Identifier[],
  to: { readonly phoneIndex: string | undefined; readonly secondFactor?: SecondFactor | undefined },
): void {
  const hasNumber = identifiers.some(({ kind, state }) => kind === 'PHONE' && state !== 'ENDED');
  if (customer.phoneIndex === to.phoneIndex || (customer.phoneIndex === undefined && !hasNumber)) return;
  mustShowProof(identifiers, to.secondFactor);
}

/**
 * What a head tells of the identifiers: the number on which he is called, and whether he holds a card. A doubted number stays the one he
 * is called on until another one is named: doubt alone makes no other number the key to his card.
 */
export function withHeadOf(customer: Customer, identifiers: readonly Identifier[], prefer?: string): Customer {
  const { phone: _p, phoneIndex: _i, phoneVerifiedAt: _v, holdsCard: _c, ...rest } = customer;
  const numbers = identifiers.filter(({ kind, state }) => kind === 'PHONE' && state !== 'ENDED');
  const wanted = prefer ?? customer.phoneIndex;
  const sure = numbers.filter(({ state }) => state === 'ACTIVE');
  const called = numbers.find(({ index }) => index === wanted) ?? sure.at(-1) ?? numbers[0];
  return {
    ...rest,
    ...(called && { phone: called.value, phoneIndex: called.index }),
    ...(called?.verifiedAt && { phoneVerifiedAt: called.verifiedAt }),
    ...(holdsCard(identifiers) && { holdsCard: true as const }),
  };
}
