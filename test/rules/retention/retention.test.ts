import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, type Instant } from '../../../functions/kernel/time.ts';
import { tell } from '../../../functions/notices/rules.ts';
import { noticeIdOf } from '../../../functions/notices/store.ts';
import { runRetention } from '../../../functions/retention/run-retention.ts';
import { rightsRequestKind } from '../../../functions/rights/store.ts';
import { aRightsRequest } from '../../support/builders-rights.ts';
import { aTicket } from '../../support/builders-tickets.ts';
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
