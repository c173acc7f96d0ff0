import { beforeAll, describe, expect, test } from 'vitest';
import { raised } from '../../functions/access/alarms/rules.ts';
import { accessAlarmKind } from '../../functions/access/alarms/store.ts';
import { Canary } from '../../functions/access/canaries/model.ts';
import { canaryKind } from '../../functions/access/canaries/store.ts';
import { exportKind } from '../../functions/exchange/exports/store.ts';
import { importKind } from '../../functions/exchange/imports/store.ts';
import type { Refusal } from '../../functions/kernel/errors.ts';
import { AccessAlarmId } from '../../functions/kernel/ids.ts';
import { openLead } from '../../functions/leads/rules.ts';
import { leadKind } from '../../functions/leads/store.ts';
import { leakCaseKind, leakHearingKind } from '../../functions/leak-cases/store.ts';
import { owe } from '../../functions/lessons/rules.ts';
import { lessonKind } from '../../functions/lessons/store.ts';
import { statusOf } from '../../functions/platform/answer.ts';
import * as requestErrors from '../../functions/platform/request-errors.ts';
import { rightsRequestKind } from '../../functions/rights/store.ts';
import { leaveKind, rosterKind, swapKind } from '../../functions/rosters/store.ts';
import { grants } from '../../functions/staff/capabilities.ts';
import { PostCode } from '../../functions/staff/posts.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { anExport, anImport } from '../support/builders-exchange.ts';
import { aHearing, aLeakCase } from '../support/builders-leak-cases.ts';
import { aRightsRequest } from '../support/builders-rights.ts';
import { aLeave, aRoster, aSwap } from '../support/builders-rosters.ts';
import { aTicket } from '../support/builders-tickets.ts';
import { jsonSchemaOf } from '../support/json-arbitraries.ts';
import {
  customerProof,
  everyRoute,
  pathOf,
  staffNoOf,
  type Told,
  type WholeDoor,
  wholeDoor,
} from '../support/whole-door.ts';

type One = (typeof everyRoute)[number];
const name = ({ route }: One) => `${route.method} ${route.path}`;
const withBody = everyRoute.filter(({ route }) => route.body !== undefined).map((one) => [name(one), one] as const);

let door: WholeDoor;
beforeAll(async () => {
  door = await wholeDoor();
});

/** Somebody who may ask this route at all. */
const asker = ({ route }: One) => {
  if (route.audience === 'customer') return { proof: customerProof };
  const post = PostCode.options.find((code) => Object.hasOwn(grants[code], route.capability ?? ''));
  return post ? { staffNo: staffNoOf(post) } : {};
};
const sent = (one: One, body: unknown) => door.askRoute(one, { ...asker(one), body });
const fieldsOf = (told: Told) => ((told.data.fields ?? []) as Array<{ path: string }>).map((fault) => fault.path);

const propertiesOf = ({ route }: One) => Object.entries((route.body && jsonSchemaOf(route.body).properties) ?? {});
const isStrict = ({ route }: One) =>
  route.body?.safeParse({ unknownField: 1 }).error?.issues.some((issue) => issue.code === 'unrecognized_keys');

/** What is opaque to the service is passed on as it is and checked there: a proof of work is verified as a whole. */
const OPAQUE = ['challenge'];
const UNSEEN = [
  ['NUL', 'a\u0000b'],
  ['a direction override', 'a\u202eb'],
  ['half a surrogate pair', 'a\ud800b'],
] as const;

test.each(withBody.filter(([, one]) => propertiesOf(one).length > 0))(
  'the body of %s is refused with the path of every field that has the wrong type',
  async (_name, one) => {
    const names = propertiesOf(one).map(([field]) => field);
    const body = Object.fromEntries(names.map((field) => [field, [[]]]));

    const told = await sent(one, body);

    const fields = [...new Set(fieldsOf(told).map((field) => field.split('.')[0]))];
    expect([told.status, told.code, fields.sort()]).toEqual([400, 'request.invalid', [...names].sort()]);
  },
);

test.each(withBody.filter(([, one]) => isStrict(one)))(
  'the body of %s is refused with the name of a field that nobody knows, and never its value',
  async (_name, one) => {
    const told = await sent(one, { ...(one.route.example?.body as object), unknownField: 'secret-value' });

    expect([told.status, told.data.fields]).toEqual([400, [{ path: 'unknownField', reason: 'unknown field' }]]);
    expect(told.text).not.toContain('secret-value');
  },
);

describe.each(withBody)('the body of %s', (_name, one) => {
  test.each(['[]', '"text"', '7', 'null', 'true'])('is refused when it is %s and not an object', async (raw) => {
    const told = await door.askRoute(one, { ...asker(one), raw });

    expect(told).toMatchObject({ status: 400, code: 'request.invalid', data: { fields: [{ path: '' }] } });
  });

  test.each(UNSEEN)('is refused where a text holds %s', async (_what, text) => {
    const texts = propertiesOf(one).filter(([field, part]) => part.type === 'string' && !OPAQUE.includes(field));

    for (const [field] of texts) {
      const told = await sent(one, { ...(one.route.example?.body as object), [field]: text });

      expect([field, told.status, fieldsOf(told)]).toEqual([field, 400, [field]]);
    }
  });

  test('is refused as too large over 64 KB, whatever stands in it', async () => {
    const told = await door.askRoute(one, { ...asker(one), raw: JSON.stringify({ text: '大'.repeat(22_000) }) });

    expect(told).toMatchObject({ status: 413, code: 'request.tooLarge' });
  });

  test('is refused when it is not sent as JSON, or is none', async () => {
    const typed = await door.askRoute(one, { ...asker(one), raw: 'a=b', headers: { 'content-type': 'text/plain' } });
    const broken = await door.askRoute(one, { ...asker(one), raw: '{"a":' });

    expect(typed).toMatchObject({ status: 415, code: 'request.notJson' });
    expect(broken).toMatchObject({ status: 400, code: 'request.malformed' });
  });

  test('is not looked at before it is known who sent it', async () => {
    const told = await door.askRoute(one, { raw: '{"a":' });

    expect(told.status).toBe(one.route.audience === 'public' ? 400 : 401);
  });
});

describe.each(
  everyRoute.filter(({ route }) => route.idempotencyKey === 'needed').map((one) => [name(one), one] as const),
)('%s', (_name, one) => {
  test.each(['', 'short', 'with blank inside', 'k'.repeat(129)])('is refused with the key "%s"', async (key) => {
    const told = await door.askRoute(one, { ...asker(one), headers: { 'idempotency-key': key } });

    expect(told).toMatchObject({ status: 400, code: 'idempotency.keyNeeded' });
  });
});

interface Standing {
  readonly params?: Readonly<Record<string, string>>;
  readonly staffNo: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One complaint is enough: nothing that is refused changes it. */
let offeredOnce: ReturnType<typeof offered> | undefined;

/** By domain: something that a versioned route can be asked about, who may ask, and what then stands there. */
const standing: Partial<Record<One['domain'], (one: One) => Promise<Standing>>> = {
  tickets: async ({ route }) => {
    offeredOnce ??= offered(door);
    const { params, assignee } = await offeredOnce;
    const { version } = await door.w.ticket(params.ticketNo ?? '');
    const staffNo = route.path.startsWith('/work-orders') ? assignee : 'S01';
    return { params, staffNo, data: { version, current: 'DISPATCHED' } };
  },
  customers: async () => ({
    params: { customerId: seededCustomerId(1) },
    staffNo: 'S01',
    data: { version: 1, current: 'ACTIVE' },
  }),
  access: (one) => watched(door, one),
  exchange: (one) => exchanged(door, one),
  calendars: async () => ({ staffNo: staffNoOf('SYSTEM_ADMINISTRATOR'), data: { version: 0 } }),
  policies: async () => ({ staffNo: staffNoOf('SYSTEM_ADMINISTRATOR'), data: { version: 0 } }),
  leads: () => asking(door),
  'leak-cases': (one) => reported(door, one),
  lessons: () => owing(door),
  rights: (one) => requested(door, one),
  rosters: (one) => planned(door, one),
  staff: async ({ route }) => ({
    staffNo: staffNoOf('SYSTEM_ADMINISTRATOR'),
    data: { version: 1, ...(route.path.startsWith('/staff') && { current: 'ACTIVE' }) },
  }),
};

/** An alarm and a planted record, under the ids of the routes' examples. */
async function watched({ w }: WholeDoor, { route }: One): Promise<Standing> {
  const { site } = aTicket();
  const alarm = { id: AccessAlarmId.parse('alm_01HK153X00FV0QTBMYWKVK8T81'), site, kind: 'NIGHT' as const };
  const { head } = raised({ ...alarm, staffNo: 'S04' }, { now: w.now, to: [] });
  const planted = { id: seededCustomerId(1), site, label: '批次', plantedAt: w.now, plantedBy: 'P01', version: 1 };
  const heads = [
    await w.records.creating(accessAlarmKind, head),
    await w.records.creating(canaryKind, Canary.parse(planted)),
  ];
  for (const write of heads) await w.table.write(write).catch(() => {});
  const staffNo = staffNoOf('PRIVACY_OFFICER');
  return route.path.startsWith('/access-alarms')
    ? { staffNo, data: { version: 1, current: 'OPEN' } }
    : { staffNo, params: { customerId: seededCustomerId(1) }, data: { version: 1 } };
}

/** An import and an export, under the ids of the routes' examples. */
async function exchanged({ w }: WholeDoor, { route }: One): Promise<Standing> {
  const heads = [await w.records.creating(importKind, anImport()), await w.records.creating(exportKind, anExport())];
  for (const write of heads) await w.table.write(write).catch(() => {});
  const current = route.path.startsWith('/customers/imports') ? 'REQUESTED' : 'COUNTED';
  return { staffNo: 'S01', data: { version: 1, current } };
}

/** A lesson that somebody owes, under the id of the routes' examples. */
async function owing({ w }: WholeDoor): Promise<Standing> {
  const timing = await w.lessons.timing(aTicket().site);
  const { head } = owe(aTicket({ priority: 'P1' }), 'D01', w.now, timing);
  await w.table.write(await w.records.creating(lessonKind, head)).catch(() => {});
  return { staffNo: 'S02', data: { version: 1, current: 'OWED' } };
}

/** A case under the id of the routes' examples; whom it is about has his own hearing of it. */
async function reported({ w }: WholeDoor, { route }: One): Promise<Standing> {
  const hearing = aHearing();
  await w.table.write(await w.records.creating(leakCaseKind, aLeakCase())).catch(() => {});
  await w.table.write(await w.records.creating(leakHearingKind, hearing)).catch(() => {});
  if (route.path.startsWith('/leak-hearings')) return { staffNo: hearing.staffNo, data: { version: 1 } };
  const post = PostCode.options.find((code) => Object.hasOwn(grants[code], route.capability ?? ''));
  return { staffNo: post ? staffNoOf(post) : '', data: { version: 1, current: 'REPORTED' } };
}

/** A request for one's own data, under the id of the routes' examples. */
async function requested({ w }: WholeDoor, { route }: One): Promise<Standing> {
  await w.table.write(await w.records.creating(rightsRequestKind, aRightsRequest())).catch(() => {});
  const post = PostCode.options.find((code) => Object.hasOwn(grants[code], route.capability ?? ''));
  return { staffNo: post ? staffNoOf(post) : '', data: { version: 1, current: 'RECEIVED' } };
}

/** A lead of an inquiry, under the id of the routes' examples. */
async function asking({ w }: WholeDoor): Promise<Standing> {
  const { head } = openLead(aTicket({ kind: 'INQUIRY' }), w.now, await w.leads.timing(aTicket().site));
  await w.table.write(await w.records.creating(leadKind, head)).catch(() => {});
  return { staffNo: 'S16', data: { version: 1, current: 'OPEN' } };
}

/** A month, a swap and an application for leave, under the ids of the routes' examples. */
async function planned({ w }: WholeDoor, { route }: One): Promise<Standing> {
  const heads = [
    await w.records.creating(rosterKind, aRoster('2027-01', {}, { status: 'DRAFT' })),
    await w.records.creating(swapKind, aSwap()),
    await w.records.creating(leaveKind, aLeave()),
  ];
  // Put once, for all routes.
  for (const write of heads) await w.table.write(write).catch(() => {});
  const [, first = ''] = route.path.split('/');
  const current = { rosters: 'DRAFT', swaps: 'OFFERED', leaves: 'APPLIED' }[first];
  return { staffNo: 'S02', data: { version: current ? 1 : 0, ...(current && { current }) } };
}

const versioned = everyRoute.filter(({ route }) => route.versioned).map((one) => [name(one), one] as const);

describe.each(versioned)('%s', (_name, one) => {
  test.each(['', '*', '"x"', '-1', '1.5', '9999999999'])('is refused with the version %s', async (match) => {
    const told = await door.askRoute(one, { ...asker(one), headers: { 'if-match': match } });

    expect(told).toMatchObject({ status: 428, code: 'version.needed' });
  });

  test('tells the version that stands now to whoever read an older one', async () => {
    const put = standing[one.domain];
    if (!put) throw new Error(`say above what stands of ${one.domain}`);
    const { params, staffNo, data } = await put(one);
    const path = pathOf(one.route, params);

    const who = one.route.audience === 'customer' ? { proof: customerProof } : { staffNo };
    const told = await door.askRoute(one, { path, ...who, headers: { 'if-match': '"99"' } });

    expect([told.status, told.code, told.data]).toEqual([412, 'version.stale', data]);
  });
});

/** A complaint that is offered to somebody: ids by the names that paths use. */
async function offered({ askRoute, w }: WholeDoor) {
  const by = (part: string) => everyRoute.find((one) => one.name === part) as One;
  const staffNo = 'S04';
  const { data: filed } = await askRoute(by('registerTicket'), { staffNo });
  const ticketId = String(filed.id);
  for (const [n, verb] of ['assessTicket', 'acceptTicket', 'dispatchTicket'].entries()) {
    const path = by(verb).route.path.replace('{ticketId}', ticketId);
    await askRoute(by(verb), { staffNo, path, headers: { 'if-match': String(n + 1) } });
  }
  const { ticketNo, workOrder } = await w.ticket(String(filed.ticketNo));
  const params: Record<string, string> = { ticketId, ticketNo, workOrderId: workOrder?.id ?? '' };
  return { params, assignee: workOrder?.assignee ?? '' };
}

test.each(everyRoute.map((one) => [name(one), one] as const))(
  '%s: no other method, and nothing below it',
  async (_name, one) => {
    const asked = pathOf(one.route).split('/');
    const taken = everyRoute
      .filter(({ route }) => {
        const pattern = route.path.split('/');
        return pattern.length === asked.length && pattern.every((part, n) => part.startsWith('{') || part === asked[n]);
      })
      .map(({ route }) => route.method);
    const others = (['GET', 'POST', 'PUT', 'DELETE'] as const).filter((method) => !taken.includes(method));

    const told = await Promise.all(others.map((method) => door.askRoute(one, { method, body: {} })));
    const below = await door.ask(one.domain, { method: one.route.method, path: `${one.route.path}/no/such/thing` });

    for (const each of told) expect(each).toMatchObject({ status: 405, code: 'route.methodNotAllowed' });
    expect(below).toMatchObject({ status: 404, code: 'route.missing' });
  },
);

test.each([
  [undefined, /\p{Script=Han}/u],
  ['zh-CN,en;q=0.5', /\p{Script=Han}/u],
  ['en-GB,zh;q=0.5', /^[ -~’]+$/],
])(
  'an error is told to a reader of %s in his language, in the envelope and without a stack',
  async (language, words) => {
    const one = everyRoute.find((each) => each.name === 'whoAmI') as One;

    const told = await door.askRoute(one, { headers: language === undefined ? {} : { 'accept-language': language } });

    expect(Object.keys(JSON.parse(told.text)).sort()).toEqual(['code', 'data', 'message', 'requestId']);
    expect(told.message).toMatch(words);
    expect(told.requestId).toBe('request-of-this-test');
    expect(told.text).not.toMatch(/stack|\.ts/);
    expect(told.headers).toMatchObject({ 'cache-control': 'no-store' });
  },
);

test('every refusal has a status, and no two refusals share a code', () => {
  const isRefusal = (value: unknown): value is Refusal => typeof value === 'function' && 'code' in value;
  const declared = new Set<Refusal>([
    ...everyRoute.flatMap(({ route }) => route.refusals as readonly Refusal[]),
    ...Object.values(requestErrors).filter(isRefusal),
  ]);

  const codes = [...declared].map((each) => each.code);

  expect([...declared].filter((each) => statusOf[each.kind] === undefined)).toEqual([]);
  expect(codes.filter((code, n) => codes.indexOf(code) !== n)).toEqual([]);
  expect(codes.filter((code) => code !== 'internal' && !/^[a-zA-Z]+\.[a-zA-Z]+$/.test(code))).toEqual([]);
  expect(codes.length).toBeGreaterThan(25);
});
