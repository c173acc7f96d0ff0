import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { type Records, recordKind } from '../../platform/records.ts';
import { WriteLost } from '../../platform/table.ts';
import { type Claim, Claims, fresh, REMEMBERED } from './claim-rules.ts';

const claimsKind = recordKind({
  name: 'claims',
  schema: Claims,
  key: ({ site }) => keys.claims(site),
});

const TRIES = 50; // of fifty who choose in the same instant the last one has seen all others

/** What a choice is for. */
export interface Choosing {
  readonly site: SiteId;
  readonly ticketNo: TicketNo;
  readonly weight: number;
  readonly now: Instant;
}

/**
 * Chooses somebody and claims him, in one step: of several who choose at once, each sees whom the others have chosen. A claim is
 * forgotten after a minute, so one whose offer was never made holds nobody back for longer.
 */
export const claims = (records: Records) => {
  async function seen({ site }: Choosing): Promise<Claims | undefined> {
    return records.find(claimsKind, keys.claims(site));
  }

  async function keep(before: Claims | undefined, claim: Claim, { site, now }: Choosing): Promise<boolean> {
    const known = fresh(before?.claims ?? [], now);
    // Sent again after it was cut off: the claim stands.
    if (known.some(({ staffNo, ticketNo }) => staffNo === claim.staffNo && ticketNo === claim.ticketNo)) return true;
    const kept = [...known, claim].slice(-REMEMBERED);
    const after = { site, claims: kept, version: (before?.version ?? 0) + 1 };
    try {
      await records.table.write(
        before
          ? await records.replacing(claimsKind, after, { version: before.version })
          : await records.creating(claimsKind, after),
      );
      return true;
    } catch (error) {
      if (error instanceof WriteLost) return false;
      throw error;
    }
  }

  return {
    async choose<T extends { readonly staffNo: string }>(
      of: Choosing,
      pick: (claims: readonly Claim[]) => T | undefined,
    ): Promise<T | undefined> {
      let chosen: T | undefined;
      for (let n = 0; n < TRIES; n += 1) {
        const before = await seen(of);
        // What was claimed for this very matter keeps nobody from it.
        chosen = pick(fresh(before?.claims ?? [], of.now).filter(({ ticketNo }) => ticketNo !== of.ticketNo));
        if (!chosen) return undefined;
        const { staffNo } = chosen;
        if (await keep(before, { staffNo, ticketNo: of.ticketNo, weight: of.weight, at: of.now }, of)) return chosen;
      }
      return chosen; // no dispatch fails for a crowd: the worst that comes of it is that one person has a matter too many
    },
  };
};
export type ClaimsStore = ReturnType<typeof claims>;
