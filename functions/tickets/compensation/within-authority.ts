import type { Instant } from '../../kernel/time.ts';
import type { Write } from '../../platform/table.ts';
import type { Rank } from '../../staff/posts.ts';
import type { TicketDeps } from '../deps.ts';
import type { Ticket } from '../model.ts';
import { countedOnce, limitOf, mustBeWithin, noted, othersOf } from './compensation-rules.ts';
import { grantFor } from './request-rules.ts';

/** What the same guest was offered: his lists, and the other matters that count. */
export async function givenTo(deps: TicketDeps, ticket: Ticket, now: Instant) {
  const { site } = ticket;
  const parties = await deps.partiesOf(ticket);
  const given = await Promise.all(parties.map((party) => deps.compensation.given(site, party)));
  const known = given.flatMap((one) => (one ? [one] : []));
  const others = await Promise.all(othersOf(known, ticket, now).map((no) => deps.tickets.find(site, no)));
  return {
    parties,
    given,
    others: countedOnce(
      others.flatMap((one) => (one ? [one] : [])),
      ticket,
    ),
  };
}

/**
 * Whether somebody may offer so much: counted with what the same guest was offered in other matters, by his own rank or by what
 * somebody above has granted. The lists of the guest are part of the transaction, so that of two who offer at once, the second
 * counts what the first did; so is the grant, so that it is used once.
 */
export async function withinAuthority(
  deps: TicketDeps,
  ticket: Ticket,
  offer: { readonly compensationFen: number; readonly rank: Rank; readonly now: Instant },
): Promise<Write[]> {
  const { compensationFen, rank, now } = offer;
  if (compensationFen === 0) return [];
  const { site, ticketNo } = ticket;
  const [{ parties, given, others }, limits, request] = await Promise.all([
    givenTo(deps, ticket, now),
    deps.compensationLimits(site),
    deps.compensation.request(site, ticketNo),
  ]);
  const used = grantFor(request, compensationFen, { ticket, others, limits });
  if (!used) mustBeWithin(limitOf(limits, rank), { compensationFen, ticket, others });
  const lists = parties.map((party, n) =>
    deps.compensation.givenWrite(noted(given[n], { site, party }, ticket, now), given[n]),
  );
  return Promise.all([...lists, ...(used ? [deps.compensation.requestWrite(used, request)] : [])]);
}
