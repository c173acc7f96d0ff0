import type { SiteId } from '../../kernel/ids.ts';
import { type Instant, instantOfShort, shortInstant } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import type { Table } from '../../platform/table.ts';

/** When each person was last given a matter, kept by projection in one item of the site: among equals the longest ago is asked. */
export const lastGiven = (table: Table) => ({
  async note(site: SiteId, staffNo: string, at: Instant): Promise<void> {
    await table.write({ kind: 'update', key: keys.lastGiven(site), set: { [staffNo]: shortInstant(at) } });
  },

  async all(site: SiteId): Promise<ReadonlyMap<string, Instant>> {
    const { pk: _p, sk: _s, ...given } = (await table.get(keys.lastGiven(site))) ?? { pk: '', sk: '' };
    return new Map(Object.entries(given).map(([staffNo, at]) => [staffNo, instantOfShort(String(at))]));
  },
});
