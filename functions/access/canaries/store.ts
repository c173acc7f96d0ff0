import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { keptFor } from '../../platform/kept.ts';
import { keys } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import type { Write } from '../../platform/table.ts';
import { canaryNotFound } from '../errors.ts';
import { Canary } from './model.ts';
import type { planted } from './rules.ts';

export const canaryKind = recordKind({ name: 'canary', schema: Canary, key: ({ site, id }) => keys.canary(site, id) });

/** More than a house plants. */
const AT_MOST = 100;
/** A container asks the table at most this often. */
const FRESH_MS = 30_000;

/** Planted records in the table. One function per access pattern. */
export function canaryStore(ledger: Ledger, clock: () => Instant) {
  const { records } = ledger;
  const kept = keptFor<ReadonlySet<string>>(FRESH_MS, clock);

  async function all(site: SiteId): Promise<Canary[]> {
    const { pk } = keys.canary(site, '' as CustomerId);
    return (await records.page(canaryKind, { pk, begins: 'K#', limit: AT_MOST })).items;
  }

  return {
    all,

    /** One by the customer's id. Errors: `canary.notFound`. */
    get: (site: SiteId, id: CustomerId): Promise<Canary> =>
      records.read(canaryKind, keys.canary(site, id), canaryNotFound()),

    /** Ids of those that mean something now. */
    ids: (site: SiteId): Promise<ReadonlySet<string>> =>
      kept(site, async () => new Set((await all(site)).flatMap(({ id, retiredAt }) => (retiredAt ? [] : [id])))),

    repeated: (site: SiteId, id: CustomerId, by: Circumstances) =>
      ledger.repeated(canaryKind, keys.canary(site, id), by),

    /** A planted one with the customer that it is, or neither. */
    plant: (changed: ReturnType<typeof planted>, by: Circumstances, customer: readonly Write[]): Promise<Canary> =>
      ledger.begin(canaryKind, changed, by, customer),

    /** A changed one with its event, or neither. Errors: `version.stale`. */
    change: (before: Canary, changed: ReturnType<typeof planted>, by: Circumstances): Promise<Canary> =>
      ledger.change({ kind: canaryKind, before, changed }, by),
  };
}
export type CanaryStore = ReturnType<typeof canaryStore>;
