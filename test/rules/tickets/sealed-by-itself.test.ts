import { describe, expect, test } from 'vitest';
import { list as listCalls } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import type { TicketNo } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { waiveIt } from '../../../functions/lessons/actions/change-lesson.ts';
import { lessonIdOf } from '../../../functions/lessons/model.ts';
import type { Write } from '../../../functions/platform/table.ts';
import { settleAfterwordIt } from '../../../functions/tickets/after-closing/actions/after-closing.ts';
import { archiveIt, verifyIt, viewIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { sealsAt } from '../../../functions/tickets/archiving/archiving-rules.ts';
import { sealing } from '../../../functions/tickets/archiving/seal.ts';
import { reopenIt, withdrawIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { guestWrites } from '../../../functions/tickets/dialogue/conversation-rules.ts';
import { assess, decline } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { looksUnwatched } from '../../../functions/tickets/ladder/escalation-rules.ts';
import { mergeIt } from '../../../functions/tickets/merging/actions/merge-tickets.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { act, fresh, resolvedNow } from '../../support/acts.ts';
import { aTicket, later, now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, findings, matter, of, takenOver } from '../../support/complaint.ts';
import { hours, outcomeOf, site, type World, world } from '../../support/world.ts';

const days = (n: number) => hours(24 * n);
const content = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };

/** A complaint that was resolved, called about and closed, and is filed as that. */
async function closed(w: World, found: object = findings): Promise<TicketView> {
  const working = await takenOver(w, await dispatchedComplaint(w));
  await act(w, 'S04', assess, working, found);
  const call = await resolvedNow(w, working);
  await w.as('S13', record, { ...call, body: content });
  await w.relay();
  return fresh(w, working);
}

/** The reconciler runs every five minutes; here once a day. */
async function livesOn(w: World, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await w.pass(days(1));
    await w.reconcile();
  }
}

const seals = (w: World) => w.events().filter(({ type }) => type === 'ticket.archived');

test.each([
  ['after its days', { afterEnd: 90, reopenable: 30 }, '2027-02-21T02:00:00.000Z'],
  ['not before it can be taken up again no more', { afterEnd: 10, reopenable: 45 }, '2027-01-07T02:00:00.000Z'],
])('a matter that is over is sealed %s', (_title, of, at) => {
  expect(sealsAt('2026-11-23T02:00:00.000Z' as Instant, of)).toBe(at);
});

test.each<[string, Parameters<typeof aTicket>[0], Instant | undefined]>([
  ['resolved, and its call is not planned', { status: 'RESOLVED' }, later(10)],
  ['resolved, and its call is planned', { status: 'RESOLVED', followUps: 1 }, undefined],
  ['closed, and filed for its next look', { status: 'CLOSED', watchAt: later(600) }, later(600)],
  ['closed, and filed for none', { status: 'CLOSED', watchAt: undefined }, now],
  ['sealed, and kept for its time', { status: 'ARCHIVED', watchAt: later(9_000) }, later(9_000)],
  ['merged into another, and filed for none', { status: 'MERGED', watchAt: undefined }, now],
])('a matter that the ladder watches no more is looked at again: %s', (_title, over, at) => {
  expect(looksUnwatched(aTicket(over), now)).toBe(at);
});

describe('a closed matter', () => {
  test('is sealed by itself on its day and not before, once, by nobody, and whole', async () => {
    const w = await world();
    const ticket = await closed(w);
    const params = { ticketId: ticket.id };

    await w.reconcile();
    await w.pass(days(89));
    await w.reconcile();
    const before = (await fresh(w, ticket)).status;
    await livesOn(w, 2);
    await livesOn(w, 2);

    expect([before, (await fresh(w, ticket)).status, seals(w).length]).toEqual(['CLOSED', 'ARCHIVED', 1]);
    expect(seals(w)[0]?.actor).toEqual({ kind: 'system', id: 'archive' });
    const [seal, verdict] = [await w.as('S02', viewIt, { params }), await w.as('S02', verifyIt, { params })];
    expect(seal).toMatchObject({ endedAs: 'SOLVED', retention: 'DISPUTE' });
    expect(seal.sealedBy).toBeUndefined();
    expect(verdict).toMatchObject({ intact: true, later: 1 });
  });

  test('that was merged into another is sealed, too, when nobody can take them apart any more', async () => {
    const w = await world();
    const [duplicate, into] = [await dispatchedComplaint(w), await dispatchedComplaint(w)];
    await act(w, 'S04', mergeIt, duplicate, { into: into.ticketNo });
    await w.relay();

    await livesOn(w, 89);
    const before = (await fresh(w, duplicate)).status;
    const byHand = await outcomeOf(() => act(w, 'S17', archiveIt, duplicate, {}));
    await livesOn(w, 3);

    expect([before, byHand, (await fresh(w, duplicate)).status]).toEqual(['MERGED', 'state.notAllowed', 'ARCHIVED']);
  });

  test('that is taken up again is reckoned anew from its next closing', async () => {
    const w = await world();
    const ticket = await closed(w);
    await livesOn(w, 20);
    await act(w, 'S02', reopenIt, ticket, { reason: '又坏了' });

    await livesOn(w, 80);

    expect([(await fresh(w, ticket)).status, seals(w).length]).toEqual(['ACCEPTED', 0]);
  });

  test('whose guest has written since is sealed when somebody has read it', async () => {
    const w = await world();
    const ticket = await closed(w);
    const standing = await w.ticket(ticket.ticketNo);
    const timing = await w.tickets.timing(site, standing);
    const by = { actor: { kind: 'public' as const, site }, now: w.now, correlationId: 'guest' };
    await w.tickets.tickets.save(standing, guestWrites(standing, '谢谢', w.now, timing), by);
    await w.relay();
    await livesOn(w, 92);
    const waiting = (await fresh(w, ticket)).status;
    await act(w, 'S02', settleAfterwordIt, ticket, { actionable: false, reason: '致谢' });

    await livesOn(w, 2);

    expect([waiting, (await fresh(w, ticket)).status]).toEqual(['CLOSED', 'ARCHIVED']);
  });

  test('that owes a lesson is sealed when that is over, and so is its call on day 7', async () => {
    const w = await world();
    const ticket = await closed(w, { ...findings, severity: 'SERIOUS' });
    await w.pass(days(6));
    const [second] = (await w.as('S09', listCalls, {})).items;
    await w.as('S13', record, { params: { followUpId: second?.id }, body: content });
    await livesOn(w, 92);
    const waiting = (await fresh(w, ticket)).status;
    const lessonId = lessonIdOf(ticket.ticketNo as TicketNo);
    const { version } = (await w.lessons.lessons.find(site, lessonId)) ?? { version: 0 };
    await w.as('S03', waiveIt, { params: { lessonId }, version, body: { reason: '个案' } } as never);

    await livesOn(w, 2);

    expect([second?.second, waiting, (await fresh(w, ticket)).status]).toEqual([true, 'CLOSED', 'ARCHIVED']);
  });

  test('with a call to come waits for it', async () => {
    const w = await world();
    const ticket = await closed(w, { ...findings, severity: 'SERIOUS' });
    const sealed = await outcomeOf(async () =>
      sealing(await w.ticket(ticket.ticketNo), { deps: w.tickets, now: w.now }),
    );

    expect(sealed).toBe('archive.callToCome');
  });

  test('of a group is not sealed before its members have ended with it', async () => {
    const w = await world();
    const ticket = await closed(w);
    const group = { ...(await w.ticket(ticket.ticketNo)), binds: true as const };

    expect(await outcomeOf(() => sealing(group, { deps: w.tickets, now: w.now }))).toBe('archive.groupNotEnded');
  });

  test('whose seal breaks off, or that a person seals in that moment, is sealed once', async () => {
    const broken = { on: false };
    const w = await world({
      over: (table) => ({
        ...table,
        transact: async (writes: readonly Write[]) => {
          if (broken.on && JSON.stringify(writes).includes('ticket.archived')) throw new Error('the function crashed');
          return table.transact(writes);
        },
      }),
    });
    const [one, other] = [await closed(w), await closed(w)];
    await w.reconcile();
    await w.pass(days(91));
    broken.on = true;
    await w.reconcile();
    broken.on = false;
    const crashed = await Promise.all([one, other].map(async (each) => (await fresh(w, each)).status));
    await w.as('S17', archiveIt, of(await fresh(w, other)));

    await livesOn(w, 1);

    expect(crashed).toEqual(['CLOSED', 'CLOSED']);
    expect(
      seals(w)
        .map(({ actor }) => actor.id)
        .sort(),
    ).toEqual(['S17', 'archive']);
  });
});

test.each<[string, (w: World, ticket: TicketView) => Promise<unknown>]>([
  ['taken back', (w, ticket) => act(w, 'S02', withdrawIt, ticket, {})],
  ['declined', (w, ticket) => act(w, 'S03', decline, ticket, { reason: '不属本度假区' })],
])('a matter that was %s is sealed, too', async (_how, end) => {
  const w = await world();
  const ticket = await w.as('S04', register, { body: matter });
  await act(w, 'S04', assess, ticket, findings);
  await w.pass(days(1));
  await end(w, ticket);
  await w.relay();
  await w.reconcile();
  await w.pass(days(89));
  await w.reconcile();
  const before = (await fresh(w, ticket)).status;

  await livesOn(w, 2);

  expect([before === 'ARCHIVED', (await fresh(w, ticket)).status]).toEqual([false, 'ARCHIVED']);
});
