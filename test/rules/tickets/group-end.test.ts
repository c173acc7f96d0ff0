import { expect, test } from 'vitest';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import type { TicketNo } from '../../../functions/kernel/ids.ts';
import type { Write } from '../../../functions/platform/table.ts';
import { closeSilent } from '../../../functions/tickets/after-closing/after-rules.ts';
import { agreeIt, proposeIt, reopenIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { accept, assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { conclude, withdraw } from '../../../functions/tickets/handling/ending-rules.ts';
import { consentIt } from '../../../functions/tickets/linking/actions/link-tickets.ts';
import { endMembers } from '../../../functions/tickets/linking/end-members.ts';
import { groupEnd } from '../../../functions/tickets/linking/group-end-rules.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { act, fresh, membersOf, resolvedNow } from '../../support/acts.ts';
import { aTicket, later, now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, findings, takenOver } from '../../support/complaint.ts';
import { minutes, site, type World, world } from '../../support/world.ts';

const called = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };

/** A group that has settled and is closed; whether anybody was told of the closing is for the case to say. */
async function closedGroup(
  w: World,
  count: number,
  before: (members: TicketView[]) => Promise<unknown> = async () => {},
) {
  const parent = await takenOver(w, await dispatchedComplaint(w));
  const members = await membersOf(w, parent, count);
  await before(members);
  const handler = parent.workOrder?.assignee ?? '';
  await act(w, handler, proposeIt, parent, { proposal: '每人退还当晚房费' });
  for (const one of members) await act(w, 'S04', consentIt, one, { agrees: true, channel: 'PHONE' });
  await act(w, handler, agreeIt, parent);
  const call = await resolvedNow(w, parent);
  await w.as('S13', record, { ...call, body: called });
  return { parent, members };
}

const standing = async (w: World, members: readonly TicketView[]) =>
  Promise.all(members.map(async (one) => (await fresh(w, one)).status));
const ends = (w: World) => w.events().filter(({ facts }) => facts.outcome === 'WITH_GROUP');
const isClosing = ({ type }: { type: string }) => type === 'ticket.closed';

test('a group of sixty, each with parts that others do, ends in pieces that fit a transaction', async () => {
  const largest = { writes: 0 };
  const w = await world({
    over: (table) => ({
      ...table,
      transact: (writes: readonly Write[]) => {
        largest.writes = Math.max(largest.writes, writes.length);
        return table.transact(writes);
      },
    }),
  });
  const { parent, members } = await closedGroup(w, 60, async (all) => {
    for (const one of all) {
      await act(w, 'S04', assess, one, findings);
      await act(w, 'S04', accept, one);
      await act(w, 'S02', dispatchIt, one, { staffId: 'D01', coHandlers: [{ staffId: 'D02' }] });
    }
  });

  await w.relay();

  expect(await standing(w, members)).toEqual(Array(60).fill('CLOSED'));
  const parts = w.table.items().filter(({ is }) => is === 'co-order');
  expect([parts.length, new Set(parts.map(({ status }) => status))]).toEqual([60, new Set(['CANCELLED'])]);
  expect(largest.writes).toBeLessThanOrEqual(100);
  expect((await w.ticket(parent.ticketNo as TicketNo)).binds).toBeUndefined();
});

test('a closing that is told twice ends each member once', async () => {
  const w = await world();
  const { parent, members } = await closedGroup(w, 3);
  const of = { site, ticketNo: parent.ticketNo as TicketNo };
  const telling = () => endMembers(of, { now: w.now, tickets: w.tickets.tickets, correlationId: 'told' });

  await telling();
  await telling();
  await w.relay();

  expect(await standing(w, members)).toEqual(Array(3).fill('CLOSED'));
  expect(ends(w)).toHaveLength(3);
});

test('what breaks off half-way goes on where it stood, and leaves alone whoever came back meanwhile', async () => {
  const broken = { at: '' };
  const w = await world({
    over: (table) => ({
      ...table,
      transact: async (writes: readonly Write[]) => {
        if (broken.at !== '' && JSON.stringify(writes).includes(broken.at)) throw new Error('the function crashed');
        return table.transact(writes);
      },
    }),
  });
  const { parent, members } = await closedGroup(w, 3);
  const inOrder = [...members].sort((a, b) => (a.ticketNo < b.ticketNo ? -1 : 1));
  const [first, , last] = inOrder as [TicketView, TicketView, TicketView];
  const of = { site, ticketNo: parent.ticketNo as TicketNo };
  const telling = () => endMembers(of, { now: w.now, tickets: w.tickets.tickets, correlationId: 'told' });
  broken.at = `"entityId":"${last.id}"`;
  const crashed = await telling().catch((error: Error) => error.message);
  broken.at = '';
  await act(w, 'S02', reopenIt, first, { reason: '仍未退款' });

  await telling();

  expect(crashed).toBe('the function crashed');
  expect(await standing(w, inOrder)).toEqual(['ACCEPTED', 'CLOSED', 'CLOSED']);
  expect(ends(w)).toHaveLength(3);
});

test('a lost closing is made good by the reconciler', async () => {
  const w = await world();
  const { members } = await closedGroup(w, 3);
  await w.relay(isClosing);

  await w.pass(minutes(20));
  await w.mend();

  expect(await standing(w, members)).toEqual(Array(3).fill('CLOSED'));
});

test('a group that is taken up again before anybody was told of its closing ends nobody', async () => {
  const w = await world();
  const { parent, members } = await closedGroup(w, 3);
  await act(w, 'S02', reopenIt, parent, { reason: '代表未收到退款' });

  await w.relay();

  expect(await standing(w, members)).toEqual(Array(3).fill('RECEIVED'));
});

test('a group that agreed and then ends without its solution settles for nobody, and is no group that waits to be ended', () => {
  const agreed = aTicket({ status: 'EXECUTING', binds: true, severity: 'MINOR' });
  const told = { message: '无法达成', facts: {} };

  const ended = [conclude(agreed, told as never, now).head, withdraw(agreed, undefined, now).head];

  expect(ended.map(({ status, binds }) => [status, binds])).toEqual([
    ['CONCLUDED', undefined],
    ['WITHDRAWN', undefined],
  ]);
});

test('a group whose representative leaves a question unanswered ends its members when it is closed for that', () => {
  const silent = aTicket({ status: 'IN_PROGRESS', binds: true, silent: true, handlers: ['D01'] });
  const by = { staffNo: 'S10' } as never;

  const { head, event } = closeSilent(silent, { by, message: '先行结案', now });

  expect([head.binds, head.watchAt, event.facts?.binds]).toEqual([true, later(10), true]);
  expect(groupEnd(head)).toEqual({ ticketNo: head.ticketNo, endedAs: head.endedAs, closedAt: now });
});
