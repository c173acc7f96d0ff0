import { expect, test } from 'vitest';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { dispatchedComplaint, matter, takenOver } from '../../support/complaint.ts';
import { hours, world } from '../../support/world.ts';

test('whoever wrote a matter down is reminded of it until somebody has taken it over, and not after that', async () => {
  const w = await world({ tells: true });
  // Whoever writes has not been spoken to yet.
  const written = { ...matter, channel: 'WECOM' };
  const waiting = await w.as('S07', register, { body: written });
  const working = await takenOver(w, await dispatchedComplaint(w, written));

  await w.pass(hours(3));

  const reminded = (no: string) =>
    w.table
      .items()
      .filter((item) => item.is === 'notice' && item.ticketNo === no && item.kind === 'ticket.reminded')
      .map(({ recipient }) => String(recipient));
  expect(reminded(waiting.ticketNo)).toContain('S07');
  expect(reminded(working.ticketNo)).not.toContain('S04');
});
