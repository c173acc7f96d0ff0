import type { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { type RecordKind, type Records, recordKind, type ValueOf } from '../platform/records.ts';
import { StaffMember, Unit } from './model.ts';

export const staffKind = recordKind({
  name: 'staff',
  schema: StaffMember,
  key: (member) => keys.staff(member.site, member.staffNo),
});

export const unitKind = recordKind({
  name: 'unit',
  schema: Unit,
  key: (unit) => keys.unit(unit.site, unit.id),
});

/** Rights are read afresh, but a container asks the table at most this often (who leaves is out within half a minute). */
const FRESH_MS = 30_000;

/** Keeps what was read for a moment; several callers at once share one read, and a failed read is not kept. */
function keeping<V>(read: (site: SiteId) => Promise<V>, clock: () => Instant) {
  const kept = new Map<SiteId, { at: number; value: Promise<V> }>();
  return (site: SiteId): Promise<V> => {
    const now = millis(clock());
    const found = kept.get(site);
    if (found && now - found.at < FRESH_MS) return found.value;
    const value = read(site);
    kept.set(site, { at: now, value });
    value.catch(() => kept.delete(site));
    return value;
  };
}

async function wholePartition<K extends RecordKind>(records: Records, kind: K, pk: string): Promise<Array<ValueOf<K>>> {
  const found: Array<ValueOf<K>> = [];
  let after: Readonly<Record<string, string>> | undefined;
  do {
    const page = await records.page(kind, { pk, consistent: true, ...(after && { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}

/** Staff and units in the table. One function per access pattern. */
export function staffStore(records: Records, clock: () => Instant) {
  const all = keeping((site) => wholePartition(records, staffKind, keys.staff(site, '').pk), clock);
  const units = keeping((site) => wholePartition(records, unitKind, keys.unit(site, '').pk), clock);
  return {
    /** All staff of a site, by number: one Query in half a minute. */
    all,

    /** One person by number; undefined where there is none. */
    byNo: async (site: SiteId, staffNo: string): Promise<StaffMember | undefined> =>
      (await all(site)).find((member) => member.staffNo === staffNo),

    /** The organisation of a site: one Query in half a minute. */
    units,

    /** One unit by id; undefined where there is none. */
    unit: async (site: SiteId, unitId: string): Promise<Unit | undefined> =>
      (await units(site)).find((unit) => unit.id === unitId),
  };
}
export type StaffStore = ReturnType<typeof staffStore>;
