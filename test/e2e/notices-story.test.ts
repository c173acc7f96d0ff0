import { expect, inject, test } from 'vitest';
import { staffToken } from '../../local/staff-token.ts';
import { apiOf } from '../../local/story/api.ts';

const { apiUrl, issuer, wecom } = inject('service');
const api = apiOf(apiUrl, (staffNo) => staffToken(issuer, staffNo));
const urgent = { severity: 'MAJOR', domain: 'CATERING', stage: 'DERIVATIVE', category: '食物', peopleAffected: 12 };

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly ticketNo?: string;
  readonly delivery: { readonly state: string };
}

test('an urgent offer stands in its recipient’s inbox and goes to WeCom at any hour; seen is seen', async () => {
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
  const { sent } = (await (await fetch(`${wecom}/__standin/sent`)).json()) as { sent: string[] };
  const seen = await api.ask('POST', `/notices/${notice?.id}/acknowledge`, { as: 'D02' });
  const foreign = await api.ask('POST', `/notices/${notice?.id}/acknowledge`, { as: 'D01' });

  expect(sent.filter((text) => text.includes(`@D02`) && text.includes(String(ticketNo)))).toHaveLength(1);
  expect([seen.status, seen.data.status, foreign.status]).toEqual([200, 'ACKNOWLEDGED', 404]);
}, 120_000);
