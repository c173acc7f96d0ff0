import { beforeEach, describe, expect, test } from 'vitest';
import { AccessAlarm } from '../../../functions/access/alarms/model.ts';
import { accessAlarmKind } from '../../../functions/access/alarms/store.ts';
import { exportKind } from '../../../functions/exchange/exports/store.ts';
import { importKind } from '../../../functions/exchange/imports/store.ts';
import { TicketNo } from '../../../functions/kernel/ids.ts';
import { addDays, type Instant } from '../../../functions/kernel/time.ts';
import { Lead, leadIdOf } from '../../../functions/leads/model.ts';
import { leadKind } from '../../../functions/leads/store.ts';
import { leakCaseKind } from '../../../functions/leak-cases/store.ts';
import { Lesson, lessonIdOf } from '../../../functions/lessons/model.ts';
import { lessonKind } from '../../../functions/lessons/store.ts';
import { tell } from '../../../functions/notices/rules.ts';
import { noticeIdOf } from '../../../functions/notices/store.ts';
import type { RecordKind } from '../../../functions/platform/records.ts';
import { runRetention } from '../../../functions/retention/run-retention.ts';
import { rightsRequestKind } from '../../../functions/rights/store.ts';
import { Survey, surveyIdOf } from '../../../functions/surveys/model.ts';
import { surveyKind } from '../../../functions/surveys/store.ts';
import { anExport, anImport } from '../../support/builders-exchange.ts';
import { aLeakCase } from '../../support/builders-leak-cases.ts';
import { aRightsRequest } from '../../support/builders-rights.ts';
import { aTicket } from '../../support/builders-tickets.ts';
import { openedTable } from '../../support/opened-table.ts';
import { people } from '../../support/rights-desk.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { monday, site } from '../../support/world.ts';

const state = { writes: 0, from: Number.POSITIVE_INFINITY };
let door: WholeDoor;
beforeEach(async () => {
  state.from = Number.POSITIVE_INFINITY;
  door = await wholeDoor({
    before: ({ name }) => {
      if (!['write', 'transact'].includes(name)) return;
      state.writes += 1;
      if (state.writes >= state.from) throw new Error('the machine is gone');
    },
  });
});

/** A colleague was told something on a day, and nothing more is done with it. */
async function toldOn(at: Instant, nth: number, over: { ticketNo?: string } = {}): Promise<string> {
  const id = noticeIdOf({ recipient: 'S04', at, eventId: `event ${nth}` });
  const notice = tell(
    { id, site, recipient: 'S04', kind: 'leave.approved', entityId: 'x', createdAt: at, facts: {}, ...over },
    [],
  );
  await door.w.notices.notices.tell(notice, {
    actor: { kind: 'system', site, name: 'test' },
    now: at,
    correlationId: 't',
  });
  return id;
}
const ids = () => door.w.table.items().flatMap((item) => (item.is === 'notice' ? [String(item.id)] : []));
const run = (now: Instant) => runRetention(site, { now, deps: door.w.retention, correlationId: 'test' });
const certificates = async (kept: string) =>
  (await door.ask('rights', { method: 'GET', path: '/retention-runs', query: { kept }, staffNo: people.officer })).data
    .items as Array<Record<string, unknown>>;

describe('what is kept for its time and no longer', () => {
  test('goes on the day after it, with the words of its events; what is younger stays; the certificate says how many by which rule', async () => {
    const old = [await toldOn(monday, 1), await toldOn(addDays(monday, 1), 2)];
    const young = await toldOn(addDays(monday, 2), 3);

    const early = await run(addDays(monday, 179));
    const late = await run(addDays(monday, 181));

    expect([early.runs, late.runs]).toEqual([0, 1]);
    expect(ids()).toEqual([young]);
    expect(door.w.events().filter(({ entityId, texts }) => old.includes(entityId) && texts !== undefined)).toEqual([]);
    expect(await certificates('NOTICE')).toMatchObject([
      { kept: 'NOTICE', status: 'DONE', records: 2, items: 4, days: 180, policyVersion: 0, upTo: '2026-11-24' },
    ]);
    expect(JSON.stringify(await certificates('NOTICE'))).not.toContain('INBOX');
  });

  test('is ended by the days of the policy as they are now', async () => {
    await toldOn(monday, 1);
    await door.ask('policies', {
      ...{ method: 'PUT', path: '/policies/retention', staffNo: 'A01', headers: { 'if-match': '"0"' } },
      body: {
        years: { DISPUTE: 5, TOURISM: 5, SAFETY: 10 },
        days: { NOTICE: 30, CALLBACK: 180, RIGHTS_REQUEST: 1_095 },
      },
    });
    door.w.now = addDays(monday, 31);

    await run(door.w.now);

    expect(await certificates('NOTICE')).toMatchObject([{ days: 30, policyVersion: 1 }]);
  });

  test('waits while a legal hold keeps the matter that it belongs to; what comes after it does not', async () => {
    const ticket = aTicket();
    const held = await toldOn(monday, 1, { ticketNo: ticket.ticketNo });
    await toldOn(monday, 2);
    const hold = { site, ticketNo: ticket.ticketNo, heldAt: monday, heldBy: 'P01', reason: '诉讼保全', version: 1 };
    await door.w.table.write(await door.w.tickets.tickets.holding(hold as never));

    await run(addDays(monday, 200));

    expect(ids()).toEqual([held]);
  });

  test('goes in bounded runs, and twice the same run is one', async () => {
    for (let n = 0; n < 60; n += 1) await toldOn(monday, n);

    const left = [];
    for (let n = 0; n < 4; n += 1) {
      await run(addDays(monday, 200));
      left.push(ids().length);
    }

    expect(left).toEqual([35, 10, 0, 0]);
    expect((await certificates('NOTICE')).map(({ records }) => records)).toEqual([10, 25, 25]);
  });

  test('broken off between any two writes, it is ended by the next run, and certified once with the same numbers', async () => {
    for (let nth = 1; nth <= 9; nth += 1) {
      for (let n = 0; n < 3; n += 1) await toldOn(addDays(monday, nth), 100 * nth + n);
      state.writes = 0;
      state.from = nth;
      await run(addDays(monday, 200 + nth)).catch(() => {});
      state.from = Number.POSITIVE_INFINITY;
      await run(addDays(monday, 200 + nth));

      expect([nth, ids()]).toEqual([nth, []]);
    }
    expect((await certificates('NOTICE')).map(({ records, items, status }) => [records, items, status])).toEqual(
      Array.from({ length: 9 }, () => [3, 6, 'DONE']),
    );
  });
});

test('a request for personal data goes after three years, with its pointer', async () => {
  const request = aRightsRequest({ status: 'CONFIRMED', lookAt: undefined });
  await door.w.table.write(await door.w.records.creating(rightsRequestKind, request));
  const pointer = { pk: `S#${site}#C#${request.customerId}`, sk: `Y#${request.id}` };
  await door.w.table.write({ kind: 'put', item: { ...pointer, is: 'rights-of-customer', id: request.id } });

  await run(addDays(monday, 1_094));
  const before = await door.w.table.get(pointer);
  await run(addDays(monday, 1_096));

  expect([before === undefined, await door.w.table.get(pointer)]).toEqual([false, undefined]);
});

describe('whatever has ended goes when the time of its class is over, and not a day before', () => {
  const ticketNo = TicketNo.parse(aTicket().ticketNo);
  const lead = Lead.parse({
    ...{ id: leadIdOf(ticketNo), site, ticketNo, status: 'LOST', dueAt: addDays(monday, 300), endedAt: monday },
    ...{ told: 0, lookAt: monday, version: 1 },
  });
  const survey = Survey.parse({
    ...{ id: surveyIdOf(ticketNo, 0), site, ticketNo, round: 0, tokenHash: 'h', status: 'ASKED' },
    ...{ askedAt: addDays(monday, -14), expiresAt: monday, version: 1 },
  });
  const lesson = Lesson.parse({
    ...{ id: lessonIdOf(ticketNo), site, ticketNo, priority: 'P2', status: 'VERIFIED', owner: 'S04' },
    ...{ action: '更换地垫', dueAt: addDays(monday, 30), told: 0, lookAt: monday, endedAt: monday, version: 1 },
  });
  const { lookAt: _closed, ...leakCase } = aLeakCase({ status: 'CLOSED', closedAt: monday, ticketNo });
  const alarm = AccessAlarm.parse({
    ...{ id: 'alm_01HK153X00FV0QTBMYWKVK8T81', site, kind: 'NIGHT', status: 'CONFIRMED', staffNo: 'S04' },
    ...{ raisedAt: addDays(monday, -3), settledAt: monday, settledBy: 'P01', version: 1 },
  });
  const list = anExport({ status: 'EXPIRED', expiresAt: monday });
  const file = anImport({ status: 'DONE', expiresAt: monday });
  const cases: Array<[string, number, RecordKind, { version: number }]> = [
    ['LEAD', 730, leadKind, lead],
    ['SURVEY', 180, surveyKind, survey],
    ['LESSON', 1_095, lessonKind, lesson],
    ['ACCESS_ALARM', 1_095, accessAlarmKind, alarm],
    ['EXCHANGE', 1_095, exportKind, list],
    ['EXCHANGE', 1_095, importKind, file],
    ['LEAK_CASE', 1_826, leakCaseKind, leakCase],
  ];
  const stands = (kind: RecordKind) => door.w.table.items().some(({ is }) => is === kind.name);
  const ended = (kind: RecordKind, head: { version: number }) =>
    door.w.parts.ledger.begin(
      kind,
      { head: head as never, event: { type: 'test.ended', texts: { note: 'WORDS-OF-IT' } } },
      { actor: { kind: 'system', site, name: 'test' }, now: monday, correlationId: 't' },
    );

  test.each(cases)('%s after %i days: %#', async (kept, days, kind, head) => {
    await ended(kind, head);

    await run(addDays(monday, days - 1));
    const before = stands(kind);
    await run(addDays(monday, days + 1));

    expect([before, stands(kind)]).toEqual([true, false]);
    expect(await openedTable(door.w)).not.toContain('WORDS-OF-IT');
    expect(await certificates(kept)).toMatchObject([{ kept, days, records: 1, items: 2, status: 'DONE' }]);
  });

  test.each(cases.filter(([, , , head]) => 'ticketNo' in head))(
    '%s waits for the legal hold of its matter: %#',
    async (_kept, days, kind, head) => {
      const hold = { site, ticketNo, heldAt: monday, heldBy: 'P01', reason: '诉讼保全', version: 1 };
      await door.w.table.write(await door.w.tickets.tickets.holding(hold));
      await ended(kind, head);

      await run(addDays(monday, days + 1));
      const held = stands(kind);
      await door.w.table.write(door.w.tickets.tickets.releasing(hold));
      await run(addDays(monday, days + 2));

      expect([held, stands(kind)]).toEqual([true, false]);
    },
  );

  test('a lead that is open, an alarm that nobody settled and a case that is not closed have not ended', async () => {
    await ended(leadKind, { ...lead, status: 'IN_TALKS' } as never);
    await ended(accessAlarmKind, { ...alarm, status: 'OPEN' } as never);
    await ended(leakCaseKind, aLeakCase());

    await run(addDays(monday, 4_000));

    expect([leadKind, accessAlarmKind, leakCaseKind].map(stands)).toEqual([true, true, true]);
  });
});
