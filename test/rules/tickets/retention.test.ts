import { beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '../../../functions/kernel/time.ts';
import { archiveIt, verifyIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { holdIt, liftHoldIt, listCertificatesIt } from '../../../functions/tickets/archiving/actions/retention.ts';
import { endOf } from '../../../functions/tickets/archiving/archiving-rules.ts';
import { dispose } from '../../../functions/tickets/archiving/dispose.ts';
import { withdrawIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { dispatchedComplaint, matter, of, takenOver } from '../../support/complaint.ts';
import { outcomeOf, type World, world } from '../../support/world.ts';

const SECRET = '温泉池边地面湿滑';
const told = { ...matter, description: SECRET, contact: { name: '访客甲', phone: '19000000051' } };

describe('a sealed matter whose time is over', () => {
  let w: World;
  let sealed: TicketView;
  const fresh = () => w.ticket(sealed.ticketNo as never) as unknown as Promise<TicketView>;
  const at = (instant: string) => {
    w.now = instant as Instant;
  };
  const kept = () => w.table.items().filter(({ pk }) => pk.includes(sealed.ticketNo));
  const certificates = async () => (await w.as('P01', listCertificatesIt, {})).items;

  beforeEach(async () => {
    w = await world();
    const working = await takenOver(w, await dispatchedComplaint(w, told));
    const gone = await w.as('S02', withdrawIt, { ...of(working), body: { reason: '已当面解决' } });
    sealed = await w.as('S17', archiveIt, { ...of(gone), body: {} });
  });

  test('is deleted on the day after its last, by itself and once, and a certificate proves it', async () => {
    at('2031-11-23T15:59:59.999Z');
    await w.reconcile();
    const before = (await certificates()).length;
    at('2031-11-23T16:05:00.000Z');

    await w.reconcile();
    await w.reconcile();

    const [certificate, ...more] = await certificates();
    expect([before, more]).toEqual([0, []]);
    expect(certificate).toMatchObject({
      ticketNo: sealed.ticketNo,
      retention: 'DISPUTE',
      keptUntil: '2031-11-23',
      items: 1,
    });
    expect(kept().filter(({ is, texts }) => is === 'ticket-detail' || (is === 'event' && texts !== undefined))).toEqual(
      [],
    );
    expect((await fresh()).customerId).toBeUndefined();
    const verdict = await w.as('S19', verifyIt, { params: { ticketId: sealed.id } });
    expect(verdict).toMatchObject({ disposed: true, root: certificate?.root });
  });

  test('leaves the figures as they were: state, kind, domain, dates and every event', async () => {
    const { watchAt: _filed, version: _v, ...before } = (await fresh()) as unknown as Record<string, unknown>;
    const events = w.story(sealed.id);
    at('2031-12-01T00:00:00.000Z');

    await w.reconcile();

    const { version: _now, ...after } = (await fresh()) as unknown as Record<string, unknown>;
    expect(after).toEqual(before);
    expect(w.story(sealed.id)).toEqual([...events, 'ticket.disposed']);
  });

  test('stays while it is held, and goes when the hold is lifted', async () => {
    const held = await w.as('P01', holdIt, { ...of(sealed), body: { reason: '诉讼保全' } });
    const twice = await outcomeOf(() => w.as('P01', holdIt, { ...of(held), body: { reason: '诉讼保全' } }));
    at('2031-12-01T00:00:00.000Z');
    await w.reconcile();
    const standing = kept().some(({ is }) => is === 'ticket-detail');
    const lifted = await w.as('P01', liftHoldIt, { ...of(await fresh()), body: { reason: '已终审' } });
    const again = await outcomeOf(() => w.as('P01', liftHoldIt, { ...of(lifted), body: { reason: '已终审' } }));
    at('2032-01-05T00:00:00.000Z');

    await w.reconcile();

    expect([twice, standing, again]).toEqual(['archive.heldAlready', true, 'archive.notHeld']);
    expect((await certificates()).map(({ ticketNo }) => ticketNo)).toEqual([sealed.ticketNo]);
    expect(JSON.stringify(w.events().map(({ facts, texts }) => [facts, texts]))).not.toContain('诉讼保全');
  });

  test('is deleted to the end however often the run breaks off, and certified as if it had not', async () => {
    at('2031-12-01T00:00:00.000Z');
    const ticket = await w.ticket(sealed.ticketNo as never);
    for (let calls = 1; calls <= 40; calls += 1) {
      let left = calls;
      const { tickets } = w.tickets;
      const breaking = {
        ...tickets,
        forget: async (...args: Parameters<typeof tickets.forget>) => {
          left -= 1;
          if (left === 0) throw new Error('broken off');
          return tickets.forget(...args);
        },
      };
      const deps = { ...w.tickets, tickets: breaking };
      const done = await dispose(ticket, { now: w.now, deps, correlationId: 'run', forgetFiles: async () => {} }).then(
        () => true,
        () => false,
      );
      if (done) break;
    }

    expect(await certificates()).toMatchObject([{ ticketNo: sealed.ticketNo, items: 1 }]);
    expect(kept().some(({ is }) => is === 'ticket-detail')).toBe(false);
  });

  test.each(['S04', 'S02', 'A01'])('is held by nobody like %s', async (staffNo) => {
    await expect(w.as(staffNo, holdIt, { ...of(sealed), body: { reason: '保全' } })).rejects.toThrow(/may not/);
  });
});

test.each([
  ['2031-11-23', '2031-11-23T16:00:00.000Z'],
  ['2032-02-29', '2032-02-29T16:00:00.000Z'],
])('the last day %s is over at %s by the clock of the house', (day, end) => {
  expect(endOf(day as never)).toBe(end);
});
