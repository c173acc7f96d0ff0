import { beforeEach, describe, expect, test } from 'vitest';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { customerProof, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, site } from '../../support/world.ts';

const customerId = seededCustomerId(1);
const path = `/customers/${customerId}`;

let door: WholeDoor;
let sent = 0;
const head = { pk: `S#dolon#C#${customerId}`, sk: 'A#HEAD' };
const gradedAs = (grade: string) => door.w.table.write({ kind: 'update', key: head, set: { grade } });

beforeEach(async () => {
  door = await wholeDoor();
  await gradedAs('N');
});

const post = (what: string, body: object, staffNo = 'S17', key?: string) => {
  sent += 1;
  const headers = { 'idempotency-key': key ?? `grading-${sent}-of-today` };
  return door.ask('grading', { method: 'POST', path: `${path}/${what}`, body, headers, staffNo });
};
const spend = (ref: string, amountFen = 600_000, key?: string) =>
  post('activities', { kind: 'SPEND', ref, at: '2026-11-20T12:00:00+08:00', amountFen }, 'S16', key);
const gradeNow = async () => (await door.w.grading.customer(site, customerId)).grade;

test('who had a grade before anything was counted keeps it until the end of the quarter', async () => {
  await gradedAs('V');

  const told = await spend('DD1', 600_000);

  expect([told.data.counts, await gradeNow()]).toEqual(['V', 'V']);
});

describe('what a customer did', () => {
  test('raises the grade on his record in the same moment, and his next matter is promised by it', async () => {
    const before = await gradeNow();
    const told = await spend('DD1', 2_500_000);

    expect([told.status, told.data.counts, await gradeNow()]).toEqual([201, 'A', 'A']);
    expect(before).not.toBe('A');
    const events = door.w.events().filter(({ entityId }) => entityId === customerId);
    expect(events.map(({ type }) => type).sort()).toEqual(['customer.graded', 'standing.recorded']);
  });

  test('counts once by its number, however often and by whomever it is sent; at once, too', async () => {
    const [first, again, other] = [
      await spend('DD1', 600_000, 'one-and-the-same'),
      await spend('DD1', 600_000, 'one-and-the-same'),
      await spend('DD1'),
    ];
    const together = await Promise.all(Array.from({ length: 8 }, (_, n) => spend('DD2', 600_000, `together-${n}`)));

    expect([first.status, again.status, other.code]).toEqual([201, 201, 'grade.activityKnown']);
    expect(again.data).toEqual(first.data);
    expect(together.filter(({ status }) => status === 201)).toHaveLength(1);
    const { data } = await door.ask('grading', { method: 'GET', path: `${path}/grade`, staffNo: 'S17' });
    expect(data.months).toEqual({ '2026-11': { spendFen: 1_200_000, visits: 0, referrals: 0 } });
  });
});

test('a grade by hand needs another person, and ends by itself with the reconciler', async () => {
  const asked = await post('grade', { grade: 'V', until: '2026-11-25T10:00:00+08:00', reason: '合作单位' }, 'S01');
  const own = await post('grade/decide', { approved: true, reason: '同意' }, 'S01');
  const approved = await post('grade/decide', { approved: true, reason: '同意' }, 'L01');
  const during = await gradeNow();
  await door.w.pass(hours(49));
  await door.w.reconcile();

  expect([asked.data.counts === 'V', own.code, approved.data.counts, during]).toEqual([
    false,
    'grade.ownOverride',
    'V',
    'V',
  ]);
  expect(await gradeNow()).not.toBe('V');
});

describe('credit', () => {
  const noShow = {
    kind: 'NO_SHOW',
    occurredAt: '2026-11-20T18:00:00+08:00',
    source: '预订 YD1',
    evidence: '两次致电未接',
  };
  const mine = (what: string, method: 'GET' | 'POST', body?: object) =>
    door.ask('grading', {
      ...{ method, path: `/me/credit-entries${what}`, proof: customerProof },
      ...(body && { body, headers: { 'idempotency-key': 'my-contest-of-today' } }),
    });
  const listed = async () =>
    (await door.ask('grading', { method: 'GET', path: `${path}/credit-entries`, staffNo: 'S17' })).data as {
      good: number;
      bad: number;
      contested: number;
      items: Array<{ id: string; status: string; counts: boolean; expiresAt: string }>;
    };

  test('is seen by the customer himself, without who recorded it; what he contests does not count until it is decided', async () => {
    const told = await post('credit-entries', noShow);
    const id = String(told.data.id);
    const seen = await mine('', 'GET');
    const contested = await mine(`/${id}/contest`, 'POST', { grounds: '大雪封路' });
    const during = await listed();

    expect([told.status, (await listed()).items[0]?.expiresAt]).toEqual([201, '2028-11-20T18:00:00.000+08:00']);
    expect(seen.data.items).toMatchObject([{ id, kind: 'NO_SHOW', evidence: '两次致电未接' }]);
    expect(seen.text).not.toContain('S17');
    expect([contested.status, contested.data.status, during.bad, during.contested]).toEqual([200, 'CONTESTED', 0, 1]);
  });

  test('is decided by somebody who did not record it, and once', async () => {
    const id = String((await post('credit-entries', noShow, 'S02')).data.id);
    await mine(`/${id}/contest`, 'POST', { grounds: '大雪封路' });

    const own = await post(`credit-entries/${id}/decide`, { upheld: true, reason: '属实' }, 'S02');
    const struck = await post(`credit-entries/${id}/decide`, { upheld: false, reason: '封路属实' }, 'S01');
    const twice = await post(`credit-entries/${id}/decide`, { upheld: true, reason: '属实' }, 'S01');

    expect([own.code, struck.data.status, twice.code]).toEqual(['credit.ownEntry', 'STRUCK', 'state.notAllowed']);
    expect(await listed()).toMatchObject({ good: 0, bad: 0, contested: 0 });
  });

  test('that nobody decides within ten working days is told, once', async () => {
    const id = String((await post('credit-entries', noShow)).data.id);
    await mine(`/${id}/contest`, 'POST', { grounds: '大雪封路' });
    await door.w.pass(hours(24 * 13));
    await door.w.reconcile();
    const early = door.w.events().filter(({ type }) => type === 'credit.contest-late').length;
    await door.w.pass(hours(24 * 3));
    await door.w.reconcile();
    await door.w.reconcile();

    const late = door.w.events().filter(({ type }) => type === 'credit.contest-late');
    expect([early, late.length, late[0]?.facts.customerId]).toEqual([0, 1, customerId]);
  });

  test('another customer’s entry is not there for a customer', async () => {
    const other = `/customers/${seededCustomerId(2)}/credit-entries`;
    const headers = { 'idempotency-key': 'of-another-customer' };
    const told = await door.ask('grading', { method: 'POST', path: other, body: noShow, headers, staffNo: 'S17' });

    expect((await mine(`/${told.data.id}/contest`, 'POST', { grounds: 'x' })).code).toBe('credit.notFound');
    expect((await mine('', 'GET')).data.items).toEqual([]);
  });

  test('changes neither priority nor promises of a matter, and nothing is refused by it', async () => {
    const file = async (of: string, key: string) => {
      const body = { kind: 'COMPLAINT', channel: 'PHONE', description: '空调不制冷', customerId: of };
      const headers = { 'idempotency-key': key };
      const { status, data } = await door.ask('tickets', {
        method: 'POST',
        path: '/tickets',
        body,
        headers,
        staffNo: 'S04',
      });
      return [status, data.priority, data.clocks];
    };
    const before = await file(customerId, 'before-any-entry');
    for (let n = 0; n < 12; n += 1) await post('credit-entries', { ...noShow, source: `预订 YD${n}` });

    expect((await listed()).bad).toBe(12);
    expect(await file(customerId, 'after-twelve-entries')).toEqual(before);
  });
});
