import { expect, inject, test } from 'vitest';
import { seededStaff } from '../../local/seed/seeded-records.ts';
import { staffToken } from '../../local/staff-token.ts';
import { apiOf } from '../../local/story/api.ts';
import { site } from '../support/world.ts';

const { apiUrl, issuer, wecom, sms } = inject('service');
const api = apiOf(apiUrl, (staffNo) => staffToken(issuer, staffNo));
const urgent = { severity: 'MAJOR', domain: 'CATERING', stage: 'DERIVATIVE', category: '食物', peopleAffected: 12 };

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly ticketNo?: string;
  readonly delivery: { readonly state: string };
}

const sentTo = async <T>(provider: string) =>
  ((await (await fetch(`${provider}/__standin/sent`)).json()) as { sent: T[] }).sent;

test('an urgent offer stands in its recipient’s inbox and goes out at any hour, once; seen is seen', async () => {
  const body = { kind: 'COMPLAINT', channel: 'PHONE', description: '多人用餐后不适' };
  const filed = await api.ask('POST', '/tickets', { as: 'S04', body });
  const { id, ticketNo } = filed.data;
  await api.ask('POST', `/tickets/${id}/assess`, { as: 'S04', body: urgent, version: 1 });
  await api.ask('POST', `/tickets/${id}/accept`, { as: 'S04', version: 2 });
  await api.ask('POST', `/tickets/${id}/dispatch`, { as: 'S04', body: { staffId: 'D02' }, version: 3 });

  const offered = async () => {
    const { data } = await api.ask('GET', '/notices?mine=1', { as: 'D02' });
    return (data.items as Told[]).find((one) => one.kind === 'work-order.offered' && one.ticketNo === ticketNo);
  };
  const notice = await expect
    .poll(offered, { timeout: 60_000, interval: 500 })
    .toMatchObject({ delivery: { state: 'SENT' } })
    .then(offered);
  // By WeCom; where the stories beside this one have used up its minute, by text message.
  const { phone } = seededStaff(site).find(({ staffNo }) => staffNo === 'D02') ?? {};
  const texts = (await sentTo<{ number: string; no: string }>(sms)).filter(({ number }) => number === phone);
  const told = [...(await sentTo<string>(wecom)), ...texts.map(({ no }) => `@D02 ${no}`)];
  const seen = await api.ask('POST', `/notices/${notice?.id}/acknowledge`, { as: 'D02' });
  const foreign = await api.ask('POST', `/notices/${notice?.id}/acknowledge`, { as: 'D01' });

  const lines = told.flatMap((text) => text.split('\n'));
  expect(lines.filter((line) => line.includes('@D02') && line.includes(String(ticketNo)))).toHaveLength(1);
  expect([seen.status, seen.data.status, foreign.status]).toEqual([200, 'ACKNOWLEDGED', 404]);
}, 120_000);
