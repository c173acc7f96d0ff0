import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { addMs, Instant, isBefore } from '../../kernel/time.ts';
import { StaffNo } from '../words.ts';
import type { Candidate } from './taker-rules.ts';

/**
 * Claims: who was chosen for what within the last minute. An index shows an offer a moment after it was made, so of fourteen matters
 * that are dispatched in one second every one would find the same person idle; the claim of the one before says that he is not.
 */

export const Claim = z.object({
  staffNo: StaffNo,
  ticketNo: TicketNo,
  /** What it weighs on him. */
  weight: z.int().min(1).max(100),
  at: Instant,
});
export type Claim = z.infer<typeof Claim>;

export const REMEMBERED = 200; // more than a site dispatches within a minute, in 12 KB at most

/** The claims of a site, in one item: whoever chooses next has seen all that were made before, or chooses once more. */
export const Claims = z.object({ site: SiteId, claims: z.array(Claim).max(REMEMBERED), version: z.int().min(1) });
export type Claims = z.infer<typeof Claims>;

const FRESH_MS = 60_000; // by then every index shows the offer

/** The claims that an index may not show yet. */
export const fresh = (claims: readonly Claim[], now: Instant): Claim[] =>
  claims.filter(({ at }) => isBefore(addMs(now, -FRESH_MS), at));

/** The candidates with what they were chosen for a moment ago, where it is not among their work already. */
export const withClaims = (candidates: readonly Candidate[], claims: readonly Claim[]): Candidate[] =>
  candidates.map((one) => {
    const own = claims.filter(({ staffNo, ticketNo }) => staffNo === one.staffNo && !one.holds?.includes(ticketNo));
    if (own.length === 0) return one;
    const load = own.reduce((sum, { weight }) => sum + weight, one.load);
    const latest = own
      .map(({ at }) => at)
      .sort()
      .at(-1);
    const givenAt = one.givenAt && latest && one.givenAt > latest ? one.givenAt : latest;
    return { ...one, load, ...(givenAt && { givenAt }) };
  });
