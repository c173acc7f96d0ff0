import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../functions/kernel/ids.ts';
import { type PlaceCode, placeOf } from '../../functions/place-codes/model.ts';
import { made, meaningOf, notMade, sceneOf, want } from '../../functions/place-codes/rules.ts';
import { minutes, monday, outcomeOf, site } from '../support/world.ts';

const room = { type: 'ROOM', ref: 'A1203' } as const;
const wanted = (over: Partial<PlaceCode> = {}): PlaceCode => ({
  ...want(undefined, { site, ...room, scene: 'r=A1203', by: 'S17', now: monday }).head,
  ...over,
});

test.each<[string, 'ROOM' | 'TABLE', string, string, boolean, string]>([
  ['a room', 'ROOM', 'A1203', 'dolon', true, 'r=A1203'],
  ['a table', 'TABLE', 'T-12', 'dolon', true, 't=T-12'],
  ['a room of another resort', 'ROOM', '7', 'north-lake', false, 'r=7&s=north-lake'],
  ['the longest', 'ROOM', 'A'.repeat(30), 'dolon', true, `r=${'A'.repeat(30)}`],
  ['one that is too long', 'ROOM', 'A'.repeat(18), 'north-lake', false, 'placeCode.tooLong'],
])('the scene of %s', async (_what, type, ref, where, first, expected) => {
  expect(await outcomeOf(() => sceneOf({ type, ref }, where as SiteId, first))).toBe(expected);
});

test.each([
  ['plc_ROOM_A1203', room],
  ['plc_TABLE_1-2', { type: 'TABLE', ref: '1-2' }],
  ['plc_BED_1', undefined],
  ['svy_20261123A7K2MX_0', undefined],
])('the place of %s', (id, place) => {
  expect(placeOf(id)).toEqual(place);
});

describe('a code', () => {
  const file = { name: 'kept/x.png', type: 'image/png' } as const;

  test.each([
    [-1, false],
    [0, false],
    [45009, false],
    [45011, false],
    [40001, false],
    [42001, false],
    [41030, true],
    [40129, true],
    [40169, true],
    [47001, true],
    [48001, true],
    [99999, true],
  ])('that WeChat refuses with %i has failed for good: %s', (errcode, forGood) => {
    const { head } = notMade(wanted(), { ...meaningOf(errcode), now: monday });

    expect(head.status).toBe(forGood ? 'FAILED' : 'WANTED');
    expect(head.dueAt === undefined).toBe(forGood);
  });

  test('is given up after twenty tries, and told', () => {
    const { head, event } = notMade(wanted({ tries: 19 }), { ...meaningOf(45009), now: monday });

    expect(head).toMatchObject({ status: 'FAILED', tries: 20, why: 'wechat.45009' });
    expect(event).toMatchObject({ type: 'place-code.failed', facts: { by: 'S17', ref: 'A1203' } });
  });

  test('that is made anew keeps its picture meanwhile', () => {
    const before = made(wanted({ why: 'x' }), file, monday).head;
    const { head } = want(before, { site, ...room, scene: 'r=A1203', by: 'S02', now: monday });

    expect(before).toMatchObject({ status: 'MADE', file, madeAt: monday });
    expect(before.dueAt).toBeUndefined();
    expect(head).toMatchObject({ status: 'WANTED', file, by: 'S02', tries: 0 });
    expect(Date.parse(head.dueAt ?? '')).toBe(Date.parse(monday) + minutes(10));
  });
});
