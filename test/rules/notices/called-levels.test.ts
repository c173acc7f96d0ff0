import { expect, test } from 'vitest';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { returnIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { reprioritiseIt } from '../../../functions/tickets/ladder/actions/command.ts';
import { mergeIt } from '../../../functions/tickets/merging/actions/merge-tickets.ts';
import { accepted, act, offered, onOrder } from '../../support/acts.ts';
import { type World, world } from '../../support/world.ts';

/** What a person was told of a matter. */
const toldTo = (w: World, recipient: string, ticketNo: string) =>
  w.table
    .items()
    .filter((item) => item.is === 'notice' && item.recipient === recipient && item.ticketNo === ticketNo)
    .map(({ kind }) => kind);
const risesTo = (w: World, type: string) => w.events().findLast((event) => event.type === type)?.facts;

test('whoever must designate after the second giving back is told so, whoever else hears that it was given back', async () => {
  const w = await world({ tells: true });
  const ticket = await offered(w, { staffId: 'D01' });
  await onOrder(w, 'D01', returnIt, ticket, { reason: '不归我' });
  await act(w, 'S04', dispatchIt, ticket, { staffId: 'D02' });
  await onOrder(w, 'D02', returnIt, ticket, { reason: '也不归我' });

  await w.relay();

  const { to, calls } = risesTo(w, 'work-order.returned') ?? {};
  expect(calls).toBe(2);
  expect(toldTo(w, String(to), ticket.ticketNo)).toContain('ticket.escalated');
});

test('whoever a grave matter calls is told where it is merged into an ordinary one', async () => {
  const w = await world({ tells: true });
  const [grave, ordinary] = [await accepted(w), await accepted(w)];
  await act(w, 'S03', reprioritiseIt, grave, { priority: 'P1', reason: '客人受伤' });
  await w.relay();

  await act(w, 'S02', mergeIt, grave, { into: ordinary.ticketNo });
  await w.relay();

  const { to } = risesTo(w, 'ticket.merged-in') ?? {};
  expect(toldTo(w, String(to), ordinary.ticketNo)).toContain('ticket.escalated');
});
