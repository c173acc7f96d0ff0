import { describe, expect, test } from 'vitest';
import { cellsWith } from '../../support/builders-rosters.ts';
import { rosteredSite } from '../../support/rostered-site.ts';

const month = '2027-01';
const agent = (staffNo: string, codes: Record<number, string>) => ({
  ...{ staffNo, post: 'COMPLAINT_AGENT', cells: cellsWith(month, codes) },
});
const duty = (data: Record<string, unknown>) =>
  (data.people as Array<{ staffNo: string; post: string; why: string }>)
    .filter(({ post }) => post === 'COMPLAINT_AGENT')
    .map(({ staffNo, why }) => `${staffNo} ${why}`);
const at = (day: number, clock: string) => ({ at: `2027-01-${String(day).padStart(2, '0')}T${clock}:00+08:00` });

describe('duty', () => {
  test.each([
    ['at two in the morning of the first, which is still the day before in UTC', at(1, '02:00'), true],
    ['at the last minute of the month', at(31, '23:59'), true],
    ['in the month after', { at: '2027-02-01T00:00:00+08:00' }, false],
    ['in the month before', { at: '2026-12-31T23:59:00+08:00' }, false],
  ])('is by the month of the site’s own clock: %s', async (_title, query, rostered) => {
    const { get, published } = await rosteredSite();
    await published([agent('S04', { 5: 'E' })]);

    const { data } = await get('D01', '/duty', query);

    expect([data.rostered, data.lastResort]).toEqual([rostered, 'S01']);
  });

  test('is now where no instant is named, and everybody’s to see', async () => {
    const { get, clock } = await rosteredSite();

    const { status, data } = await get('D01', '/duty');

    expect([status, Date.parse(String(data.at))]).toEqual([200, Date.parse(clock())]);
  });
});

describe('shifts', () => {
  test('are those that the product ships until one is set; planned months keep theirs', async () => {
    const { get, post, published } = await rosteredSite();
    await published([agent('S04', { 5: 'E' })]);
    const before = await get('D01', '/shift-types');

    const set = await post('S02', '/shift-types', {
      body: { code: 'E', label: { zh: '早班', en: 'Early' }, kind: 'WORK', hours: ['06:00-14:00'], place: 'CENTRE' },
    });

    const found = await get('S04', '/duty', at(5, '07:00'));
    expect([before.data.version, set.status, set.data.version]).toEqual([0, 200, 1]);
    expect(
      (set.data.items as Array<{ code: string; hours: string[] }>).find(({ code }) => code === 'E')?.hours,
    ).toEqual(['06:00-14:00']);
    expect(duty(found.data)).toEqual([]);
  });

  test('have cover rules that are set together, on the version that was read', async () => {
    const { post } = await rosteredSite();
    const cover = [{ posts: ['TOUR_GUIDE'], least: 2, season: 'HIGH' }];

    const answers = [
      await post('S02', '/shift-types/cover', { version: 0, body: { cover } }),
      await post('S02', '/shift-types/cover', { version: 0, body: { cover: [] } }),
      await post('S02', '/shift-types/cover', { version: 1, body: { cover: [{ least: 1, season: 'ALL' }] } }),
    ];

    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [200, 0],
      [412, 'version.stale'],
      [400, 'shiftType.coverWrong'],
    ]);
  });
});
