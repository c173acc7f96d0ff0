import { createHash } from 'node:crypto';
import { entered } from '../functions/customers/archive/rules.ts';
import { findingWrites } from '../functions/customers/findings.ts';
import { type Known, knownOf } from '../functions/customers/known.ts';
import { CustomerId, newId } from '../functions/kernel/ids.ts';
import { addMinutes } from '../functions/kernel/time.ts';
import type { Item } from '../functions/platform/table.ts';
import { step } from '../local/steps.ts';
import { site } from '../test/support/world.ts';
import { type CallCost, costed, itemBytes } from './capacity/calculator.ts';
import { type Doors, type DoorsAsked, doors } from './doors.ts';
import type { Figure } from './figure.ts';

const SIZES = [100, 10_000, 100_000] as const;
const SEARCH_BUDGET = 2;
const VIEW_BUDGET = 1.5;
const ENTER_BUDGET = 24; // head 4, event 2, number and its place 4, six marks of a name of three characters 12, and room for two
const HEAD_BUDGET = 1_024;
const CLERK = 'S04';
/** One customer in ten has the commonest name: at the largest size 10,000 namesakes, more than any name of China has. */
const NAMESAKES_IN = 10;
const DEALINGS = 60;
const BATCH = 1_000;

const numberOf = (n: number): string => `190${String(n).padStart(8, '0')}`;

/** Where customer `n` of the copies is found, as the service would have written it. */
function findingsOf({ w }: Doors, n: number): Item[] {
  const { recognise, nameMarksOf, glimpses } = w.customers;
  const id = CustomerId.parse(
    newId('customer', w.now, (bytes) => createHash('sha256').update(`bench ${n}`).digest().subarray(0, bytes)),
  );
  const one = recognise('PHONE', numberOf(n));
  const name = n % NAMESAKES_IN === 0 ? '王伟' : undefined;
  const nameMarks = nameMarksOf(site, [name]);
  const told = {
    id,
    site,
    kind: 'PERSON' as const,
    alias: '客',
    ...(name && { name }),
    nameMarks,
  };
  const { head, learned } = entered({ ...told, identifiers: one ? [{ ...one, verifiedBy: 'CALL' }] : [] }, w.now);
  const known: Known = { ...knownOf(head), ...learned };
  return findingWrites(undefined, known, glimpses).flatMap((write) => (write.kind === 'put' ? [write.item] : []));
}

async function filled(house: Doors, size: number): Promise<void> {
  for (let from = 0; from < size; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, size - from) }, (_, n) => from + n);
    await house.w.table.putAll(numbers.flatMap((n) => findingsOf(house, n)));
  }
  house.w.table.calls.length = 0;
}

/** A customer of whom much is known, with many matters. */
async function fullCustomer({ ask, w }: Doors): Promise<string> {
  const identifiers = [
    { kind: 'PHONE', value: '19900010001', verifiedBy: 'CALL' },
    { kind: 'EMAIL', value: 'guest@example.invalid' },
    { kind: 'CARD', value: 'VIP-0001', verifiedBy: 'CARD' },
  ];
  const profile = {
    ...{ address: '内蒙古自治区锡林郭勒盟多伦县示例镇一号院二栋三单元', language: 'zh-CN' },
    note: '常年会员，每年夏天带老人与孩子同行，喜安静',
  };
  const told = { name: '张三丰', alias: '三丰先生', source: 'REFERRAL', basis: 'CONTRACT', profile, identifiers };
  const { id } = await ask({ method: 'POST', path: '/customers', as: CLERK, body: told });
  const consent = { noticeVersion: '2026-11', proof: { kind: 'RECORDED_CALL', ref: 'REC-2026-0001' } };
  for (const [n, purpose] of ['SERVICE', 'MARKETING_CALL', 'SURVEY'].entries())
    await ask({
      method: 'POST',
      path: `/customers/${id}/consents`,
      as: CLERK,
      version: n + 1,
      body: { purpose, ...consent },
    });
  const preferences = { ROOM: '高楼层，远离电梯', FOOD: '不吃辣，对花生过敏' };
  await ask({ method: 'PUT', path: `/customers/${id}/preferences`, as: CLERK, version: 4, body: { preferences } });
  for (let n = 0; n < DEALINGS; n += 1) {
    const ref = `tck_20261101${String(n).padStart(6, '0')}`;
    const dealing = { site, customerId: CustomerId.parse(id), what: 'TICKET' as const, ref, by: 'STAFF' as const };
    await w.customers.customers.hang([{ ...dealing, at: addMinutes(w.now, -n) }]);
  }
  return String(id);
}

interface Costs {
  readonly rcu: number;
  readonly wcu: number;
  readonly rows: number;
  readonly next?: string;
}

async function houseOf(size: number) {
  let spent: CallCost[] = [];
  const house = await doors({ spends: false, over: (memory) => costed(memory, (cost) => spent.push(cost)) });
  await filled(house, size);
  const full = await fullCustomer(house);
  async function cost(asked: DoorsAsked): Promise<Costs> {
    spent = [];
    const { items, nextCursor } = (await house.ask({ as: CLERK, ...asked })) as {
      items?: unknown[];
      nextCursor?: string;
    };
    const sum = (of: 'rcu' | 'wcu') => spent.reduce((total, one) => total + one[of], 0);
    return { rcu: sum('rcu'), wcu: sum('wcu'), rows: items?.length ?? 0, ...(nextCursor && { next: nextCursor }) };
  }
  return { house, full, cost };
}

const search = (query: Record<string, string>): DoorsAsked => ({ method: 'GET', path: '/customers/search', query });

/** What searches and the view read at one size; each search must find what is there. */
async function reads(size: number): Promise<Map<string, number>> {
  const { full, cost } = await houseOf(size);
  const view: DoorsAsked = { method: 'GET', path: `/customers/${full}` };
  await cost(view);
  const namesakes = Math.ceil(size / NAMESAKES_IN);
  const page = Math.min(20, namesakes);
  const asked: ReadonlyArray<readonly [string, DoorsAsked, number]> = [
    ['search by phone', search({ phone: '+86 199-0001-0001' }), 1],
    ['search by card', search({ card: 'vip-0001' }), 1],
    ['search by a rare name', search({ name: '张三丰' }), 1],
    ['search by a part of a name', search({ name: '三丰' }), 1],
    ['search by initials', search({ name: 'zsf' }), 1],
    ['search by the commonest surname', search({ name: '王' }), page],
    ['search by the commonest name', search({ name: 'wangwei' }), page],
  ];
  const found = new Map<string, number>();
  for (const [name, one, rows] of asked) {
    const told = await cost(one);
    if (told.rows !== rows) throw new Error(`${name}: ${told.rows} rows in place of ${rows}`);
    found.set(name, told.rcu);
    if (told.next === undefined) continue;
    const second = await cost({ ...one, query: { ...one.query, cursor: told.next } });
    found.set(`${name}, second page`, second.rcu);
  }
  found.set('view of one with everything', (await cost(view)).rcu);
  return found;
}

/** What entering costs, with one number and a name of three characters, and how large a head is at most. */
async function writes(): Promise<Figure[]> {
  const { house, full, cost } = await houseOf(0);
  const identifiers = [{ kind: 'PHONE', value: '19900020002', verifiedBy: 'CALL' }];
  const body = { name: '李示例', source: 'PHONE', basis: 'CONTRACT', identifiers };
  const { wcu, rcu } = await cost({ method: 'POST', path: '/customers', body });
  const largest = (is: string) =>
    Math.max(
      ...house.w.table
        .items()
        .filter((item) => item.is === is)
        .map(itemBytes),
    );
  const part = 'customers';
  const head = house.w.table.items().find((item) => item.is === 'customer' && item.id === full);
  return [
    { part, name: 'enter: writes', value: wcu, unit: 'WCU', budget: { most: ENTER_BUDGET }, note: `${rcu} RCU read` },
    { part, name: 'head with everything', value: itemBytes(head), unit: 'bytes', budget: { most: HEAD_BUDGET } },
    { part, name: 'largest row by which a name is found', value: largest('name-mark'), unit: 'bytes' },
  ];
}

/** (h) What it costs to find customers, to look at one and to enter one, while their number grows. */
export async function customers(): Promise<Figure[]> {
  const bySize: Array<Map<string, number>> = [];
  for (const size of SIZES) bySize.push(await step(`Finding among ${size} customers`, () => reads(size)));
  const names = [...new Set(bySize.flatMap((found) => [...found.keys()]))];
  const figures = names.map((name): Figure => {
    const all = bySize.flatMap((found) => found.get(name) ?? []);
    const most = name.startsWith('view') ? VIEW_BUDGET : SEARCH_BUDGET;
    const note = `at ${SIZES.slice(-all.length).join(', ')}: ${all.join(', ')}`;
    return { part: 'customers', name: `${name}: reads`, value: Math.max(...all), unit: 'RCU', budget: { most }, note };
  });
  return [...figures, ...(await writes())];
}
