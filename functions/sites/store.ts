import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { WriteLost } from '../platform/table.ts';
import { staffKind, unitKind } from '../staff/store.ts';
import { siteTaken } from './errors.ts';
import { Site } from './model.ts';
import type { Founded } from './rules.ts';

export const siteKind = recordKind({ name: 'site', schema: Site, key: (one) => keys.site(one.id) });

/** A new site counts in every container after this long. */
const FRESH_MS = 30_000;

/**
 * The sites of this deployment: those that its settings name, the default one first, and those that were founded since.
 *
 * @param shipped the sites of the settings
 */
export function siteStore(ledger: Ledger, of: { readonly shipped: readonly SiteId[]; readonly clock: () => Instant }) {
  const { records } = ledger;
  let kept: { at: number; sites: Promise<Site[]> } | undefined;

  async function founded(): Promise<Site[]> {
    const { pk } = keys.site('' as SiteId);
    return (await records.page(siteKind, { pk, limit: 500 })).items;
  }

  function recorded(): Promise<Site[]> {
    const now = millis(of.clock());
    if (kept && now - kept.at < FRESH_MS) return kept.sites;
    const sites = founded();
    kept = { at: now, sites };
    sites.catch(() => {
      kept = undefined;
    });
    return sites;
  }

  return {
    /** Those that were founded, by id. */
    recorded,

    /** Every id, the default one first: one Query in half a minute. */
    ids: async (): Promise<SiteId[]> => [...new Set([...of.shipped, ...(await recorded()).map((one) => one.id)])],

    repeated: (id: SiteId, by: Circumstances) => ledger.repeated(siteKind, keys.site(id), by),

    /** The site, its top unit and its administrator together, or nothing. Errors: `site.taken`. */
    async found({ site, unit, administrator }: Founded, by: Circumstances): Promise<Site> {
      const also = [await records.creating(unitKind, unit), await records.creating(staffKind, administrator)];
      try {
        return await ledger.begin(siteKind, site, by, also);
      } catch (error) {
        if (error instanceof WriteLost) throw siteTaken();
        throw error;
      } finally {
        kept = undefined;
      }
    },
  };
}
export type SiteStore = ReturnType<typeof siteStore>;
