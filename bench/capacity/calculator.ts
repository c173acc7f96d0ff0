import { indexes } from '../../functions/platform/keys.ts';
import type { Item, Key, Table, Write } from '../../functions/platform/table.ts';

/**
 * What calls of the table cost, by DynamoDB's published rules: a write by the larger image, a unit a KB, twice in a
 * transaction; an index entry that comes or goes a unit, one whose key changes two, not doubled; a read by 4 KB, half when
 * eventual, a Query by the sum of what it read, a batch by each item.
 */

const KB = 1_024;
const READ_BYTES = 4 * KB;
const ENTRY_BYTES = 1; // of each element of a list or map, beside its name and value
const GROUP_BYTES = 3; // of a list or map itself

function valueBytes(value: unknown): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).replace('.', '').length / 2) + 1;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value))
    return value.reduce((sum: number, part) => sum + ENTRY_BYTES + valueBytes(part), GROUP_BYTES);
  return Object.entries(value as object).reduce(
    (sum, [name, part]) => sum + ENTRY_BYTES + Buffer.byteLength(name) + valueBytes(part),
    GROUP_BYTES,
  );
}

/** Bytes of an item as DynamoDB counts them: names and values in UTF-8. */
export function itemBytes(item: Readonly<Record<string, unknown>> | undefined): number {
  const kept = Object.entries(item ?? {}).filter(([, value]) => value !== undefined);
  return kept.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

const rounded = (bytes: number, unit: number) => Math.max(1, Math.ceil(bytes / unit));

/** Units of the index entries that a write moves; the indexes hold keys only, so no other field matters to them. */
function indexUnits(before: Item | undefined, after: Item | undefined): number {
  return Object.values(indexes).reduce((sum, { pk, sk }) => {
    const entry = (item: Item | undefined) => (item?.[pk] === undefined ? undefined : `${item[pk]}\n${item[sk]}`);
    const [was, is] = [entry(before), entry(after)];
    if (was === is) return sum;
    return sum + (was && is ? 2 : 1);
  }, 0);
}

export interface Images {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Write units of one call: `factor` is 2 in a transaction, and counts for the table alone. */
export const writeUnits = (images: readonly Images[], factor: 1 | 2): number =>
  images.reduce((sum, { before, after }) => {
    const bytes = Math.max(itemBytes(before), itemBytes(after));
    return sum + rounded(bytes, KB) * factor + indexUnits(before, after);
  }, 0);

/** Read units of so many bytes read together. */
export const readUnits = (bytes: number, consistent = false): number =>
  rounded(bytes, READ_BYTES) * (consistent ? 1 : 0.5);

/** What one call of the port cost. */
export interface CallCost {
  readonly call: keyof Table;
  readonly wcu: number;
  readonly rcu: number;
}

export type ToldCost = (cost: CallCost) => void;

const keyOf = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);
const sizeOf = (items: readonly Item[]) => items.reduce((sum, item) => sum + itemBytes(item), 0);

/** A table that also says what each call cost; images of writes are looked up beside the calls and cost nothing. */
export function costed(table: Table, told: ToldCost): Table {
  async function writing(call: 'write' | 'transact' | 'putAll', writes: readonly Write[], act: () => Promise<void>) {
    const keys = writes.map(keyOf);
    const before = await table.getAll(keys);
    await act();
    const after = await table.getAll(keys);
    const images = keys.map((_key, n) => ({ before: before[n], after: after[n] }));
    told({ call, wcu: writeUnits(images, call === 'transact' ? 2 : 1), rcu: 0 });
  }
  return {
    async get(key, options) {
      const item = await table.get(key, options);
      told({ call: 'get', wcu: 0, rcu: readUnits(itemBytes(item), options?.consistent) });
      return item;
    },
    async query(query) {
      const page = await table.query(query);
      told({ call: 'query', wcu: 0, rcu: readUnits(sizeOf(page.items), query.consistent) });
      return page;
    },
    write: (write) => writing('write', [write], () => table.write(write)),
    transact: (writes, token) => writing('transact', writes, () => table.transact(writes, token)),
    async getAll(keys, options) {
      const items = await table.getAll(keys, options);
      const rcu = items.reduce((sum, item) => sum + readUnits(itemBytes(item), options?.consistent), 0);
      told({ call: 'getAll', wcu: 0, rcu });
      return items;
    },
    putAll: (items) =>
      writing(
        'putAll',
        items.map((item) => ({ kind: 'put', item })),
        () => table.putAll(items),
      ),
  };
}
