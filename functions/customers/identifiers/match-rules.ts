import type { CustomerId } from '../../kernel/ids.ts';
import type { IdentifierKind } from './model.ts';

/** Who is meant by what somebody told: by a number that was proved, then a card, then a WeChat user. Never by a name. */

export interface Holder {
  readonly customerId: CustomerId;
  readonly kind: IdentifierKind | 'WECHAT';
  readonly state: 'ACTIVE' | 'RECYCLED' | 'ENDED';
  readonly verified: boolean;
}

export type Match =
  | { readonly kind: 'SURE'; readonly customerId: CustomerId; readonly by: Holder['kind'] }
  /** Several people, or nobody who has proved it: a human chooses. */
  | { readonly kind: 'CANDIDATES'; readonly customerIds: readonly CustomerId[] }
  | { readonly kind: 'NONE' };

const ORDER: readonly Holder['kind'][] = ['PHONE', 'CARD', 'WECHAT', 'ID_DOCUMENT'];

const distinct = (holders: readonly Holder[]) => [...new Set(holders.map(({ customerId }) => customerId))];

/**
 * The first kind, in that order, by which exactly one customer is known for sure decides. A number shared by several people
 * decides nothing, a doubted one neither, and a mailbox never does.
 */
export function matched(holders: readonly Holder[]): Match {
  for (const kind of ORDER) {
    const [one, ...others] = distinct(
      holders.filter((holder) => holder.kind === kind && holder.state === 'ACTIVE' && holder.verified),
    );
    const doubt = holders.some((holder) => holder.kind === kind && holder.state === 'RECYCLED');
    if (one !== undefined && others.length === 0 && !doubt) return { kind: 'SURE', customerId: one, by: kind };
    if (one !== undefined) break;
  }
  const customerIds = distinct(holders.filter(({ state }) => state !== 'ENDED'));
  return customerIds.length === 0 ? { kind: 'NONE' } : { kind: 'CANDIDATES', customerIds };
}
