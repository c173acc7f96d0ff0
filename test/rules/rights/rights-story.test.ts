import { beforeEach, describe, expect, test } from 'vitest';
import { textsOf } from '../../../functions/kernel/event.ts';
import { addDays, addMinutes } from '../../../functions/kernel/time.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { applicant, people, type RightsDesk, rightsDesk } from '../../support/rights-desk.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { monday, site } from '../../support/world.ts';

let door: WholeDoor;
let desk: RightsDesk;
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
  desk = rightsDesk(door);
});

const knownOf = () => door.w.customers.customers.known(site, applicant);
const consents = async () =>
  Object.fromEntries((await knownOf()).consents.map(({ purpose, steps }) => [purpose, steps[0]?.given]));
let given = 0;
async function agree(purpose: string): Promise<void> {
  given += 1;
  const { version } = await door.w.customers.customers.get(site, applicant);
  const told = await door.ask('customers', {
    ...{ method: 'POST', path: `/customers/${applicant}/consents`, staffNo: people.clerk },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': `consent-${given}-of-test` },
    body: { purpose, basis: 'CONSENT', noticeVersion: '2026-11', proof: { kind: 'ONLINE' } },
  });
  expect(told.status).toBe(200);
}
const ready = async (body: object) => {
  const { data } = await desk.ask(body);
  await desk.shown(String(data.id));
  return String(data.id);
};

describe('by the mini-program', () => {
  test('a request is known by sign-in and code, searched, decided by somebody else, done, and confirmed', async () => {
    await agree('MARKETING_CALL');

    const asked = await desk.ask({ kind: 'WITHDRAW', purposes: ['MARKETING_CALL', 'SURVEY'] });
    const id = String(asked.data.id);
    const shown = await desk.shown(id);
    const found = await desk.view(id);
    const decided = await desk.decide(id, { granted: true });
    const after = await desk.viewMine(`/me/rights-requests/${id}`);
    const confirmed = await desk.mine(`/me/rights-requests/${id}/confirm`);

    expect([asked.status, asked.data.status, asked.data.dueAt]).toEqual([
      ...[201, 'RECEIVED', '2026-12-08T10:00:00.000+08:00'],
    ]);
    expect([shown.status, shown.data.status, shown.data.identified]).toEqual([200, 'SEARCHING', true]);
    expect(found.data).toMatchObject({ status: 'SEARCHED', identity: { factors: ['SESSION', 'SMS_CODE'] } });
    expect((found.data.found as { counts: object }).counts).toMatchObject({ IDENTIFIERS: 1, CONSENTS: 1, REQUESTS: 1 });
    expect(decided.status).toBe(200);
    expect(after.data).toMatchObject({ status: 'EXECUTED' });
    expect(confirmed.data).toMatchObject({ status: 'CONFIRMED' });
    expect(await consents()).toEqual({ MARKETING_CALL: false });
    expect((await desk.viewMine('/me/rights-requests')).data.items).toMatchObject([{ id, status: 'CONFIRMED' }]);
  });

  test('three wrong codes lock it, and nothing but a refusal or the officer goes on from there', async () => {
    const id = String((await desk.ask({ kind: 'RESTRICT' })).data.id);
    await desk.mine(`/me/rights-requests/${id}/codes`);
    const wrong = String((Number(await desk.code()) + 1) % 1_000_000).padStart(6, '0');

    const tries = [];
    for (let n = 0; n < 4; n += 1) tries.push(await desk.mine(`/me/rights-requests/${id}/verify`, { code: wrong }));
    const right = await desk.mine(`/me/rights-requests/${id}/verify`, { code: await desk.code() });
    const unlocked = await desk.act(id, 'unlock', { as: people.officer, body: { reason: '本人来电说明' } });

    expect(tries.map(({ status, code, data }) => [status, code, data.triesLeft])).toEqual([
      [409, 'rights.notIdentified', 2],
      [409, 'rights.notIdentified', 1],
      [409, 'rights.identityLocked', undefined],
      [409, 'rights.identityLocked', undefined],
    ]);
    expect(right.code).toBe('rights.identityLocked');
    expect(unlocked.data).toMatchObject({ status: 'RECEIVED', misses: 0 });
    expect(desk.events(id).map(({ type }) => type)).toEqual([
      'rights-request.received',
      'rights-request.missed',
      'rights-request.missed',
      'rights-request.locked',
      'rights-request.unlocked',
    ]);
  });

  test('a code that is asked for twice by one tap is sent once, and asking with another key is another', async () => {
    const id = String((await desk.ask({ kind: 'COPY' })).data.id);
    const ask = (key: string) => desk.mine(`/me/rights-requests/${id}/codes`, {}, key);
    const generation = async () => (await door.w.rights.phones.find(site, applicant))?.generation;

    const [one, two] = await Promise.all([ask('tapped-twice-1'), ask('tapped-twice-1')]);
    const again = await ask('tapped-twice-1');
    const sent = await generation();
    door.w.now = addMinutes(door.w.now, 2);
    await ask('another-tap-2');

    expect([one.status, two.status, again.status]).toEqual([202, 202, 202]);
    expect([two.data, again.data]).toEqual([one.data, one.data]);
    expect([sent, await generation()]).toEqual([1, 2]);
  });

  test('the same request twice is one, and another of its kind waits until the first is over', async () => {
    const [one, two] = await Promise.all([
      desk.ask({ kind: 'RESTRICT' }, 'the-same-key-of-two'),
      desk.ask({ kind: 'RESTRICT' }, 'the-same-key-of-two'),
    ]);
    const other = await desk.ask({ kind: 'RESTRICT' });
    await desk.mine(`/me/rights-requests/${one.data.id}/cancel`);
    const again = await desk.ask({ kind: 'RESTRICT' });

    expect([one.status, two.status, two.data.id]).toEqual([201, 201, one.data.id]);
    expect([other.status, other.code, other.data.rightsRequestId]).toEqual([
      ...[409, 'rights.alreadyOpen', one.data.id],
    ]);
    expect(again.status).toBe(201);
  });

  test('another’s request is none of his', async () => {
    const { data } = await desk.enter({ kind: 'RESTRICT', customerId: seededCustomerId(2) });

    const told = await desk.viewMine(`/me/rights-requests/${data.id}`);

    expect([told.status, told.code]).toEqual([404, 'rights.notFound']);
  });
});

describe('at the desk', () => {
  const compare = (id: string, body: object) => desk.act(id, 'identify', { as: people.agent, body });

  test('two things that he shows are compared and forgotten; what is asked is then the officer’s to decide', async () => {
    const { phone = '' } = await door.w.customers.customers.get(site, applicant);
    const { data } = await desk.enter({ kind: 'RESTRICT' });
    const id = String(data.id);
    await desk.act(id, 'codes', { as: people.agent });

    const one = await compare(id, { factors: [{ kind: 'PHONE', value: phone }], code: await desk.code() });
    const wrong = await compare(id, { factors: [{ kind: 'CARD', value: 'K-9999' }], code: await desk.code() });
    await desk.act(id, 'codes', { as: people.agent });
    const stillNone = await compare(id, {
      factors: [
        { kind: 'CARD', value: 'K-9999' },
        { kind: 'PHONE', value: phone },
      ],
    });

    expect([one.status, one.code]).toEqual([400, 'rights.twoFactorsWanted']);
    expect([wrong.status, wrong.code, wrong.data]).toEqual([409, 'rights.notIdentified', { triesLeft: 2 }]);
    expect(stillNone.data).toEqual({ triesLeft: 1 });
    expect(JSON.stringify(door.w.table.items().filter(({ pk }) => pk.includes(id)))).not.toContain('K-9999');
  });

  test('whoever entered or compared does not decide, and no other post may', async () => {
    const { data } = await desk.enter({ kind: 'RESTRICT' });
    const id = String(data.id);

    const told = [];
    for (const as of [people.clerk, people.agent, people.manager, 'S03', 'A01'])
      told.push((await desk.act(id, 'decide', { as, body: { granted: true } })).status);

    expect(told).toEqual([403, 403, 403, 403, 403]);
    expect((await desk.enter({ kind: 'OBJECT' }, people.officer)).status).toBe(403);
  });

  test('a refusal names its article and what can be done about it', async () => {
    const id = await ready({ kind: 'RESTRICT' });

    await desk.decide(id, { granted: false, reason: 'LEGAL_DUTY', explanation: '住宿登记须依法保存' });
    const mine = await desk.viewMine(`/me/rights-requests/${id}`);

    expect(mine.data).toMatchObject({
      status: 'REFUSED',
      explanation: '住宿登记须依法保存',
      refusal: {
        code: 'LEGAL_DUTY',
        article: expect.stringContaining('第十三条'),
        remedy: { zh: expect.stringContaining('人民法院') },
      },
    });
    expect((await desk.get('/rights-requests/refusal-reasons', people.officer)).data.items).toContainEqual(
      expect.objectContaining({ code: 'NOT_WRONG', kinds: ['CORRECT'] }),
    );
  });
});

describe('what is granted is done', () => {
  test('restrict: he is kept and used for nothing, and is signed in no more', async () => {
    const id = await ready({ kind: 'RESTRICT' });

    await desk.decide(id, { granted: true });

    expect((await knownOf()).customer).toMatchObject({ status: 'RESTRICTED', before: 'ACTIVE' });
    expect(desk.head(id).status).toBe('EXECUTED');
    door.w.now = addMinutes(monday, 1);
    expect((await desk.viewMine('/me/rights-requests')).status).toBe(401);
  });

  test('object: profiling and advertising end, what he agreed to otherwise stays', async () => {
    for (const purpose of ['PROFILING', 'MARKETING_MESSAGE', 'SURVEY']) await agree(purpose);
    const id = await ready({ kind: 'OBJECT' });

    await desk.decide(id, { granted: true });

    expect(await consents()).toEqual({ PROFILING: false, MARKETING_MESSAGE: false, SURVEY: true });
  });

  test('correct: the new stands, and the old is kept sealed in the event and nowhere in clear', async () => {
    const { customer } = await knownOf();
    const id = await ready({ kind: 'CORRECT', corrections: { name: '更正后', address: '多伦县示例路1号' } });

    await desk.decide(id, { granted: true });

    const { customer: after, profile } = await knownOf();
    expect([after.name, profile?.address]).toEqual(['更正后', '多伦县示例路1号']);
    const { items } = await door.w.rights.rights.events(site, id as never, { limit: 50 });
    const done = items.find(({ type }) => type === 'rights-request.executed');
    expect(done && textsOf(done)).toEqual({
      before: JSON.stringify({ name: customer.name, address: null }),
      after: JSON.stringify({ name: '更正后', address: '多伦县示例路1号' }),
    });
    expect(done?.facts).toEqual({ kind: 'CORRECT', fields: ['name', 'address'] });
    const searched = await door.ask('customers', {
      ...{ method: 'GET', path: '/customers/search', query: { name: '更正后' }, staffNo: people.agent },
    });
    expect(searched.data.items).toMatchObject([{ customerId: applicant }]);
    expect(JSON.stringify(door.w.table.items())).not.toContain('示例路1号');
  });

  test('explain: he reads it, and nobody else is told', async () => {
    const id = await ready({ kind: 'EXPLAIN', note: '我的等级是怎么算的' });

    await desk.decide(id, { granted: true, explanation: '等级按近十二个月消费与到访计算' });

    expect((await desk.viewMine(`/me/rights-requests/${id}`)).data.explanation).toContain('近十二个月');
  });
});

test('what nobody does is told to the officer, then the manager, then the leader, and is listed as late', async () => {
  const id = String((await desk.enter({ kind: 'RESTRICT' })).data.id);
  await desk.act(id, 'acknowledge', { as: people.clerk, body: { way: 'IN_PERSON' } });
  const told = (kind: string) =>
    door.w.table
      .items()
      .flatMap((item) => (item.is === 'notice' && item.kind === kind ? [String(item.recipient)] : []));

  for (const hours of [181, 289, 361]) {
    door.w.now = addMinutes(monday, hours * 60);
    await door.w.reconcile();
  }

  expect(told('rights-request.reminded')).toContain('P01');
  expect(told('rights-request.warned')).toEqual(expect.arrayContaining(['P01', 'S01']));
  expect(told('rights-request.overdue')).toEqual(expect.arrayContaining(['P01', 'S01', 'L01']));
  const late = await desk.get('/rights-requests', people.officer, { late: 'true' });
  expect(late.data.items).toMatchObject([{ id, late: true }]);
});

test('a piece of work that got lost is woken by the reconciler and goes on', async () => {
  const id = String((await desk.ask({ kind: 'RESTRICT' })).data.id);
  await desk.mine(`/me/rights-requests/${id}/codes`);
  await desk.mine(`/me/rights-requests/${id}/verify`, { code: await desk.code() });
  await door.w.relay((event) => event.type === 'rights-request.identified');
  const before = desk.head(id).status;

  door.w.now = addMinutes(monday, 11);
  await door.w.reconcile();

  expect([before, desk.head(id).status]).toEqual(['SEARCHING', 'SEARCHED']);
});

test('a letter is entered with the day on which it came', async () => {
  const request = await desk.enter({ kind: 'OBJECT', receivedAt: addDays(monday, -3) });

  expect(request.data).toMatchObject({ customerId: applicant, receivedAt: '2026-11-20T10:00:00.000+08:00' });
});
