import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import { type Instant, instant } from '../../../functions/kernel/time.ts';
import type { Place } from '../../../functions/platform/records.ts';
import { sealer } from '../../../functions/platform/seal.ts';
import { localKeys } from '../../support/local-keys.ts';
import { memoryTable } from '../../support/memory-table.ts';

const site = 'dolon' as SiteId;
const place: Place = { pk: 'S#dolon#T#GD1', sk: 'B#DETAIL', field: 'story' };
const START = Date.parse('2026-11-23T23:50:00.000Z');
const MINUTE = 60_000;

function opened() {
  const keySource = localKeys();
  const table = memoryTable();
  let now = START;
  const clock = (): Instant => instant(now);
  const another = (tableName = 'centre') => sealer({ keySource, table, tableName, clock, random: randomBytes });
  const pass = (ms: number) => {
    now += ms;
  };
  return { keySource, table, pass, another, ...another() };
}

const outcomeOf = (opening: Promise<string>) =>
  opening.then(
    () => 'opened',
    () => 'refused',
  );

/** The sealed text with one bit of its body turned. */
function turned(sealed: string, bit: number): string {
  const [version, day, body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return [version, day, bytes.toString('base64url')].join('.');
}

describe('a sealed text', () => {
  test('opens as it was, whatever it says', async () => {
    const { seal, open } = opened();

    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
        expect(await open(site, await seal(site, text, place), place)).toBe(text);
      }),
    );
  });

  test('names its version and day, and shows nothing of the text', async () => {
    const { seal } = opened();

    const sealed = await seal(site, '房间没有热水', place);

    expect(sealed).toMatch(/^v1\.20261123\.[\w-]+$/);
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString()).not.toContain('热水');
  });

  test('differs from another sealing of the same text', async () => {
    const { seal } = opened();

    const [one, other] = [await seal(site, 'same', place), await seal(site, 'same', place)];

    expect(one).not.toBe(other);
  });

  test.each([
    { to: 'another partition', moved: { pk: 'S#dolon#T#GD2' } },
    { to: 'another item', moved: { sk: 'A#HEAD' } },
    { to: 'another field', moved: { field: 'contact.phone' } },
    { to: 'a field whose name begins in the sort key', moved: { sk: 'B#DETAILs', field: 'tory' } },
  ])('does not open when moved to $to', async ({ moved }) => {
    const { seal, open } = opened();
    const sealed = await seal(site, 'Zhang Invented', place);

    const outcomes = [
      await outcomeOf(open(site, sealed, place)),
      await outcomeOf(open(site, sealed, { ...place, ...moved })),
    ];

    expect(outcomes).toEqual(['opened', 'refused']);
  });

  test('does not open in another table', async () => {
    const { seal, another } = opened();
    const sealed = await seal(site, 'Zhang Invented', place);

    const outcome = await outcomeOf(another('copy').open(site, sealed, place));

    expect(outcome).toBe('refused');
  });

  test('does not open for another site, nor does that site open the wrapped key', async () => {
    const { seal, open, keySource, table } = opened();
    const second = 'second' as SiteId;
    const sealed = await seal(site, 'Zhang Invented', place);
    await seal(second, 'Li Invented', place);
    const wrapped = String(table.items().find((item) => item.pk === 'S#dolon#KEYS')?.wrapped);

    const outcome = await outcomeOf(open(second, sealed, place));

    expect(outcome).toBe('refused');
    await expect(keySource.unwrap(second, wrapped)).rejects.toThrow();
    await expect(keySource.unwrap(site, wrapped)).resolves.toHaveLength(32);
  });

  test('does not open after any single bit was turned', async () => {
    const { seal, open } = opened();
    const sealed = await seal(site, 'Zhang Invented', place);

    await fc.assert(
      fc.asyncProperty(fc.nat(), async (bit) => {
        expect(await outcomeOf(open(site, turned(sealed, bit), place))).toBe('refused');
      }),
    );
  });

  test('does not open when cut short', async () => {
    const { seal, open } = opened();
    const sealed = await seal(site, 'Zhang Invented', place);

    const outcomes = await Promise.all(
      Array.from({ length: sealed.length }, (_, length) => outcomeOf(open(site, sealed.slice(0, length), place))),
    );

    expect(new Set(outcomes)).toEqual(new Set(['refused']));
  });

  test.each(['', 'plain text', 'v2.20261123.AAAA', 'v1.20261123.', 'v1.20200101.AAAA'])('is not %j', async (text) => {
    const { seal, open } = opened();
    await seal(site, 'so that there is a key', place);

    expect(await outcomeOf(open(site, text, place))).toBe('refused');
  });
});

describe('the data key', () => {
  test('is made once for many texts sealed at the same time', async () => {
    const { seal, keySource, table } = opened();

    await Promise.all(Array.from({ length: 50 }, (_, n) => seal(site, `text ${n}`, place)));

    expect(keySource.calls).toEqual(['generate dolon']);
    expect(table.items()).toEqual([
      { pk: 'S#dolon#KEYS', sk: 'D#20261123', is: 'data-key', wrapped: expect.any(String) },
    ]);
  });

  test('that another container made first is taken by the loser, so that both read each other', async () => {
    const { another, keySource, table } = opened();
    const [one, other] = [another(), another()];

    const [first, second] = await Promise.all([one.seal(site, 'one', place), other.seal(site, 'other', place)]);

    expect(keySource.calls.filter((call) => call.startsWith('generate'))).toHaveLength(2);
    expect(table.items()).toHaveLength(1);
    expect([await other.open(site, first, place), await one.open(site, second, place)]).toEqual(['one', 'other']);
  });

  test('is another on another day, and yesterday’s texts still open', async () => {
    const { seal, open, pass, table } = opened();
    const before = await seal(site, 'before midnight', place);
    pass(10 * MINUTE);

    const after = await seal(site, 'after midnight', place);

    expect([before.split('.')[1], after.split('.')[1]]).toEqual(['20261123', '20261124']);
    expect(new Set(table.items().map((item) => item.wrapped)).size).toBe(2);
    expect([await open(site, before, place), await open(site, after, place)]).toEqual([
      'before midnight',
      'after midnight',
    ]);
  });

  test('is asked for again after five minutes, not before', async () => {
    const { seal, open, pass, keySource } = opened();
    const sealed = await seal(site, 'text', place);
    pass(5 * MINUTE - 1);
    await open(site, sealed, place);
    const before = keySource.calls.length;
    pass(1);

    await open(site, sealed, place);

    expect(before).toBe(1);
    expect(keySource.calls).toEqual(['generate dolon', 'unwrap dolon']);
  });

  test('is asked for again after ten thousand uses', async () => {
    const { seal, open, keySource } = opened();
    const sealed = await seal(site, 'text', place);
    for (let n = 1; n < 10_000; n += 1) await open(site, sealed, place);
    const before = keySource.calls.length;

    await open(site, sealed, place);

    expect(before).toBe(1);
    expect(keySource.calls).toEqual(['generate dolon', 'unwrap dolon']);
  });

  test('that could not be fetched is asked for again at the next text', async () => {
    const { keySource, table } = opened();
    let broken = true;
    const generate: typeof keySource.generate = async (one) => {
      if (broken) throw new Error('key service is away');
      return keySource.generate(one);
    };
    const { seal } = sealer({
      keySource: { ...keySource, generate },
      table,
      tableName: 'centre',
      clock: () => instant(START),
      random: randomBytes,
    });
    const first = await outcomeOf(seal(site, 'text', place));
    broken = false;

    const second = await outcomeOf(seal(site, 'text', place));

    expect([first, second]).toEqual(['refused', 'opened']);
  });

  test('is never made for reading: a text of a day without a key is refused', async () => {
    const { seal, open, keySource } = opened();
    const sealed = await seal(site, 'text', place);

    const outcome = await outcomeOf(open(site, sealed.replace('20261123', '20261122'), place));

    expect(outcome).toBe('refused');
    expect(keySource.calls).toEqual(['generate dolon']);
  });
});
