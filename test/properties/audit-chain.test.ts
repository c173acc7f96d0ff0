import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCheckpoints } from '../../functions/audit/checkpoints/make-checkpoints.ts';
import { addMinutes, type PlainDate } from '../../functions/kernel/time.ts';
import type { Item } from '../../functions/platform/table.ts';
import { checkpointed, rewritten } from '../support/checkpointed.ts';
import { type Happens, type ToldThings, toldThings } from '../support/told-things.ts';
import { monday, site } from '../support/world.ts';

const happens: fc.Arbitrary<Happens> = fc.record(
  { status: fc.constantFrom('OPEN', 'HELD', 'DONE'), words: fc.string({ maxLength: 40 }) },
  { requiredKeys: ['status'] },
);
const life = fc.array(happens, { minLength: 1, maxLength: 9 });
const pick = fc.nat(1_000);

/** What somebody does who may write the table and knows how it is laid out: where it is to be found, from and to. */
interface Tampering {
  readonly name: string;
  readonly of: fc.Arbitrary<(things: ToldThings, events: readonly Item[]) => Promise<readonly [number, number]>>;
}

const chosen = (events: readonly Item[], n: number) => events[n % events.length] as Item;
const versionOf = (item: Item) => Number(item.version);

/** Any value in place of another one: never the same. */
const instead = (value: unknown, by: string) =>
  typeof value === 'number' ? value + 1_000 : `${JSON.stringify(value)}${by}`;

const tamperings: readonly Tampering[] = [
  {
    name: 'edits any field of any event',
    of: fc.tuple(pick, pick, fc.string({ minLength: 1 })).map(([n, field, by]) => async (things, events) => {
      const event = chosen(events, n);
      const names = Object.keys(event).filter((name) => !['pk', 'sk'].includes(name));
      const name = names[field % names.length] ?? '';
      await things.put({ ...event, [name]: instead(event[name], by) });
      return [versionOf(event), versionOf(event)];
    }),
  },
  {
    name: 'takes a field out of any event, but the words, whose erasure is lawful',
    of: fc.tuple(pick, pick).map(([n, field]) => async (things, events) => {
      const event = chosen(events, n);
      const names = Object.keys(event).filter((name) => !['pk', 'sk', 'texts'].includes(name));
      const { [names[field % names.length] ?? '']: _gone, ...rest } = event;
      await things.put(rest as Item);
      return [versionOf(event), versionOf(event)];
    }),
  },
  {
    name: 'puts a field into any event',
    of: fc.tuple(pick, fc.string()).map(([n, value]) => async (things, events) => {
      const event = chosen(events, n);
      await things.put({ ...event, breakGlass: value });
      return [versionOf(event), versionOf(event)];
    }),
  },
  {
    name: 'deletes any event',
    of: pick.map((n) => async (things, events) => {
      const event = chosen(events, n);
      await things.remove(event);
      return [versionOf(event), versionOf(event)];
    }),
  },
  {
    name: 'cuts off the end',
    of: pick.map((n) => async (things, events) => {
      const [from] = events.slice(n % events.length);
      for (const event of events.slice(n % events.length)) await things.remove(event);
      return [versionOf(from as Item), events.length];
    }),
  },
  {
    name: 'puts an event in between, or after the end',
    of: fc.tuple(pick, fc.boolean()).map(([n, between]) => async (things, events) => {
      const event = chosen(events, n);
      const version = events.length + 1;
      const after = { ...event, version, sk: `E#${String(version).padStart(8, '0')}` };
      await things.put(between ? { ...event, sk: `${event.sk}x` } : after);
      return between ? [versionOf(event), versionOf(event) + 1] : [version, version];
    }),
  },
  {
    name: 'exchanges two events, and the numbers in them or not',
    of: fc.tuple(pick, pick, fc.boolean()).map(([a, b, renumbered]) => async (things, events) => {
      const first = chosen(events, a);
      const second = chosen(events.length > 1 ? events.filter((one) => one !== first) : events, b);
      const moved = (item: Item, to: Item) => ({ ...item, sk: to.sk, ...(renumbered && { version: to.version }) });
      if (first === second) await things.put({ ...first, at: 'another time' });
      else {
        await things.put(moved(first, second));
        await things.put(moved(second, first));
      }
      return [Math.min(versionOf(first), versionOf(second)), Math.max(versionOf(first), versionOf(second))];
    }),
  },
  {
    name: 'sets the head back, or gives it an event that it never had',
    of: fc.boolean().map((back) => async (things, events) => {
      const head = things.table.items().find(({ is }) => is === 'thing') as Item;
      await things.put({ ...head, version: events.length + (back ? -1 : 1) });
      return back ? [events.length, events.length] : [events.length + 1, events.length + 1];
    }),
  },
];

async function lived(acts: readonly Happens[]): Promise<ToldThings> {
  const things = toldThings();
  for (const act of acts) await things.happen('one', act);
  return things;
}

test('whatever happens to a thing, its chain holds, and shows how many events it has', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (acts) => {
      const things = await lived(acts);

      const verdicts = await things.verified('one');

      expect(verdicts).toMatchObject([{ from: 1, to: acts.length, events: acts.length, intact: true, complete: true }]);
    }),
    { numRuns: 60 },
  );
});

test.each(tamperings)('whoever $name is found, and where', async ({ of }) => {
  await fc.assert(
    fc.asyncProperty(life, of, async (acts, tamper) => {
      const things = await lived(acts);

      const [from, to] = await tamper(things, things.eventsOf('one'));
      const findings = await things.findings('one');

      expect(findings).not.toEqual([]);
      const [first] = findings;
      expect(Number(first?.from)).toBeLessThanOrEqual(to);
      expect(Number(first?.to)).toBeGreaterThanOrEqual(from);
    }),
    { numRuns: 60 },
  );
});

test('words that are erased leave a chain that holds, and tells how often', async () => {
  await fc.assert(
    fc.asyncProperty(life, fc.array(pick), async (acts, erased) => {
      const things = await lived(acts);
      const spoken = things.eventsOf('one').filter(({ texts }) => texts !== undefined);
      const some = [...new Set(erased.map((n) => spoken[n % Math.max(1, spoken.length)]))].filter(
        (one) => one !== undefined,
      );
      for (const { texts: _words, ...rest } of some) await things.put(rest as Item);

      const [verdict] = await things.verified('one');

      expect(verdict).toMatchObject({ intact: true, wordsErased: some.length });
    }),
    { numRuns: 40 },
  );
});

test('whoever rewrites a chain from any event to its end, or deletes it whole, is found by the checkpoints', async () => {
  await fc.assert(
    fc.asyncProperty(life, pick, fc.boolean(), async (acts, n, whole) => {
      const house = checkpointed();
      for (const act of acts) await house.happen('one', act);
      await house.note(monday);
      await makeCheckpoints(site, addMinutes(monday, 90), house.deps);
      const version = (n % acts.length) + 1;

      if (whole)
        for (const item of [...house.things.eventsOf('one'), house.things.headOf('one')])
          await house.things.remove(item);
      else await rewritten(house.things, 'one', version, { facts: { status: 'NEVER' } });
      const day = monday.slice(0, 10) as PlainDate;
      const [chain, period] = [
        await house.things.findings('one'),
        await house.verdicts(day, day, addMinutes(monday, 90)),
      ];

      expect(chain).toEqual([]);
      expect(period).toEqual([{ what: whole ? 'MISSING' : 'REWRITTEN', from: acts.length, to: acts.length }]);
    }),
    { numRuns: 40 },
  );
});
