import { isBefore } from '../../kernel/time.ts';
import type { Records } from '../../platform/records.ts';
import type { Ticket } from '../../tickets/model.ts';
import type { RightsRequest } from '../model.ts';
import { standingIn } from '../searching/count-records.ts';
import type { Branch } from '../searching/walk.ts';

/** A page of what hangs on him, by what his request means to it. */
export interface Parted {
  /** What is erased, once nothing of it stands any more. */
  readonly going: readonly Branch[];
  /** Of it, the matters that stand: for these the erasure waits. */
  readonly waitsFor: readonly Ticket[];
  /** Matters that he opened after he had asked, and that stand. */
  readonly later: readonly Branch[];
}

/**
 * F28: what waits for matters waits for those of before the request, or new ones could put it off for ever. What he opened later was no part
 * of what he asked to have erased, and somebody is at work on it: it stays as it is, with the number that he left with it, and ends by its
 * own retention.
 */
export async function parted(
  branches: readonly Branch[],
  { receivedAt }: Pick<RightsRequest, 'receivedAt'>,
  records: Records,
): Promise<Parted> {
  const standing = await Promise.all(branches.map((branch) => standingIn([branch], records)));
  const isLater = (ticket: Ticket) => isBefore(receivedAt, ticket.receivedAt);
  const later = branches.filter((_branch, n) => standing[n]?.some(isLater));
  return {
    going: branches.filter((branch) => !later.includes(branch)),
    waitsFor: standing.flat().filter((ticket) => !isLater(ticket)),
    later,
  };
}
