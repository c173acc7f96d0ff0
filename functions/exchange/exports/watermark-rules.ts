import type { ExportId } from '../../kernel/ids.ts';
import type { CustomerExport } from './model.ts';

/** How a list shows whose it is, and how a leaked one gives him away. */

/** A customer who does not exist, in one list alone. */
export interface Canary {
  readonly customerId: string;
  readonly name: string;
  readonly phone: string;
}

/** What is hidden in each list; it follows from a key of the house and the list's id, so nothing of it is kept. */
export interface Marks {
  canaryOf(id: ExportId): Canary;
  /** Where a customer stands in a list: lists of the same people have each another order. */
  rankOf(id: ExportId, customerId: string): string;
}

/** The line that everybody sees. */
export const visibleMark = ({ id, askedBy, expiresAt }: Pick<CustomerExport, 'id' | 'askedBy' | 'expiresAt'>): string =>
  `仅供 ${askedBy} 使用，禁止转发；申请 ${id}，${expiresAt.slice(0, 10)} 前有效 · For ${askedBy} alone`;

export interface Trace {
  readonly exportId: ExportId;
  readonly recipient: string;
  /** `CANARY`: it holds the customer who is in that list alone. `ORDER`: its people stand as they do in no other list. */
  readonly by: 'CANARY' | 'ORDER';
}

/** So many people in the order of one list and of no other by chance: 12 of them stand so once in 479 million. */
const LEAST_ORDERED = 12;
/** Somebody may have moved a few of them. */
const ORDERED_SHARE = 0.9;

/** How many neighbours stand in the order of a list, from 0 to 1; by chance it is a half. */
function orderedShare(ids: readonly string[], rankOf: (customerId: string) => string): number {
  const ranks = ids.map(rankOf);
  const rising = ranks.slice(1).filter((rank, n) => rank > (ranks[n] ?? '')).length;
  return rising / Math.max(1, ranks.length - 1);
}

/**
 * F26: whose list a leaked text is from, be it sorted anew (the canary stays), or cut, or without its canary (the order stays, for any
 * part of it is in order, too). Empty where it is from none of these lists, or too little of it is left.
 */
export function recipientsOf(
  text: string,
  lists: readonly Pick<CustomerExport, 'id' | 'askedBy'>[],
  marks: Marks,
): readonly Trace[] {
  const ids = [...new Set(text.match(/cus_[0-9A-HJKMNP-TV-Z]{26}/g) ?? [])];
  const digits = text.replace(/[ -]/g, '');
  return lists.flatMap(({ id, askedBy }): Trace[] => {
    const { customerId, phone } = marks.canaryOf(id);
    const of = { exportId: id, recipient: askedBy };
    if (ids.includes(customerId) || digits.includes(phone)) return [{ ...of, by: 'CANARY' }];
    const ordered = ids.length >= LEAST_ORDERED && orderedShare(ids, (one) => marks.rankOf(id, one)) >= ORDERED_SHARE;
    return ordered ? [{ ...of, by: 'ORDER' }] : [];
  });
}
