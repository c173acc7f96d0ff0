import { wrongState } from '../../kernel/moves.ts';
import { addDays, type Instant, isBefore } from '../../kernel/time.ts';
import type { Decided } from '../archive/rules.ts';
import type { Identifier } from '../identifiers/model.ts';
import type { Known } from '../known.ts';
import { customerMoves } from '../model.ts';
import { closedBy, mustLive, reopened } from '../rules.ts';
import { brought, together } from './compose-rules.ts';
import {
  differentDocuments,
  mergedWithHimself,
  notShared,
  tooManyMerged,
  undoLaterFirst,
  undoOver,
  wasMerged,
} from './errors.ts';
import { type MergeGround, MOST_BROUGHT, MOST_MERGED, UNDO_DAYS } from './model.ts';

/** What a merge decides: of the record that goes, and of the one that stays. */
export interface MergeDecided {
  readonly source: Decided;
  readonly target: Decided;
}

const documentsOf = (known: Known) =>
  together(known).identifiers.flatMap(({ kind, state, index }) =>
    kind === 'ID_DOCUMENT' && state === 'ACTIVE' ? [index] : [],
  );

/** Errors: `customer.mergedWithHimself`, `customer.wasMerged`, `customer.differentDocuments`, `customer.tooManyMerged`, `state.notAllowed`. */
export function mustBeMergeable(source: Known, target: Known): void {
  if (source.customer.id === target.customer.id) throw mergedWithHimself();
  if (target.customer.mergedInto) throw wasMerged(target.customer.mergedInto);
  mustLive(source.customer, 'merge');
  mustLive(target.customer, 'merge');
  const { identifiers, relations } = together(source);
  const tooMuch = identifiers.length > MOST_BROUGHT || relations.length > MOST_BROUGHT;
  if (target.merged.length >= MOST_MERGED || source.merged.length >= MOST_MERGED || tooMuch)
    throw tooManyMerged(MOST_MERGED);
  const [his, theirs] = [documentsOf(source), documentsOf(target)];
  if (his.length > 0 && theirs.length > 0 && !his.some((one) => theirs.includes(one))) throw differentDocuments();
}

/** By what two records show that a ground is one. What a customer confirmed himself is told in the reason. */
const shares: Readonly<Record<MergeGround, (one: Known, two: Known) => boolean>> = {
  // A number that either has given up, or that may be somebody else's by now, leads from one person to another.
  SAME_PHONE: (one, two) => bothHave('PHONE', one, two, ({ state }) => state === 'ACTIVE'),
  // A card or a document is one record's at a time: the other one had it before.
  SAME_CARD: (one, two) => bothHave('CARD', one, two),
  SAME_DOCUMENT: (one, two) => bothHave('ID_DOCUMENT', one, two),
  // A WeChat user is one record's, too: he shows by it that he is the one, and tells what the other one holds.
  SAME_WECHAT: (one, two) => one.wechat || two.wechat,
  CONFIRMED_BY_CUSTOMER: () => true,
};

function bothHave(
  kind: Identifier['kind'],
  one: Known,
  two: Known,
  counts: (identifier: Identifier) => boolean = () => true,
): boolean {
  const idsOf = (known: Known) =>
    together(known)
      .identifiers.filter((identifier) => identifier.kind === kind && counts(identifier))
      .map(({ id }) => id);
  const theirs = idsOf(two);
  return idsOf(one).some((id) => theirs.includes(id));
}

/** Two records become one: whatever the first one has is shown with the second, and leads there. Errors: as above, `customer.notShared`. */
export function merge(
  source: Known,
  target: Known,
  of: { readonly now: Instant; readonly ground: MergeGround; readonly reason: string },
): MergeDecided {
  mustBeMergeable(source, target);
  const { now, ground, reason } = of;
  if (!shares[ground](source, target)) throw notShared(ground);
  const [from, into] = [source.customer.id, target.customer.id];
  return {
    source: {
      head: { ...closedBy(source.customer, 'merge'), mergedInto: into },
      event: { type: 'customer.merged', facts: { into, ground }, texts: { reason } },
    },
    target: {
      head: target.customer,
      event: { type: 'customer.merged-in', facts: { source: from, ground } },
      learned: { merged: [...target.merged, brought(source, { customerId: into, at: now })] },
    },
  };
}

/** They are two again, as they were; what was done since stays with the one that it was done with. */
export function undoMerge(
  source: Known,
  target: Known,
  of: { readonly now: Instant; readonly reason: string },
): MergeDecided {
  const { status, version } = source.customer;
  const merged = target.merged.find((one) => one.source === source.customer.id);
  if (target.customer.mergedInto) throw undoLaterFirst(target.customer.mergedInto);
  if (!merged || status !== customerMoves.merge.to)
    throw wrongState('undoMerge', status, [customerMoves.merge.to], version);
  const until = addDays(merged.at, UNDO_DAYS);
  if (!isBefore(of.now, until)) throw undoOver(until);
  const { mergedInto: _apart, ...head } = reopened(source.customer, 'undoMerge');
  return {
    source: {
      head,
      event: { type: 'customer.merge-undone', facts: { from: target.customer.id }, texts: { reason: of.reason } },
    },
    target: {
      head: target.customer,
      event: { type: 'customer.merged-out', facts: { source: source.customer.id } },
      learned: { merged: target.merged.filter((one) => one !== merged) },
    },
  };
}
