import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TicketNo } from '../../functions/kernel/ids.ts';
import { withdrawIt } from '../../functions/tickets/dialogue/actions/converse.ts';
import { writeIt } from '../../functions/tickets/dialogue/actions/guest-acts.ts';
import { accept, assess } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import { mergeIt } from '../../functions/tickets/merging/actions/merge-tickets.ts';
import { undoMergeIt } from '../../functions/tickets/merging/actions/undo-merge.ts';
import type { TicketView } from '../../functions/tickets/views.ts';
import { dispatchedComplaint, findings, matter, of } from '../support/complaint.ts';
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

test('an offer of a matter that was taken back, merged or concluded meanwhile lapses without a fault', async () => {
  const w = await world();
  const offered = await dispatchedComplaint(w);

  await w.as('S02', withdrawIt, { ...of(offered), body: {} });
  await w.pass(hours(48));
  await w.reconcile();

  expect((await w.ticket(offered.ticketNo)).status).toBe('WITHDRAWN');
  expect(w.executions).toEqual([]);
});
