import { beforeEach, describe, expect, test } from 'vitest';
import { tellReviews } from '../../../functions/notices/tell-reviews.ts';
import { filingLimit } from '../../../functions/tickets/screening/limits.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, minutes, monday, site } from '../../support/world.ts';

const numbers = async () => ({ perPartyADay: 10, perRangeAnHour: 30, perDeviceADay: 10 });
const limitOn = (table = memoryTable()) =>
  Object.assign(filingLimit({ table, secret: Buffer.alloc(32, 5), numbers }), { table });
const later = (ms: number) => new Date(Date.parse(monday) + ms).toISOString() as typeof monday;

describe('the limit of filings', () => {
  test('lets the tenth of a number through and not the eleventh, whatever the notation, and tomorrow again', async () => {
    const limit = limitOn();
    const told = [];
    for (let n = 0; n < 11; n += 1)
      told.push(await limit(site, { phone: n % 2 ? '19000000001' : '+86 190-0000-0001' }, monday));

    expect(told).toEqual([...Array.from({ length: 10 }, () => undefined), 'PARTY_LIMIT']);
    expect(await limit(site, { phone: '19000000002' }, monday)).toBeUndefined();
    expect(await limit(site, { phone: '19000000001' }, later(hours(24)))).toBeUndefined();
  });

  test('of a range of addresses is passed by none of a hundred at once', async () => {
    const limit = limitOn();

    const told = await Promise.all(Array.from({ length: 100 }, () => limit(site, { range: '203.0.113.0/24' }, monday)));

    expect(told.filter((why) => why === undefined)).toHaveLength(30);
    expect(await limit(site, { range: '203.0.114.0/24' }, monday)).toBeUndefined();
    expect(await limit(site, { range: '203.0.113.0/24' }, later(hours(1)))).toBeUndefined();
  });

  test('of a device is passed by none of a hundred at once, and starts anew tomorrow', async () => {
    const limit = limitOn();
    const device = 'device-of-the-tests-1';

    const told = await Promise.all(Array.from({ length: 100 }, () => limit(site, { device }, monday)));

    expect(told.filter((why) => why === undefined)).toHaveLength(10);
    expect(told.filter((why) => why === 'DEVICE_LIMIT')).toHaveLength(90);
    expect(await limit(site, { device: 'device-of-the-tests-2' }, monday)).toBeUndefined();
    expect(await limit(site, { device }, later(hours(24)))).toBeUndefined();
  });

  test('counts nobody of whom nothing is known, and keeps neither number, address nor device in clear, for two days', async () => {
    const limit = limitOn();
    for (let n = 0; n < 50; n += 1) expect(await limit(site, {}, monday)).toBeUndefined();
    await limit(site, { phone: '19000000001', range: '203.0.113.0/24', device: 'device-of-the-tests-1' }, monday);

    const kept = JSON.stringify(limit.table.items());

    expect(limit.table.items()).toHaveLength(3);
    expect(kept).not.toMatch(/19000000001|203\.0\.113|device-of/);
    expect(
      limit.table
        .items()
        .every(({ expiresAtEpoch }) => Number(expiresAtEpoch) * 1_000 <= Date.parse(monday) + hours(48)),
    ).toBe(true);
  });
});

describe('a guest over the limit', () => {
  let door: WholeDoor;
  let filed = 0;
  beforeEach(async () => {
    door = await wholeDoor({ tells: true });
    filed = 0;
  });

  const file = (over: object = {}, sourceIp = '203.0.113.7', more: Record<string, string> = {}) => {
    filed += 1;
    const body = {
      kind: 'COMPLAINT',
      description: '空调不制冷',
      noticeVersion: '2026-11',
      challenge: `c-${filed}`,
      ...over,
    };
    const headers = { 'idempotency-key': `filing-number-${filed}`, ...more };
    return door.ask('tickets', { method: 'POST', path: '/public/tickets', body, headers, sourceIp });
  };
  const flood = async (n: number) => {
    const told = [];
    for (let k = 0; k < n; k += 1) told.push(await file());
    return told;
  };
  const list = async (queue: string, staffNo = 'S03') =>
    (await door.ask('tickets', { method: 'GET', path: '/tickets', query: { queue, limit: '100' }, staffNo })).data
      .items as Array<{ id: string; ticketNo: string; review?: string; version: number }>;
  const review = (ticketIds: readonly string[], verdict: 'GENUINE' | 'ABUSE', staffNo = 'S03', key = verdict) =>
    door.ask('tickets', {
      method: 'POST',
      path: '/tickets/reviews',
      body: { ticketIds, verdict, reason: '已核实' },
      headers: { 'idempotency-key': `review-${key}-of-today` },
      staffNo,
    });

  test('is taken, told so, and stands in a list of his own; the desk’s list and its people are not buried', async () => {
    const told = await flood(40);
    await door.w.relay();

    expect(told.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 201));
    expect(told.map(({ data }) => data.underReview)).toEqual([
      ...Array.from({ length: 30 }, () => false),
      ...Array.from({ length: 10 }, () => true),
    ]);
    expect((await list('undispatched')).length).toBe(30);
    expect((await list('needs-review')).map(({ review: why }) => why)).toEqual(
      Array.from({ length: 10 }, () => 'ADDRESS_LIMIT'),
    );
    expect(door.w.executions.filter(({ machine }) => machine === 'escalation')).toHaveLength(30);
  });

  test('by one device from many addresses waits for a review, and the house keeps nothing of the device', async () => {
    const device = 'device-of-one-flood';
    const told = [];
    for (let n = 0; n < 12; n += 1)
      told.push(await file({ contact: { phone: `1900000${1_000 + n}` } }, `203.0.${n}.7`, { 'x-device': device }));

    expect(told.map(({ data }) => data.underReview)).toEqual([...Array(10).fill(false), true, true]);
    expect((await list('needs-review')).map(({ review: why }) => why)).toEqual(['DEVICE_LIMIT', 'DEVICE_LIMIT']);
    expect(JSON.stringify(door.w.table.items())).not.toContain(device);
  });

  test.each(['', 'short', 'a b c d e f g h i j k', 'x'.repeat(65), '设备'.repeat(10)])(
    'whose device says %j is not turned away for it',
    async (device) => {
      expect((await file({}, '203.0.113.7', { 'x-device': device })).status).toBe(201);
    },
  );

  test('who fills in what people do not see waits for a review, and is not turned away', async () => {
    const { status, data } = await file({ website: 'http://spam.example' });

    expect([status, data.underReview]).toEqual([201, true]);
    expect((await list('needs-review'))[0]?.review).toBe('HONEYPOT');
  });

  test('is asked after together once an hour, a danger every quarter, and the supervisor hears of what nobody looks at', async () => {
    await flood(33);
    const { w } = door;
    const tell = () =>
      tellReviews(site, { now: w.now, deps: w.notices, reviewWithin: 'PT4H', correlationId: 'reviews' });
    const toldOf = async (who: string) =>
      (await w.notices.notices.inbox(site, who, { limit: 50 })).items.filter(({ kind }) => kind.startsWith('review.'));
    await tell();
    await w.pass(minutes(10));
    await tell();
    const first = (await toldOf('S03')).length;
    await w.pass(hours(1));
    await tell();
    const second = (await toldOf('S03')).length;
    await file({ kind: 'MISCONDUCT', website: 'x' });
    await tell();
    await w.pass(minutes(15));
    await tell();
    const urgent = await toldOf('S03');
    const before = (await toldOf('S02')).length;
    await w.pass(hours(4));
    await tell();

    expect([first, second]).toEqual([1, 2]);
    expect(urgent.filter(({ priority }) => priority === 'P1').length).toBeGreaterThanOrEqual(1);
    expect([before, (await toldOf('S02')).length]).toEqual([0, 1]);
  });

  test('whose matter is genuine gets his times from when it came in, and its ladder begins', async () => {
    await flood(31);
    const [waiting] = await list('needs-review');
    await door.w.pass(hours(2));

    const told = await review([waiting?.id ?? ''], 'GENUINE');

    expect(told.data.items).toEqual([{ ticketId: waiting?.id, outcome: 'RELEASED' }]);
    const ticket = await door.w.ticket(waiting?.ticketNo ?? '');
    expect([ticket.review, ticket.receivedAt, ticket.ladderAt !== undefined]).toEqual([undefined, monday, true]);
    expect(await list('needs-review')).toEqual([]);
    await door.w.relay();
    await door.w.pass(hours(4));
    expect((await door.w.ticket(waiting?.ticketNo ?? '')).level).toBeGreaterThan(0);
  });

  test('whose matter an agent has assessed waits no more', async () => {
    await flood(31);
    const [waiting] = await list('needs-review');

    const assessed = await door.ask('tickets', {
      method: 'POST',
      path: `/tickets/${waiting?.id}/assess`,
      body: { severity: 'MINOR', domain: 'LODGING', stage: 'IN_SALE', category: '空调', peopleAffected: 1 },
      headers: { 'if-match': `"${waiting?.version}"` },
      staffNo: 'S04',
    });

    expect([assessed.status, assessed.data.review]).toEqual([200, undefined]);
    const ticket = await door.w.ticket(waiting?.ticketNo ?? '');
    expect(ticket.ladderAt).toBeDefined();
    expect((await list('undispatched')).map(({ id }) => id)).toContain(waiting?.id);
  });

  test('is declined as abuse by a leader alone, in one go, each once; what somebody else has changed is left', async () => {
    await flood(33);
    const waiting = (await list('needs-review')).map(({ id }) => id);
    await review(waiting.slice(0, 1), 'GENUINE');

    const agent = await review(waiting, 'ABUSE', 'S04');
    const told = await review(waiting, 'ABUSE');
    const again = await review(waiting, 'ABUSE');

    expect(agent.status).toBe(403);
    expect((told.data.items as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual([
      'SKIPPED',
      'DECLINED',
      'DECLINED',
    ]);
    expect(again.data).toEqual(told.data);
    expect(door.w.story(waiting[1] ?? '')).toEqual(['ticket.received', 'ticket.declined']);
  });
});
