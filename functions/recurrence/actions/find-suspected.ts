import { addDays } from '../../kernel/time.ts';
import { maySee } from '../../tickets/desk/scope.ts';
import { findSuspected } from '../contract.ts';
import { action } from '../deps.ts';
import { REPEAT_DAYS, suspected } from '../rules.ts';

/** What the same guest told before; of a matter that the caller is kept away from, nothing. */
export const findSuspectedIt = action(findSuspected, async ({ input, actor, now, deps }) => {
  const { object, domain, ...who } = input.body;
  const traces = await deps.recurrence.ofParties(actor.site, deps.parties.of(who), addDays(now, -REPEAT_DAYS));
  const found = suspected({ domain, object: deps.parties.objectOf(object) }, traces, now);
  const standing = await Promise.all(found.map(({ ticketNo }) => deps.tickets.tickets.find(actor.site, ticketNo)));
  const items = found.flatMap((one, n) => {
    const ticket = standing[n];
    return ticket && maySee(actor, 'ticket.register', ticket) ? [{ ...one, status: ticket.status }] : [];
  });
  return { items };
});
