import { describe, expect, test } from 'vitest';
import { kinshipOf } from '../../../functions/access/alarms/kinship.ts';
import { isNight, type ReadingDay, unusualDay, watchersOf } from '../../../functions/access/alarms/rules.ts';
import { watchRead } from '../../../functions/access/watch-read.ts';
import { watchingDeps } from '../../../functions/access/wiring.ts';
import { addDays, addMs, type Instant } from '../../../functions/kernel/time.ts';
import { BusEvent } from '../../../functions/platform/bus-event.ts';
import { busEventOfRead, READ_TAMPERED } from '../../../functions/platform/relay-reads.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { staffKind } from '../../../functions/staff/store.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { staffNoOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, site } from '../../support/world.ts';

const OFFICER = staffNoOf('PRIVACY_OFFICER');
const LEADER = staffNoOf('COMPANY_LEADER');
const first = seededCustomerId(1);
const second = seededCustomerId(2);

let requests = 0;
const keyed = () => {
  requests += 1;
  return { 'idempotency-key': `request-of-alarms-${requests}` };
};
const reveal = (door: WholeDoor, staffNo = 'S04', id: string = first) =>
  door.ask('access', {
    ...{ method: 'POST', path: `/customers/${id}/reveal`, staffNo, headers: keyed() },
    body: { fields: ['phone'], purpose: 'VERIFY_IDENTITY', reason: '核对来电人' },
  });
const view = (door: WholeDoor, staffNo = 'S04', id: string = first) =>
  door.ask('customers', { method: 'GET', path: `/customers/${id}`, staffNo });

type Row = Readonly<Record<string, unknown>>;
async function alarmsOf(door: WholeDoor, staffNo = OFFICER, query: Record<string, string> = {}): Promise<Row[]> {
  await door.w.relay();
  const { data } = await door.ask('access', { method: 'GET', path: '/access-alarms', query, staffNo });
  return data.items as Row[];
}

const noonOf = (day: string) => `${day}T04:00:00.000Z` as Instant;

describe('an alarm', () => {
  test('is raised by a reveal at night, once a night, and the privacy officer is told at once', async () => {
    const door = await wholeDoor({ now: '2026-11-23T15:30:00.000Z' as Instant, tells: true });

    await reveal(door);
    await reveal(door);
    const alarms = await alarmsOf(door);

    expect(alarms.map(({ kind, staffNo, status }) => [kind, staffNo, status])).toEqual([['NIGHT', 'S04', 'OPEN']]);
    const inbox = await door.ask('notices', { method: 'GET', path: '/notices', staffNo: OFFICER });
    expect(JSON.stringify(inbox.data)).toContain('access-alarm.raised');
  });

  test('is not raised by what is done by day, or by a masked view at night', async () => {
    const door = await wholeDoor();
    await reveal(door);
    door.w.now = '2026-11-23T15:30:00.000Z' as Instant;
    await view(door);

    expect(await alarmsOf(door)).toEqual([]);
  });

  test('is raised when somebody reveals three times as much as he usually does, and not before', async () => {
    const door = await wholeDoor({ now: noonOf('2026-11-02') });
    for (let day = 0; day < 5; day += 1) {
      for (let n = 0; n < 4; n += 1) await reveal(door);
      await door.w.relay();
      door.w.now = addDays(door.w.now, 1);
    }

    for (let n = 0; n < 12; n += 1) await reveal(door);
    const upToThreeTimes = await alarmsOf(door);
    await reveal(door);

    expect(upToThreeTimes).toEqual([]);
    expect(await alarmsOf(door)).toEqual([
      expect.objectContaining({ kind: 'UNUSUAL_REVEALS', staffNo: 'S04', count: 13, usual: 4 }),
    ]);
  });

  test('is raised by whoever goes through the archive, however new he is', async () => {
    const door = await wholeDoor();
    const { policy } = await door.w.parts.policies.current(site, 'access');
    const deps = { ...(await watchingDeps({ ...door.w.parts, clock: () => door.w.now })) };
    const few = { ...deps, numbers: async () => ({ ...policy, peopleADay: 10 }) };
    const read = (n: number) =>
      busEventOfRead({
        ...{ id: `rd_01HK153X00FV0QTBMYWKVK8T${80 + n}`, part: 0, site, at: door.w.now, correlationId: 'c' },
        ...{ staffNo: 'S04', post: 'COMPLAINT_AGENT', route: 'GET /customers', what: 'CUSTOMERS', requestId: 'r' },
        subjects: Array.from({ length: 5 }, (_, one) => `cus_${String(10 * n + one).padStart(26, '0')}`),
      } as never);

    for (const n of [0, 1, 1, 2, 2]) await watchRead(read(n), { now: door.w.now, deps: few });

    expect(await alarmsOf(door)).toEqual([expect.objectContaining({ kind: 'TOO_MANY_READS', count: 15 })]);
  });

  test('is raised by looking at oneself, at a relative, or at a colleague who has left', async () => {
    const door = await wholeDoor();
    const put = async (staffNo: string, over: object) =>
      door.w.records.table.write(
        await door.w.records.creating(staffKind, aMember(staffNo, { posts: [aPost('COMPLAINT_AGENT')], ...over })),
      );
    await put('Y01', { phone: '19000000001' });
    await put('Y02', { phone: '19000000002', status: 'LEFT' });
    door.w.now = addMs(door.w.now, hours(1));
    const { data } = await view(door, 'S01');
    await door.ask('customers', {
      ...{ method: 'POST', path: `/customers/${first}/relations`, staffNo: 'S04' },
      headers: { ...keyed(), 'if-match': String(data.version) },
      body: { other: seededCustomerId(3), kind: 'FAMILY', role: '配偶' },
    });

    await view(door, 'Y01', first);
    await view(door, 'Y01', second);
    await view(door, 'Y01', seededCustomerId(3));
    await view(door, 'S07', first);

    const found = (await alarmsOf(door)).map(({ staffNo, kind, subject, kinship }) => [
      staffNo,
      kind,
      subject,
      kinship,
    ]);
    expect(found.sort()).toEqual(
      [
        ['Y01', 'KIN', first, 'SELF'],
        ['Y01', 'KIN', second, 'FORMER_COLLEAGUE'],
        ['Y01', 'KIN', seededCustomerId(3), 'RELATIVE'],
      ].sort(),
    );
  });

  test('is raised when the log itself is tampered with', async () => {
    const door = await wholeDoor();
    const deps = await watchingDeps({ ...door.w.parts, clock: () => door.w.now });
    const event = BusEvent.parse({
      ...{ id: 'tampered-1', type: READ_TAMPERED, site, entity: 'read', entityId: 'RD#rd_1#0', version: 1 },
      ...{ at: door.w.now, correlationId: 'stream-1', facts: { change: 'REMOVE', of: 'S#dolon#READS#BY#S04#2026-11' } },
    });

    await watchRead(event, { now: door.w.now, deps });

    expect((await alarmsOf(door)).map(({ kind }) => kind)).toEqual(['TAMPERED']);
  });

  test('is settled once, with what was found, and stays to be read', async () => {
    const door = await wholeDoor({ now: '2026-11-23T15:30:00.000Z' as Instant });
    await reveal(door);
    const [alarm] = await alarmsOf(door);
    const confirm = (version: unknown) =>
      door.ask('access', {
        ...{ method: 'POST', path: `/access-alarms/${alarm?.id}/confirm`, staffNo: OFFICER },
        headers: { ...keyed(), 'if-match': String(version) },
        body: { finding: '当晚值班，有工单为据' },
      });

    const [done, again] = [await confirm(alarm?.version), await confirm(2)];

    expect(done.data).toMatchObject({ status: 'CONFIRMED', settledBy: OFFICER });
    expect(again).toMatchObject({ status: 409, code: 'state.notAllowed' });
    expect(await alarmsOf(door)).toEqual([]);
    expect(await alarmsOf(door, OFFICER, { settled: 'true' })).toHaveLength(1);
  });

  test('becomes a case about whoever read, in one act, which the privacy officer may investigate', async () => {
    const door = await wholeDoor({ now: '2026-11-23T15:30:00.000Z' as Instant });
    await reveal(door);
    const [alarm] = await alarmsOf(door);

    const { data } = await door.ask('access', {
      ...{ method: 'POST', path: `/access-alarms/${alarm?.id}/open-case`, staffNo: OFFICER },
      headers: { ...keyed(), 'if-match': '1' },
      body: { description: '夜间明示，与其工作无关' },
    });
    const opened = await door.w.leakCases.leakCases.get(site, data.leakCaseId as never);
    const investigated = await door.ask('leak-cases', {
      ...{ method: 'POST', path: `/leak-cases/${data.leakCaseId}/triage`, staffNo: OFFICER },
      headers: { ...keyed(), 'if-match': '1' },
      body: {
        ...{ type: 'IMPROPER_ACCESS', personalData: true, largerClass: false, peopleAffected: 1 },
        ...{ dataKinds: ['PHONE'], note: '一位客户' },
      },
    });

    expect(data.status).toBe('CASE_OPENED');
    expect(opened).toMatchObject({ type: 'IMPROPER_ACCESS', accused: ['S04'], status: 'REPORTED' });
    expect(investigated.status).toBe(200);
    expect(
      await door.ask('leak-cases', { method: 'GET', path: `/leak-cases/${data.leakCaseId}`, staffNo: 'S04' }),
    ).toMatchObject({
      status: 403,
    });
  });

  test('about the privacy officer himself is the company leader’s business, and not to be seen by him', async () => {
    const door = await wholeDoor({ now: '2026-11-23T15:30:00.000Z' as Instant, tells: true });
    // The seeded officer and the invented one are the same post: both are about to be looked at.
    await reveal(door, OFFICER);
    const [alarm] = await alarmsOf(door, LEADER);

    expect(alarm).toMatchObject({ kind: 'NIGHT', staffNo: OFFICER });
    expect(await alarmsOf(door, OFFICER)).toEqual([]);
    const own = await door.ask('access', {
      ...{ method: 'POST', path: `/access-alarms/${alarm?.id}/confirm`, staffNo: OFFICER },
      headers: { ...keyed(), 'if-match': '1' },
      body: { finding: '本人所为' },
    });
    expect(own).toMatchObject({ status: 404, code: 'accessAlarm.notFound' });
  });
});

describe('a planted record', () => {
  async function planted() {
    const door = await wholeDoor({ tells: true });
    const { data, status } = await door.ask('access', {
      ...{ method: 'POST', path: '/canaries', staffNo: staffNoOf('SYSTEM_ADMINISTRATOR'), headers: keyed() },
      body: { name: '雀丝金', phone: '19000000088', label: '十一月批次' },
    });
    expect(status).toBe(201);
    await door.w.relay();
    return { door, id: String(data.id) };
  }

  test('looks like anybody: no answer of the archive tells him from a customer', async () => {
    const { door, id } = await planted();

    const told = await Promise.all([
      view(door, 'S04', id),
      door.ask('customers', { method: 'GET', path: '/customers', staffNo: 'S04' }),
      door.ask('customers', {
        method: 'GET',
        path: '/customers/search',
        query: { phone: '19000000088' },
        staffNo: 'S04',
      }),
      door.ask('customers', { method: 'GET', path: `/customers/${id}/timeline`, staffNo: 'S04' }),
    ]);

    for (const { status, text } of told) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/canar|planted|十一月批次/i);
      expect(text).not.toContain(staffNoOf('SYSTEM_ADMINISTRATOR'));
    }
    expect(told[1]?.text).toContain(id);
  });

  test.each([
    ['viewed', (door: WholeDoor, id: string) => view(door, 'S04', id)],
    ['revealed', (door: WholeDoor, id: string) => reveal(door, 'S04', id)],
    ['listed', (door: WholeDoor) => door.ask('customers', { method: 'GET', path: '/customers', staffNo: 'S04' })],
    [
      'found',
      (door: WholeDoor) =>
        door.ask('customers', {
          method: 'GET',
          path: '/customers/search',
          query: { phone: '19000000088' },
          staffNo: 'S04',
        }),
    ],
  ])('raises an alarm when he is %s, by whoever it is', async (_how, touch) => {
    const { door, id } = await planted();

    await touch(door, id);

    expect(await alarmsOf(door)).toEqual([expect.objectContaining({ kind: 'CANARY', staffNo: 'S04', subject: id })]);
  });

  test('raises an alarm when he is in a list that leaves the house', async () => {
    const { door, id } = await planted();
    const asked = await door.ask('exchange', {
      ...{ method: 'POST', path: '/customers/exports', staffNo: 'S17', headers: keyed() },
      body: { purpose: 'SERVICE', reason: '停电改期，逐一致电', fields: ['name'], plain: [], format: 'CSV' },
    });
    await door.w.relay();
    const { version } = (
      await door.ask('exchange', {
        ...{ method: 'GET', path: `/customers/exports/${asked.data.id}`, staffNo: 'S17' },
      })
    ).data;
    await door.ask('exchange', {
      ...{ method: 'POST', path: `/customers/exports/${asked.data.id}/approve`, staffNo: 'S02', body: {} },
      headers: { ...keyed(), 'if-match': String(version) },
    });

    expect(await alarmsOf(door)).toEqual([
      expect.objectContaining({ kind: 'CANARY', staffNo: 'S17', subject: id, readId: asked.data.id }),
    ]);
  });

  test('is told of nothing: there is nobody', async () => {
    const { door, id } = await planted();

    await door.ask('tickets', {
      ...{ method: 'POST', path: '/tickets', staffNo: 'S04', headers: keyed() },
      body: { kind: 'COMPLAINT', channel: 'PHONE', domain: 'CATERING', description: '上菜太慢', customerId: id },
    });
    await door.w.relay();

    const toHim = door.w.table.items().filter((item) => item.is === 'notice' && item.recipient === id);
    expect(toHim).toEqual([]);
  });

  test('raises none any more once he is retired', async () => {
    const { door, id } = await planted();
    await door.ask('access', {
      ...{ method: 'POST', path: `/canaries/${id}/retire`, staffNo: OFFICER, body: {} },
      headers: { ...keyed(), 'if-match': '1' },
    });
    door.w.now = addMs(door.w.now, hours(1));

    await view(door, 'S04', id);

    expect(await alarmsOf(door)).toEqual([]);
  });

  test('is planted once by a request and its repeat, and never on a number that a customer has', async () => {
    const door = await wholeDoor();
    const plant = (phone: string, key: string) =>
      door.ask('access', {
        ...{ method: 'POST', path: '/canaries', staffNo: OFFICER, headers: { 'idempotency-key': key } },
        body: { name: '雀丝金', phone, label: '批次' },
      });

    const [one, again] = [
      await plant('19000000088', 'plant-number-one'),
      await plant('19000000088', 'plant-number-one'),
    ];

    expect(again.data).toEqual(one.data);
    expect((await plant('19000000001', 'plant-number-two')).code).toBe('canary.numberKnown');
    expect((await door.ask('access', { method: 'GET', path: '/canaries', staffNo: OFFICER })).data.items).toHaveLength(
      1,
    );
  });
});

describe('the rules of alarms', () => {
  const numbers = defaults.access;
  const day = (people: number, clear = 0): ReadingDay => ({ reads: people, people, clear });
  const days = (n: number, one: ReadingDay) => Array.from({ length: n }, () => one);

  test.each([
    ['no history', day(400, 29), [], []],
    ['too short a history', day(400, 29), days(4, day(10, 1)), []],
    ['exactly three times', day(150, 12), days(10, day(50, 4)), []],
    ['more than three times in people', day(151, 12), days(10, day(50, 4)), ['UNUSUAL_READS']],
    ['more than three times in clear', day(150, 13), days(10, day(50, 4)), ['UNUSUAL_REVEALS']],
    ['far more than nothing, but little', day(59, 9), days(10, day(1, 0)), []],
    ['much of what he never did', day(60, 10), days(10, day(1, 0)), ['UNUSUAL_REVEALS', 'UNUSUAL_READS']],
    ['more than anybody needs', day(501), days(10, day(400)), ['TOO_MANY_READS']],
    ['as much as anybody may need', day(500), [], []],
  ])('find of %s what is unusual', (_what, today, before, kinds) => {
    expect(unusualDay(today, before, numbers).map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each([
    ['2026-11-30T14:59:59.000Z', false],
    ['2026-11-30T15:00:00.000Z', true],
    ['2026-11-30T21:59:59.000Z', true],
    ['2026-11-30T22:00:00.000Z', false],
  ])('know whether %s is night in the house: %s', (at, night) => {
    expect(isNight(at as Instant, numbers.night)).toBe(night);
    expect(isNight(at as Instant, { from: '08:00', to: '08:00' })).toBe(false);
  });

  test('tell privacy officers of others, and of an officer whoever is above', () => {
    const now = '2026-11-23T02:00:00.000Z' as Instant;
    const officer = aMember('P01', { posts: [aPost('PRIVACY_OFFICER')] });
    const leader = aMember('L01', { posts: [aPost('COMPANY_LEADER')] });

    expect(watchersOf([officer, leader], 'S04', now)).toEqual(['P01']);
    expect(watchersOf([officer, leader], 'P01', now)).toEqual(['L01']);
    expect(watchersOf([officer], 'P01', now)).toEqual([]);
    expect(watchersOf([{ ...officer, status: 'LEFT' }, leader], undefined, now)).toEqual(['L01']);
  });

  const customer = { id: first, phoneIndexes: ['19000000011', '19000000012'], family: [second] };
  const at = (phone: string) => ({ phone });
  test.each([
    ['himself, by a number he is not called on', at('19000000012'), undefined, 'SELF'],
    ['a colleague who left, by a number he is not called on', at('19000000013'), at('19000000012'), 'FORMER_COLLEAGUE'],
    ['his family, by any number that he is known by', at('19000000013'), undefined, 'RELATIVE'],
    ['nobody of his', at('19000000014'), at('19000000015'), undefined],
    ['nobody, where his number is not told', {}, {}, undefined],
  ] as const)('know %s', async (_who, he, gone, kinship) => {
    const members = [aMember('S04', he), ...(gone ? [aMember('S05', { ...gone, status: 'LEFT' })] : [])];
    const holders = async (index: string) => (index === '19000000013' ? [second] : []);

    expect(await kinshipOf({ staffNo: 'S04', customer, members, holders }, (number) => number)).toBe(kinship);
  });

  test('know nobody by a number that is not told', async () => {
    const of = { customer: { id: first, phoneIndexes: [], family: [] }, holders: async () => [first] };
    const members = [aMember('S04', {}), aMember('S05', { status: 'LEFT' })];

    const kin = await kinshipOf({ ...of, staffNo: 'S04', members }, () => 'mark');

    expect(kin).toBeUndefined();
  });
});
