import { describe, expect, test } from 'vitest';
import { applyIt, approveIt } from '../../functions/rosters/actions/leaves.ts';
import { appointIt } from '../../functions/staff/actions/deputies.ts';
import { departIt, sendAway } from '../../functions/staff/actions/person-verbs.ts';
import { takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { dispatchedComplaint, orderOf, takenOver } from '../support/complaint.ts';
import { hours, outcomeOf, type World, world } from '../support/world.ts';

const away = async (w: World, staffNo: string, verb: typeof departIt | typeof sendAway = departIt) => {
  const { version } = (await w.parts.staff.byNo('dolon' as never, staffNo)) ?? { version: 0 };
  await w.as('A01', verb as typeof departIt, { params: { staffNo }, body: {}, version });
};

describe('what lies with a person', () => {
  test.each([
    ['who leaves, and was offered it', departIt, false],
    ['who leaves, and works on it', departIt, true],
    ['who goes on leave, and works on it', sendAway, true],
  ] as const)(
    '%s goes to the next of his unit, whose time to take it over runs anew',
    async (_title, verb, working) => {
      const w = await world();
      const offered = await dispatchedComplaint(w);
      if (working) await takenOver(w, offered);

      await away(w, 'D01', verb as typeof departIt);
      await w.relay();

      const after = await w.ticket(offered.ticketNo);
      expect(offered.workOrder?.assignee).toBe('D01');
      expect(after.workOrder).toMatchObject({ status: 'OFFERED', assignee: 'D01B' });
      expect(after.status).toBe('DISPATCHED');
      expect(w.story(offered.id).at(-1)).toBe('work-order.handed-on');
      expect(w.executions.some(({ name }) => name.endsWith(`-${after.workOrder?.generation}`))).toBe(true);
    },
  );

  test('goes to who stands in for him, before anybody else', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);
    await w.as('A01', appointIt, { body: { code: 'HANDLER', holder: 'D01', deputy: 'D02' } });

    await away(w, 'D01');
    await w.relay();

    expect((await w.ticket(offered.ticketNo)).workOrder).toMatchObject({ assignee: 'D02', unitId: 'HOUSEKEEPING' });
  });

  test('goes to nobody where nobody is left, and the group leader is told', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);

    await away(w, 'D01B');
    await w.relay();
    await away(w, 'D01');
    await w.relay();

    const after = await w.ticket(offered.ticketNo);
    expect([after.status, after.level]).toEqual(['ACCEPTED', 1]);
    const told = w.events().find((event) => event.type === 'work-order.no-taker');
    expect(told?.facts).toMatchObject({ away: 'D01', to: 'S03' });
  });

  test('goes on once, however often the message comes', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);
    await away(w, 'D01');
    await w.relay();
    const [message] = w.events().filter((event) => event.type === 'staff.departed');
    if (!message) throw new Error('a departure is told');

    await w.consume(message);
    await w.pass(hours(200));
    await w.consume(message);

    expect(w.story(offered.id).filter((type) => type === 'work-order.handed-on')).toHaveLength(1);
  });

  test('is handed on by the reconciler where the message was lost', async () => {
    const w = await world();
    const offered = await dispatchedComplaint(w);
    await away(w, 'D01');
    await w.relay((event) => event.type === 'staff.departed');

    await w.reconcile();

    expect((await w.ticket(offered.ticketNo)).workOrder?.assignee).toBe('D01B');
  });
});

test('who has left can take nothing over any more', async () => {
  const w = await world();
  const offered = await dispatchedComplaint(w);

  await away(w, 'D01');

  await expect(outcomeOf(() => w.as('D01', takeOverIt, orderOf(offered)))).rejects.toThrow(/may not/);
});

describe('approved leave', () => {
  const onLeave = async (w: World, staffNo: string, from: string, to: string) => {
    const applied = await w.as(staffNo, applyIt, { body: { from, to } });
    await w.as('S02', approveIt, { params: { leaveId: applied.id }, version: applied.version });
    await w.relay();
  };
  const standsIn = (w: World, holder: string, deputy: string) =>
    w.as('A01', appointIt, { body: { code: 'HANDLER', holder, deputy } });
  const workingOn = async (w: World) => takenOver(w, await dispatchedComplaint(w));

  test('that has begun hands everything to the deputy at once, without a published month', async () => {
    const w = await world();
    const working = await workingOn(w);
    await standsIn(w, 'D01', 'D02');

    await onLeave(w, 'D01', '2026-11-23', '2026-11-27');

    expect(working.workOrder?.assignee).toBe('D01');
    expect((await w.ticket(working.ticketNo)).workOrder).toMatchObject({ status: 'OFFERED', assignee: 'D02' });
    const told = w.events().find((event) => event.type === 'work-order.handed-on');
    expect(told?.facts).toMatchObject({ away: 'D01', assignee: 'D02' });
  });

  test('that is to come moves nothing before its first day, and everything then', async () => {
    const w = await world();
    const working = await workingOn(w);
    await standsIn(w, 'D01', 'D02');
    await onLeave(w, 'D01', '2026-11-24', '2026-11-24');
    await w.reconcile();
    const before = (await w.ticket(working.ticketNo)).workOrder?.assignee;

    await w.pass(hours(15));
    await w.reconcile();

    expect([before, (await w.ticket(working.ticketNo)).workOrder?.assignee]).toEqual(['D01', 'D02']);
  });

  test('of the deputy too goes on to who stands in for him, and in the end to the next of the unit', async () => {
    const w = await world();
    await standsIn(w, 'D01', 'D02');
    await standsIn(w, 'D02', 'D03');
    const working = await workingOn(w);
    await onLeave(w, 'D02', '2026-11-23', '2026-11-27');

    await onLeave(w, 'D01', '2026-11-23', '2026-11-27');
    const second = (await w.ticket(working.ticketNo)).workOrder?.assignee;
    await onLeave(w, 'D03', '2026-11-23', '2026-11-27');

    expect([second, (await w.ticket(working.ticketNo)).workOrder?.assignee]).toEqual(['D03', 'D01B']);
  });

  test('keeps new matters away, and is over when it ends', async () => {
    const w = await world();
    await onLeave(w, 'D01', '2026-11-23', '2026-11-23');

    const during = await dispatchedComplaint(w);
    await w.pass(hours(24));
    const after = await dispatchedComplaint(w);

    expect([during.workOrder?.assignee, after.workOrder?.assignee]).toEqual(['D01B', 'D01']);
  });
});
