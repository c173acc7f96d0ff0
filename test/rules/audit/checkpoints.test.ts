import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { merkleRoot } from '../../../functions/audit/checkpoints/hashes.ts';
import { makeCheckpoints } from '../../../functions/audit/checkpoints/make-checkpoints.ts';
import { type Hour, hourOf, hoursAfter, type Tip } from '../../../functions/audit/checkpoints/model.ts';
import { noteEvents } from '../../../functions/audit/checkpoints/note-events.ts';
import type { ChainVerdict } from '../../../functions/audit/model.ts';
import { type ChainPosition, verifyAgainst } from '../../../functions/audit/verify-against.ts';
import { addMinutes, type Instant, type PlainDate } from '../../../functions/kernel/time.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { checkpointed, rewritten } from '../../support/checkpointed.ts';
import { logLines } from '../../support/log-lines.ts';
import { monday, site } from '../../support/world.ts';

const firstHour = hourOf(monday);
const day = monday.slice(0, 10) as PlainDate;
const hoursOn = (n: number, minutes = 15): Instant => addMinutes(monday, n * 60 + minutes);
const name = (n: number) => {
  const hour = hoursAfter(firstHour, n);
  return `checkpoints/${site}/${hour.slice(0, 10)}/${hour.slice(11)}-0.json`;
};

describe('the checkpoint of an hour', () => {
  test('is made once, when the hour is over, of the last event of each chain that has changed in it', async () => {
    const house = checkpointed();
    for (const id of ['one', 'two', 'one']) await house.happen(id, { status: id });
    await house.note(monday);

    const early = await makeCheckpoints(site, addMinutes(monday, 20), house.deps);
    const made = await makeCheckpoints(site, hoursOn(1), house.deps);
    const again = await makeCheckpoints(site, hoursOn(1, 40), house.deps);

    const { checkpoint } = JSON.parse((await house.shelf.get(name(0))) ?? '') as { checkpoint: { tips: Tip[] } };
    const tipOf = (id: string): Tip => {
      const last = house.things.eventsOf(id).at(-1) as Item;
      return [house.things.chainOf(id), Number(last.version), String(last.link)];
    };
    expect([early, made, again]).toEqual([1, 1, 0]);
    expect(checkpoint.tips).toEqual([tipOf('one'), tipOf('two')]);
  });

  test('is there for an hour in which nothing happened, and for the hours of an outage, a day of them at a time', async () => {
    const house = checkpointed();
    await makeCheckpoints(site, hoursOn(1), house.deps);

    const runs = [];
    for (let n = 0; n < 3; n += 1) runs.push(await makeCheckpoints(site, hoursOn(31), house.deps));

    expect(runs).toEqual([24, 6, 0]);
    expect(await house.verdicts(day, hoursAfter(firstHour, 30).slice(0, 10) as PlainDate, hoursOn(31))).toEqual([]);
  });

  test('of very many chains has parts, and all of them are in it', async () => {
    const house = checkpointed();
    const many = Array.from({ length: 5_003 }, (_, n) => `S#dolon#THING#${String(n).padStart(5, '0')}#~EV`);
    const filed = { site, hour: firstHour, version: 1, link: 'link' };
    await house.deps.checkpoints.file(many.map((chain) => ({ ...filed, chain })));

    await makeCheckpoints(site, hoursOn(1), house.deps);

    const parts = await Promise.all([0, 1].map((n) => house.shelf.get(name(0).replace('-0.', `-${n}.`))));
    const told = parts.map(
      (text) => (JSON.parse(text ?? '') as { checkpoint: { tips: Tip[]; last: boolean } }).checkpoint,
    );
    expect(told.map(({ tips, last }) => [tips.length, last])).toEqual([
      [5_000, false],
      [3, true],
    ]);
    expect(told.flatMap(({ tips }) => tips.map(([chain]) => chain))).toEqual(many);
  });

  test('is the one that was put where the run broke off after it, and nothing is put twice', async () => {
    const house = checkpointed();
    await makeCheckpoints(site, hoursOn(0), house.deps);
    await house.happen('one', { status: 'A' });
    await house.note(monday);
    house.crashOnAdvance(true);
    await makeCheckpoints(site, hoursOn(1), house.deps).catch(() => undefined);
    const first = await house.shelf.get(name(0));
    house.crashOnAdvance(false);

    const made = await makeCheckpoints(site, hoursOn(2), house.deps);

    expect(first).toContain(house.things.chainOf('one'));
    expect(await house.shelf.get(name(0))).toBe(first);
    expect(made).toBe(2);
    expect(await house.verdicts(day, day, hoursOn(2))).toEqual([]);
  });

  test('is made once by two runs at the same time', async () => {
    const house = checkpointed();
    await makeCheckpoints(site, hoursOn(0), house.deps);
    await house.happen('one', { status: 'A' });
    await house.note(monday);

    await Promise.all([1, 2, 3].map(() => makeCheckpoints(site, hoursOn(3), house.deps)));

    expect(house.shelf.names()).toEqual([-1, 0, 1, 2].map(name));
    expect(await house.verdicts(day, day, hoursOn(3))).toEqual([]);
  });
});

describe('a period', () => {
  async function lived() {
    const house = checkpointed();
    await makeCheckpoints(site, hoursOn(1), house.deps);
    for (let hour = 1; hour < 4; hour += 1) {
      for (const id of ['one', 'two']) await house.happen(id, { status: `S${hour}`, words: `words ${hour}` });
      await house.note(hoursOn(hour, 5));
      await makeCheckpoints(site, hoursOn(hour + 1), house.deps);
    }
    return house;
  }

  test('in which nothing was tampered with is whole, chain by chain', async () => {
    const house = await lived();

    const pages = await house.verified(day, day, hoursOn(4));

    expect(pages.map(({ chain, events, intact }) => [chain, events, intact])).toEqual([
      [`checkpoints ${day}`, 4, true],
      [house.things.chainOf('one'), 3, true],
      [house.things.chainOf('two'), 3, true],
    ]);
  });

  test('shows who has rewritten a chain to its end, which the chain itself does not', async () => {
    const house = await lived();
    await rewritten(house.things, 'one', 2, { facts: { status: 'NEVER' } });

    expect(await house.things.findings('one')).toEqual([]);
    expect(await house.verdicts(day, day, hoursOn(4))).toEqual([
      { what: 'REWRITTEN', from: 2, to: 2 },
      { what: 'REWRITTEN', from: 3, to: 3 },
    ]);
  });

  test('shows a chain that was deleted with its head, as if it had never been', async () => {
    const house = await lived();
    for (const item of [...house.things.eventsOf('two'), house.things.headOf('two')]) await house.things.remove(item);

    expect(await house.things.verified('two')).toEqual([]);
    expect((await house.verdicts(day, day, hoursOn(4))).map(({ what, from }) => [what, from])).toEqual([
      ['MISSING', 1],
      ['MISSING', 2],
      ['MISSING', 3],
    ]);
  });

  test.each<[string, (text: string) => string | undefined, string]>([
    ['is gone', () => undefined, 'CHECKPOINT_MISSING'],
    ['is no text of ours', () => 'what?', 'CHECKPOINT_CHANGED'],
    ['leaves out a chain', (text) => without(text), 'CHECKPOINT_CHANGED'],
    ['has another code', (text) => text.replace(/"mac":"..../, '"mac":"AAAA'), 'CHECKPOINT_CHANGED'],
  ])('shows a checkpoint that %s', async (_what, tamper, what) => {
    const house = await lived();
    house.shelf.tamper(name(2), tamper((await house.shelf.get(name(2))) ?? ''));

    const findings = await house.verdicts(day, day, hoursOn(4));

    expect(findings[0]).toMatchObject({ what, item: name(2) });
  });

  test('shows a checkpoint that stands in the place of another', async () => {
    const house = await lived();
    house.shelf.tamper(name(2), await house.shelf.get(name(1)));

    expect((await house.verdicts(day, day, hoursOn(4)))[0]).toMatchObject({
      what: 'CHECKPOINT_CHANGED',
      item: name(2),
    });
  });

  test('shows that nobody makes checkpoints any more', async () => {
    const house = await lived();

    const findings = await house.verdicts(day, day, hoursOn(7));

    expect(findings.map(({ what, item }) => [what, item])).toEqual([
      ['CHECKPOINT_MISSING', name(4)],
      ['CHECKPOINT_MISSING', name(5)],
    ]);
  });
});

describe('one chain', () => {
  /** A thing that three things happened to in the first hours of a day, with the checkpoints of so many days since. */
  async function kept(days: number) {
    const house = checkpointed();
    await makeCheckpoints(site, hoursOn(1), house.deps);
    for (let hour = 1; hour < 4; hour += 1) {
      await house.happen('one', { status: `S${hour}` });
      await house.note(hoursOn(hour, 5));
    }
    const now = hoursOn(4 + 24 * days);
    while ((await makeCheckpoints(site, now, house.deps)) > 0);
    return { ...house, now };
  }
  type Kept = Awaited<ReturnType<typeof kept>>;

  async function against({ things, deps, now }: Kept): Promise<ChainVerdict[]> {
    const verdicts: ChainVerdict[] = [];
    let next: ChainPosition | undefined;
    do {
      const page = await verifyAgainst({ site, chain: things.chainOf('one'), now }, deps, next);
      if (page) verdicts.push(page.verdict);
      next = page?.next;
    } while (next);
    return verdicts;
  }
  const findings = async (house: Kept) => (await against(house)).flatMap((verdict) => verdict.findings);

  test('is what the newest checkpoint that saw it says, however long ago that was; it is looked for a week a page', async () => {
    const verdicts = await against(await kept(20));

    expect(verdicts.map(({ events, complete, intact }) => [events, complete, intact])).toEqual([
      [3, false, true],
      [0, false, true],
      [0, true, true],
    ]);
  });

  test('is whole where no checkpoint was made yet', async () => {
    const house = checkpointed();
    await house.happen('one', { status: 'S1' });

    expect(await findings({ ...house, now: hoursOn(30) })).toEqual([]);
  });

  test.each([0, 9])(
    'that lost its end, and its head with it, is found by a checkpoint of %i days ago',
    async (days) => {
      const house = await kept(days);
      const [, , last] = house.things.eventsOf('one') as [Item, Item, Item];
      const head = await house.things.table.get(house.things.headOf('one'));
      await house.things.remove(last);
      await house.things.put({ ...(head as Item), version: 2, status: 'S2' });

      expect(await house.things.findings('one')).toEqual([]);
      expect(await findings(house)).toEqual([{ what: 'MISSING', from: 3, to: 3 }]);
    },
  );

  test('that was reckoned anew to its end is found by a checkpoint', async () => {
    const house = await kept(2);
    await rewritten(house.things, 'one', 1, { facts: { status: 'NEVER' } });

    expect(await house.things.findings('one')).toEqual([]);
    expect((await findings(house)).map(({ what }) => what)).toContain('REWRITTEN');
  });

  test('is not called whole where the checkpoint that saw it is gone', async () => {
    const house = await kept(2);
    house.shelf.tamper(name(3));

    expect(await findings(house)).toContainEqual({ what: 'CHECKPOINT_MISSING', from: 13, to: 13, item: name(3) });
  });
});

/** A checkpoint without its first tip, and with the root that fits: what a clever hand makes of it. */
function without(text: string): string {
  const { checkpoint, mac } = JSON.parse(text) as { checkpoint: { tips: Tip[] }; mac: string };
  const tips = checkpoint.tips.slice(1);
  return JSON.stringify({ checkpoint: { ...checkpoint, tips, root: merkleRoot(tips) }, mac });
}

describe('what the stream tells of events', () => {
  const change = (eventName: 'INSERT' | 'MODIFY' | 'REMOVE', before?: Item, after?: Item): DynamoDBRecord =>
    ({
      eventName,
      dynamodb: {
        SequenceNumber: 'seq-1',
        ...(before && { OldImage: marshall(before) }),
        ...(after && { NewImage: marshall(after) }),
      },
    }) as DynamoDBRecord;

  async function noted(records: readonly DynamoDBRecord[], file = async () => {}) {
    const tampered: number[] = [];
    const { log, lines } = logLines();
    const house = checkpointed();
    const checkpoints = { ...house.deps.checkpoints, file };
    const answer = await noteEvents(records, { checkpoints, log, now: monday, tampered: (n) => tampered.push(n) });
    return { answer, tampered, lines };
  }

  async function spoken(): Promise<Item> {
    const house = checkpointed();
    await house.happen('one', { status: 'A', words: 'personal words' });
    return house.things.eventsOf('one')[0] as Item;
  }

  test('rings for one that is changed, written over, deleted or made to say more, and not for words that go or are sealed anew', async () => {
    const event = await spoken();
    const { texts: _words, ...erased } = event;

    const rang = [];
    for (const [name_, before, after] of [
      ['INSERT', undefined, event],
      ['MODIFY', event, erased as Item],
      ['MODIFY', event, { ...event, texts: 'v1.20261130.other' }],
      ['MODIFY', event, { ...event, at: '2020-01-01T00:00:00.000Z' }],
      ['MODIFY', event, { ...event, link: 'A'.repeat(43) }],
      ['REMOVE', event, undefined],
      ['MODIFY', erased as Item, event],
    ] as const)
      rang.push((await noted([change(name_, before, after)])).tampered);

    expect(rang).toEqual([[], [], [], [1], [1], [1], [1]]);
  });

  test('is brought again where it could not be filed, and tells nobody what was said', async () => {
    const event = await spoken();

    const { answer, lines } = await noted([change('INSERT', undefined, event), change('REMOVE', event)], async () => {
      throw new Error('the table is busy');
    });

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'seq-1' }]);
    expect(lines.join('\n')).not.toContain(String(event.texts));
    expect(lines.join('\n')).toContain('an event was changed or deleted');
  });
});

test('the root of a tree changes with every leaf, its order and its number', () => {
  const tips: Tip[] = ['a', 'b', 'c', 'd', 'e'].map((chain, n) => [chain, n + 1, chain]);

  const roots = [
    tips,
    tips.slice(1),
    [...tips].reverse(),
    tips.slice(0, 4),
    [],
    tips.map(([chain, version, link], n): Tip => [chain, n === 4 ? version + 1 : version, link]),
  ].map(merkleRoot);

  expect(new Set(roots).size).toBe(roots.length);
});

test('hours follow one another over the end of a day', () => {
  expect(hoursAfter('2026-12-31T23' as Hour, 1)).toBe('2027-01-01T00');
});
