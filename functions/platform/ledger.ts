import type * as z from 'zod';
import { actorOf, asOf, type Changed, type Circumstances, EventRecord, packedTexts } from '../kernel/event.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { BEGINNING, linkOf, proofOf } from './event-chain.ts';
import { headChanges } from './head-changes.ts';
import { eventsPlace, keys, ranges } from './keys.ts';
import { type RecordKind, type Records, recordKind, type ValueOf } from './records.ts';
import { type Item, type Key, type Write, WriteLost } from './table.ts';

/** A head: what events happen to. */
export type HeadKind = RecordKind<z.ZodObject>;
export type Head = { readonly version: number; readonly status?: string };

/** An event's id follows from what it is about, so the table need not hold it. */
export const eventIdOf = (event: { readonly entityId: unknown; readonly version: unknown }): string =>
  `${event.entityId}-${event.version}`;

/** Events beside their head. */
export const eventsOf = (head: Key) =>
  recordKind({
    name: 'event',
    schema: EventRecord,
    key: (event) => keys.event(head, event.version),
    pack: ({ id: _derived, ...event }) => event,
    unpack: (stored) => ({ ...stored, id: eventIdOf(stored as { entityId: unknown; version: unknown }) }),
  });

const REPEAT_WINDOW_MS = 24 * 3_600_000; // a key answers repeats for a day

export interface Change<K extends HeadKind> {
  readonly kind: K;
  readonly before: ValueOf<K> & Head;
  readonly changed: Changed<ValueOf<K> & Head>;
  /** Earlier states that the write insists on; left out, the version alone decides. */
  readonly from?: readonly string[];
  /** Other items that change in the same transaction. */
  readonly also?: readonly Write[];
}

/** What an event changed, and what followed it. */
export interface Past<Value> {
  readonly head: Value;
  readonly after: Value;
  readonly at: Instant;
  readonly since: readonly EventRecord[];
}

/** Heads and their events: the only way in which anything with a life changes. */
export class Ledger {
  readonly records: Records;

  constructor(records: Records) {
    this.records = records;
  }

  /** Keeps a new head and its first event, or throws `WriteLost` with what stands there. */
  async begin<K extends HeadKind>(
    kind: K,
    changed: Changed<ValueOf<K> & Head>,
    by: Circumstances,
    also: readonly Write[] = [],
  ): Promise<ValueOf<K> & Head> {
    await this.records.table.transact([...(await this.beginning(kind, changed, by)), ...also]);
    return { ...changed.head, version: 1 };
  }

  /** What `begin` writes, for a transaction in which another head changes, too. */
  async beginning<K extends HeadKind>(kind: K, changed: Changed<ValueOf<K> & Head>, by: Circumstances) {
    const head = { ...changed.head, version: 1 };
    const event = await this.#event(kind, { head, changed, by, changes: {} });
    return [await this.records.creating(kind, head), event];
  }

  /**
   * Keeps a changed head and its event, or neither. The loser of a race gets `version.stale` with the winner's state.
   */
  async change<K extends HeadKind>(change: Change<K>, by: Circumstances): Promise<ValueOf<K> & Head> {
    const { kind, before, changed, also = [] } = change;
    try {
      await this.records.table.transact([...(await this.changing(change, by)), ...also]);
    } catch (error) {
      throw await this.#loser(error, kind, before);
    }
    return { ...changed.head, version: before.version + 1 };
  }

  /** What `change` writes, for a transaction in which another head changes, too. */
  async changing<K extends HeadKind>({ kind, before, changed, from }: Change<K>, by: Circumstances) {
    const head = { ...changed.head, version: before.version + 1 };
    const expected = { version: before.version, ...(from && { statusIn: from }) };
    const changes = headChanges(kind, before, head);
    const event = await this.#event(kind, { head, changed, by, changes });
    return [await this.records.replacing(kind, head, expected), event];
  }

  /**
   * The head as an earlier, equal request left it; undefined if this request is new.
   * Errors: `idempotency.keyReused` when the key came with another body.
   */
  async repeated<K extends HeadKind>(kind: K, key: Key, by: Circumstances): Promise<(ValueOf<K> & Head) | undefined> {
    if (!by.op) return undefined;
    const { op } = by;
    const { later, found } = await this.#since(
      key,
      (event) => event.op?.key === op.key,
      millis(by.now) - REPEAT_WINDOW_MS,
    );
    if (!found) return undefined;
    if (found.op?.body !== by.op.body) throw keyReused();
    const item = await this.records.table.get(key, { consistent: true });
    if (!item) return undefined;
    const newer = later.filter((event) => event.version <= (item.version as number));
    return (await this.records.decode(kind, asOf(item, newer) as Item)) as ValueOf<K> & Head;
  }

  /**
   * The head as it stood before the newest event of a type (with these facts), as that event left it, when that happened, and what
   * happened since, newest first; undefined where it never did in the last
   * `horizonMs`, or at the beginning of all.
   */
  async beforeLast<K extends HeadKind>(
    kind: K,
    key: Key,
    of: {
      readonly type: string;
      readonly facts?: Readonly<Record<string, string>>;
      readonly now: Instant;
      readonly horizonMs: number;
    },
  ): Promise<Past<ValueOf<K> & Head> | undefined> {
    const asked = Object.entries(of.facts ?? {});
    const isIt = ({ type, facts }: EventRecord) =>
      type === of.type && asked.every(([name, value]) => facts[name] === value);
    const { later, found } = await this.#since(key, isIt, millis(of.now) - of.horizonMs);
    const item = found && (await this.records.table.get(key, { consistent: true }));
    if (!found || !item || found.version === 1) return undefined;
    const since = later.filter((event) => event.version <= (item.version as number));
    const without = async (events: readonly EventRecord[]) =>
      (await this.records.decode(kind, asOf(item, events) as Item)) as ValueOf<K> & Head;
    const [head, after] = await Promise.all([without([...since, found]), without(since)]);
    return { head, after, at: found.at, since };
  }

  /** All events of a head, oldest first unless asked otherwise, a page at a time. */
  events(
    head: Key,
    page: { after?: Readonly<Record<string, string>> | undefined; limit: number; newestFirst?: boolean },
  ) {
    return this.records.page(eventsOf(head), {
      pk: eventsPlace(head),
      begins: ranges.events,
      limit: page.limit,
      ...(page.newestFirst && { descending: true }),
      ...(page.after && { after: page.after }),
    });
  }

  /** Events newest first: those after the one that is looked for, and that one. */
  async #since(key: Key, isIt: (event: EventRecord) => boolean, horizon: number) {
    const later: EventRecord[] = [];
    let after: Readonly<Record<string, string>> | undefined;
    do {
      const query = {
        pk: eventsPlace(key),
        begins: ranges.events,
        descending: true,
        consistent: true,
        limit: 50,
        ...(after && { after }),
      };
      const page = await this.records.table.query(query);
      for (const item of page.items) {
        const event = item as unknown as EventRecord;
        if (isIt(event)) return { later, found: event };
        if (millis(event.at) < horizon) return { later };
        later.push(event);
      }
      after = page.next;
    } while (after);
    return { later };
  }

  /** A head as an event compares it: small, and without personal texts, which no event may hold in clear. */
  async #event(
    kind: HeadKind,
    told: {
      head: Record<string, unknown>;
      changed: Changed<Record<string, unknown>>;
      by: Circumstances;
      changes: EventRecord['changes'];
    },
  ) {
    const { head, changed, by, changes } = told;
    const { site, id, version } = head as { site: EventRecord['site']; id: string; version: number };
    const { type, facts, texts, wakes } = changed.event;
    const event: EventRecord = {
      id: eventIdOf({ entityId: id, version }),
      type,
      site,
      entity: kind.name,
      entityId: id,
      version,
      at: by.now,
      actor: actorOf(by.actor),
      correlationId: by.correlationId,
      ...(by.op && { op: { ...by.op } }),
      changes,
      facts: { ...facts, ...(by.actor.kind === 'staff' && by.actor.breakGlass && { breakGlass: by.actor.breakGlass }) },
      ...(texts && { texts: packedTexts(texts, this.records.salt()) }),
      ...(wakes && wakes.length > 0 && { wakes: [...wakes] }),
    };
    return this.#linked(kind.key(head as never), event);
  }

  /** The write that puts an event at the end of its chain. */
  async #linked(head: Key, event: EventRecord): Promise<Write> {
    const [kept, before] = await Promise.all([
      this.records.encode(eventsOf(head), event),
      this.#tip(head, event.version - 1),
    ]);
    const proven = { ...kept, ...(event.texts !== undefined && { proof: proofOf(event.texts) }) };
    return { kind: 'put', item: { ...proven, link: linkOf(before, proven) }, expect: { absent: true } };
  }

  /**
   * The link that the next event follows. No head pays for it: the event before never changes, and whoever read an older head
   * loses its version.
   */
  async #tip(head: Key, version: number): Promise<string> {
    if (version === 0) return BEGINNING;
    const place = { pk: eventsPlace(head), from: ranges.events, to: keys.event(head, version).sk };
    // Not by its key: a head may have changed without an event, as a session does with each of its tokens.
    const { items } = await this.records.table.query({ ...place, descending: true, limit: 1, consistent: true });
    return String(items[0]?.link ?? BEGINNING);
  }

  async #loser(error: unknown, kind: HeadKind, before: Record<string, unknown>): Promise<unknown> {
    if (!(error instanceof WriteLost)) return error;
    const now = await this.records.table.get(kind.key(before), { consistent: true });
    return stale((now?.version as number | undefined) ?? 0, now?.status as string | undefined);
  }
}
