import * as z from 'zod';
import { auditStore } from '../../functions/audit/store.ts';
import { type PartVerified, type Position, verifyChain } from '../../functions/audit/verify-chain.ts';
import { SiteId } from '../../functions/kernel/ids.ts';
import { addMs } from '../../functions/kernel/time.ts';
import { at, HEAD } from '../../functions/platform/key-parts.ts';
import { eventsPlace } from '../../functions/platform/keys.ts';
import { Ledger } from '../../functions/platform/ledger.ts';
import { Records, recordKind, type Sealer } from '../../functions/platform/records.ts';
import { sealer } from '../../functions/platform/seal.ts';
import type { Item, Key } from '../../functions/platform/table.ts';
import { localKeys } from './local-keys.ts';
import { type MemoryTable, type MemoryTableOptions, memoryTable } from './memory-table.ts';
import { monday, site } from './world.ts';

const Thing = z.object({ id: z.string(), site: SiteId, status: z.string(), version: z.int() });
type Thing = z.infer<typeof Thing>;
export const thingKind = recordKind({
  name: 'thing',
  schema: Thing,
  key: (thing): Key => ({ pk: at(thing.site, 'THING', thing.id), sk: HEAD }),
});

/** One thing that happens: a status, and words or none. */
export interface Happens {
  readonly status: string;
  readonly words?: string;
}

/** Things with a life, on a table in memory that tests may tamper with, and what the audit says of them. */
export function toldThings(options: MemoryTableOptions & { readonly seals?: (table: MemoryTable) => Sealer } = {}) {
  const table = memoryTable(options);
  let [now, drawn] = [monday, 0];
  const random = (bytes: number) => {
    drawn += 1;
    return Buffer.alloc(bytes, drawn);
  };
  const seals = sealer({ keySource: localKeys(), table, tableName: 'test', clock: () => now, random });
  const records = new Records(table, options.seals?.(table) ?? seals);
  const ledger = new Ledger(records);
  const audit = auditStore(records);
  const headOf = (id: string): Key => thingKind.key({ id, site } as Thing);
  const chainOf = (id: string) => eventsPlace(headOf(id));

  async function happen(id: string, { status, words }: Happens): Promise<void> {
    now = addMs(now, 60_000);
    const before = await records.find(thingKind, headOf(id));
    const by = { actor: { kind: 'system' as const, site, name: 'test' }, now, correlationId: `request-${drawn}` };
    const event = {
      type: 'thing.changed',
      facts: { status },
      ...(words !== undefined && { texts: { message: words } }),
    };
    const head = { id, site, status, version: (before?.version ?? 0) + 1 };
    if (before) await ledger.change({ kind: thingKind, before, changed: { head, event } }, by);
    else await ledger.begin(thingKind, { head, event }, by);
  }

  /** Every page of a chain's verification. */
  async function verified(id: string): Promise<PartVerified['verdict'][]> {
    const verdicts: PartVerified['verdict'][] = [];
    let next: Position | undefined;
    do {
      const part: PartVerified | undefined = await verifyChain(audit, chainOf(id), next);
      if (!part) return verdicts;
      verdicts.push(part.verdict);
      next = part.next;
    } while (next);
    return verdicts;
  }

  return {
    ...{ table, records, ledger, audit, headOf, chainOf, happen, verified },
    /** What is wrong with a thing's chain, over all pages. */
    findings: async (id: string) => (await verified(id)).flatMap((verdict) => verdict.findings),
    eventsOf: (id: string): Item[] => table.items().filter(({ pk }) => pk === chainOf(id)),
    put: (item: Item) => table.putAll([item]),
    remove: ({ pk, sk }: Key) => table.write({ kind: 'delete', key: { pk, sk } }),
  };
}
export type ToldThings = ReturnType<typeof toldThings>;
