import { expect, test } from 'vitest';
import { listMine, listQueue } from '../../functions/tickets/desk/actions/list-tickets.ts';
import { timeline, view } from '../../functions/tickets/desk/actions/view-ticket.ts';
import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { recuseIt } from '../../functions/tickets/dispatch/actions/recuse-person.ts';
import { takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { accept, assess } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import { findings, matter, of, orderOf } from '../support/complaint.ts';
import { outcomeOf, world } from '../support/world.ts';

test('who is complained about is not asked, sees nothing, and his supervisor is told from the beginning', async () => {
  const w = await world();

  const filed = await w.as('S04', register, { body: { ...matter, aboutStaff: ['D01'] } });
  const assessed = await w.as('S02', assess, { ...of(filed), body: findings });
  const accepted = await w.as('S02', accept, of(assessed));
  const to = { unitId: 'HOUSEKEEPING', staffId: 'D01B' };
  const offered = await w.as('S02', dispatchIt, { ...of(accepted), body: to });

  const seen = [
    await outcomeOf(() => w.as('D01', view, { params: { ticketId: offered.id } })),
    await outcomeOf(() => w.as('D01', timeline, { params: { ticketId: offered.id } })),
    (await w.as('D01', listQueue, { query: { queue: 'unit' } })).items.length,
    (await w.as('D01B', listQueue, { query: { queue: 'unit' } })).items.length,
  ];
  expect(offered.workOrder?.assignee).toBe('D01B');
  expect(seen).toEqual(['ticket.notFound', 'ticket.notFound', 0, 1]);
  expect(w.events()[0]).toMatchObject({ type: 'ticket.received', facts: { to: 'S02' } });
});

test('nobody registers a matter about himself', async () => {
  const w = await world();

  const told = await outcomeOf(() => w.as('S04', register, { body: { ...matter, aboutStaff: ['S04'] } }));

  expect(told).toBe('ticket.aboutYourself');
});

test('who turns out to be concerned while he works on it loses it in the same act', async () => {
  const w = await world();
  const filed = await w.as('S04', register, { body: matter });
  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });
  const accepted = await w.as('S04', accept, of(assessed));
  const offered = await w.as('S04', dispatchIt, { ...of(accepted), body: { unitId: 'HOUSEKEEPING' } });
  const working = await w.as('D01', takeOverIt, orderOf(offered));

  const after = await w.as('S03', recuseIt, { ...of(working), body: { staffNo: 'D01', reason: '涉及本人' } });

  expect(after.workOrder).toMatchObject({ assignee: 'D01B', status: 'OFFERED' });
  expect((await w.as('D01', listMine, {})).items).toEqual([]);
  expect(await outcomeOf(() => w.as('D01', view, { params: { ticketId: offered.id } }))).toBe('ticket.notFound');
});

test('the ladder passes over who is complained about, wherever he stands on it', async () => {
  const w = await world();

  await w.as('S04', register, { body: { ...matter, aboutStaff: ['S02'] } });

  // S03 stands in for the supervisor.
  expect(w.events()[0]?.facts).toMatchObject({ to: 'S03' });
});
