import { beforeEach, describe, expect, test } from 'vitest';
import { cancel } from '../../../functions/follow-ups/actions/cancel-follow-up.ts';
import { list } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import { archiveIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { reopenIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { accept, assess, resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { findings, matter, of, result, takenOver } from '../../support/complaint.ts';
import { hours, minutes, outcomeOf, type World, world } from '../../support/world.ts';

const DAY = 24;
const good = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 } as const;
const bad = { ...good, solved: 'NO', overall: 1 } as const;

/** Resolved after 40 minutes, and the first call made two days later. */
async function resolvedAs(w: World, severity: string): Promise<TicketView> {
  const filed = await w.as('S04', register, { body: matter });
  const assessed = await w.as('S04', assess, { ...of(filed), body: { ...findings, severity } });
  const accepted = await w.as('S04', accept, of(assessed));
  const offered = await w.as('S04', dispatchIt, { ...of(accepted), body: { unitId: 'HOUSEKEEPING' } });
  const working = await takenOver(w, offered);
  await w.pass(minutes(40));
  // The ladder of the highest priority has climbed meanwhile.
  const { version } = await w.ticket(working.ticketNo);
  const done = await w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), version, body: result });
  await w.relay();
  return done;
}

const calls = async (w: World) => (await w.as('S13', list, {})).items;

async function called(w: World, body: object) {
  const [call] = await calls(w);
  const made = await w.as('S13', record, { params: { followUpId: call?.id }, body });
  await w.relay();
  return made;
}

async function closedAs(w: World, severity: string) {
  const done = await resolvedAs(w, severity);
  await w.pass(hours(2 * DAY));
  await called(w, good);
  return done;
}

test.each([
  ['MAJOR', 'P1', 1],
  ['SERIOUS', 'P2', 1],
  ['MINOR', 'P3', 0],
])(
  'of severity %s (%s) a guest is called once more on day 7 by somebody who did not handle it: %i call',
  async (severity, priority, n) => {
    const w = await world();
    const done = await closedAs(w, severity);

    const planned = await calls(w);

    const ticket = await w.ticket(done.ticketNo);
    expect([ticket.status, ticket.priority, planned.length]).toEqual(['CLOSED', priority, n]);
    for (const call of planned) {
      expect(call).toMatchObject({ second: true, status: 'PLANNED', notFor: [done.workOrder?.assignee] });
      expect(Date.parse(call.dueAt) - Date.parse(done.resolvedAt ?? '')).toBe(hours(7 * DAY));
    }
  },
);

describe('the second call', () => {
  let w: World;
  let done: TicketView;
  const standing = () => w.ticket(done.ticketNo);
  const story = () => w.story(done.id);

  beforeEach(async () => {
    w = await world();
    done = await closedAs(w, 'SERIOUS');
  });

  test('falls due on day 7 and leaves a matter that has stayed solved as it is', async () => {
    await w.pass(hours(5 * DAY));
    const [due] = await calls(w);

    const made = await called(w, good);

    expect([due?.status, made.status, (await standing()).status]).toEqual(['DUE', 'DONE', 'CLOSED']);
    expect(story().slice(-3)).toEqual(['follow-up.planned', 'follow-up.due', 'follow-up.second-done']);
    expect(await calls(w)).toEqual([]);
    await w.pass(hours(30 * DAY));
    expect(w.executions).toEqual([]);
  });

  test.each([
    ['is not solved after all', bad, 'NOT_SOLVED'],
    ['is rated two', { ...good, solved: 'PARTLY', overall: 2 }, 'RATED_LOW'],
  ])('of a matter that %s takes it up again, told to the supervisor', async (_what, answer, reason) => {
    await w.pass(hours(5 * DAY));

    await called(w, answer);

    const ticket = await standing();
    expect([ticket.status, ticket.reopened, ticket.level]).toEqual(['ACCEPTED', 1, 2]);
    const told = w.events().find(({ type }) => type === 'ticket.reopened');
    expect(told?.facts).toMatchObject({ reason, second: true, to: 'S02' });
  });

  test('that reaches nobody in five tries ends, and the matter stays closed as it was', async () => {
    await w.pass(hours(5 * DAY));
    for (let n = 0; n < 5; n += 1) {
      await called(w, { outcome: 'NO_ANSWER' });
      await w.pass(hours(DAY));
    }

    expect([story().at(-1), (await standing()).status, await calls(w)]).toEqual([
      'follow-up.second-ended',
      'CLOSED',
      [],
    ]);
    expect(story().filter((type) => type === 'ticket.closed')).toHaveLength(1);
  });

  test('that the guest does not want, or that is called off, ends without closing it again', async () => {
    const [call] = await calls(w);
    const off = await w.as('S09', cancel, { params: { followUpId: call?.id }, body: { reason: '客人已来信致谢' } });

    expect([off.status, (await standing()).status]).toEqual(['CANCELLED', 'CLOSED']);
    expect(w.events().at(-1)).toMatchObject({ type: 'follow-up.second-ended', facts: { how: 'CANCELLED' } });
  });

  test('is over once the matter was taken up again before it', async () => {
    await w.as('S04', reopenIt, { ...of((await standing()) as never), body: { reason: '又坏了' } });
    const [call] = await calls(w);

    const late = await outcomeOf(() => w.as('S13', record, { params: { followUpId: call?.id }, body: good }));
    await w.pass(hours(6 * DAY));

    expect(late).toBe('state.notAllowed');
    expect(story()).toContain('follow-up.cancelled');
  });

  test('keeps the matter from being sealed until it is made', async () => {
    const archiving = async () => w.as('S17', archiveIt, of((await standing()) as never));
    const early = await outcomeOf(archiving);
    await w.pass(hours(5 * DAY));
    await called(w, good);

    expect([early, (await archiving()).status]).toEqual(['archive.callToCome', 'ARCHIVED']);
  });
});

test('a lost closing is found by the reconciler: the call on day 7 is planned all the same, once', async () => {
  const w = await world();
  const done = await resolvedAs(w, 'SERIOUS');
  await w.pass(hours(2 * DAY));
  const [call] = await calls(w);
  await w.as('S13', record, { params: { followUpId: call?.id }, body: good });
  await w.relay((event) => event.type === 'ticket.closed');
  const before = await calls(w);

  await w.pass(minutes(20));
  await w.reconcile();
  await w.reconcile();

  expect([before.length, (await calls(w)).length]).toEqual([0, 1]);
  expect(w.story(done.id).filter((type) => type === 'follow-up.planned')).toHaveLength(2);
});
