import { describe, expect, test } from 'vitest';
import { itemBytes } from '../../../bench/capacity/calculator.ts';
import { ReadEntry } from '../../../functions/access/log/model.ts';
import { entriesOf } from '../../../functions/access/log/note-read.ts';
import { readKind } from '../../../functions/access/log/store.ts';
import { viewCustomer } from '../../../functions/customers/archive/contract.ts';
import type { StaffActor } from '../../../functions/kernel/actor.ts';
import { ReadId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { tableBusy } from '../../../functions/platform/table-errors.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { staffNoOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { site, type WorldOptions } from '../../support/world.ts';

const OFFICER = staffNoOf('PRIVACY_OFFICER');
const first = seededCustomerId(1);
const second = seededCustomerId(2);

interface Row {
  readonly staffNo: string;
  readonly post: string;
  readonly what: string;
  readonly route: string;
  readonly shown: string;
  readonly subjects: readonly string[];
  readonly at: string;
  readonly requestId: string;
}

async function house(options: WorldOptions = {}) {
  const door = await wholeDoor(options);
  const view = (staffNo: string, id: string) =>
    door.ask('customers', { method: 'GET', path: `/customers/${id}`, staffNo });
  const search = async (query: Record<string, string>, staffNo = OFFICER) => {
    await door.w.relay();
    const told = await door.ask('access', { method: 'GET', path: '/access-log', query, staffNo });
    return { ...told, items: (told.data.items ?? []) as readonly Row[] };
  };
  return { ...door, view, search };
}

const stored = ({ w }: Pick<WholeDoor, 'w'>) => w.table.items().filter((item) => item.is === 'read');

describe('the log of reads', () => {
  test('says who was shown whose data, as what, by which route, when and in which request', async () => {
    const { view, search } = await house();

    await view('S04', first);
    const { items } = await search({ customerId: first });

    expect(items).toEqual([
      expect.objectContaining({
        ...{ staffNo: 'S04', post: 'COMPLAINT_AGENT', what: 'CUSTOMER', shown: 'MASKED', subjects: [first] },
        ...{ route: 'GET /customers/{customerId}', requestId: 'request-of-this-test' },
        at: '2026-11-23T10:00:00.000+08:00',
      }),
    ]);
  });

  test('is searched by customer and by member of staff, the newest first, across months', async () => {
    const door = await house();
    await door.view('S04', first);
    door.w.now = '2027-01-31T16:30:00.000Z' as Instant;
    await door.view('S07', first);
    await door.view('S04', second);

    const ofCustomer = await door.search({ customerId: first });
    const ofPerson = await door.search({ staffNo: 'S04' });
    const ofMonth = await door.search({ staffNo: 'S04', month: '2026-11' });

    expect(ofCustomer.items.map(({ staffNo }) => staffNo)).toEqual(['S07', 'S04']);
    expect(ofPerson.items.map(({ subjects }) => subjects)).toEqual([[second], [first]]);
    expect(ofMonth.items.map(({ subjects }) => subjects)).toEqual([[first]]);
    // Half past midnight in China is the next month already.
    expect((await door.search({ staffNo: 'S07', month: '2027-02' })).items).toHaveLength(1);
  });

  test('is read a page at a time, and no page leaves one out or brings one twice', async () => {
    const door = await house();
    for (const at of ['2026-09-10', '2026-10-10', '2026-11-10', '2026-11-11', '2026-12-01']) {
      door.w.now = `${at}T02:00:00.000Z` as Instant;
      await door.view('S04', first);
    }

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await door.search({ customerId: first, limit: '2', ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ at }) => at.slice(0, 10)));
      cursor = page.data.nextCursor as string | undefined;
    } while (cursor);

    expect(seen).toEqual(['2026-12-01', '2026-11-11', '2026-11-10', '2026-10-10', '2026-09-10']);
  });

  test('is asked for by exactly one of customer, ticket and member of staff', async () => {
    const { search } = await house();

    expect((await search({})).code).toBe('accessLog.askBySomething');
    expect((await search({ customerId: first, staffNo: 'S04' })).code).toBe('accessLog.askBySomething');
  });

  test('is open to the privacy officer and the company’s leader, and to nobody whose reads it tells', async () => {
    const { search } = await house();

    expect((await search({ customerId: first }, staffNoOf('COMPANY_LEADER'))).status).toBe(200);
    for (const post of ['COMPLAINT_AGENT', 'FRONT_DESK', 'GUEST_SERVICE_MANAGER', 'SYSTEM_ADMINISTRATOR'] as const)
      expect((await search({ customerId: first }, staffNoOf(post))).status, post).toBe(403);
  });

  test('counts a list as a read of everybody in it, and a search that finds nobody as a search', async () => {
    const door = await house();

    await door.ask('customers', { method: 'GET', path: '/customers', staffNo: 'S04' });
    await door.ask('customers', {
      method: 'GET',
      path: '/customers/search',
      query: { phone: '19000009999' },
      staffNo: 'S04',
    });
    const ofPerson = await door.search({ staffNo: 'S04' });
    const ofCustomer = await door.search({ customerId: second });

    expect(ofPerson.items.map(({ what, subjects }) => [what, subjects.length > 0])).toEqual([
      ['CUSTOMERS', false],
      ['CUSTOMERS', true],
    ]);
    expect(ofCustomer.items.map(({ route }) => route)).toEqual(['GET /customers']);
  });

  test('finds a matter that was read by the customer whose it is', async () => {
    const door = await house();
    const filed = await door.ask('tickets', {
      ...{ method: 'POST', path: '/tickets', staffNo: 'S04', headers: { 'idempotency-key': 'a-matter-of-the-first' } },
      body: { kind: 'COMPLAINT', channel: 'PHONE', domain: 'CATERING', description: '上菜太慢', customerId: first },
    });
    const ticketId = String(filed.data.id);

    await door.ask('tickets', { method: 'GET', path: `/tickets/${ticketId}/timeline`, staffNo: 'S07' });

    const rows = (await door.search({ customerId: first })).items;
    expect(rows.map(({ staffNo, what, subjects }) => [staffNo, what, subjects])).toEqual([
      ['S07', 'TICKET', [ticketId]],
    ]);
    expect((await door.search({ ticketId })).items).toEqual(rows);
  });

  test('holds ids and codes alone: nothing of what was shown stands in it', async () => {
    const door = await house();

    const shown = await door.view('S04', first);
    await door.ask('customers', {
      method: 'GET',
      path: '/customers/search',
      query: { phone: '19000000001' },
      staffNo: 'S04',
    });

    const text = JSON.stringify(stored(door));
    expect(shown.status).toBe(200);
    expect(text).not.toMatch(/1900000|示例|\*{2}/);
    expect(stored(door).length).toBe(2);
  });

  test('does not write down who was refused, nor what the staff read of the staff', async () => {
    const door = await house();

    await door.view(staffNoOf('TOUR_GUIDE'), first);
    await door.view('S04', 'cus_01HK153X00FV0QTBMYWKVK8T99');
    await door.ask('staff', { method: 'GET', path: '/staff', staffNo: 'S04' });

    expect(stored(door)).toEqual([]);
  });

  test('keeps its entry before anything leaves: where it cannot be written, nobody is shown anything', async () => {
    let broken = false;
    const door = await house({
      before: ({ writes }) => {
        if (broken && writes.some((write) => write.kind === 'put' && write.item.is === 'read')) throw tableBusy();
      },
    });
    broken = true;

    const told = await door.view('S04', first);

    expect(told).toMatchObject({ status: 429, code: 'table.busy', data: {} });
    expect(told.headers).toHaveProperty('retry-after');
    expect(told.text).not.toContain(first);
  });

  test('keeps the entry of an act before the act: where it cannot be written, nothing was done', async () => {
    let broken = false;
    const door = await house({
      before: ({ writes }) => {
        if (broken && writes.some((write) => write.kind === 'put' && write.item.is === 'read')) throw tableBusy();
      },
    });
    const { version } = await door.w.customers.customers.get(site, first);
    const restrict = () =>
      door.ask('customers', {
        ...{ method: 'POST', path: `/customers/${first}/restrict`, staffNo: OFFICER, body: { reason: '本人要求' } },
        headers: { 'idempotency-key': 'an-act-of-the-officer', 'if-match': `"${version}"` },
      });

    broken = true;
    const refused = await restrict();
    const untouched = await door.w.customers.customers.get(site, first);
    broken = false;
    const done = await restrict();

    expect(refused).toMatchObject({ status: 429, code: 'table.busy' });
    expect([untouched.status, untouched.version]).toEqual(['ACTIVE', version]);
    expect([done.status, done.data.status]).toEqual([200, 'RESTRICTED']);
    expect(stored(door).map(({ subjects }) => subjects)).toEqual([[first]]);
  });

  test('keeps an entry for three years and says so to the table', async () => {
    const door = await house();

    await door.view('S04', first);

    const [entry] = stored(door);
    const until = Number(entry?.expiresAtEpoch) * 1_000;
    expect(until).toBeGreaterThanOrEqual(Date.parse('2029-11-23T02:00:00.000Z'));
    expect(until).toBeLessThan(Date.parse('2030-01-31T00:00:00.000Z'));
  });

  test('does what a message asks once, however often it comes', async () => {
    const door = await house();
    await door.view('S04', first);
    await door.w.relay();
    const before = JSON.stringify(door.w.table.items());

    await door.w.relay();

    expect(JSON.stringify(door.w.table.items())).toBe(before);
    expect((await door.search({ customerId: first })).items).toHaveLength(1);
  });
});

describe('an entry', () => {
  const actor = {
    ...{ kind: 'staff', site: 'a-resort-of-20-chars', staffNo: 'S04B', unitIds: [], postCodes: [], capabilities: {} },
    post: { id: 'pst_01HK153X00FV0QTBMYWKVK8T81', code: 'DERIVATIVE_FOLLOW_UP' },
  } as unknown as StaffActor;
  const id = ReadId.parse('rd_01HK153X00FV0QTBMYWKVK8T81');
  const read = {
    ...{ actor, route: viewCustomer, now: '2026-11-23T02:00:00.000Z' as Instant },
    ...{ requestId: 'JKJaXmPLvHcESHA=', correlationId: 'JKJaXmPLvHcESHA=' },
  };
  const people = (n: number) => Array.from({ length: n }, (_, one) => `cus_${String(one).padStart(26, '0')}`);

  test.each([
    [0, [0]],
    [1, [1]],
    [20, [20]],
    [21, [20, 1]],
    [50, [20, 20, 10]],
  ])('of %i people shown is split into parts of %j', (shown, parts) => {
    const entries = entriesOf({ ...read, subjects: people(shown) }, id);

    expect(entries.map(({ subjects }) => subjects.length)).toEqual(parts);
    expect(entries.flatMap(({ subjects }) => subjects)).toEqual(people(shown));
  });

  test('costs one write unit at its largest', async () => {
    const { w } = await wholeDoor();
    const [full] = entriesOf({ ...read, subjects: people(20) }, id);
    const said = { ...full, clear: true, purpose: 'VERIFY_IDENTITY', ticketNo: 'GD20261123A7K2MX', fields: ['phone'] };

    const item = await w.records.encode(readKind, ReadEntry.parse({ ...said, site: 'dolon' }));

    expect(itemBytes(item)).toBeLessThan(1_024);
  });
});
