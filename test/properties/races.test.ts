import fc from 'fast-check';
import { expect, test } from 'vitest';
import { list } from '../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../functions/follow-ups/actions/record-attempt.ts';
import { FollowUp } from '../../functions/follow-ups/model.ts';
import type { AppError } from '../../functions/kernel/errors.ts';
import { listMine } from '../../functions/tickets/desk/actions/list-tickets.ts';
import { takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { message } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import { TicketView } from '../../functions/tickets/views.ts';
import { dispatchedComplaint, matter, of, orderOf, resolvedComplaint } from '../support/complaint.ts';
import { type World, world } from '../support/world.ts';

const AT_ONCE = 50;

/** Lets other work go on before each call of the table, in an order that a seed decides. */
const interleaved = (seed: number) => {
  let drawn = seed;
  return async () => {
    drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
    await turns(drawn % 7);
  };
};

/** Lets other work go on so many times. */
async function turns(many: number): Promise<void> {
  for (let left = many; left > 0; left -= 1) await Promise.resolve();
}

const settled = async (tries: ReadonlyArray<Promise<unknown>>) => {
  const all = await Promise.allSettled(tries);
  const won = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const lost = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as AppError] : []));
  return { won, lost };
};

test('of fifty taps on "take over" one wins, and the others learn what stands there now', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const w = await world({ before: interleaved(seed) });
      const offered = await dispatchedComplaint(w);
      const assignee = offered.workOrder?.assignee ?? '';
      const tap = () => w.as(assignee, takeOverIt, orderOf(offered));

      const { won, lost } = await settled(Array.from({ length: AT_ONCE }, tap));

      expect(won).toHaveLength(1);
      expect(lost.map(({ code }) => code)).toEqual(Array(AT_ONCE - 1).fill('version.stale'));
      const now = { version: offered.version + 1, current: 'IN_PROGRESS' };
      expect(lost.map(({ details }) => details)).toEqual(Array(AT_ONCE - 1).fill(now));
      expect(w.story(offered.id).filter((type) => type === 'work-order.taken-over')).toHaveLength(1);
    }),
    { numRuns: 10 },
  );
});

test('fifty deliveries of one request act once and are all answered alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const w = await world({ before: interleaved(seed) });
      const deliver = () => w.as('S04', register, { body: matter, key: 'one request' });

      const { won, lost } = await settled(Array.from({ length: AT_ONCE }, deliver));

      expect(lost).toEqual([]);
      expect(new Set(won.map((answer) => JSON.stringify(TicketView.parse(answer)))).size).toBe(1);
      expect(w.events().map(({ type }) => type)).toEqual(['ticket.received']);
    }),
    { numRuns: 10 },
  );
});

test('fifty deliveries of one change act once and are all answered alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const w = await world({ before: interleaved(seed) });
      const offered = await dispatchedComplaint(w);
      const assignee = offered.workOrder?.assignee ?? '';
      const deliver = () => w.as(assignee, takeOverIt, { ...orderOf(offered), key: 'one request' });

      const { won, lost } = await settled(Array.from({ length: AT_ONCE }, deliver));

      expect(lost.map(({ code }) => code)).toEqual([]);
      expect(new Set(won.map((answer) => JSON.stringify(TicketView.parse(answer)))).size).toBe(1);
      expect(w.story(offered.id).at(-1)).toBe('work-order.taken-over');
    }),
    { numRuns: 10 },
  );
});

test('fifty deliveries of one call act once and are all answered alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const w = await world({ before: interleaved(seed) });
      const done = await resolvedComplaint(w);
      await w.relay();
      const call = (await w.as('S13', list, {})).items[0];
      const body = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
      const deliver = () => w.as('S13', record, { params: { followUpId: call?.id }, body, key: 'one request' });

      const { won, lost } = await settled(Array.from({ length: AT_ONCE }, deliver));

      expect(lost.map(({ code }) => code)).toEqual([]);
      expect(new Set(won.map((answer) => JSON.stringify(FollowUp.parse(answer)))).size).toBe(1);
      expect(w.story(done.id).at(-1)).toBe('ticket.closed');
    }),
    { numRuns: 10 },
  );
});

test('fifty colleagues who file at once get fifty different numbers', async () => {
  const w = await world({ before: interleaved(7) });

  const filed = await Promise.all(Array.from({ length: AT_ONCE }, () => w.as('S04', register, { body: matter })));

  expect(new Set(filed.map((ticket) => ticket.ticketNo)).size).toBe(AT_ONCE);
});

test('of a person and the machine that meet at the end of an offer, exactly one has his way', async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const w = await world({ before: interleaved(seed) });
      const offered = await dispatchedComplaint(w);
      await w.relay();
      const execution = w.executions.find(({ machine }) => machine === 'complaint-dispatch');
      if (execution) w.now = execution.memory.wakeAt;
      const assignee = offered.workOrder?.assignee ?? '';

      // The machine reads more before it writes: the person begins now sooner, now later, so that each wins at times.
      const person = turns(seed % 160).then(() => w.as(assignee, takeOverIt, orderOf(offered)));
      await Promise.allSettled([person, execution ? w.wake(execution) : undefined]);

      const story = w.story(offered.id).slice(4);
      outcomes.add(story.join());
      expect(['work-order.taken-over', 'work-order.offered-again']).toContain(story[0]);
      expect(story).toHaveLength(1);
      const heads = await listOf(w, (await w.ticket(offered.ticketNo)).workOrder?.assignee ?? '');
      expect(heads).toEqual([offered.id]);
    }),
    { numRuns: 40 },
  );
  expect(outcomes.size).toBe(2);
});

const listOf = async (w: World, staffNo: string) =>
  (await w.as(staffNo, listMine, {})).items.map(({ ticket }) => ticket.id);

test('a message that was read before another one was written is refused, not lost', async () => {
  const w = await world();
  const offered = await dispatchedComplaint(w);
  await w.as('S02', message, { ...of(offered), body: { text: '甲' } });

  const { lost } = await settled([w.as('S02', message, { ...of(offered), body: { text: '乙' } })]);

  expect(lost.map(({ code, details }) => [code, details])).toEqual([
    ['version.stale', { version: offered.version + 1, current: 'DISPATCHED' }],
  ]);
});
