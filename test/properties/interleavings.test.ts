import fc from 'fast-check';
import { expect, test } from 'vitest';
import { record } from '../../functions/follow-ups/actions/record-attempt.ts';
import { settleCall } from '../../functions/follow-ups/steps/settle-attempt.ts';
import type { AppError } from '../../functions/kernel/errors.ts';
import { followUpIdOf } from '../../functions/kernel/ids.ts';
import { addMs, type Instant } from '../../functions/kernel/time.ts';
import * as talk from '../../functions/tickets/dialogue/actions/converse.ts';
import { guestWrites } from '../../functions/tickets/dialogue/conversation-rules.ts';
import { returnIt, takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { settleIfLapsed } from '../../functions/tickets/dispatch/steps/settle-offer.ts';
import { message, resolveIt } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { reassignIt } from '../../functions/tickets/ladder/actions/command.ts';
import { climbIfDue } from '../../functions/tickets/ladder/steps/evaluate-clocks.ts';
import type { Ticket } from '../../functions/tickets/model.ts';
import type { TicketView } from '../../functions/tickets/views.ts';
import { dispatchedComplaint, of, orderOf, resolvedComplaint, result, takenOver } from '../support/complaint.ts';
import { keptBy, rulesHold } from '../support/ticket-invariants.ts';
import { hours, site, type World, world } from '../support/world.ts';

/** Two people, a timer and a message that comes twice race for one row, in every order that a scheduler finds. */

type Racer = (w: World, ticket: TicketView) => Promise<unknown>;
interface Race {
  readonly begin: (w: World) => Promise<TicketView>;
  /** When they all act: the instant that a timer waits for. */
  readonly at: (ticket: Ticket) => Instant;
  readonly racers: Readonly<Record<string, Racer>>;
}

const assignee = (ticket: TicketView) => ticket.workOrder?.assignee ?? '';
const standing = (w: World, { ticketNo }: TicketView) => w.ticket(ticketNo);
const ladder: Racer = async (w, ticket) =>
  climbIfDue(await standing(w, ticket), { now: w.now, deps: w.tickets, correlationId: 'ladder' });

const guest: Racer = async (w, ticket) => {
  const now = await standing(w, ticket);
  const changed = guestWrites(now, '是 A1203', w.now, await w.tickets.timing(site, now));
  return w.tickets.tickets.save(now, changed, { actor: { kind: 'public', site }, now: w.now, correlationId: 'guest' });
};

const races: Readonly<Record<string, Race>> = {
  'an offer at its end': {
    begin: (w) => dispatchedComplaint(w),
    at: ({ workOrder, receivedAt }) => workOrder?.takeOverBy ?? receivedAt,
    racers: {
      takeOver: (w, ticket) => w.as(assignee(ticket), takeOverIt, { ...orderOf(ticket), key: 'a tap' }),
      takeOverTwice: (w, ticket) => w.as(assignee(ticket), takeOverIt, { ...orderOf(ticket), key: 'a tap' }),
      giveBack: (w, ticket) =>
        w.as(assignee(ticket), returnIt, { ...orderOf(ticket), body: { reason: '不归我' }, key: 'a return' }),
      reassign: (w, ticket) => w.as('S04', reassignIt, { ...of(ticket), body: { unitId: 'CATERING', reason: '餐饮' } }),
      timer: async (w, ticket) =>
        settleIfLapsed(await standing(w, ticket), { now: w.now, deps: w.tickets, correlationId: 'timer' }),
      timerTwice: async (w, ticket) =>
        settleIfLapsed(await standing(w, ticket), { now: w.now, deps: w.tickets, correlationId: 'timer' }),
      ladder,
    },
  },
  'a question at the end of its wait': {
    begin: async (w) => {
      const working = await takenOver(w, await dispatchedComplaint(w));
      return w.as(assignee(working), talk.askIt, { ...of(working), body: { question: '哪一间房？' } });
    },
    at: ({ pausedAt, receivedAt }) => addMs(pausedAt ?? receivedAt, hours(24 * 8)),
    racers: {
      guest,
      guestTwice: guest,
      ladder,
      ladderTwice: ladder,
      withdraw: (w, ticket) => w.as('S02', talk.withdrawIt, { ...of(ticket), body: {} }),
      write: (w, ticket) => w.as('S02', message, { ...of(ticket), body: { text: '请尽快答复' } }),
    },
  },
  'a matter that is resolved while it climbs': {
    begin: async (w) => takenOver(w, await dispatchedComplaint(w)),
    at: ({ clocks, receivedAt }) => clocks.RESOLVE?.dueAt ?? receivedAt,
    racers: {
      resolve: (w, ticket) => w.as(assignee(ticket), resolveIt, { ...of(ticket), body: result, key: 'a result' }),
      resolveTwice: (w, ticket) => w.as(assignee(ticket), resolveIt, { ...of(ticket), body: result, key: 'a result' }),
      write: (w, ticket) => w.as('S02', message, { ...of(ticket), body: { text: '马上到' } }),
      propose: (w, ticket) => w.as(assignee(ticket), talk.proposeIt, { ...of(ticket), body: { proposal: '退款' } }),
      ladder,
      ladderTwice: ladder,
    },
  },
  'a call that is due': {
    begin: async (w) => {
      const done = await resolvedComplaint(w);
      await w.relay();
      return { ...done, version: (await standing(w, done)).version };
    },
    at: ({ resolvedAt, receivedAt }) => addMs(resolvedAt ?? receivedAt, hours(24 * 3)),
    racers: {
      answered: (w, ticket) => call(w, ticket, { outcome: 'ANSWERED', talkSeconds: 60, solved: 'NO', overall: 1 }),
      refused: (w, ticket) => call(w, ticket, { outcome: 'REFUSED' }),
      reopen: (w, ticket) => w.as('S04', talk.reopenIt, { ...of(ticket), body: { reason: '又坏了' } }),
      timer: (w, ticket) => callTimer(w, ticket),
      timerTwice: (w, ticket) => callTimer(w, ticket),
    },
  },
};

const callOf = ({ id }: TicketView) => followUpIdOf(id as Ticket['id'], 1);
const call = (w: World, ticket: TicketView, body: object) =>
  w.as('S13', record, { params: { followUpId: callOf(ticket) }, body });
const callTimer: Racer = async (w, ticket) => {
  const { followUp } = await w.followUps.followUps.pair(site, callOf(ticket));
  return settleCall(followUp, { now: w.now, deps: w.followUps, correlationId: 'timer' });
};

/** Whoever loses learns it by name; nothing else may be thrown. */
const REFUSED = [
  'version.stale',
  'state.notAllowed',
  'workOrder.notYours',
  'workOrder.notFound',
  'workOrder.tooLateToReturn',
  // It went to another unit before he came: what he may not see any more is not there for him.
  'ticket.notFound',
  'table.busy',
];

const anyRace = fc
  .constantFrom(...Object.keys(races))
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.shuffledSubarray(Object.keys(races[name]?.racers ?? {}), { minLength: 3, maxLength: 5 }),
    ),
  );

test('whoever races for a row, in whatever order: one event a version, moves of the table, nothing done twice', {
  timeout: 240_000,
}, async () => {
  const won = new Map<string, number>();

  await fc.assert(
    fc.asyncProperty(anyRace, fc.scheduler(), async ([name, names], scheduler) => {
      const race = races[name] as Race;
      const on = { racing: false };
      const w = await world({
        before: async () => {
          if (on.racing) await scheduler.schedule(Promise.resolve());
        },
      });
      const ticket = await race.begin(w);
      w.now = race.at(await standing(w, ticket));
      on.racing = true;

      const outcomes = Promise.allSettled(names.map((one) => (race.racers[one] as Racer)(w, ticket)));
      await scheduler.waitFor(outcomes);
      on.racing = false;

      for (const [n, outcome] of (await outcomes).entries()) {
        const racer = `${name}: ${names[n]}`;
        if (outcome.status === 'fulfilled') won.set(racer, (won.get(racer) ?? 0) + 1);
        else
          expect([racer, REFUSED.includes((outcome.reason as AppError).code), outcome.reason]).toEqual([
            racer,
            true,
            outcome.reason,
          ]);
      }
      const rows = keptBy({ w, filed: [ticket.ticketNo as never] });
      for (const kept of rows) rulesHold(kept, new Map());
      const keys = w.events().flatMap(({ op }) => (op ? [op.key] : []));
      expect(new Set(keys).size).toBe(keys.length);
      const told = w
        .events()
        .flatMap(({ type, facts }) =>
          type === 'ticket.escalated' || type === 'ticket.question-reminded' || type === 'ticket.unanswered'
            ? [`${type} ${JSON.stringify(facts.reached ?? facts)}`]
            : [],
        );
      expect(new Set(told).size).toBe(told.length);
    }),
    { numRuns: 120 },
  );

  // A race that one racer always wins is none; who reads more before he writes wins seldom.
  for (const name of Object.keys(races))
    expect([...won.keys()].filter((one) => one.startsWith(name)).length, name).toBeGreaterThan(3);
});
