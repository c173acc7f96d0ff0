import type { Changed, Circumstances } from '../kernel/event.ts';
import { type BreakGlassId, newId, type SiteId } from '../kernel/ids.ts';
import { addDays, type Instant } from '../kernel/time.ts';
import { keptFor } from '../platform/kept.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { breakGlassNotFound } from './break-glass-errors.ts';
import { BreakGlass } from './break-glass-model.ts';

export const breakGlassKind = recordKind({
  name: 'break-glass',
  schema: BreakGlass,
  key: (one) => keys.breakGlass(one.site, one.id),
});

/** Rights by break-glass are read afresh as posts are: a container asks the table at most this often. */
const FRESH_MS = 30_000;

/** The least id of an instant: ids sort by time. */
const leastId = (at: Instant) => newId('breakGlass', at, (bytes) => new Uint8Array(bytes));

/** Emergency accesses in the table. One function per access pattern. */
export function breakGlassStore(ledger: Ledger, clock: () => Instant) {
  const { records } = ledger;
  const kept = keptFor<BreakGlass[]>(FRESH_MS, clock);

  /** The requests of the last day, newest first: a handful. */
  async function recent(site: SiteId): Promise<BreakGlass[]> {
    const { pk, sk } = keys.breakGlass(site, leastId(addDays(clock(), -1)));
    const query = { pk, from: sk, to: 'G#\uffff', descending: true, consistent: true, limit: 100 };
    return (await records.page(breakGlassKind, query)).items;
  }

  return {
    recent,

    /** The same, at most half a minute old. */
    recentKept: (site: SiteId): Promise<BreakGlass[]> => kept(site, () => recent(site)),

    /** One by id. Errors: `breakGlass.notFound`. */
    get: (site: SiteId, id: BreakGlassId): Promise<BreakGlass> =>
      records.read(breakGlassKind, keys.breakGlass(site, id), breakGlassNotFound()),

    /** A new request, with its event. */
    ask: (changed: Changed<BreakGlass>, by: Circumstances): Promise<BreakGlass> =>
      ledger.begin(breakGlassKind, changed, by),

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    change: (before: BreakGlass, changed: Changed<BreakGlass>, by: Circumstances): Promise<BreakGlass> =>
      ledger.change({ kind: breakGlassKind, before, changed, from: [before.status] }, by),

    /** One as an equal, earlier request left it. */
    repeated: (site: SiteId, id: BreakGlassId, by: Circumstances): Promise<BreakGlass | undefined> =>
      ledger.repeated(breakGlassKind, keys.breakGlass(site, id), by),
  };
}
export type BreakGlassStore = ReturnType<typeof breakGlassStore>;
