import type { Changed, Circumstances, EventRecord } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Head, HeadKind, Ledger } from '../platform/ledger.ts';
import { recordKind, type ValueOf } from '../platform/records.ts';
import { type Item, type Key, WriteLost } from '../platform/table.ts';
import { staffNotFound } from './errors.ts';
import { Deputy, Establishment, StaffMember, Unit } from './model.ts';

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

export const establishmentKind = recordKind({
  name: 'establishment',
  schema: Establishment,
  key: (one) => keys.establishment(one.site, one.id),
});

export const deputyKind = recordKind({
  name: 'deputy',
  schema: Deputy,
  key: (one) => keys.deputy(one.site, one.id),
});

/** Units, head counts and deputies: all that a site's organisation is beside its people. */
export interface Organisation {
  readonly units: readonly Unit[];
  readonly establishments: readonly Establishment[];
  readonly deputies: readonly Deputy[];
}

/** Rights are read afresh, but a container asks the table at most this often (who leaves is out within half a minute). */
const FRESH_MS = 30_000;

/** Keeps what was read for a moment; several callers at once share one read, and a failed read is not kept. */
function keeping<V>(read: (site: SiteId) => Promise<V>, clock: () => Instant) {
  const kept = new Map<SiteId, { at: number; value: Promise<V> }>();
  const get = (site: SiteId): Promise<V> => {
    const now = millis(clock());
    const found = kept.get(site);
    if (found && now - found.at < FRESH_MS) return found.value;
    const value = read(site);
    kept.set(site, { at: now, value });
    value.catch(() => kept.delete(site));
    return value;
  };
  return { get, forget: (site: SiteId) => kept.delete(site) };
}

/** Staff and organisation in the table. One function per access pattern. */
export function staffStore(ledger: Ledger, clock: () => Instant) {
  const { records } = ledger;

  async function wholePartition(pk: string): Promise<Item[]> {
    const found: Item[] = [];
    let after: Readonly<Record<string, string>> | undefined;
    do {
      const page = await records.table.query({ pk, consistent: true, ...(after && { after }) });
      found.push(...page.items);
      after = page.next;
    } while (after);
    return found;
  }

  async function readStaff(site: SiteId): Promise<StaffMember[]> {
    const items = await wholePartition(keys.staff(site, '').pk);
    return Promise.all(items.map((item) => records.decode(staffKind, item)));
  }

  async function readOrganisation(site: SiteId): Promise<Organisation> {
    const items = await wholePartition(keys.unit(site, '').pk);
    const of = <K extends typeof unitKind | typeof establishmentKind | typeof deputyKind>(kind: K) =>
      Promise.all(items.filter((item) => item.is === kind.name).map((item) => records.decode(kind, item)));
    const [units, establishments, deputies] = await Promise.all([of(unitKind), of(establishmentKind), of(deputyKind)]);
    return { units, establishments, deputies } as Organisation;
  }

  const people = keeping(readStaff, clock);
  const organisation = keeping(readOrganisation, clock);

  function forget(site: SiteId) {
    people.forget(site);
    organisation.forget(site);
  }

  return {
    /** All staff of a site, by number: one Query in half a minute. */
    all: people.get,

    /** One person by number; undefined where there is none. */
    byNo: async (site: SiteId, staffNo: string): Promise<StaffMember | undefined> =>
      (await people.get(site)).find((member) => member.staffNo === staffNo),

    /** Units, head counts and deputies: one Query in half a minute. */
    organisation: organisation.get,

    /** One unit by id; undefined where there is none. */
    unit: async (site: SiteId, unitId: string): Promise<Unit | undefined> =>
      (await organisation.get(site)).units.find((unit) => unit.id === unitId),

    /** Everything as it stands in the table this moment: what a change is decided on. */
    async now(site: SiteId): Promise<Organisation & { readonly staff: readonly StaffMember[] }> {
      forget(site);
      const [staff, rest] = await Promise.all([people.get(site), organisation.get(site)]);
      return { staff, ...rest };
    },

    /** One person as he stands in the table this moment. */
    person: (site: SiteId, staffNo: string): Promise<StaffMember> =>
      records.read(staffKind, keys.staff(site, staffNo), staffNotFound()),

    /** The head as an equal, earlier request left it. */
    repeated: <K extends HeadKind>(kind: K, key: Key, by: Circumstances) => ledger.repeated(kind, key, by),

    /** A head that is new, with its first event. Throws `version.stale` where somebody was quicker. */
    async begin<K extends HeadKind>(kind: K, changed: Changed<ValueOf<K> & Head>, by: Circumstances) {
      try {
        return await ledger.begin(kind, changed, by);
      } catch (error) {
        if (error instanceof WriteLost) throw stale(1, undefined);
        throw error;
      } finally {
        forget(by.actor.site);
      }
    },

    /** A changed head and its event, or neither. */
    async change<K extends HeadKind>(
      kind: K,
      before: ValueOf<K> & Head,
      changed: Changed<ValueOf<K> & Head>,
      by: Circumstances,
    ) {
      try {
        return await ledger.change({ kind, before, changed }, by);
      } finally {
        forget(by.actor.site);
      }
    },

    /** What happened to a person, oldest first. */
    history: async (
      site: SiteId,
      staffNo: string,
      page: { after?: Readonly<Record<string, string>>; limit: number },
    ): Promise<{ items: EventRecord[]; next?: Readonly<Record<string, string>> }> =>
      ledger.events(keys.staff(site, staffNo), page),
  };
}
export type StaffStore = ReturnType<typeof staffStore>;
