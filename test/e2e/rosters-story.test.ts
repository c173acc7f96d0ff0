import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { monthsOn } from '../../functions/rosters/shift-rules.ts';
import { staffToken } from '../../local/staff-token.ts';
import { type Answer, type Api, apiOf } from '../../local/story/api.ts';

const { apiUrl, issuer } = inject('service');
const api: Api = apiOf(apiUrl, (staffNo) => staffToken(issuer, staffNo));

/** Two months on: publishing is in time, and nobody’s duty of today changes. */
const month = monthsOn(new Date().toISOString().slice(0, 7), 2);
const first = `${month}-01`;
const path = `/rosters/rst_${month}`;
const post = 'COMPLAINT_AGENT';
const line = (staffNo: string, code: string) => ({ staffNo, post, repeat: code, from: first });

const dutyOn = async (day: string) => {
  const { data } = await api.ask('GET', `/duty?at=${encodeURIComponent(`${day}T10:00:00+08:00`)}`, { as: 'D01' });
  const people = data.people as Array<{ staffNo: string; post: string; why: string }>;
  return people.filter((one) => one.post === post).map(({ staffNo, why }) => `${staffNo} ${why}`);
};

/** A container keeps what it read for half a minute: asked until it says what is wanted, or that long. */
async function soon(day: string, wanted: string): Promise<string[]> {
  for (let tries = 0; tries < 20; tries += 1) {
    const found = await dutyOn(day);
    if (found.join() === wanted) return found;
    await pause(2_000);
  }
  return dutyOn(day);
}

describe('a month of the roster on the deployed service', () => {
  const duty: Record<string, string[]> = {};
  const answers: Answer[] = [];

  beforeAll(async () => {
    const ask = async (of: string, asked: Parameters<Api['ask']>[2]) => {
      const answer = await api.ask('POST', of, asked);
      answers.push(answer);
      return answer;
    };
    duty.unplanned = await dutyOn(`${month}-05`);
    await ask('/rosters', { as: 'S02', body: { month, patterns: [line('S04', 'D'), line('S05', 'O')] } });
    await ask(`${path}/publish`, { as: 'S02', version: 1 });
    duty.published = await soon(`${month}-05`, 'S04 ON_SHIFT');
    const swap = await ask('/swaps', { as: 'S04', body: { gives: { post, day: `${month}-05` }, to: 'S05' } });
    await ask(`/swaps/${swap.data.id}/accept`, { as: 'S05', version: 1 });
    await ask(`/swaps/${swap.data.id}/approve`, { as: 'S01', version: 2 });
    const leave = await ask('/leaves', { as: 'S04', body: { from: `${month}-06`, to: `${month}-06` } });
    await ask(`/leaves/${leave.data.id}/approve`, { as: 'S01', version: 1 });
    const change = { staffNo: 'S05', post, day: `${month}-06`, code: 'D', reason: '替班' };
    await ask(`${path}/change`, { as: 'S02', version: 4, body: change });
    duty.changed = await soon(`${month}-06`, 'S05 ON_SHIFT');
  }, 120_000);

  test('is planned, published, swapped, left and changed', () => {
    expect(answers.map(({ status, code }) => [status, code])).toEqual(
      [201, 200, 201, 200, 200, 201, 200, 200].map((status) => [status, 0]),
    );
  });

  test('says at each step who is on duty', () => {
    expect(duty).toEqual({
      unplanned: ['S04 NOT_ROSTERED', 'S05 NOT_ROSTERED'],
      published: ['S04 ON_SHIFT'],
      changed: ['S05 ON_SHIFT'],
    });
  });
});
