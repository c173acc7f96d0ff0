import { describe, expect, test } from 'vitest';
import { everyRoute, type Told, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

const route = (name: string) => everyRoute.find((one) => one.name === name) as (typeof everyRoute)[number];
const LEADER = 'S03';
const REASON = '客户来电确认为本人';

type Page = Record<string, unknown> & { readonly id: string; readonly version: number };

function desk(door: WholeDoor) {
  const ask = (
    name: string,
    of: {
      id?: string;
      query?: Record<string, string>;
      body?: object;
      version?: number;
      staffNo?: string;
      key?: string;
    } = {},
  ) =>
    door.askRoute(route(name), {
      path: route(name).route.path.replace('{customerId}', of.id ?? ''),
      ...{ staffNo: of.staffNo ?? LEADER },
      ...(of.query && { query: of.query }),
      ...(of.body && { body: of.body }),
      headers: {
        ...(of.version !== undefined && { 'if-match': `"${of.version}"` }),
        ...(of.key !== undefined && { 'idempotency-key': of.key }),
      },
    });
  const page = async (id: string) => (await ask('viewCustomer', { id })).data as Page;
  const items = (told: Told) => told.data.items as Array<Record<string, unknown>>;
  const found = async (query: Record<string, string>) =>
    items(await ask('searchCustomers', { query })).map(({ customerId, foundAs }) => [customerId, foundAs]);
  const enter = async (body: object) =>
    (await ask('enterCustomer', { body: { source: 'PHONE', basis: 'CONTRACT', isNew: true, ...body } }))
      .data as unknown as Page;
  async function merge(
    source: string,
    into: string,
    over: { intoVersion?: number; version?: number; key?: string; ground?: string } = {},
  ) {
    const [one, two] = [await page(source), await page(into)];
    const body = {
      into,
      intoVersion: over.intoVersion ?? two.version,
      ground: over.ground ?? 'SAME_PHONE',
      reason: REASON,
    };
    return ask('mergeCustomers', {
      id: source,
      version: over.version ?? one.version,
      body,
      ...(over.key && { key: over.key }),
    });
  }
  const undo = async (source: string, key?: string) =>
    ask('undoCustomerMerge', {
      id: source,
      version: (await page(source)).version,
      body: { reason: REASON },
      ...(key && { key }),
    });
  const complaint = async (customerId: string) => {
    const body = { kind: 'COMPLAINT', channel: 'PHONE', description: '空调不制冷', customerId };
    const told = await ask('registerTicket', { body, staffNo: 'S04' });
    await door.w.relay();
    return String(told.data.id);
  };
  const ticketsOf = async (id: string) =>
    items(await ask('listCustomerTickets', { id }))
      .map(({ ticketId }) => ticketId)
      .sort();
  return { ask, page, items, found, enter, merge, undo, complaint, ticketsOf };
}

/** Everything that the table holds of customers, as far as it is not told of a moment or sealed anew each time. */
function archiveOf(door: WholeDoor) {
  const kinds = [
    'customer',
    'identifier',
    'consent',
    'relation',
    'name-marks',
    'customer-profile',
    'customer-merged',
    'finding',
    'name-mark',
    'dealing',
    'wechat-of-customer',
  ];
  const own = door.w.table.items().filter(({ is }) => kinds.includes(String(is)));
  return own.map(({ version: _counted, glimpse: _sealed, ...item }) =>
    Object.fromEntries(
      Object.entries(item).map(([name, value]) => [
        name,
        String(JSON.stringify(value)).replace(/v1\.\d{8}\.[\w-]+/g, 'sealed'),
      ]),
    ),
  );
}

const phone = { kind: 'PHONE', value: '19000040001', verifiedBy: 'CALL' };

async function twins(door: WholeDoor) {
  const d = desk(door);
  const old = await d.enter({ name: '王晓明', identifiers: [phone, { kind: 'CARD', value: 'OLD-1' }] });
  const kept = await d.enter({
    name: '王小明',
    identifiers: [phone, { kind: 'EMAIL', value: 'wang@example.invalid' }],
  });
  return { ...d, old: old.id, kept: kept.id };
}

describe('a merge', () => {
  test('shows first what will be, and changes nothing by that', async () => {
    const door = await wholeDoor();
    const { ask, old, kept } = await twins(door);
    const consent = { purpose: 'MARKETING_CALL', noticeVersion: '1', proof: { kind: 'SPOKEN' } };
    await ask('giveConsent', { id: kept, version: 1, body: consent });
    await ask('giveConsent', { id: old, version: 1, body: consent });
    await ask('withdrawConsent', { id: old, version: 2, body: { purpose: 'MARKETING_CALL' } });
    const before = archiveOf(door);
    const preview = await ask('previewMerge', { id: old, query: { into: kept } });

    expect(preview.data).toMatchObject({ version: 3, intoVersion: 2, common: ['PHONE'], stricter: ['MARKETING_CALL'] });
    expect(preview.data.after).toMatchObject({
      consents: [{ purpose: 'MARKETING_CALL', given: false }],
      merged: [{ source: old }],
    });
    expect(archiveOf(door)).toEqual(before);
  });

  test('lets one record lead to the other by number, card, both names and matters, and is taken apart without a trace', async () => {
    const door = await wholeDoor();
    const { ask, page, found, merge, undo, complaint, ticketsOf, old, kept } = await twins(door);
    const [his, hers] = [await complaint(old), await complaint(kept)];
    const before = archiveOf(door);
    const merged = await merge(old, kept);
    await door.w.relay();
    const whole = await page(kept);
    const match = await ask('matchCustomer', { body: { phone: phone.value } });
    const tickets = await ticketsOf(kept);
    const search = [
      await found({ phone: phone.value }),
      await found({ card: 'old-1' }),
      await found({ name: '王晓明' }),
      await found({ name: '王小明' }),
      await found({ ticket: his.replace('tck_', 'GD') }),
    ];
    const undone = await undo(old);
    await door.w.relay();

    expect([merged.status, merged.data.status, merged.data.mergedInto]).toEqual([200, 'MERGED', kept]);
    expect((whole.identifiers as Array<{ kind: string }>).map(({ kind }) => kind).sort()).toEqual([
      'CARD',
      'EMAIL',
      'PHONE',
    ]);
    expect(match.data).toEqual({ match: 'SURE', customerIds: [kept] });
    expect(tickets).toEqual([his, hers].sort());
    expect(search.map((rows) => rows.map(([id]) => id))).toEqual([[kept], [kept], [kept], [kept], [kept]]);
    expect(search[2]).toEqual([[kept, old]]);
    expect([undone.status, undone.data.status]).toEqual([200, 'PROSPECT']);
    expect(archiveOf(door)).toEqual(before);
    expect(await ticketsOf(old)).toEqual([his]);
  });

  test('of two at once, of a stale preview, and twice by one tap: once, or not at all', async () => {
    const door = await wholeDoor();
    const { ask, merge, page, old, kept } = await twins(door);
    const stale = await merge(old, kept, { intoVersion: 7 });
    const crossed = await Promise.all([merge(old, kept, { key: 'one-tap-of-merge' }), merge(kept, old)]);
    const again = await ask('mergeCustomers', {
      id: old,
      version: 1,
      key: 'one-tap-of-merge',
      body: { into: kept, intoVersion: 1, ground: 'SAME_PHONE', reason: REASON },
    });
    const statuses = [(await page(old)).status, (await page(kept)).status];

    expect(stale.code).toBe('version.stale');
    expect(crossed.map(({ status }) => status).sort()[0]).toBe(200);
    expect(crossed.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 'MERGED')).toHaveLength(1);
    expect([200, 409, 412, 422]).toContain(again.status);
  });

  test.each([
    ['with itself', (d: Awaited<ReturnType<typeof twins>>) => d.merge(d.old, d.old), 'customer.mergedWithHimself'],
    [
      'of two with different documents',
      async (d: Awaited<ReturnType<typeof twins>>) => {
        for (const [id, value] of [
          [d.old, 'E12345671'],
          [d.kept, 'E12345672'],
        ] as const)
          await d.ask('addIdentifier', {
            ...{ id, version: 1 },
            body: { kind: 'ID_DOCUMENT', value, secondFactor: { kind: 'CARD', value: 'OLD-1' } },
          });
        return d.merge(d.old, d.kept);
      },
      'customer.differentDocuments',
    ],
    [
      'of somebody who is restricted',
      async (d: Awaited<ReturnType<typeof twins>>) => {
        await d.ask('restrictCustomer', { id: d.old, version: 1, staffNo: 'P01', body: { reason: '申请' } });
        return d.merge(d.old, d.kept);
      },
      'state.notAllowed',
    ],
    [
      'of a card that only one of them has',
      (d: Awaited<ReturnType<typeof twins>>) => d.merge(d.old, d.kept, { ground: 'SAME_CARD' }),
      'customer.notShared',
    ],
  ])('%s is refused', async (_case, act, code) => {
    const door = await wholeDoor();

    expect((await act(await twins(door))).code).toBe(code);
  });

  test('follows chains, which are taken apart from their ends', async () => {
    const door = await wholeDoor();
    const { enter, merge, undo, found, page, old, kept } = await twins(door);
    const last = (await enter({ name: '王大明', identifiers: [{ kind: 'PHONE', value: '19000040002' }] })).id;
    await merge(old, kept);
    await merge(kept, last, { ground: 'CONFIRMED_BY_CUSTOMER' });
    const into = await merge(last, kept);
    const chain = await found({ card: 'old-1' });
    const early = await undo(old);
    await undo(kept);
    const undone = await undo(old);

    expect(into.code).toBe('customer.wasMerged');
    expect(chain).toEqual([[last, old]]);
    expect([early.code, early.data.mergedInto]).toEqual(['customer.undoLaterFirst', last]);
    expect([undone.data.status, (await page(kept)).merged, (await page(last)).merged]).toEqual(['PROSPECT', [], []]);
  });

  test('is undone for thirty days and not a minute longer', async () => {
    const door = await wholeDoor();
    const { merge, undo, old, kept } = await twins(door);
    await merge(old, kept);
    const start = Date.parse(door.w.now);
    const at = (ms: number) => new Date(start + ms).toISOString() as typeof door.w.now;
    door.w.now = at(30 * 86_400_000);
    const late = await undo(old);
    door.w.now = at(30 * 86_400_000 - 1);

    expect(late.code).toBe('customer.undoOver');
    expect((await undo(old)).status).toBe(200);
  });

  test('keeps the second proof of a card that came with the other record', async () => {
    const door = await wholeDoor();
    const { ask, merge, old, kept } = await twins(door);
    await merge(old, kept);
    const body = { kind: 'PHONE', value: '19000040009', primary: true };
    const bare = await ask('addIdentifier', { id: kept, version: 2, body });
    const proved = await ask('addIdentifier', {
      id: kept,
      version: 2,
      body: { ...body, secondFactor: { kind: 'CARD', value: 'OLD-1' } },
    });

    expect([bare.code, proved.status]).toEqual(['customer.secondFactorNeeded', 200]);
  });

  test('is named where somebody withdraws a consent of the record that went', async () => {
    const door = await wholeDoor();
    const { ask, merge, page, old, kept } = await twins(door);
    await merge(old, kept);
    const { version } = await page(old);
    const told = await ask('withdrawConsent', { id: old, version, body: { purpose: 'SURVEY' } });

    expect([told.code, told.data.mergedInto]).toEqual(['customer.wasMerged', kept]);
  });

  test('told of late, twice or in the wrong order leaves the matters where the records say', async () => {
    const door = await wholeDoor();
    const { merge, undo, complaint, ticketsOf, old, kept } = await twins(door);
    const his = await complaint(old);
    await merge(old, kept);
    await undo(old);
    await door.w.relay();
    const apart = await ticketsOf(kept);
    await merge(old, kept);
    await door.w.relay();

    expect(apart).toEqual([]);
    expect(await ticketsOf(kept)).toEqual([his]);
  });
});

test('a WeChat user whose record was merged is signed in as the one it became, and is himself again afterwards', async () => {
  const door = await wholeDoor();
  const { merge, undo, enter, page } = desk(door);
  const signIn = async () => {
    const body = { code: door.wechat.codeFor('oSomebodyOfTheTests') };
    const headers = { 'content-type': 'application/json' };
    return (await door.ask('sessions', { method: 'POST', path: '/auth/wechat', body, headers })).data as {
      customer: { id: string };
    };
  };
  const first = await signIn();
  const kept = (await enter({ name: '合并客', identifiers: [{ kind: 'PHONE', value: '19000040077' }] })).id;
  await merge(first.customer.id, kept, { ground: 'SAME_WECHAT' });
  const merged = await signIn();
  const during = await page(kept);
  await undo(first.customer.id);
  const apart = await signIn();

  expect([merged.customer.id, during.wechat]).toEqual([kept, true]);
  expect(apart.customer.id).toBe(first.customer.id);
  expect((await page(kept)).wechat).toBe(false);
});

describe('what was counted of two records that became one', () => {
  const CLERK = 'S17';
  async function counted(door: WholeDoor) {
    const d = await twins(door);
    let sent = 0;
    const post = (id: string, what: string, body: object) => {
      sent += 1;
      const headers = { 'idempotency-key': `counted-of-today-${sent}`, 'content-type': 'application/json' };
      return door.ask('grading', { method: 'POST', path: `/customers/${id}/${what}`, body, headers, staffNo: CLERK });
    };
    const read = async (id: string, what: string) =>
      (await door.ask('grading', { method: 'GET', path: `/customers/${id}/${what}`, staffNo: CLERK })).data;
    const spend = (id: string, ref: string, amountFen: number) =>
      post(id, 'activities', { kind: 'SPEND', ref, at: '2026-11-20T12:00:00+08:00', amountFen });
    const noShow = (id: string) =>
      post(id, 'credit-entries', {
        kind: 'NO_SHOW',
        occurredAt: '2026-11-20T18:00:00+08:00',
        evidence: '登记表',
        source: '预订',
      });
    return { ...d, post, read, spend, noShow };
  }

  test('is summed, raises the grade at once, can still be contested, and is each one’s own again', async () => {
    const door = await wholeDoor();
    const { merge, undo, page, post, read, spend, noShow, old, kept } = await counted(door);
    for (const [id, ref] of [
      [old, 'DD1'],
      [kept, 'DD2'],
    ] as const)
      await spend(id, ref, 1_300_000);
    const [entry] = [await noShow(old), await noShow(kept)];
    const before = [(await page(old)).grade, (await page(kept)).grade];
    await merge(old, kept);
    await door.w.relay();
    const [grade, credit] = [await read(kept, 'grade'), await read(kept, 'credit-entries')];
    const contested = await post(kept, `credit-entries/${entry?.data.id}/contest`, { grounds: '当日已致电取消' });
    await undo(old);
    await door.w.relay();
    const [apart, own, theirs] = [
      await read(kept, 'grade'),
      await read(kept, 'credit-entries'),
      await read(old, 'credit-entries'),
    ];

    expect(before).toEqual(['B', 'B']);
    expect([grade.months, grade.counts]).toEqual([
      { '2026-11': { spendFen: 2_600_000, visits: 0, referrals: 0 } },
      'A',
    ]);
    expect(credit.items).toHaveLength(2);
    expect([contested.status, contested.data.status]).toEqual([200, 'CONTESTED']);
    expect(apart.months).toEqual({ '2026-11': { spendFen: 1_300_000, visits: 0, referrals: 0 } });
    expect([own.items, theirs.items].map((all) => (all as unknown[]).length)).toEqual([1, 1]);
  });
});
