import { textsOf } from '../../kernel/event.ts';
import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import { action, type TicketDeps } from '../deps.ts';
import { wrongQueryCode } from '../errors.ts';
import { lookUpTicket } from '../guest-contract.ts';
import { guestSees } from '../model.ts';
import { promisesOf } from '../views.ts';
import { statusLabels } from '../words.ts';

const SHOWN_EVENTS = 100;

async function publicTimeline(deps: TicketDeps, site: SiteId, no: TicketNo) {
  const { items } = await deps.tickets.events(site, no, { limit: SHOWN_EVENTS });
  return items.flatMap((event) => {
    const text = guestSees[event.type];
    const message =
      event.type === 'ticket.messaged' || event.type === 'ticket.declined' ? textsOf(event)?.message : undefined;
    return text ? [{ at: event.at, what: event.type, text, ...(message !== undefined && { message }) }] : [];
  });
}

/** 1. Not while the number is locked. 2. Number and code must fit; a wrong try counts. 3. Status, promises, public timeline. */
export const lookUp = action(lookUpTicket, async ({ input, actor, now, deps }) => {
  const { ticketNo } = input.params;
  const { site } = actor;
  await deps.tries.mayTry(site, ticketNo, now);
  const found = await deps.tickets.viewIfThere(site, ticketNo);
  if (!found || !deps.numbers.matches(ticketNo, input.body.queryCode, found.detail.codeHash)) {
    await deps.tries.failed(site, ticketNo, now);
    throw wrongQueryCode();
  }
  const { kind, status, receivedAt } = found.ticket;
  const timeline = await publicTimeline(deps, site, ticketNo);
  return {
    ticketNo,
    kind,
    status,
    statusText: statusLabels[status],
    receivedAt,
    promises: promisesOf(found.ticket),
    timeline,
  };
});
