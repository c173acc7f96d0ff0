import { beforeAll, describe, expect, test } from 'vitest';
import type { CustomerView } from '../../../functions/customers/views.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { everyRoute, type Told, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

const route = (name: string) =>
  everyRoute.find((one) => one.domain === 'customers' && one.name === name) as (typeof everyRoute)[number];

interface Asking {
  readonly id?: string;
  readonly identifier?: string;
  readonly body?: object;
  readonly query?: Record<string, string>;
  readonly staffNo?: string;
  readonly version?: number;
  readonly key?: string;
}

let door: WholeDoor;
beforeAll(async () => {
  door = await wholeDoor();
});

const AGENT = 'S04';

function ask(
  name: string,
  { id = '', identifier = '', body, query, staffNo = AGENT, version, key }: Asking = {},
): Promise<Told> {
  const one = route(name);
  const path = one.route.path.replace('{customerId}', id).replace('{identifierId}', identifier);
  return door.askRoute(one, {
    ...{ path, staffNo },
    ...(body && { body }),
    ...(query && { query }),
    headers: {
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
  });
}

let entered = 0;
/** Somebody new with a number of his own. */
async function somebody(over: object = {}) {
  entered += 1;
  const phone = `1900001${String(entered).padStart(4, '0')}`;
  const body = {
    ...{ name: '张三丰', source: 'PHONE', basis: 'CONTRACT' },
    identifiers: [{ kind: 'PHONE', value: phone, verifiedBy: 'CALL' }],
    ...over,
  };
  const told = await ask('enterCustomer', { body });
  return { phone, told, view: told.data as unknown as CustomerView & { id: string; version: number } };
}
const items = (told: Told) => told.data.items as Array<Record<string, unknown>>;
const found = async (query: Record<string, string>, staffNo = AGENT) =>
  items(await ask('searchCustomers', { query, staffNo })).map((one) => one.customerId);

describe('whoever is entered', () => {
  test('is seen masked, whole and complete, and found by number, name, pinyin and initials', async () => {
    const { phone, view, told } = await somebody({ name: '欧阳示例' });

    expect([told.status, view.status, view.completeness.score, view.freshness.state, view.history]).toEqual([
      201,
      'PROSPECT',
      100,
      'FRESH',
      'SHOWN',
    ]);
    expect([view.name, view.phone]).toEqual(['欧***', expect.stringMatching(/^\+86190\*{4}\d{4}$/)]);
    for (const written of [phone, `+86 ${phone}`, `0086${phone}`, phone.replace(/(\d{3})(\d{4})/, '$1-$2-')])
      expect(await found({ phone: written })).toEqual([view.id]);
    for (const name of ['欧阳示例', '欧阳', '示例', 'ouyangshili', 'Ou Yang', 'OYSL'])
      expect(await found({ name })).toContain(view.id);
    expect(await found({ name: '欧洋' })).not.toContain(view.id);
  });

  test('is entered once by two taps, and by two at once; another body with the same key is refused', async () => {
    const body = { name: '双击客', source: 'DESK', identifiers: [{ kind: 'PHONE', value: '19000020001' }] };
    const taps = await Promise.all([1, 2, 3].map(() => ask('enterCustomer', { body, key: 'enter-him-once' })));
    const other = await ask('enterCustomer', { body: { ...body, name: '另一客' }, key: 'enter-him-once' });

    expect(taps.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(taps.map(({ data }) => data.id)).size).toBe(1);
    expect(other.code).toBe('idempotency.keyReused');
    expect(await found({ phone: '19000020001' })).toHaveLength(1);
  });

  test('with somebody’s number: those who have it are named, a human decides, and both are shown from then on', async () => {
    const { phone, view } = await somebody();
    const body = { name: '其妻', identifiers: [{ kind: 'PHONE', value: phone }] };
    const refused = await ask('enterCustomer', { body });
    const wife = await ask('enterCustomer', { body: { ...body, isNew: true } });

    expect([refused.status, refused.code, refused.data.candidates]).toEqual([409, 'customer.mayBeKnown', [view.id]]);
    expect(wife.status).toBe(201);
    expect(new Set(await found({ phone }))).toEqual(new Set([view.id, wife.data.id]));
  });

  test('with somebody’s card is refused, whatever is said, also of two at once', async () => {
    const card = { kind: 'CARD', value: 'vip-0001' };
    const both = await Promise.all(
      ['甲客', '乙客'].map((name) => ask('enterCustomer', { body: { name, identifiers: [card], isNew: true } })),
    );

    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.code).toBe('customer.identifierTaken');
    expect(await found({ card: ' VIP-0001 ' })).toHaveLength(1);
  });

  test.each([
    ['nothing to know him by', { source: 'PHONE' }, 'customer.nothingToKnowBy'],
    ['a number that none is', { name: '客', identifiers: [{ kind: 'PHONE', value: '12' }] }, 'customer.notANumber'],
    [
      'a mailbox that none is',
      { name: '客', identifiers: [{ kind: 'EMAIL', value: 'nobody' }] },
      'customer.notANumber',
    ],
  ])('with %s is refused, and nothing is kept', async (_case, body, code) => {
    const before = door.w.table.items().length;

    expect((await ask('enterCustomer', { body })).code).toBe(code);
    expect(door.w.table.items().length).toBe(before);
  });

  test('leaves neither name, number, card nor document in clear anywhere', async () => {
    const marked = {
      name: '金丝雀客',
      alias: '雀先生',
      phone: '19000077001',
      email: 'canary@example.invalid',
      card: 'CANARY0001',
      document: 'E00CANARY1',
    };
    const entering = await ask('enterCustomer', {
      body: {
        ...{
          name: marked.name,
          alias: marked.alias,
          source: 'DESK',
          profile: { address: '金丝雀路1号', note: '金丝雀备注' },
        },
        identifiers: [
          { kind: 'PHONE', value: marked.phone },
          { kind: 'EMAIL', value: marked.email },
          { kind: 'CARD', value: marked.card },
          { kind: 'ID_DOCUMENT', value: marked.document },
        ],
      },
    });
    const id = String(entering.data.id);
    await ask('reviseCustomer', { id, version: 1, body: { name: '金丝雀改名' } });
    await ask('giveConsent', {
      id,
      version: 2,
      body: { purpose: 'SURVEY', noticeVersion: '1', proof: { kind: 'SIGNED', ref: '金丝雀纸' } },
    });
    const kept = JSON.stringify(door.w.table.items());
    const told = door.lines.join('\n');

    expect(entering.status).toBe(201);
    for (const text of ['金丝雀', '雀先生', '19000077001', 'canary@', 'CANARY0001', 'E00CANARY1', 'jinsique']) {
      expect(kept).not.toContain(text);
      expect(told).not.toContain(text);
    }
    expect(entering.text).not.toContain('金丝雀');
  });
});

describe('a search', () => {
  test('of a low post is by a whole number alone', async () => {
    const { phone, view } = await somebody();
    const guide = 'S24';

    expect(await found({ phone }, guide)).toEqual([view.id]);
    const others: Array<Record<string, string>> = [
      { name: '张三丰' },
      { card: 'VIP0001' },
      { ticket: 'GD20261123A7K2MX' },
    ];
    for (const query of others)
      expect((await ask('searchCustomers', { query, staffNo: guide })).code).toBe('customer.onlyByNumber');
  });

  test.each([
    [{}, 'customer.askOneThing'],
    [{ phone: '19000000001', name: '张' }, 'customer.askOneThing'],
    [{ name: 'z' }, 'customer.tooLittleToFind'],
    [{ phone: '12345' }, 'customer.notANumber'],
    [{ name: '张', cursor: 'made-up.cursor' }, 'page.badCursor'],
  ])('for %j is refused', async (query, code) => {
    expect((await ask('searchCustomers', { query: query as unknown as Record<string, string> })).code).toBe(code);
  });

  test('pages through namesakes: everybody once, whatever the size of a page', async () => {
    const ids = new Set<string>();
    for (let n = 0; n < 9; n += 1) ids.add((await somebody({ name: '同名示例客' })).view.id);
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const told = await ask('searchCustomers', {
        query: { name: '同名示例客', limit: '4', ...(cursor && { cursor }) },
      });
      seen.push(...items(told).map((one) => one.customerId));
      cursor = told.data.nextCursor as string | undefined;
    } while (cursor !== undefined);

    expect(seen).toHaveLength(9);
    expect(new Set(seen)).toEqual(ids);
  });

  test('finds who told a matter by its number, be he signed in or known by the number he left', async () => {
    const { phone, view } = await somebody();
    const body = { kind: 'INQUIRY', channel: 'PHONE', description: '问早餐时间', contact: { phone } };
    const filed = await door.askRoute(
      everyRoute.find(({ name }) => name === 'registerTicket') as (typeof everyRoute)[number],
      { body, staffNo: AGENT },
    );

    expect(await found({ ticket: String(filed.data.ticketNo) })).toEqual([view.id]);
  });
});

describe('a change', () => {
  test('moves him to where he is found: the old name leads to nobody', async () => {
    const { view, phone } = await somebody({ name: '旧名某某' });
    const told = await ask('reviseCustomer', { id: view.id, version: 1, body: { name: '新名某某' } });

    expect([told.status, told.data.version]).toEqual([200, 2]);
    expect(await found({ name: '旧名某某' })).toEqual([]);
    expect(await found({ name: '新名某某' })).toEqual([view.id]);
    expect(await found({ phone })).toEqual([view.id]);
  });

  test('of two at once is one; the other is told what stands there', async () => {
    const { view } = await somebody();
    const both = await Promise.all(
      ['甲', '乙'].map((alias) => ask('reviseCustomer', { id: view.id, version: 1, body: { alias } })),
    );
    const unversioned = await door.askRoute(route('reviseCustomer'), {
      path: `/customers/${view.id}`,
      staffNo: AGENT,
      body: {},
      headers: { 'if-match': '' },
    });

    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(unversioned.status).toBe(428);
  });

  test('of a customer who is restricted is refused until that is lifted; a consent can be withdrawn all the same', async () => {
    const { view } = await somebody();
    const { id } = view;
    await ask('giveConsent', {
      id,
      version: 1,
      body: { purpose: 'MARKETING_CALL', noticeVersion: '1', proof: { kind: 'SPOKEN' } },
    });
    const restricted = await ask('restrictCustomer', { id, version: 2, staffNo: 'P01', body: { reason: '客户申请' } });
    const refused = await ask('reviseCustomer', { id, version: 3, body: { alias: '某' } });
    const withdrawn = await ask('withdrawConsent', { id, version: 3, body: { purpose: 'MARKETING_CALL' } });
    const lifted = await ask('liftRestriction', { id, version: 4, staffNo: 'P01', body: { reason: '已了结' } });

    expect([restricted.data.status, refused.code, withdrawn.status, lifted.data.status]).toEqual([
      'RESTRICTED',
      'state.notAllowed',
      200,
      'PROSPECT',
    ]);
    expect((await ask('restrictCustomer', { id, version: 5, body: { reason: '试' } })).status).toBe(403);
  });

  test('of the phone of somebody who holds a card needs a second proof, and leaves all as it was without', async () => {
    const { view } = await somebody({
      identifiers: [
        { kind: 'PHONE', value: '19000030001', verifiedBy: 'CALL' },
        { kind: 'CARD', value: 'GOLD-9' },
      ],
    });
    const body = { kind: 'PHONE', value: '19000030002', verifiedBy: 'CALL', primary: true };
    const change = (secondFactor?: object) =>
      ask('addIdentifier', { id: view.id, version: 1, body: { ...body, ...(secondFactor && { secondFactor }) } });

    expect((await change()).code).toBe('customer.secondFactorNeeded');
    expect((await change({ kind: 'CARD', value: 'GOLD-8' })).code).toBe('customer.secondFactorWrong');
    expect(await found({ phone: '19000030002' })).toEqual([]);
    expect((await change({ kind: 'CARD', value: 'gold-9' })).data).toMatchObject({
      phone: '+86190****0002',
      version: 2,
    });
    expect(await found({ phone: '19000030002' })).toEqual([view.id]);
  });
});

describe('a number that may be somebody else’s by now', () => {
  test('hides the past until he is verified, and no longer leads to him for sure', async () => {
    const { view, phone } = await somebody();
    const { id } = view;
    const identifier = view.identifiers[0]?.id ?? '';
    const before = await ask('matchCustomer', { body: { phone } });
    const doubted = await ask('doubtIdentifier', { id, identifier, version: 1, body: {} });
    const hidden = await Promise.all(['showTimeline', 'listCustomerTickets'].map((name) => ask(name, { id })));
    const page = await ask('viewCustomer', { id });
    const after = await ask('matchCustomer', { body: { phone } });
    await ask('verifyIdentifier', { id, identifier, version: 2, body: { by: 'CALL' } });
    const shown = await ask('showTimeline', { id });

    expect([before.data.match, after.data.match]).toEqual(['SURE', 'CANDIDATES']);
    expect(doubted.data.history).toBe('HIDDEN');
    expect(hidden.map(({ code }) => code)).toEqual(['customer.historyHidden', 'customer.historyHidden']);
    expect([page.data.history, page.data.dealings]).toEqual(['HIDDEN', undefined]);
    expect(items(shown).map(({ type }) => type)).toEqual([
      'customer.identifier-verified',
      'customer.identifier-doubted',
      'customer.entered',
    ]);
  });
});

describe('consents and relations', () => {
  test('a consent has a notice and a proof, is withdrawn without either, and its history stays', async () => {
    const { id } = (await somebody()).view;
    const body = { purpose: 'MARKETING_CALL' };
    const bare = await ask('giveConsent', { id, version: 1, body });
    await ask('giveConsent', {
      id,
      version: 1,
      body: { ...body, noticeVersion: '2026-11', proof: { kind: 'RECORDED_CALL', ref: 'R-1' } },
    });
    const withdrawn = await ask('withdrawConsent', { id, version: 2, body });
    const again = await ask('withdrawConsent', { id, version: 3, body });
    const listed = await ask('listConsents', { id });

    expect([bare.code, withdrawn.status, again.code]).toEqual(['customer.noticeNeeded', 200, 'customer.alreadySo']);
    expect(items(listed)).toMatchObject([
      { purpose: 'MARKETING_CALL', steps: [{ given: false }, { given: true, noticeVersion: '2026-11' }] },
    ]);
  });

  test('a relation is seen from both sides, told of in both records, and ends on both', async () => {
    const [he, she] = [(await somebody()).view, (await somebody()).view];
    const body = { other: she.id, kind: 'FAMILY', role: '妻', counterRole: '夫' };
    const related = await ask('relateCustomers', { id: he.id, version: 1, body });
    const hers = await ask('viewCustomer', { id: she.id });
    const story = await ask('showTimeline', { id: she.id });
    const ended = await ask('endRelation', { id: she.id, version: 2, body: { other: he.id } });
    const his = await ask('viewCustomer', { id: he.id });

    expect(related.data.relations).toMatchObject([{ other: she.id, kind: 'FAMILY', role: '妻' }]);
    expect(hers.data.relations).toMatchObject([{ other: he.id, kind: 'FAMILY', role: '夫' }]);
    expect(items(story)[0]).toMatchObject({ type: 'customer.related' });
    expect([ended.data.relations, his.data.relations]).toEqual([[], []]);
    expect((await ask('relateCustomers', { id: he.id, version: 3, body: { ...body, other: he.id } })).code).toBe(
      'customer.relatedToHimself',
    );
  });
});

describe('the list', () => {
  test('runs through statuses and grades in pages, everybody once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const told = await ask('listCustomers', { staffNo: 'S18', query: { limit: '3', ...(cursor && { cursor }) } });
      seen.push(...items(told).map(({ id }) => String(id)));
      cursor = told.data.nextCursor as string | undefined;
    } while (cursor !== undefined);
    const best = await ask('listCustomers', { query: { grade: 'A' } });
    const lost = await ask('listCustomers', { query: { status: 'LOST' } });

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(seededCustomerId(1));
    expect(
      items(best)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([seededCustomerId(2), seededCustomerId(3)].sort());
    expect(items(lost).map(({ id }) => id)).toEqual([seededCustomerId(8)]);
  });
});

test('the administrator of the system sees no customer, and the statistician sees them masked', async () => {
  const id = seededCustomerId(1);
  const asked = [
    ['viewCustomer', { id }],
    ['listCustomers', {}],
    ['searchCustomers', { query: { phone: '19000000001' } }],
  ] as const;

  for (const [name, of] of asked) expect((await ask(name, { ...of, staffNo: 'A01' })).status).toBe(403);
  expect((await ask('viewCustomer', { id, staffNo: 'S18' })).data).toMatchObject({
    name: '示**',
    phone: '+86190****0001',
  });
  expect((await ask('searchCustomers', { query: { name: '示例一' }, staffNo: 'S18' })).status).toBe(403);
});
