import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ERASED_TEXT } from '../../../functions/kernel/event.ts';
import { addDays, addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { hashedOf } from '../../../functions/rights/erasure-rules.ts';
import { advanceRequest } from '../../../functions/rights/executing/advance-request.ts';
import { GOES, LOSES_WORDS, STAYS } from '../../../functions/rights/executing/fates.ts';
import { classOf } from '../../../functions/rights/searching/record-classes.ts';
import { accountKind } from '../../../functions/sessions/account-store.ts';
import { CANARY, type KnownCustomer, knownCustomer, merged } from '../../support/known-customer.ts';
import { openedTable } from '../../support/opened-table.ts';
import { jpegWithout } from '../../support/pictures.ts';
import { applicant, people, type RightsDesk, rightsDesk } from '../../support/rights-desk.ts';
import { uploaded } from '../../support/uploads.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { monday, site } from '../../support/world.ts';

let door: WholeDoor;
let desk: RightsDesk;
let house: KnownCustomer;
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
  desk = rightsDesk(door);
  house = knownCustomer(door);
});

async function granted(kind: 'DELETE' | 'CLOSE_ACCOUNT' = 'DELETE'): Promise<string> {
  const { data } = await desk.ask({ kind });
  await desk.shown(String(data.id));
  await desk.decide(String(data.id), { granted: true });
  return String(data.id);
}
const customerOf = () => door.w.customers.customers.get(site, applicant);
const verified = async (ticketId: string) =>
  (await door.ask('tickets', { method: 'GET', path: `/tickets/${ticketId}/archive/verify`, staffNo: 'S01' })).data;
const certificateOf = (id: string, as: string = people.officer) => desk.get(`/rights-requests/${id}/certificate`, as);
/** Days on which the reconciler looks once. */
async function look(at: Instant): Promise<void> {
  door.w.now = at;
  await door.w.reconcile();
}

test('every kind of record that hangs on a customer goes, loses its words, or stays: one of the three', () => {
  const fates = [...GOES, ...LOSES_WORDS, ...STAYS];

  expect([...fates].sort()).toEqual(
    Object.keys(classOf)
      .filter((name) => name !== 'event')
      .sort(),
  );
  expect(new Set(fates).size).toBe(fates.length);
});

describe('the certificate', () => {
  test('says what classes, how many, when, by which rule and on whose word, proves itself, and holds nothing of him', async () => {
    await house.described();
    await house.card();
    await house.inquiry();
    const id = await granted();

    const { status, data, text } = await certificateOf(id);

    expect([status, data.decidedBy, data.rule, data.records]).toEqual([
      200,
      people.officer,
      expect.stringContaining('四十七'),
      1,
    ]);
    expect(data.copiesGoneBy).toBe('2026-12-28');
    expect(data.classes).toMatchObject({
      IDENTIFIERS: { WENT: 2, LOST_WORDS: 0, STAYED: 0 },
      MATTERS: { WENT: 0, LOST_WORDS: 0, STAYED: 1 },
      MATTER_TEXTS: { WENT: 0, LOST_WORDS: 1, STAYED: 0 },
    });
    expect(text).not.toContain(CANARY);
    const kept = await door.w.rights.rights.certificate(site, id as never);
    expect(kept.sha256).toBe(createHash('sha256').update(hashedOf(kept)).digest('hex'));
    expect((await certificateOf(id, people.manager)).status).toBe(200);
  });

  test('there is none before he is erased, nor of a request that erases nothing', async () => {
    const { data } = await desk.ask({ kind: 'RESTRICT' });

    const told = await certificateOf(String(data.id));

    expect([told.status, told.code]).toEqual([404, 'rights.noCertificate']);
  });
});

describe('what is sealed', () => {
  test('still verifies, and says how many of its items lost their words; whoever changes one more is found', async () => {
    const ticketId = await house.sealed();
    const before = await verified(ticketId);
    await granted();

    const after = await verified(ticketId);
    const items = door.w.table.items().filter(({ pk }) => pk.includes(`#T#GD${ticketId.slice(4)}`));
    const untouched = items.find(({ sk }) => sk === 'E#00000001');
    if (untouched) door.w.table.write({ kind: 'put', item: { ...untouched, correlationId: 'another' } });

    expect(before).toMatchObject({ intact: true, later: 3 });
    expect(after).toMatchObject({ intact: true, wordsErased: expect.any(Number), root: before.root });
    expect(Number(after.wordsErased)).toBeGreaterThan(2);
    expect(await verified(ticketId)).toMatchObject({ intact: false, difference: { what: 'CHANGED' } });
  });

  test('shows what happened, and the mark where words stood', async () => {
    const ticketId = await house.sealed();
    await granted();

    const { data } = await door.ask('tickets', {
      method: 'GET',
      path: `/tickets/${ticketId}/timeline`,
      staffNo: 'S01',
    });
    const { data: ticket } = await door.ask('tickets', { method: 'GET', path: `/tickets/${ticketId}`, staffNo: 'S01' });

    expect(JSON.stringify(data)).toContain('已按本人请求删除');
    expect((data.items as Array<{ what: string }>).map(({ what }) => what)).toContain('ticket.declined');
    expect(JSON.stringify(ticket)).not.toContain(CANARY);
  });
});

test('files of a matter are gone from where they lay, in every form', async () => {
  const key = await uploaded(
    door,
    { staffNo: 'S04' },
    { fileName: `${CANARY}.jpg`, mime: 'image/jpeg', bytes: jpegWithout },
  );
  const ticketId = await house.register({ kind: 'INQUIRY', attachments: [key] });
  await house.onTicket(ticketId, 'answer', { as: 'S04', body: { text: '好' } });
  const before = door.w.files.names();

  await granted();

  expect(before.length).toBeGreaterThan(0);
  expect(door.w.files.names()).toEqual([]);
  expect(await openedTable(door.w)).not.toContain(CANARY);
});

describe('a matter that is open when he asks', () => {
  test('keeps him, restricted; once its own time is over he is erased without anybody asking again', async () => {
    const ticketId = await house.complaint();
    const id = await granted();

    const restricted = (await customerOf()).status;
    const deferred = await desk.view(id);
    await house.turnAway(ticketId, '不属本处');
    await house.onTicket(ticketId, 'archive', { as: 'S17', body: {} });
    await look(addDays(monday, 8));
    const stillKept = [desk.head(id).status, (await customerOf()).status];
    const years = 365 * 5 + 5;
    for (const days of [years, years + 1, years + 2, years + 3]) await look(addDays(monday, days));

    expect([restricted, deferred.data.status]).toEqual(['RESTRICTED', 'DEFERRED']);
    expect(deferred.data.late).toBe(false);
    expect(stillKept).toEqual(['DEFERRED', 'RESTRICTED']);
    expect([desk.head(id).status, (await customerOf()).status]).toEqual(['EXECUTED', 'ERASED']);
    expect(await openedTable(door.w)).not.toContain(CANARY);
  });

  test('is not late though it lasts for years: that he is restricted was the answer within fifteen days', async () => {
    await house.complaint();
    const id = await granted();

    await look(addDays(monday, 40));

    expect(desk.events(id).map(({ type }) => type)).not.toContain('rights-request.overdue');
  });
});

test('what was learned of a matter stays as a plan with its owner and its day, without a word of him', async () => {
  const lessonId = await house.lesson();
  const view = () => door.ask('lessons', { method: 'GET', path: `/lessons/${lessonId}`, staffNo: 'S01' });
  const before = await view();
  await granted();

  const after = await view();

  expect(before.text).toContain(CANARY);
  expect(after.data).toMatchObject({ status: 'PLANNED', cause: 'EQUIPMENT', owner: 'S04', action: ERASED_TEXT });
  expect(await openedTable(door.w)).not.toContain(CANARY);
});

describe('a matter that he opens after he has asked', () => {
  test('puts nothing off: he is erased, and the matter goes on as he told it', async () => {
    const first = await house.complaint();
    const id = await granted();
    door.w.now = addDays(monday, 3);
    const later = await door.ask('tickets', {
      ...{ method: 'POST', path: '/tickets', staffNo: 'S04', headers: { 'idempotency-key': 'a-later-matter' } },
      body: {
        ...{ kind: 'COMPLAINT', channel: 'PHONE', domain: 'CATERING', customerId: applicant },
        ...{ description: 'LATER-WORDS', contact: { name: 'LATER-NAME', phone: '19000000021' } },
      },
    });
    await door.w.relay();
    await house.turnAway(first, '不属本处');
    await house.onTicket(first, 'archive', { as: 'S17', body: {} });
    const waiting = desk.head(id) as unknown as { erasure: { waitsFor: string[] } };
    const years = 365 * 5 + 5;
    for (const days of [8, years, years + 1, years + 2, years + 3]) await look(addDays(monday, days));

    const opened = await openedTable(door.w);
    const goesOn = await house.onTicket(String(later.data.id), 'note', { as: 'S02', body: { text: '已联系' } });

    expect(waiting.erasure.waitsFor).toEqual([`GD${first.slice(4)}`]);
    expect([desk.head(id).status, (await customerOf()).status]).toEqual(['EXECUTED', 'ERASED']);
    expect([CANARY, 'LATER-WORDS', 'LATER-NAME'].map((words) => opened.includes(words))).toEqual([false, true, true]);
    expect(goesOn.status).not.toBe('CLOSED');
  });

  test('is erased with the rest where it is over by then', async () => {
    const { data } = await desk.ask({ kind: 'DELETE' });
    door.w.now = addMinutes(monday, 5);
    await house.inquiry();
    await desk.shown(String(data.id));
    await desk.decide(String(data.id), { granted: true });

    expect(desk.head(String(data.id)).status).toBe('EXECUTED');
    expect(await openedTable(door.w)).not.toContain(CANARY);
  });
});

test('a legal hold keeps what it holds, and so him, until it is lifted', async () => {
  const ticketId = await house.inquiry();
  await house.onTicket(ticketId, 'hold', { as: 'P01', body: { reason: '诉讼保全' } });
  const id = await granted();
  await look(addDays(monday, 31));
  const held = desk.head(id).status;

  await house.onTicket(ticketId, 'lift-hold', { as: 'P01', body: { reason: '案件终结' } });
  const words = await openedTable(door.w);

  expect([held, words.includes(CANARY)]).toEqual(['DEFERRED', true]);
});

test('records that were merged into his are erased with his own', async () => {
  await house.another();
  const id = await granted();

  const { data } = await certificateOf(id);

  expect(data.records).toBe(2);
  expect((await door.w.customers.customers.get(site, merged)).status).toBe('ERASED');
  expect(await openedTable(door.w)).not.toContain('示例二');
});

test('a colleague who is a guest, too, keeps his way in, and is known by it as a guest no more', async () => {
  await house.byWechat();
  const at = { pk: `S#${site}#WX#index-of-the-applicant`, sk: 'A#HEAD' };
  await door.w.table.write({ kind: 'update', key: at, set: { staffNo: 'S20' } });

  await granted();

  const kept = await door.w.records.find(accountKind, at);
  expect(kept).toMatchObject({ staffNo: 'S20', openid: CANARY });
  expect(kept?.customerId).toBeUndefined();
});

test('closing the account erases as well, and whoever is signed in is out at once', async () => {
  const id = await granted('CLOSE_ACCOUNT');
  door.w.now = addMinutes(monday, 1);

  const told = await desk.viewMine('/me/rights-requests');

  expect([desk.head(id).status, told.status]).toEqual(['EXECUTED', 401]);
});

test('he is found by nothing any more, and nothing can be asked for him', async () => {
  await house.card();
  await granted();
  const find = (query: Record<string, string>) =>
    door.ask('customers', { method: 'GET', path: '/customers/search', query, staffNo: people.agent });

  const found = await Promise.all([find({ phone: '19000000001' }), find({ name: '示例一' }), find({ card: CANARY })]);

  expect(found.map(({ data }) => data.items)).toEqual([[], [], []]);
  expect((await desk.enter({ kind: 'RESTRICT' })).code).toBe('rights.customerClosed');
});

test('another request of his that is open has nothing to be done on, and ends', async () => {
  const other = await desk.ask({ kind: 'CORRECT', corrections: { name: CANARY } });
  await granted();

  expect(desk.head(String(other.data.id)).status).toBe('CANCELLED');
  expect(await openedTable(door.w)).not.toContain(CANARY);
});

test('a hold that is placed while he is being erased keeps what it holds: what is left waits for it', async () => {
  const ticketId = await house.inquiry();
  const { data } = await desk.ask({ kind: 'DELETE' });
  const id = String(data.id);
  await desk.shown(id);
  await desk.act(id, 'decide', { as: people.officer, body: { granted: true } });
  const erasing = () => (desk.head(id) as unknown as { erasure?: { stage: string } }).erasure?.stage === 'ERASING';
  for (let n = 0; n < 20 && !erasing(); n += 1)
    await advanceRequest(
      { site, rightsRequestId: id as never, version: desk.head(id).version },
      { now: door.w.now, deps: door.w.rights, correlationId: 'by-hand' },
    );
  const begun = erasing();
  const ticketNo = `GD${ticketId.slice(4)}` as never;
  const hold = { site, ticketNo, heldAt: door.w.now, heldBy: 'P01', reason: '诉讼保全', version: 1 };
  await door.w.table.write(await door.w.tickets.tickets.holding(hold));

  await door.w.relay();

  expect(begun).toBe(true);
  expect(desk.head(id).status).toBe('DEFERRED');
  expect(await openedTable(door.w)).toContain(CANARY);
});
