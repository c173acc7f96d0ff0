import { expect, test } from 'vitest';
import { showBoardIt } from '../../../functions/board/actions/show-board.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { rosterKind } from '../../../functions/rosters/store.ts';
import { listQueue } from '../../../functions/tickets/desk/actions/list-tickets.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { aRoster, cellsWith } from '../../support/builders-rosters.ts';
import { dispatchedComplaint, of } from '../../support/complaint.ts';
import { hours, minutes, monday, outcomeOf, type World, world } from '../../support/world.ts';

const month = '2026-11';

/** A world whose November is published: who works what on Monday the 23rd. */
async function rostered(lines: Readonly<Record<string, string>>, now: Instant = monday): Promise<World> {
  const w = await world({ now });
  const cells = Object.entries(lines).map(([key, code]) => [key, cellsWith(month, { 23: code })]);
  await w.table.write(await w.records.creating(rosterKind, aRoster(month, Object.fromEntries(cells))));
  return w;
}

const assignee = (ticket: { workOrder?: { assignee: string } | undefined }) => ticket.workOrder?.assignee;

test.each([
  ['who is on shift, though another has the lower number', { 'D01:HANDLER': 'N', 'D01B:HANDLER': 'E' }, 'D01B'],
  ['who is on call where nobody is on shift', { 'D01:HANDLER': 'N', 'D01B:HANDLER': 'K' }, 'D01B'],
  [
    'the duty manager where nobody else is',
    { 'D01:HANDLER': 'N', 'D01B:HANDLER': 'N', 'S02:SERVICE_SUPERVISOR': 'M' },
    'S02',
  ],
])('a matter is offered to %s', async (_who, lines, wanted) => {
  const w = await world();
  const cells = Object.entries(lines).map(([key, code]) => [key, cellsWith(month, { 23: code })]);
  const roster = aRoster(month, Object.fromEntries(cells));
  const onCallByDay = { K: { kind: 'ON_CALL' as const, hours: ['08:00-20:00'] } };
  await w.table.write(
    await w.records.creating(rosterKind, { ...roster, shifts: { ...roster.shifts, ...onCallByDay } }),
  );

  const offered = await dispatchedComplaint(w);

  expect(assignee(offered)).toBe(wanted);
});

test('with nobody to ask the group leader is told at once, it stands on the board as such, and a person off duty may still be named', async () => {
  const w = await rostered({ 'D01:HANDLER': 'N', 'D01B:HANDLER': 'N', 'S03:COMPLAINT_LEADER': 'E' });

  const waiting = await dispatchedComplaint(w);
  const again = await outcomeOf(() =>
    w.as('S04', dispatchIt, { ...of(waiting as never), body: { unitId: 'HOUSEKEEPING' } }),
  );
  await w.relay();
  const { items } = await w.as('S03', listQueue, { query: { queue: 'no-taker' } });
  const board = await w.as('S03', showBoardIt, {});
  const told = w.events().find((event) => event.type === 'work-order.no-taker');
  const named = await w.as('S04', dispatchIt, {
    ...of(waiting as never),
    body: { unitId: 'HOUSEKEEPING', staffId: 'D01' },
  });

  expect([waiting.status, waiting.noTaker, again]).toEqual(['ACCEPTED', true, 'ticket.nobodyToOffer']);
  expect(told?.facts).toMatchObject({ unitId: 'HOUSEKEEPING', to: 'S03', calls: 1 });
  expect([items.map((item) => item.id), board.signals.find(({ signal }) => signal === 'NO_TAKER')?.count]).toEqual([
    [waiting.id],
    1,
  ]);
  expect([assignee(named), named.noTaker]).toEqual(['D01', undefined]);
});

test('a matter that falls to the duty manager is one without a taker: the group leader knows of it', async () => {
  const w = await rostered({
    ...{ 'D01:HANDLER': 'N', 'D01B:HANDLER': 'N', 'S02:SERVICE_SUPERVISOR': 'M', 'S03:COMPLAINT_LEADER': 'E' },
  });

  const offered = await dispatchedComplaint(w);

  const told = w.events().find((event) => event.type === 'work-order.offered');
  expect([assignee(offered), offered.level]).toEqual(['S02', 1]);
  expect(told?.facts).toMatchObject({ reached: 'DUTY_MANAGER', noTaker: true, to: 'S03' });
});

test.each([
  [
    'the supervisor where the group leader is off duty',
    { 'S03:COMPLAINT_LEADER': 'N', 'S02:SERVICE_SUPERVISOR': 'E' },
    'S02',
    ['L1:OFF_DUTY'],
  ],
  ['the group leader on shift', { 'S03:COMPLAINT_LEADER': 'E' }, 'S03', []],
])('a matter that nobody takes is told to %s', async (_who, lines, to, skipped) => {
  const w = await rostered({ ...lines, 'D01:HANDLER': 'D', 'D01B:HANDLER': 'D' });
  await dispatchedComplaint(w);

  await w.pass(hours(5));

  const told = w.events().find((event) => event.type === 'work-order.no-taker');
  expect(told?.facts).toMatchObject({ to, skipped });
});

test('a change of the roster counts for the next offer within half a minute', async () => {
  const w = await rostered({ 'D01:HANDLER': 'E', 'D01B:HANDLER': 'N' });
  const first = await dispatchedComplaint(w);
  const roster = await w.parts.rosters.month('dolon' as never, month);
  const standing = roster.standing;
  if (!standing) throw new Error('no roster');
  const lines = { 'D01:HANDLER': cellsWith(month, { 23: 'N' }), 'D01B:HANDLER': cellsWith(month, { 23: 'E' }) };
  await w.table.write(await w.records.replacing(rosterKind, { ...standing, lines, version: 2 }, { version: 1 }));

  const soon = await dispatchedComplaint(w);
  await w.pass(minutes(1));
  const later = await dispatchedComplaint(w);

  expect([first, soon, later].map(assignee)).toEqual(['D01', 'D01', 'D01B']);
});
