import type { Instant } from '../../kernel/time.ts';
import type { Write } from '../../platform/table.ts';
import type { TicketDeps } from '../deps.ts';
import type { Ticket } from '../model.ts';
import { mustBeWithin, noted, othersOf } from './compensation-rules.ts';

/**
 * Whether somebody may offer so much: counted with what the same guest was offered in other matters. The lists of the guest are
 * part of the transaction, so that of two who offer at once, the second counts what the first did.
 */
export async function withinAuthority(
  deps: TicketDeps,
  ticket: Ticket,
  offer: { readonly compensationFen: number; readonly limitFen: number | undefined; readonly now: Instant },
): Promise<Write[]> {
  const { compensationFen, limitFen, now } = offer;
  if (compensationFen === 0) return [];
  const { site } = ticket;
  const parties = await deps.partiesOf(ticket);
  const given = await Promise.all(parties.map((party) => deps.tickets.given(site, party)));
  const known = given.flatMap((one) => (one ? [one] : []));
  const others = await Promise.all(othersOf(known, ticket, now).map((no) => deps.tickets.find(site, no)));
  mustBeWithin(limitFen, { compensationFen, ticket, others: others.flatMap((one) => (one ? [one] : [])) });
  return Promise.all(
    parties.map((party, n) => deps.tickets.givenWrite(noted(given[n], { site, party }, ticket, now), given[n])),
  );
}
