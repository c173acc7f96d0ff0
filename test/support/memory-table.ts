import { indexes } from '../../functions/platform/keys.ts';
import type { IndexName, Item, Key, Page, Query, RawCursor, Table, Write } from '../../functions/platform/table.ts';
import { WriteLost } from '../../functions/platform/table.ts';
import type { TableScan } from '../../functions/platform/table-scan.ts';
import { holds, kept, keyOf, placeOf, updated } from './memory-items.ts';

/** One call of the port, as tests look at it. */
export interface TableCall {
  readonly name: keyof Table;
  readonly writes: readonly Write[];
  readonly query?: Query;
  readonly keys?: readonly Key[];
}

export interface MemoryTableOptions {
  /** Called before each call acts: throw here to crash between two calls, wait here to interleave. */
  readonly before?: (call: TableCall) => void | Promise<void>;
}

export interface MemoryTable extends Table {
  /** Everything that is kept, in the order of the keys. */
  items(): Item[];
  readonly calls: TableCall[];
}

const WRITES_AT_MOST = 100;
const LONGEST_TOKEN = 36;
const indexNames = Object.keys(indexes) as IndexName[];

interface KeyNames {
  readonly pk: string;
  readonly sk: string;
}

const namesOf = (index?: IndexName): KeyNames => (index ? indexes[index] : { pk: 'pk', sk: 'sk' });
const partitionOf = (index: IndexName | undefined, pk: unknown) => `${index ?? 'table'}\n${String(pk)}`;

const SURROGATE = /[\ud800-\udfff]/;

/** DynamoDB sorts texts by their bytes, which differs from how JavaScript sorts beyond the first 65,536 characters. */
function byBytes(a: string, b: string): number {
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compare(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>, { sk }: KeyNames): number {
  for (const name of [sk, 'pk', 'sk']) {
    const order = byBytes(String(a[name]), String(b[name]));
    if (order !== 0) return order;
  }
  return 0;
}

/** Items by place, and the places of each partition of the table and of its sparse indexes. */
function shelves() {
  const kept = new Map<string, Item>();
  const partitions = new Map<string, Set<string>>();

  const standsIn = (item: Item): string[] => [
    partitionOf(undefined, item.pk),
    ...indexNames.flatMap((index) => {
      const { pk, sk } = namesOf(index);
      return item[pk] === undefined || item[sk] === undefined ? [] : [partitionOf(index, item[pk])];
    }),
  ];

  function take(place: string): void {
    const item = kept.get(place);
    if (!item) return;
    kept.delete(place);
    for (const name of standsIn(item)) partitions.get(name)?.delete(place);
  }

  return {
    at: (key: Key) => kept.get(placeOf(key)),
    all: () => [...kept.values()],
    remove: (key: Key) => take(placeOf(key)),
    place(item: Item): void {
      const place = placeOf(item);
      take(place);
      kept.set(place, item);
      for (const name of standsIn(item)) partitions.set(name, (partitions.get(name) ?? new Set()).add(place));
    },
    partition: (index: IndexName | undefined, pk: string) =>
      [...(partitions.get(partitionOf(index, pk)) ?? [])].map((place) => kept.get(place) as Item),
  };
}

type Shelves = ReturnType<typeof shelves>;

function apply(writes: readonly Write[], shelf: Shelves): void {
  if (writes.length > WRITES_AT_MOST) throw new Error('a transaction holds at most 100 writes');
  if (new Set(writes.map((write) => placeOf(keyOf(write)))).size < writes.length)
    throw new Error('a transaction writes an item once');
  const lost = writes.flatMap((write, index) => {
    const current = shelf.at(keyOf(write));
    return holds(write.expect, current) ? [] : [{ index, current }];
  });
  if (lost.length > 0) throw new WriteLost(lost);
  const after = writes.map((write): Item | undefined => {
    if (write.kind === 'put') return kept(write.item);
    return write.kind === 'update' ? kept(updated(write, shelf.at(write.key))) : undefined;
  });
  for (const [n, write] of writes.entries()) {
    const item = after[n];
    if (item) shelf.place(item);
    else if (write.kind === 'delete') shelf.remove(write.key);
  }
}

function select(query: Query, shelf: Shelves): Page {
  const { index, begins, from, to, after, limit } = query;
  const own = namesOf(index);
  const way = query.descending ? -1 : 1;
  const fits = (sk: string) =>
    (begins === undefined || sk.startsWith(begins)) &&
    (from === undefined || byBytes(sk, from) >= 0) &&
    (to === undefined || byBytes(sk, to) <= 0);
  const found = shelf
    .partition(index, query.pk)
    .filter((item) => fits(String(item[own.sk])) && (!after || compare(item, after, own) * way > 0))
    .sort((a, b) => compare(a, b, own) * way);
  const shown = found.slice(0, limit ?? found.length);
  const last = shown.at(-1);
  const keyNames = index ? ['pk', 'sk', own.pk, own.sk] : ['pk', 'sk'];
  const keysOf = (item: Item) => Object.fromEntries(keyNames.map((name) => [name, String(item[name])]));
  // As DynamoDB does: whoever reached his limit is told of a next page, be it empty.
  const next = last && limit !== undefined && shown.length === limit ? (keysOf(last) as RawCursor) : undefined;
  return { items: shown.map((item) => (index ? (keysOf(item) as Item) : item)), ...(next && { next }) };
}

/** The in-memory twin of the DynamoDB table, held to the same conformance suite. */
export function memoryTable({ before }: MemoryTableOptions = {}): MemoryTable {
  const shelf = shelves();
  const tokens = new Map<string, string>();
  const calls: TableCall[] = [];

  async function entered(call: TableCall): Promise<void> {
    calls.push(call);
    await before?.(call);
  }

  const read = (key: Key): Item | undefined => shelf.at(key);

  return {
    calls,
    items: () => shelf.all().sort((a, b) => byBytes(placeOf(a), placeOf(b))),
    async get(key) {
      await entered({ name: 'get', writes: [], keys: [key] });
      return read(key);
    },
    async query(query) {
      await entered({ name: 'query', writes: [], query });
      return select(query, shelf);
    },
    async write(write) {
      await entered({ name: 'write', writes: [write] });
      apply([write], shelf);
    },
    async transact(writes, token) {
      await entered({ name: 'transact', writes });
      if (token !== undefined && token.length > LONGEST_TOKEN) throw new Error('a token has at most 36 characters');
      const earlier = token === undefined ? undefined : tokens.get(token);
      if (earlier === JSON.stringify(writes)) return;
      if (earlier !== undefined) throw new Error('the token came with other writes');
      apply(writes, shelf);
      if (token !== undefined) tokens.set(token, JSON.stringify(writes));
    },
    async getAll(wanted) {
      await entered({ name: 'getAll', writes: [], keys: wanted });
      return wanted.map(read);
    },
    async putAll(items) {
      await entered({ name: 'putAll', writes: items.map((item) => ({ kind: 'put', item })) });
      for (const item of items) shelf.place(kept(item));
    },
  };
}

/** The scan of a table in memory, in the order of the keys. */
export const memoryScan =
  (table: MemoryTable): TableScan =>
  async ({ after, limit }) => {
    const rest = table.items().filter((item) => !after || byBytes(placeOf(item), placeOf(after as unknown as Key)) > 0);
    const items = rest.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(rest.length > limit && last && { next: { pk: last.pk, sk: last.sk } }) };
  };
