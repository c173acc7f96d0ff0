import { type AdvancedAt, advanceRotation } from '../../functions/audit/rotation/advance-rotation.ts';
import { beginRotation } from '../../functions/audit/rotation/rules.ts';
import { rotationStore } from '../../functions/audit/rotation/store.ts';
import { addDays, addMinutes, type Instant } from '../../functions/kernel/time.ts';
import { Ledger } from '../../functions/platform/ledger.ts';
import { Records } from '../../functions/platform/records.ts';
import { sealer } from '../../functions/platform/seal.ts';
import type { Item } from '../../functions/platform/table.ts';
import { staffKind } from '../../functions/staff/store.ts';
import { aMember } from './builders-staff.ts';
import { localKeys } from './local-keys.ts';
import { memoryScan, memoryTable, type TableCall } from './memory-table.ts';
import { monday, site } from './world.ts';

/** A table with sealed names of staff and spoken events, whose keys turn; `before` may break in on any call. */
export function rotating(options: { before?: (call: TableCall) => void | Promise<void> } = {}) {
  const table = memoryTable(options);
  const time = { now: monday };
  const clock = () => time.now;
  let drawn = 0;
  const random = (bytes: number) => {
    drawn += 1;
    const chance = Buffer.alloc(bytes);
    chance.writeUInt32BE(drawn);
    return chance;
  };
  /** What another function sees: the same table, no key in its memory. */
  const fresh = () => new Records(table, sealer({ keySource: localKeys(), table, tableName: 'test', clock, random }));
  const records = fresh();
  const ledger = new Ledger(records);
  const rotations = rotationStore(ledger);
  const deps = { rotations, records, scan: memoryScan(table) };

  async function takeOn(staffNo: string, name = `名字${staffNo}`): Promise<void> {
    const by = { actor: { kind: 'system' as const, site, name: 'test' }, now: time.now, correlationId: staffNo };
    const event = { type: 'staff.taken-on', facts: { staffNo }, texts: { reason: `理由${staffNo}` } };
    await ledger.begin(staffKind, { head: aMember(staffNo, { name }), event }, by);
  }

  const by = () => ({
    actor: { kind: 'system' as const, site, name: 'test' },
    now: time.now,
    correlationId: 'rotation',
  });

  const itemOf = (staffNo: string): Item =>
    table.items().find((one) => one.is === 'staff' && one.staffNo === staffNo) as Item;

  return {
    ...{ table, records, rotations, takeOn, deps, itemOf },
    /** A person with another name, as somebody keeps him meanwhile. */
    rename: async (staffNo: string, name: string): Promise<void> => {
      const member = await records.decode(staffKind, itemOf(staffNo));
      await table.putAll([await records.encode(staffKind, { ...member, name })]);
    },
    get now() {
      return time.now;
    },
    nextDay: () => {
      time.now = addDays(time.now, 1);
    },
    begin: async () =>
      rotations.keep(
        await rotations.find(site),
        beginRotation(await rotations.find(site), { site, by: 'P01', reason: '年度', now: time.now }),
        by(),
      ),
    /** One run; `pages` at most, as a clock that goes on by a minute at each look ends it. */
    run: (pages = Number.POSITIVE_INFINITY) => {
      let looks = 0;
      const end: Instant = addMinutes(time.now, 1);
      const of: AdvancedAt = {
        clock: () => {
          looks += 1;
          return looks > pages ? end : time.now;
        },
        until: end,
        correlationId: 'run',
        deps,
      };
      return advanceRotation(site, of);
    },
    state: () => rotations.find(site),
    /** Days of the data keys that are kept, and of those that something is sealed under. */
    keysKept: () => table.items().flatMap(({ is, sk }) => (is === 'data-key' ? [sk.slice(2)] : [])),
    keysUsed: () => [...new Set(JSON.stringify(table.items()).match(/(?<="v1\.)\d{8}/g) ?? [])].sort(),
    nameOf: async (staffNo: string) => (await fresh().decode(staffKind, itemOf(staffNo))).name,
  };
}
