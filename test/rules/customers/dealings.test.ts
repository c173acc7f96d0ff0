import { beforeAll, describe, expect, test } from 'vitest';
import { hangDealing } from '../../../functions/customers/dealings/hang-dealing.ts';
import { hangingDeps } from '../../../functions/customers/dealings/wiring.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { customerProof, everyRoute, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

const route = (name: string) => everyRoute.find((one) => one.name === name) as (typeof everyRoute)[number];
const matter = { kind: 'COMPLAINT', description: '空调不制冷' };
const [first, second] = [seededCustomerId(1), seededCustomerId(2)];

let door: WholeDoor;
beforeAll(async () => {
  door = await wholeDoor();
});

const register = async (over: object) => {
  const told = await door.askRoute(route('registerTicket'), {
    body: { ...matter, channel: 'PHONE', ...over },
    staffNo: 'S04',
  });
  await door.w.relay();
  return String(told.data.id);
};
const submit = async (over: object) => {
  const body = { ...matter, noticeVersion: '2026-11', challenge: 'solved', ...over };
  const told = await door.askRoute(route('submitTicket'), { body });
  await door.w.relay();
  return String(told.data.ticketNo).replace('GD', 'tck_');
};
const ofCustomer = async (name: string, id: string, query: Record<string, string> = {}) =>
  (
    await door.askRoute(route(name), {
      path: route(name).route.path.replace('{customerId}', id),
      query,
      staffNo: 'S04',
    })
  ).data.items as Array<Record<string, unknown>>;
const ticketsOf = async (id: string) =>
  (await ofCustomer('listCustomerTickets', id)).map(({ ticketId, by }) => [ticketId, by]);

describe('a matter hangs on a customer', () => {
  test('whom the colleague names, or whose proved number was told: his grade is minded from the first minute', async () => {
    const named = await register({ customerId: second });
    const known = await register({ contact: { phone: '+86 190-0000-0001' } });
    const head = await door.w.ticket(known.replace('tck_', 'GD'));

    expect(await ticketsOf(second)).toEqual([[named, 'STAFF']]);
    expect(await ticketsOf(first)).toContainEqual([known, 'STAFF']);
    expect(head).toMatchObject({ customerId: first, grade: 'V' });
  });

  test('who is signed in', async () => {
    const told = await door.askRoute(route('submitMyTicket'), {
      body: { ...matter, noticeVersion: '2026-11' },
      proof: customerProof,
    });
    await door.w.relay();

    expect(await ticketsOf(first)).toContainEqual([told.data.id, 'SIGN_IN']);
  });

  test('whose number somebody typed without login, but only as a pointer for staff: it is not made his', async () => {
    const id = await submit({ contact: { phone: '19000000003' } });
    const head = await door.w.ticket(id.replace('tck_', 'GD'));

    expect(await ticketsOf(seededCustomerId(3))).toEqual([[id, 'PHONE']]);
    expect(head.customerId).toBeUndefined();
  });

  test.each([
    ['he stays unknown', { anonymous: true, contact: { phone: '19000000004' } }],
    ['the number is nobody’s', { contact: { phone: '19000000077' } }],
    ['only a name was told', { contact: { name: '示例四', email: 'a@example.invalid' } }],
  ])('not where %s', async (_case, over) => {
    await submit(over);
    await register(over);

    expect(await ticketsOf(seededCustomerId(4))).toEqual([]);
  });

  test('not where several people have the number: a human chooses', async () => {
    const body = {
      name: '其子',
      identifiers: [{ kind: 'PHONE', value: '19000000005', verifiedBy: 'CALL' }],
      isNew: true,
    };
    const son = await door.askRoute(route('enterCustomer'), { body, staffNo: 'S04' });
    await register({ contact: { phone: '19000000005' } });

    expect([await ticketsOf(seededCustomerId(5)), await ticketsOf(String(son.data.id))]).toEqual([[], []]);
  });

  test('once, though it is told of again and late', async () => {
    const deps = await hangingDeps(door.w.parts, () => door.w.now);
    const id = await register({ customerId: seededCustomerId(6) });
    const event = door.w.events().find(({ entityId, type }) => entityId === id && type === 'ticket.received');
    for (let n = 0; n < 2; n += 1) if (event) await hangDealing(event, deps);

    expect(await ticketsOf(seededCustomerId(6))).toEqual([[id, 'STAFF']]);
  });
});

test('the timeline tells of matters, calls and his record in one order, in pages of any size', async () => {
  const id = seededCustomerId(7);
  await register({ customerId: id });
  await door.askRoute(route('bookForGuest'), {
    body: { slot: '2026-11-23T15:00:00+08:00', phone: '19000000007', customerId: id },
    staffNo: 'S04',
  });
  await door.w.relay();
  for (const [n, alias] of ['甲', '乙', '丙'].entries())
    await door.askRoute(route('reviseCustomer'), {
      path: `/customers/${id}`,
      staffNo: 'S04',
      body: { alias },
      headers: { 'if-match': `"${n + 1}"` },
    });
  const whole = await ofCustomer('showTimeline', id);
  const paged: unknown[] = [];
  let cursor: string | undefined;
  do {
    const path = `/customers/${id}/timeline`;
    const told = await door.askRoute(route('showTimeline'), {
      path,
      query: { limit: '2', ...(cursor && { cursor }) },
      staffNo: 'S04',
    });
    paged.push(...(told.data.items as unknown[]));
    cursor = told.data.nextCursor as string | undefined;
  } while (cursor !== undefined);

  expect(whole.map(({ what }) => what).sort()).toEqual(['CALLBACK', 'RECORD', 'RECORD', 'RECORD', 'TICKET']);
  expect(paged).toEqual(whole);
});

test('a page of a customer shows his newest dealings, however many there were before', async () => {
  const id = seededCustomerId(8);
  const made: string[] = [];
  for (let n = 0; n < 45; n += 1) {
    door.w.now = new Date(Date.parse(door.w.now) + 60_000).toISOString() as typeof door.w.now;
    made.push(await register({ customerId: id }));
  }
  const page = await door.askRoute(route('viewCustomer'), { path: `/customers/${id}`, staffNo: 'S04' });
  const dealings = page.data.dealings as Array<{ ref: string }>;

  expect(page.data.moreDealings).toBe(true);
  expect(dealings.map(({ ref }) => ref)).toEqual(made.reverse().slice(0, dealings.length));
  expect(dealings.length).toBeGreaterThan(20);
});
