import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mustSayNothingPersonal,
  mustWaitForIt,
  revealLimit,
  secondsOfDayLeft,
} from '../../../functions/access/reveal/rules.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { tableBusy } from '../../../functions/platform/table-errors.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { staffNoOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { outcomeOf, type WorldOptions } from '../../support/world.ts';

const OFFICER = staffNoOf('PRIVACY_OFFICER');
const first = seededCustomerId(1);
const second = seededCustomerId(2);

let requests = 0;
function reveal(door: WholeDoor, body: object, over: { staffNo?: string; id?: string; key?: string } = {}) {
  requests += 1;
  return door.ask('access', {
    ...{ method: 'POST', path: `/customers/${over.id ?? first}/reveal`, staffNo: over.staffNo ?? 'S04' },
    headers: { 'idempotency-key': over.key ?? `reveal-number-${requests}` },
    body: { fields: ['phone'], purpose: 'VERIFY_IDENTITY', reason: '核对来电人', ...body },
  });
}

async function filed(door: WholeDoor, over: object = {}) {
  requests += 1;
  const { data } = await door.ask('tickets', {
    ...{ method: 'POST', path: '/tickets', staffNo: 'S04', headers: { 'idempotency-key': `matter-no-${requests}` } },
    body: { kind: 'COMPLAINT', channel: 'PHONE', domain: 'CATERING', description: '上菜太慢', ...over },
  });
  await door.w.relay();
  return { ticketId: String(data.id), ticketNo: String(data.ticketNo) };
}

const logOf = async (door: WholeDoor, query: Record<string, string>) => {
  await door.w.relay();
  const told = await door.ask('access', { method: 'GET', path: '/access-log', query, staffNo: OFFICER });
  return told.data.items as Array<Record<string, unknown>>;
};

describe('whom to reach for a matter', () => {
  test.each([
    ['ACCEPTED', 'ACTIVE', 'CALL_GUEST', undefined],
    ['CLOSED', 'ACTIVE', 'CALL_GUEST', undefined],
    ['ACCEPTED', 'RESTRICTED', 'CALL_GUEST', undefined],
    ['CLOSED', 'RESTRICTED', 'CALL_GUEST', 'reveal.restricted'],
    ['DECLINED', 'RESTRICTED', 'VERIFY_IDENTITY', 'reveal.restricted'],
    ['CLOSED', 'RESTRICTED', 'RIGHTS_REQUEST', undefined],
    ['CLOSED', 'RESTRICTED', 'INVESTIGATION', undefined],
    ['CLOSED', undefined, 'CALL_GUEST', undefined],
  ] as const)('where it is %s and the guest %s, for %s: %s', async (ticket, guest, purpose, code) => {
    const customer = guest && { status: guest };

    expect(await outcomeOf(() => mustWaitForIt({ status: ticket }, customer, purpose))).toBe(code);
  });
});

describe('a reveal', () => {
  test('shows exactly what was chosen, in clear, and what stays of the day', async () => {
    const door = await wholeDoor();

    const told = await reveal(door, {});

    expect(told.status).toBe(200);
    expect(told.data).toEqual({ phone: '+8619000000001', left: 29 });
  });

  test('is the one way: the view of the same customer stays masked after it', async () => {
    const door = await wholeDoor();
    await reveal(door, {});

    const { data } = await door.ask('customers', { method: 'GET', path: `/customers/${first}`, staffNo: 'S04' });

    expect(data.phone).toBe('+86190****0001');
  });

  test('stands in the log in the same moment, with fields, purpose and words, and without what was shown', async () => {
    const door = await wholeDoor();
    const { ticketNo } = await filed(door, { customerId: first });

    await reveal(door, { purpose: 'CALL_GUEST', reason: '回访处理结果', ticketNo });

    const [row] = await logOf(door, { customerId: first });
    expect(row).toMatchObject({
      ...{ staffNo: 'S04', shown: 'CLEAR', fields: ['phone'], purpose: 'CALL_GUEST', reason: '回访处理结果', ticketNo },
      ...{ what: 'CUSTOMER', subjects: [first], purposeText: { zh: '联系诉求人' } },
    });
    const kept = JSON.stringify(door.w.table.items().filter(({ is }) => is === 'read'));
    expect(kept).not.toContain('19000000001');
    expect(kept).not.toContain('回访处理结果');
  });

  test('of a matter shows whom to reach to those whose matter it is, and to nobody else', async () => {
    const door = await wholeDoor();
    const { ticketId } = await filed(door, { contact: { name: '示例客', phone: '19000000077' } });
    const ask = (staffNo: string) =>
      door.ask('access', {
        ...{ method: 'POST', path: `/tickets/${ticketId}/reveal`, staffNo },
        body: { fields: ['phone'], purpose: 'CALL_GUEST', reason: '确认到店时间' },
      });

    expect((await ask('S04')).data).toEqual({ phone: '19000000077', left: 29 });
    expect(await ask('D01')).toMatchObject({ status: 404, code: 'ticket.notFound' });
    expect((await logOf(door, { ticketId })).map(({ staffNo }) => staffNo)).toEqual(['S04']);
  });

  test.each([
    ['no matter though the purpose is always about one', { purpose: 'CALL_GUEST' }, 'reveal.matterWanted'],
    ['a number in the words', { reason: '电话 190 0000 0001' }, 'reveal.reasonHoldsData'],
    ['nothing that is known', { fields: ['bornOn'] }, 'reveal.nothing'],
    ['a field that there is not', { fields: ['password'] }, 'request.invalid'],
    ['no words', { reason: ' ' }, 'request.invalid'],
    ['no purpose', { purpose: undefined }, 'request.invalid'],
    ['a matter that is not there', { ticketNo: 'GD20261123A7K2MX' }, 'ticket.notFound'],
  ])('is refused with %s, counts nothing and leaves no entry', async (_what, body, code) => {
    const door = await wholeDoor();

    const told = await reveal(door, body);

    expect(told.code).toBe(code);
    expect(door.w.table.items().filter(({ is }) => is === 'read' || is === 'reveal-day')).toEqual([]);
  });

  test('names a matter of that customer and of no other', async () => {
    const door = await wholeDoor();
    const { ticketNo } = await filed(door, { customerId: second });

    expect((await reveal(door, { ticketNo })).code).toBe('reveal.otherMatter');
    expect((await reveal(door, { ticketNo }, { id: second })).status).toBe(200);
  });

  test('is refused to whoever is kept away from a matter of the customer, in words that do not tell him of it', async () => {
    const door = await wholeDoor();
    await filed(door, { customerId: first, kind: 'COMPLAINT', aboutStaff: ['S07'] });

    const told = await reveal(door, {}, { staffNo: 'S07' });

    expect(told).toMatchObject({ status: 409, code: 'reveal.notToYou', data: {} });
    expect((await reveal(door, {}, { staffNo: 'S04' })).status).toBe(200);
  });

  test('of a restricted record is for its owner’s rights or an investigation alone', async () => {
    const door = await wholeDoor();
    const { data } = await door.ask('customers', { method: 'GET', path: `/customers/${first}`, staffNo: 'S01' });
    await door.ask('customers', {
      ...{ method: 'POST', path: `/customers/${first}/restrict`, staffNo: 'S01', body: { reason: '客户申请' } },
      headers: { 'if-match': String(data.version) },
    });

    expect((await reveal(door, {})).code).toBe('reveal.restricted');
    expect((await reveal(door, { purpose: 'RIGHTS_REQUEST' })).status).toBe(200);
  });

  test('whose entry cannot be kept shows nothing and counts nothing', async () => {
    const door = await wholeDoor({
      before: ({ writes }) => {
        if (writes.some((write) => write.kind === 'put' && write.item.is === 'read')) throw tableBusy();
      },
    });

    const told = await reveal(door, {});

    expect(told).toMatchObject({ status: 429, code: 'table.busy' });
    expect(told.text).not.toContain('19000000001');
    expect(door.w.table.items().filter(({ is }) => is === 'reveal-day')).toEqual([]);
  });
});

describe('the day’s number of reveals', () => {
  const many = (door: WholeDoor, n: number, over: Parameters<typeof reveal>[2] = {}) =>
    Promise.all(Array.from({ length: n }, () => reveal(door, {}, over)));
  const interleaved: WorldOptions = { before: async () => void (await setImmediate()) };

  test.each([
    ['thirty for a person', 'S04', 30],
    ['sixty at the front desk', staffNoOf('FRONT_DESK'), 60],
  ])('is %s, though a hundred calls come at once', async (_who, staffNo, limit) => {
    const door = await wholeDoor(interleaved);

    const told = await many(door, 100, { staffNo });

    expect(told.filter(({ status }) => status === 200)).toHaveLength(limit);
    expect(told.filter(({ code }) => code === 'reveal.usedUp')).toHaveLength(100 - limit);
    expect(door.w.table.items().filter(({ is }) => is === 'read')).toHaveLength(limit);
  });

  test('is said with when it begins anew, and begins anew with the house’s day', async () => {
    const door = await wholeDoor({ now: '2026-11-23T15:59:00.000Z' as Instant });
    await many(door, 30);

    const refused = await reveal(door, {});
    door.w.now = '2026-11-23T16:00:00.000Z' as Instant;
    const again = await reveal(door, {});

    expect(refused).toMatchObject({ status: 429, code: 'reveal.usedUp', data: { limit: 30 } });
    expect(refused.headers['retry-after']).toBe('60');
    expect(again.data.left).toBe(29);
  });

  test('is not used up by the repeat of a request, which is on record all the same', async () => {
    const door = await wholeDoor();

    const [one, other] = [
      await reveal(door, {}, { key: 'the-same-key' }),
      await reveal(door, {}, { key: 'the-same-key' }),
    ];
    const another = await reveal(door, { fields: ['name'] }, { key: 'the-same-key' });

    expect([one.data.left, other.data.left]).toEqual([29, 29]);
    expect(other.data.phone).toBe(one.data.phone);
    expect(another).toMatchObject({ status: 422, code: 'idempotency.keyReused' });
    expect(await logOf(door, { staffNo: 'S04' })).toHaveLength(2);
  });

  test('is each person’s own', async () => {
    const door = await wholeDoor();
    await many(door, 30);

    expect((await reveal(door, {}, { staffNo: 'S05' })).data.left).toBe(29);
  });

  test('is never passed, whoever calls however often at once, with whatever keys', async () => {
    const calls = fc.array(fc.record({ who: fc.constantFrom('S04', 'S05'), key: fc.integer({ min: 1, max: 20 }) }), {
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(calls, async (all) => {
        const door = await wholeDoor(interleaved);
        const { policy } = await door.w.parts.policies.current('dolon' as never, 'access');
        const few = { ...policy, revealsADay: 4 };
        const deps = { ...door.w.access, revealsADay: async () => few.revealsADay };
        Object.assign(door.w.access, deps);

        const told = await Promise.all(
          all.map(({ who, key }) => reveal(door, {}, { staffNo: who, key: `a-key-of-many-${key}` })),
        );

        for (const who of ['S04', 'S05']) {
          const own = all.flatMap((call, n) => (call.who === who && told[n]?.status === 200 ? [call.key] : []));
          expect(new Set(own).size).toBeLessThanOrEqual(4);
          expect(Math.min(4, new Set(all.filter((call) => call.who === who).map(({ key }) => key)).size)).toBe(
            new Set(own).size,
          );
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe('the rules of reveals', () => {
  test.each([
    ['核对来电人', undefined],
    ['2026-11-30 14:30 到店', undefined],
    ['房间 1203，两位', undefined],
    ['号码 19000000001', 'reveal.reasonHoldsData'],
    ['号码 190-0000-0001', 'reveal.reasonHoldsData'],
    ['号码 １９０００００００１', 'reveal.reasonHoldsData'],
    ['写信到 a@example.invalid', 'reveal.reasonHoldsData'],
  ])('take the words %s: %s', async (reason, refusal) => {
    expect(await outcomeOf(() => mustSayNothingPersonal(reason))).toBe(refusal);
  });

  test.each([
    [['COMPLAINT_AGENT'], 30],
    [['FRONT_DESK'], 60],
    [['COMPLAINT_AGENT', 'FRONT_DESK'], 60],
    [[], 30],
  ])('allow whoever holds %j %i a day', (postCodes, limit) => {
    expect(revealLimit({ postCodes }, defaults.access)).toBe(limit);
  });

  test.each([
    ['2026-11-30T15:59:59.500Z', 1],
    ['2026-11-30T16:00:00.000Z', 86_400],
    ['2026-11-30T04:00:00.000Z', 43_200],
  ])('know at %s that the day has %i seconds left', (now, seconds) => {
    expect(secondsOfDayLeft(now as Instant)).toBe(seconds);
  });
});
