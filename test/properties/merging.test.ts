import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TicketNo } from '../../functions/kernel/ids.ts';
import { addMs, type Instant } from '../../functions/kernel/time.ts';
import { PROMISED } from '../../functions/tickets/clocks.ts';
import { inviteIt } from '../../functions/tickets/co-handling/actions/change-parts.ts';
import { withdrawIt } from '../../functions/tickets/dialogue/actions/converse.ts';
import { writeIt } from '../../functions/tickets/dialogue/actions/guest-acts.ts';
import { accept, assess, resolveIt } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import { reprioritiseIt } from '../../functions/tickets/ladder/actions/command.ts';
import { mergeIt } from '../../functions/tickets/merging/actions/merge-tickets.ts';
import { undoMergeIt } from '../../functions/tickets/merging/actions/undo-merge.ts';
import type { Ticket } from '../../functions/tickets/model.ts';
import type { TicketView } from '../../functions/tickets/views.ts';
import { dispatchedComplaint, findings, matter, of, resultOf, takenOver } from '../support/complaint.ts';
import { hours, outcomeOf, type World, world } from '../support/world.ts';

const filed = (w: World) => w.as('S04', register, { body: matter, key: 'guest-of-the-second' });
const intoIt = (ticket: TicketView, into: TicketView, more: object = {}) => ({
  ...of(ticket),
  body: { into: into.id, preview: false, ...more },
});

describe('two tickets of one matter', () => {
  test('are looked at together first, and nothing is kept', async () => {
    const w = await world();
    const [survivor, duplicate] = [await dispatchedComplaint(w), await filed(w)];
    const before = w.table.items();

    const shown = await w.as('S04', mergeIt, intoIt(duplicate, survivor, { preview: true }));

    expect([shown.status, shown.into?.id]).toEqual(['MERGED', survivor.id]);
    expect(w.table.items()).toEqual(before);
  });

  test('become one in one act, which is done once however often it is asked for', async () => {
    const w = await world();
    const [survivor, duplicate] = [await dispatchedComplaint(w), await filed(w)];
    const asked = { ...intoIt(duplicate, survivor), key: 'merge-these-two' };

    const first = await w.as('S04', mergeIt, asked);
    const again = await w.as('S04', mergeIt, asked);

    expect(again).toEqual(first);
    expect(w.story(duplicate.id)).toEqual(['ticket.received', 'ticket.merged']);
    expect(w.story(survivor.id).at(-1)).toBe('ticket.merged-in');
  });

  test('of two people who merge them into each other, one wins', async () => {
    const w = await world();
    const [one, other] = [await dispatchedComplaint(w), await filed(w)];

    const told = await Promise.all([
      outcomeOf(() => w.as('S04', mergeIt, intoIt(one, other))),
      outcomeOf(() => w.as('S05', mergeIt, intoIt(other, one))),
    ]);

    const states = [(await w.ticket(one.ticketNo)).status, (await w.ticket(other.ticketNo)).status];
    expect(states.filter((status) => status === 'MERGED')).toHaveLength(1);
    expect(told.filter((outcome) => typeof outcome === 'string')).toHaveLength(1);
  });

  test('what the guest of the duplicate writes goes to the one that goes on, and he reads only his own words', async () => {
    const w = await world();
    const [survivor, duplicate] = [await dispatchedComplaint(w), await filed(w)];
    await w.as('S04', mergeIt, intoIt(duplicate, survivor));
    const ticketNo = TicketNo.parse(duplicate.ticketNo);
    const queryCode = w.tickets.numbers.codeFor(ticketNo, { key: 'S04 guest-of-the-second', body: '' });
    const call = {
      input: { params: { ticketNo }, query: {}, body: { queryCode, text: '我也住那一层' } },
      actor: { kind: 'public' as const, site: 'dolon' as never },
      ...{ now: w.now, deps: w.tickets, version: undefined, correlationId: 'guest' },
    };

    const seen = await writeIt.run(call);

    expect(w.story(survivor.id).at(-1)).toBe('ticket.guest-wrote');
    expect([seen.ticketNo, seen.status]).toEqual([duplicate.ticketNo, 'DISPATCHED']);
    expect(JSON.stringify(seen)).not.toContain('我也住那一层');
  });

  test('however long before, as long as it was merged it can be taken back, and then goes on to its end by itself', async () => {
    const acts = fc.record({ assessed: fc.boolean(), waitHours: fc.integer({ min: 0, max: 29 * 24 }) });

    await fc.assert(
      fc.asyncProperty(acts, async ({ assessed, waitHours }) => {
        const w = await world();
        const survivor = await dispatchedComplaint(w);
        let duplicate: TicketView = await filed(w);
        if (assessed) {
          duplicate = await w.as('S04', assess, { ...of(duplicate), body: findings });
          duplicate = await w.as('S04', accept, of(duplicate));
        }
        const before = await w.ticket(duplicate.ticketNo);
        const merged = await w.as('S04', mergeIt, intoIt(duplicate, survivor));
        await w.pass(hours(waitHours));

        const back = await w.as('S04', undoMergeIt, { ...of(merged), body: {} });

        const after = await w.ticket(duplicate.ticketNo);
        const { version: _v, generation: _g, ladderAt: _l, watchAt: _w, ...rest } = after;
        const { version: _v2, generation: _g2, ladderAt: _l2, watchAt: _w2, ...was } = before;
        expect(rest).toEqual(was);
        expect(back.status).toBe(before.status);
        await w.pass(hours(24 * 40));
        await w.reconcile();
        expect((await w.ticket(duplicate.ticketNo)).level).toBe(4);
      }),
      { numRuns: 10 },
    );
  });
});

const authorityCase = (now: Instant) => ({
  ...{ authority: '12345', externalNo: 'NM-1' },
  ...{ forwardedAt: addMs(now, -3_600_000), dueAt: addMs(now, hours(24 * 3)) },
});

/** What of a head the undo of a merge gives back; its guest may have read its dates, and whoever worked on it did. */
const comparable = ({ clocks, ...head }: Ticket) => {
  const { version: _v, generation: _g, ladderAt: _l, watchAt: _w, handlers: _h, told: _t, ...rest } = head;
  const own = Object.entries(clocks).filter(([kind]) => !(PROMISED as readonly string[]).includes(kind));
  // An offer that goes on has an execution of its own.
  const { generation: _o, ...order } = rest.workOrder ?? { generation: 0 };
  const ends = Object.fromEntries(own.map(([kind, { from, dueAt }]) => [kind, { from, dueAt }]));
  return { ...rest, workOrder: order, clocks: ends };
};

test('a merge that is taken back leaves both as they stood: what the duplicate brought goes with it, and no part keeps either from its end', {
  timeout: 120_000,
}, async () => {
  const acts = fc.record({
    urgent: fc.boolean(),
    parts: fc.integer({ min: 0, max: 2 }),
    authority: fc.boolean(),
    others: fc.integer({ min: 0, max: 1 }),
  });

  await fc.assert(
    fc.asyncProperty(acts, async ({ urgent, parts, authority, others }) => {
      const w = await world();
      const survivor = await takenOver(w, await dispatchedComplaint(w));
      const channel = authority ? { channel: 'HOTLINE_12345', source: { external: authorityCase(w.now) } } : {};
      let duplicate = await takenOver(w, await dispatchedComplaint(w, { ...matter, ...channel }));
      if (urgent)
        duplicate = await w.as('S03', reprioritiseIt, { ...of(duplicate), body: { priority: 'P1', reason: '受伤' } });
      const free = ['D01', 'D02', 'D03'].filter((one) => one !== duplicate.workOrder?.assignee);
      for (const staffId of free.slice(0, parts))
        duplicate = await w.as('S04', inviteIt, { ...of(duplicate), body: { staffId } });
      const [was, before] = [await w.ticket(duplicate.ticketNo), await w.ticket(survivor.ticketNo)];

      const merged = await w.as('S05', mergeIt, intoIt(duplicate, survivor));
      for (let n = 0; n < others; n += 1) {
        const other = await w.as('S04', register, { body: matter, key: `another-${n}` });
        const gone = await w.as('S05', mergeIt, { ...of(other), body: { into: survivor.id, preview: false } });
        await w.as('S05', undoMergeIt, { ...of(gone), body: {} });
      }
      await w.as('S05', undoMergeIt, { ...of(merged), body: { reason: '并错' } });

      const [back, after] = [await w.ticket(duplicate.ticketNo), await w.ticket(survivor.ticketNo)];
      const { coHandlers: _ended, ...standing } = was;
      const { OLA: _over, ...clocks } = standing.clocks;
      expect(comparable(back)).toEqual(comparable({ ...standing, clocks }));
      expect(comparable(after)).toEqual(comparable(before));
      expect(w.story(survivor.id).at(-1)).toBe('ticket.merge-taken-back');
      const done = { ...of(back as never), version: back.version, body: resultOf(duplicate) };
      const resolved = await w.as(duplicate.workOrder?.assignee ?? '', resolveIt, done);
      expect(resolved.status).toBe('RESOLVED');
    }),
    { numRuns: 12 },
  );
});

test('an offer of a matter that was taken back, merged or concluded meanwhile lapses without a fault', async () => {
  const w = await world();
  const offered = await dispatchedComplaint(w);

  await w.as('S02', withdrawIt, { ...of(offered), body: {} });
  await w.pass(hours(48));
  await w.reconcile();

  expect((await w.ticket(offered.ticketNo)).status).toBe('WITHDRAWN');
  expect(w.executions).toEqual([]);
});
