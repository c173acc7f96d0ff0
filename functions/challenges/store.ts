import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { type Records, recordKind } from '../platform/records.ts';
import { WriteLost } from '../platform/table.ts';
import { challengeUsed } from './errors.ts';
import { type ChallengePurpose, SpentChallenge } from './model.ts';
import type { ProofOfWork } from './pow.ts';

const KEPT_SECONDS_MORE = 3_600; // the table's clock and ours may differ, and expired items linger

export const spentKind = recordKind({
  name: 'spent-challenge',
  schema: SpentChallenge,
  key: (spent) => keys.usedChallenge(spent.site, spent.hash),
  expires: (spent) => spent.expiresAt + KEPT_SECONDS_MORE,
});

/** Spent challenges in the table. */
export const spentChallenges = (records: Records) => ({
  /**
   * Marks a challenge as spent by one request. A repeat of the same request passes, so that a request cut off between this
   * and its own write can be sent again. Errors: `challenge.used`.
   */
  async spend(spent: SpentChallenge): Promise<void> {
    try {
      await records.table.write(await records.creating(spentKind, spent));
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error;
      const standing = await records.find(spentKind, spentKind.key(spent));
      if (standing?.by !== spent.by) throw challengeUsed();
    }
  },
});

/** Checks a solution and spends its challenge: what a public route calls before it creates anything. */
export function spendingChallenges(parts: { records: Records; proofOfWork: ProofOfWork; purpose: ChallengePurpose }) {
  const { records, proofOfWork, purpose } = parts;
  const spent = spentChallenges(records);
  return async (payload: string, of: { site: SiteId; by: string; now: Instant }): Promise<void> => {
    const { hash, expiresAt } = await proofOfWork.check(payload, { site: of.site, purpose, now: of.now });
    await spent.spend({ site: of.site, hash, by: of.by, expiresAt });
  };
}
