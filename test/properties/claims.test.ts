import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTicketNo } from '../../functions/kernel/ticket-number.ts';
import { Records } from '../../functions/platform/records.ts';
import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { fresh, withClaims } from '../../functions/tickets/dispatch/claim-rules.ts';
import { claims } from '../../functions/tickets/dispatch/claims.ts';
import { type Candidate, nextTaker } from '../../functions/tickets/dispatch/taker-rules.ts';
import { accept, assess } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import { Priority } from '../../functions/tickets/words.ts';
import { aTicket, carrying, later, now } from '../support/builders-tickets.ts';
import { findings, matter, of } from '../support/complaint.ts';
import { memoryTable } from '../support/memory-table.ts';
import { plainSealer } from '../support/plain-sealer.ts';
import { type World, world } from '../support/world.ts';

const numbered = (n: number) => makeTicketNo('20261123', `A${String(n).padStart(4, '0')}`);

/** Everybody as an index shows him that has seen none of what is offered in this second. */
const idle = (people: number): Candidate[] =>
  Array.from({ length: people }, (_none, n) => ({ staffNo: `H0${n}`, skills: [], load: 0 }));

describe('of many matters that are dispatched in one instant', () => {
  test('each goes where there is most room, nobody gets more than he can carry, and none is left while somebody has room', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.constantFrom(...Priority.options), { minLength: 1, maxLength: 30 }),
        fc.scheduler(),
        async (people, priorities, scheduler) => {
          const table = memoryTable({ before: () => scheduler.schedule(Promise.resolve()) });
          const store = claims(new Records(table, plainSealer));
          const { weights, capacity } = carrying;
          const choosing = priorities.map(async (priority, n) => {
            const ticket = aTicket({ priority, ticketNo: numbered(n) });
            const chosen = await store.choose(
              { site: ticket.site, ticketNo: ticket.ticketNo, weight: weights[priority], now },
              (made) => nextTaker(ticket, withClaims(idle(people), made), carrying),
            );
            return { weight: weights[priority], staffNo: chosen?.staffNo };
          });

          await scheduler.waitFor(Promise.all(choosing));
          const chosen = await Promise.all(choosing);

          const loads = idle(people).map(({ staffNo }) =>
            chosen.reduce((sum, one) => sum + (one.staffNo === staffNo ? one.weight : 0), 0),
          );
          const left = chosen.filter(({ staffNo }) => staffNo === undefined).map(({ weight }) => weight);
          expect(Math.max(...loads)).toBeLessThanOrEqual(capacity);
          for (const weight of left) expect(Math.min(...loads) + weight).toBeGreaterThan(capacity);
          const heaviest = Math.max(...chosen.map(({ weight }) => weight));
          if (left.length === 0) expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(heaviest);
        },
      ),
      { numRuns: 60 },
    );
  });

  async function accepted(w: World) {
    const filed = await w.as('S04', register, { body: matter });
    return w.as('S04', accept, of(await w.as('S04', assess, { ...of(filed), body: findings })));
  }

  test('fourteen of one unit with two people are shared by them, seven each', async () => {
    const w = await world();
    const waiting: Array<Awaited<ReturnType<typeof accepted>>> = [];
    for (let n = 0; n < 14; n += 1) waiting.push(await accepted(w));

    const offered = await Promise.all(
      waiting.map((ticket) => w.as('S04', dispatchIt, { ...of(ticket), body: { unitId: 'HOUSEKEEPING' } })),
    );

    const shares = ['D01', 'D01B'].map((who) => offered.filter(({ workOrder }) => workOrder?.assignee === who).length);
    expect(shares).toEqual([7, 7]);
  });

  test('the seventeenth finds nobody with room, and is told of at once', async () => {
    const w = await world();
    const waiting: Array<Awaited<ReturnType<typeof accepted>>> = [];
    for (let n = 0; n < 17; n += 1) waiting.push(await accepted(w));

    const offered = await Promise.all(
      waiting.map((ticket) => w.as('S04', dispatchIt, { ...of(ticket), body: { unitId: 'HOUSEKEEPING' } })),
    );

    expect(offered.filter(({ status }) => status === 'DISPATCHED')).toHaveLength(16);
    expect(offered.filter(({ noTaker }) => noTaker)).toHaveLength(1);
  });
});

describe('a claim', () => {
  const claim = { staffNo: 'H01', ticketNo: numbered(1), weight: 4, at: now };

  test.each([
    ['counts while an index may not show the offer', later(0), 1],
    ['counts for a minute', later(0.99), 1],
    ['is forgotten after it, whatever became of the offer', later(1), 0],
  ])('%s', (_title, at, expected) => {
    expect(fresh([claim], at)).toHaveLength(expected);
  });

  test('counts once, where the index shows the offer already', () => {
    const [shown] = withClaims([{ staffNo: 'H01', skills: [], load: 4, holds: [claim.ticketNo] }], [claim]);
    const [unseen] = withClaims([{ staffNo: 'H01', skills: [], load: 4, holds: [] }], [claim]);

    expect([shown?.load, unseen?.load]).toEqual([4, 8]);
  });
});
