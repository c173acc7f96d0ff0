import type * as z from 'zod';
import type { AppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import { holdsPersonal, mapPersonal } from '../kernel/personal.ts';
import type { HoldsUnclassed } from '../kernel/text.ts';
import type { Item, Key, Query, RawCursor, Table, Write } from './table.ts';

/** Seals and opens personal texts; the place binds a sealed text to its item and field. */
export interface Sealer {
  seal(site: SiteId, text: string, place: Place): Promise<string>;
  open(site: SiteId, sealed: string, place: Place): Promise<string>;
  /** Chance that is sealed with a text, so that its proof cannot be found out by trying: 96 bits. */
  salt(): string;
}

export interface Place {
  readonly pk: string;
  readonly sk: string;
  readonly field: string;
}

/** How one kind of record is kept: its schema, its place, the indexes it stands in, and its small form if it has one. */
export interface RecordKind<S extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly schema: S;
  key(value: z.output<S>): Key;
  /** Index attributes; what is missing keeps the record out of that index. */
  index?(value: z.output<S>): Readonly<Record<string, string>>;
  /** Epoch second after which the record may go; undefined = it stays. */
  expires?(value: z.output<S>): number | undefined;
  /** A smaller form of some fields, as the table keeps them. */
  pack?(value: z.output<S>): Readonly<Record<string, unknown>>;
  unpack?(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

const declared = new Map<string, RecordKind>();

/** What is missing where a record's schema holds a text that its field says nothing of. */
type EachTextClassed<S> =
  true extends HoldsUnclassed<S> ? ['a text of this record is neither personal() nor plain()'] : [];

/** Declares a kind of record and keeps its schema's type; a text without a class does not pass the types. */
export function recordKind<S extends z.ZodObject>(kind: RecordKind<S>, ..._classed: EachTextClassed<S>): RecordKind<S> {
  declared.set(kind.name, kind as unknown as RecordKind);
  return kind;
}

/** Every kind that the modules loaded so far have declared: whoever goes through all of them forgets none. */
export const declaredKinds = (): readonly RecordKind[] => [...declared.values()];

type Valued = { readonly site: SiteId };
export type ValueOf<K extends RecordKind> = z.output<K['schema']>;

const KEPT_BESIDE = [
  'pk',
  'sk',
  'queuePk',
  'queueSk',
  'watchPk',
  'watchSk',
  'expiresAtEpoch',
  'is',
  'sealedAs',
] as const;

/** Typed records over the table: every value is parsed as it is read, every personal field is sealed as it is written. */
export class Records {
  readonly table: Table;
  readonly #sealer: Sealer;

  constructor(table: Table, sealer: Sealer) {
    this.table = table;
    this.#sealer = sealer;
  }

  /** A sealed text as it was written; throws where it was not sealed for this place. */
  opened(site: SiteId, sealed: string, place: Place): Promise<string> {
    return this.#sealer.open(site, sealed, place);
  }

  /** A text sealed for a place. */
  sealed(site: SiteId, text: string, place: Place): Promise<string> {
    return this.#sealer.seal(site, text, place);
  }

  /** Chance for texts that are proven by a hash. */
  salt(): string {
    return this.#sealer.salt();
  }

  /** The record at a key; throws `missing` where there is none. Strongly consistent. */
  async read<K extends RecordKind>(kind: K, key: Key, missing: AppError): Promise<ValueOf<K>> {
    const found = await this.find(kind, key);
    if (found === undefined) throw missing;
    return found;
  }

  async find<K extends RecordKind>(kind: K, key: Key): Promise<ValueOf<K> | undefined> {
    const item = await this.table.get(key, { consistent: true });
    return item && this.decode(kind, item);
  }

  /** The records at keys, missing ones left out; eventually consistent, for lists. */
  async readAll<K extends RecordKind>(kind: K, found: readonly Key[]): Promise<Array<ValueOf<K>>> {
    const items = await this.table.getAll(found);
    return Promise.all(items.flatMap((item) => (item ? [this.decode(kind, item)] : [])));
  }

  /** One page of a Query that reads whole records of one kind. */
  async page<K extends RecordKind>(kind: K, query: Query): Promise<{ items: Array<ValueOf<K>>; next?: RawCursor }> {
    const { items, next } = await this.table.query(query);
    return { items: await Promise.all(items.map((item) => this.decode(kind, item))), ...(next && { next }) };
  }

  /** The write that puts a new record, or nothing if one stands there. */
  async creating<K extends RecordKind>(kind: K, value: ValueOf<K>): Promise<Write> {
    return { kind: 'put', item: await this.encode(kind, value), expect: { absent: true } };
  }

  /** The write that replaces a record, if it still has the version (and one of the states) that the decision was made on. */
  async replacing<K extends RecordKind>(
    kind: K,
    value: ValueOf<K>,
    expected: { readonly version: number; readonly statusIn?: readonly string[] },
  ): Promise<Write> {
    const oneOf = expected.statusIn && { oneOf: { status: expected.statusIn } };
    return {
      kind: 'put',
      item: await this.encode(kind, value),
      expect: { equals: { version: expected.version }, ...oneOf },
    };
  }

  /** A record as the table keeps it: checked, small, sealed, with key and index attributes. */
  async encode<K extends RecordKind>(kind: K, value: ValueOf<K>): Promise<Item> {
    const key = kind.key(value);
    const checked = kind.schema.parse(value);
    const sealed = await this.#each(kind, checked, key, (text, place) => this.#sealer.seal(siteOf(value), text, place));
    const packed = kind.pack ? kind.pack(sealed as ValueOf<K>) : (sealed as Item);
    const expiresAtEpoch = kind.expires?.(value);
    const expires = expiresAtEpoch !== undefined && { expiresAtEpoch };
    return { ...packed, ...kind.index?.(value), ...expires, ...key, is: kind.name };
  }

  /** A record as the code knows it; throws where the item does not fit its schema. */
  async decode<K extends RecordKind>(kind: K, item: Item): Promise<ValueOf<K>> {
    const beside = new Set<string>(KEPT_BESIDE);
    const stored = Object.fromEntries(Object.entries(item).filter(([name]) => !beside.has(name)));
    const unpacked = kind.unpack ? kind.unpack(stored) : stored;
    const opened = await this.#each(kind, unpacked, item, (text, place) =>
      this.#sealer.open(siteOf(unpacked), text, place),
    );
    return kind.schema.parse(opened) as ValueOf<K>;
  }

  async #each(kind: RecordKind, value: unknown, key: Key, change: (text: string, place: Place) => Promise<string>) {
    if (!holdsPersonal(kind.schema)) return value;
    const found: Array<[path: string, text: string]> = [];
    mapPersonal(kind.schema, value, (text, _class, path) => {
      found.push([path, text]);
      return text;
    });
    if (found.length === 0) return value;
    const { pk, sk } = key;
    const changed = new Map(
      await Promise.all(
        found.map(async ([path, text]) => [path, await change(text, { pk, sk, field: path })] as const),
      ),
    );
    return mapPersonal(kind.schema, value, (text, _class, path) => changed.get(path) ?? text);
  }
}

const siteOf = (value: unknown) => (value as Valued).site;
