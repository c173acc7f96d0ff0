import { describe, expect, test } from 'vitest';
import { textsOf } from '../../../functions/kernel/event.ts';
import { eventsOf } from '../../../functions/platform/ledger.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { toldThings } from '../../support/told-things.ts';

async function lived(times: number) {
  const things = toldThings();
  for (let n = 1; n <= times; n += 1) await things.happen('one', { status: `S${n}`, words: `words ${n}` });
  return things;
}

describe('a chain', () => {
  test('that is longer than a page is looked at page by page, and what is wrong on the second is told there', async () => {
    const things = await lived(230);
    const event = things.eventsOf('one')[214] as Item;
    await things.put({ ...event, facts: { status: 'ANOTHER' } });

    const verdicts = await things.verified('one');

    expect(verdicts.map(({ from, to, complete, intact }) => [from, to, complete, intact])).toEqual([
      [1, 200, false, true],
      [201, 230, true, false],
    ]);
    expect(verdicts[1]?.findings).toEqual([{ what: 'CHANGED', from: 215, to: 215 }]);
  });

  test.each([0, 1, 2])('does not hold where event %i of three is robbed of its link', async (n) => {
    const things = await lived(3);
    const { link: _link, ...robbed } = things.eventsOf('one')[n] as Item;
    await things.put(robbed as Item);

    expect(await things.findings('one')).toEqual([{ what: 'CHANGED', from: n + 1, to: n + 1 }]);
  });

  test('names the event whose link alone was changed, and not the one after it', async () => {
    const things = await lived(3);
    const second = things.eventsOf('one')[1] as Item;
    await things.put({ ...second, link: 'A'.repeat(43) });

    expect(await things.findings('one')).toEqual([{ what: 'CHANGED', from: 2, to: 2 }]);
  });

  test('does not take the sealed words of another event for its own', async () => {
    const things = await lived(2);
    const [first, second] = things.eventsOf('one') as [Item, Item];
    await things.put({ ...second, texts: first.texts });

    expect(await things.findings('one')).toEqual([{ what: 'WORDS_CHANGED', from: 2, to: 2 }]);
  });

  test('holds where words give way to a mark that they were erased, and not to other ones', async () => {
    const things = await lived(2);
    const kind = eventsOf(things.headOf('one'));
    const [first, second] = things.eventsOf('one') as [Item, Item];
    const saying = async (item: Item, message: string) => {
      const event = await things.records.decode(kind, item);
      await things.put(await things.records.encode(kind, { ...event, texts: JSON.stringify({ message }) }));
    };

    await saying(first, '〔已按本人请求删除〕');
    const erased = await things.verified('one');
    await saying(second, 'what nobody said');

    expect(erased).toMatchObject([{ intact: true, wordsErased: 1 }]);
    expect(await things.findings('one')).toEqual([{ what: 'WORDS_CHANGED', from: 2, to: 2 }]);
  });

  test('tells of events whose head is gone, and of a head whose events are', async () => {
    const [headless, eventless] = [await lived(2), await lived(1)];
    await headless.remove(headless.headOf('one'));
    for (const event of eventless.eventsOf('one')) await eventless.remove(event);

    expect(await headless.findings('one')).toEqual([{ what: 'HEAD_MISSING', from: 2, to: 2 }]);
    expect(await eventless.findings('one')).toEqual([{ what: 'MISSING', from: 1, to: 1 }]);
    expect(await headless.verified('another')).toEqual([]);
  });

  test('tells nothing by its proofs: the same words have another proof each time, and are read without their chance', async () => {
    const things = toldThings();
    for (const status of ['A', 'B']) await things.happen('one', { status, words: '是' });

    const events = things.eventsOf('one');
    const kind = eventsOf(things.headOf('one'));
    const read = await Promise.all(events.map((event) => things.records.decode(kind, event)));

    expect(new Set(events.map(({ proof }) => proof)).size).toBe(2);
    expect(read.map(textsOf)).toEqual([{ message: '是' }, { message: '是' }]);
  });

  test('holds where two write at once: one of them is in it, once', async () => {
    const things = await lived(1);
    const taps = await Promise.allSettled([1, 2, 3].map((n) => things.happen('one', { status: `T${n}` })));

    expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await things.verified('one')).toMatchObject([{ events: 2, intact: true }]);
  });

  test('holds after a crash before any call: what was not kept is in neither head nor chain', async () => {
    for (let dies = 1; dies <= 6; dies += 1) {
      let calls = Number.NEGATIVE_INFINITY;
      const things = toldThings({
        before: () => {
          calls += 1;
          if (calls === dies) throw new Error('the function has crashed');
        },
      });
      await things.happen('one', { status: 'A', words: 'first' });
      calls = 0;
      await things.happen('one', { status: 'B', words: 'second' }).catch(() => undefined);
      calls = Number.NEGATIVE_INFINITY;
      await things.happen('one', { status: 'C' });

      expect(await things.findings('one')).toEqual([]);
    }
  });
});
