/** Where an item lives. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as the table holds it: plain JSON values, the key, and index keys where the item is to be found by them. */
export type Item = Key & Readonly<Record<string, unknown>>;

/** What must be true of the item that stands there now for a write to happen. All that is named must hold. */
export interface Expectation {
  /** Nothing stands there yet. */
  readonly absent?: true;
  /** Something stands there. */
  readonly present?: true;
  /** Values, or whole groups of them. */
  readonly equals?: Readonly<Record<string, string | number | boolean | readonly unknown[] | object>>;
  readonly oneOf?: Readonly<Record<string, readonly string[]>>;
  /** The attribute is missing or at most this number: a limit that concurrent counters cannot pass. */
  readonly atMost?: Readonly<Record<string, number>>;
}

export type Write =
  | { readonly kind: 'put'; readonly item: Item; readonly expect?: Expectation }
  | {
      readonly kind: 'update';
      readonly key: Key;
      readonly set?: Readonly<Record<string, unknown>>;
      readonly remove?: readonly string[];
      readonly add?: Readonly<Record<string, number>>;
      readonly expect?: Expectation;
    }
  | { readonly kind: 'delete'; readonly key: Key; readonly expect?: Expectation }
  | { readonly kind: 'check'; readonly key: Key; readonly expect: Expectation };

export type IndexName = 'queue' | 'watch';

/** One page of a Query. `sk` bounds are inclusive; `after` is the raw key that a page ended with. */
export interface Query {
  readonly pk: string;
  readonly index?: IndexName;
  readonly begins?: string;
  readonly from?: string;
  readonly to?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  readonly after?: RawCursor;
  /** Strong read; only without an index. */
  readonly consistent?: boolean;
}

export type RawCursor = Readonly<Record<string, string>>;

export interface Page {
  readonly items: readonly Item[];
  readonly next?: RawCursor;
}

/** A write whose expectation did not hold: which of the writes, and what stood there instead (undefined = nothing). */
export class WriteLost extends Error {
  readonly lost: ReadonlyArray<{ readonly index: number; readonly current: Item | undefined }>;

  constructor(lost: ReadonlyArray<{ index: number; current: Item | undefined }>) {
    super(`expectation not met by write ${lost.map((loss) => loss.index).join(', ')}`);
    this.name = 'WriteLost';
    this.lost = lost;
  }
}

/**
 * The narrow port to the one table. Two implementations are held to one conformance suite: DynamoDB and the in-memory twin
 * of the tests.
 *
 * Errors: `WriteLost` when an expectation fails; `table.busy` (kind busy) when contention or throttling outlasts the retries;
 * `table.tooLarge` for an item over 400 KB.
 */
export interface Table {
  get(key: Key, options?: { readonly consistent?: boolean }): Promise<Item | undefined>;
  query(query: Query): Promise<Page>;
  /** One write, with its condition. Costs half of a transaction of one. */
  write(write: Write): Promise<void>;
  /** All writes or none, at most 100, one per item. The same `token` within ten minutes acts once. */
  transact(writes: readonly Write[], token?: string): Promise<void>;
  /** Up to any number of items, in the order of the keys, missing ones undefined; unprocessed keys are asked for again. */
  getAll(keys: readonly Key[], options?: { readonly consistent?: boolean }): Promise<ReadonlyArray<Item | undefined>>;
  /** Unconditional writes of many items; unprocessed ones are sent again. */
  putAll(items: readonly Item[]): Promise<void>;
}
