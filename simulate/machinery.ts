import type { EventRecord } from '../functions/kernel/event.ts';
import type { Instant } from '../functions/kernel/time.ts';
import type { Item, Table, Write } from '../functions/platform/table.ts';
import { type World, world } from '../test/support/world.ts';
import type { Chance } from './chance.ts';
import { dueQueue } from './due-queue.ts';

/** How often, of a hundred, what goes wrong. */
export interface Faults {
  /** An event is lost on its way; only the reconciler repairs that. */
  readonly lost: number;
  /** An event is delivered twice. */
  readonly doubled: number;
  /** A call of the table fails, before or after it acted. */
  readonly crash: number;
}

class Crash extends Error {}

/** Whether something ended in a crash that was drawn: whoever asked tries again, as people and queues do. */
export const isCrash = (error: unknown): boolean => error instanceof Crash;

/**
 * Opens each item once: the table in memory hands out the same frozen one until it is written anew, and a year of lists and
 * looks would open most heads some hundred times.
 */
function opensOnce(records: World['records']): void {
  const opened = new WeakMap<object, Promise<unknown>>();
  const decode = records.decode.bind(records) as (kind: never, item: Item) => Promise<unknown>;
  const once = (kind: never, item: Item): Promise<unknown> => {
    const known = opened.get(item);
    if (known !== undefined) return known;
    const value = decode(kind, item);
    opened.set(item, value);
    return value;
  };
  Object.assign(records, { decode: once });
}

/** The service in this process, with an outbox that notes what is written instead of looking through the table. */
export async function machinery(start: Instant, chance: Chance, faults: Faults) {
  const outbox: EventRecord[] = [];
  const broken = { armed: false, crashes: 0, lost: 0, doubled: 0, delivered: 0 };
  /** Numbers of matters that the house itself has opened. */
  const opened: string[] = [];
  const note = (write: Write) => {
    if (write.kind !== 'put' || write.item.is !== 'event') return;
    const { type, entityId, facts } = write.item as unknown as EventRecord;
    if (type === 'ticket.received' && facts.channel === 'INTERNAL') opened.push(`GD${entityId.slice(4)}`);
    outbox.push({ ...write.item, id: `${write.item.entityId}-${write.item.version}` } as unknown as EventRecord);
  };
  const fragile = (table: Table): Table => {
    const crashing = async <T>(act: () => Promise<T>): Promise<T> => {
      if (!broken.armed || !chance.percent(faults.crash)) return act();
      broken.crashes += 1;
      if (chance.percent(50)) await act(); // it acted, and only its answer is lost
      throw new Crash('drawn');
    };
    return {
      ...table,
      get: (key, options) => table.get(key, options),
      query: (query) => table.query(query),
      getAll: (keys, options) => table.getAll(keys, options),
      putAll: (items) => table.putAll(items),
      write: (write) =>
        crashing(async () => {
          await table.write(write);
          note(write);
        }),
      transact: (writes, token) =>
        crashing(async () => {
          await table.transact(writes, token);
          for (const write of writes) note(write);
        }),
    };
  };
  const w: World = await world({ now: start, over: fragile, tells: false });
  opensOnce(w.records);
  const waiting = dueQueue<World['executions'][number]>();

  /** Hands an event to those who hear of it, and notes when the machines that it starts will wake. */
  async function consume(event: EventRecord): Promise<void> {
    const running = w.executions.length;
    await surely(() => w.consume(event));
    for (const started of w.executions.slice(running)) waiting.add(started.memory.wakeAt, started);
  }

  /** Tries again what a crash has cut off, as a queue does that brings a message again. */
  async function surely(act: () => Promise<void>): Promise<void> {
    for (let n = 0; n < 50; n += 1) {
      try {
        return await act();
      } catch (error) {
        if (!isCrash(error) && !(error instanceof Error && error.message.includes('changed while'))) throw error;
      }
    }
    throw new Error('a message came back fifty times');
  }

  /** Delivers what was written: some of it never, some of it twice. */
  async function relay(): Promise<void> {
    for (let event = outbox.shift(); event; event = outbox.shift()) {
      const told = event;
      if (chance.percent(faults.lost)) {
        broken.lost += 1;
        continue;
      }
      broken.delivered += 1;
      await consume(told);
      if (!chance.percent(faults.doubled)) continue;
      broken.doubled += 1;
      await consume(told);
    }
  }

  /** Lets time pass: every execution wakes at its time, and what each of them did is delivered. */
  async function until(at: Instant): Promise<void> {
    await relay();
    for (let next = waiting.first(); next && next.at <= at; next = waiting.first()) {
      const execution = next.thing;
      waiting.takeFirst();
      if (execution.memory.wakeAt > w.now) w.now = execution.memory.wakeAt;
      await surely(() => w.wake(execution));
      if (execution.memory.outcome !== 'done') waiting.add(execution.memory.wakeAt, execution);
      await relay();
    }
    w.now = at;
  }

  return { w, broken, opened, relay, until, surely };
}
export type Machinery = Awaited<ReturnType<typeof machinery>>;
