import { createHash } from 'node:crypto';
import type { SiteId } from '../../functions/kernel/ids.ts';
import { type Instant, instant } from '../../functions/kernel/time.ts';
import { cursors } from '../../functions/platform/cursor.ts';
import { Ledger } from '../../functions/platform/ledger.ts';
import { Records } from '../../functions/platform/records.ts';
import type { Door } from '../../functions/platform/serve.ts';
import type { Table } from '../../functions/platform/table.ts';
import { identity } from '../../functions/sessions/identity.ts';
import { staffStore } from '../../functions/staff/store.ts';
import { seedRecords } from '../../local/seed/seed-records.ts';
import { type MemoryTable, memoryTable } from './memory-table.ts';
import { plainSealer } from './plain-sealer.ts';

/** A site with the seeded people, in memory if no table is given, whose clock stands until a test moves it. */
export async function staffedSite<T extends Table = MemoryTable>(given?: T) {
  const site = 'dolon' as SiteId;
  const table = given ?? (memoryTable() as Table as T);
  const records = new Records(table, plainSealer);
  await seedRecords(records, site);
  let now = Date.parse('2026-11-23T02:00:00.000Z');
  const clock = (): Instant => instant(now);
  const ledger = new Ledger(records);
  const staff = staffStore(ledger, clock);
  const identify = identity({ ledger, staff, sites: async () => [site], clock });
  const door: Door = {
    ...{ clock, identify, noteRead: async () => undefined },
    log: { request: () => undefined } as unknown as Door['log'],
  };
  let drawn = 0;
  const random = (bytes: number) => {
    drawn += 1;
    return createHash('sha512').update(`random ${drawn}`).digest().subarray(0, bytes);
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { site, table, records, ledger, staff, door, clock, pass, random, cursors: cursors(Buffer.alloc(32, 7)) };
}
