import { indexes } from '../../functions/platform/keys.ts';
import { itemTooLarge } from '../../functions/platform/table-errors.ts';
import { type Expectation, type Item, type Key, type Page, type Query, type RawCursor, type Table, type Write, WriteLost } from '../../functions/platform/table.ts';

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

const ITEM_LIMIT_BYTES = 400 * 1024;
const WRITES_AT_MOST = 100;

const placeOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;
const keyOf = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);

/** A deep copy without what is undefined, as the real table keeps it. */
function copied<T>(value: T): T {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > ITEM_LIMIT_BYTES) throw itemTooLarge();
  return JSON.parse(text) as T;
}

function holds(expect: Expectation | undefined, item: Item | undefined): boolean {
  if (!expect) return true;
  if (expect.absent && item) return false;
  if (expect.present && !item) return false;
  const equal = Object.entries(expect.equals ?? {}).every(([name, value]) => item?.[name] === value);
  const one = Object.entries(expect.oneOf ?? {}).every(([name, values]) => values.includes(item?.[name] as string));
  const most = Object.entries(expect.atMost ?? {}).every(([name, limit]) => item?.[name] === undefined || (item[name] as number) <= limit);
  return equal && one && most;
}

function updated(write: Extract<Write, { kind: 'update' }>, item: Item | undefined): Item {
  const next: Record<string, unknown> = { ...(item ?? write.key), ...write.set };
  for (const name of write.remove ?? []) delete next[name];
  for (const [name, amount] of Object.entries(write.add ?? {})) next[name] = ((next[name] as number | undefined) ?? 0) + amount;
  return next as unknown as Item;
}

/** The in-memory twin of the DynamoDB table, held to the same conformance suite. */
export function memoryTable({ before }: MemoryTableOptions = {}): MemoryTable {
  const kept = new Map<string, Item>();
  const tokens = new Set<string>();
  const calls: TableCall[] = [];

  async function entered(call: TableCall): Promise<void> {
    calls.push(call);
    await before?.(call);
  }

  function apply(writes: readonly Write[]): void {
    if (writes.length > WRITES_AT_MOST) throw new Error('a transaction holds at most 100 writes');
    if (new Set(writes.map((write) => placeOf(keyOf(write)))).size < writes.length) throw new Error('a transaction writes an item once');
    const lost = writes.flatMap((write, index) => {
      const current = kept.get(placeOf(keyOf(write)));
      return holds(write.expect, current) ? [] : [{ index, current: current && copied(current) }];
    });
    if (lost.length > 0) throw new WriteLost(lost);
    const next = writes.map((write) => [write, write.kind === 'put' ? copied(write.item) : write.kind === 'update' ? copied(updated(write, kept.get(placeOf(write.key)))) : undefined] as const);
    for (const [write, item] of next) {
      if (item) kept.set(placeOf(keyOf(write)), item);
      else if (write.kind === 'delete') kept.delete(placeOf(write.key));
    }
  }

  function select(query: Query): Page {
    const own = query.index ? indexes[query.index] : { pk: 'pk', sk: 'sk' };
    const text = (item: Item, name: string) => String(item[name]);
    const order = (item: Item) => [text(item, own.sk), item.pk, item.sk].join('\u0001');
    const way = query.descending ? -1 : 1;
    const fits = (sk: string) =>
      (query.begins === undefined || sk.startsWith(query.begins)) && (query.from === undefined || sk >= query.from) && (query.to === undefined || sk <= query.to);
    const found = [...kept.values()]
      .filter((item) => item[own.pk] === query.pk && item[own.sk] !== undefined && fits(text(item, own.sk)))
      .sort((a, b) => (order(a) < order(b) ? -way : way));
    const start = query.after ? found.findIndex((item) => (order(item) > order(query.after as unknown as Item) ? 1 : -1) === way) : 0;
    const rest = start < 0 ? [] : found.slice(start);
    const shown = rest.slice(0, query.limit ?? rest.length);
    const last = shown.at(-1);
    const names = query.index ? ['pk', 'sk', own.pk, own.sk] : undefined;
    const only = (item: Item) => (names ? Object.fromEntries(names.map((name) => [name, item[name]])) : copied(item)) as Item;
    const cursorNames = query.index ? ['pk', 'sk', own.pk, own.sk] : ['pk', 'sk'];
    const next = last && shown.length < rest.length && Object.fromEntries(cursorNames.map((name) => [name, String(last[name])]));
    return { items: shown.map(only), ...(next && { next: next as RawCursor }) };
  }

  return {
    calls,
    items: () => [...kept.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).map(copied),
    async get(key) {
      await entered({ name: 'get', writes: [], keys: [key] });
      const found = kept.get(placeOf(key));
      return found && copied(found);
    },
    async query(query) {
      await entered({ name: 'query', writes: [], query });
      return select(query);
    },
    async write(write) {
      await entered({ name: 'write', writes: [write] });
      apply([write]);
    },
    async transact(writes, token) {
      await entered({ name: 'transact', writes });
      if (token !== undefined && tokens.has(token)) return;
      apply(writes);
      if (token !== undefined) tokens.add(token);
    },
    async getAll(wanted) {
      await entered({ name: 'getAll', writes: [], keys: wanted });
      return wanted.map((key) => {
        const found = kept.get(placeOf(key));
        return found && copied(found);
      });
    },
    async putAll(items) {
      await entered({ name: 'putAll', writes: items.map((item) => ({ kind: 'put', item })) });
      for (const item of items) kept.set(placeOf(item), copied(item));
    },
  };
}
