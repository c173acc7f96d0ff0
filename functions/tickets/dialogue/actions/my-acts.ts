import type { CustomerActor } from '../../../kernel/actor.ts';
import { type TicketId, ticketNoOf } from '../../../kernel/ids.ts';
import { addDays, type Instant, isBefore } from '../../../kernel/time.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { ticketNotFound } from '../../errors.ts';
import { isOpen, type Ticket } from '../../model.ts';
import type { Rating } from '../../rating/model.ts';
import { mayRate } from '../../rating/rules.ts';
import {
  type Admitted,
  type Decide,
  type GuestCall,
  goingOn,
  guestActs,
  guestChanges,
  shownTo,
} from '../guest-acting.ts';
import * as contract from '../my-contract.ts';
import { saidIn } from './guest-acts.ts';

export interface MyCall extends GuestCall {
  readonly input: { readonly params: { readonly ticketId: TicketId } };
}

/** A matter that the customer told himself, by his sign-in. Another's does not exist for him, nor one that he told as nobody. */
export async function admittedBySignIn(call: MyCall): Promise<Admitted> {
  const { site, customerId } = call.actor as CustomerActor;
  const asked = ticketNoOf(call.input.params.ticketId);
  const found = await call.deps.tickets.viewIfThere(site, asked);
  if (!found || found.ticket.customerId !== customerId || found.ticket.anonymous) throw ticketNotFound();
  if (found.ticket.mergedInto === undefined) return { ticket: found.ticket, asked, links: found.links };
  return { ticket: await goingOn(call.deps, found.ticket), asked };
}

interface Standing {
  readonly now: Instant;
  readonly proposal: boolean;
  readonly rating: Rating | undefined;
}

/** What he may do now. */
function mayNow(ticket: Ticket, { now, proposal, rating }: Standing): contract.MyTicket['may'] {
  const open = isOpen(ticket);
  const urgeAgain = ticket.urgedAt === undefined || !isBefore(now, addDays(ticket.urgedAt, 1));
  return [
    ...(ticket.status === 'ARCHIVED' ? [] : (['messages'] as const)),
    ...(open && urgeAgain ? (['urge'] as const) : []),
    ...(open ? (['withdraw'] as const) : []),
    ...(proposal ? (['agree', 'disagree'] as const) : []),
    ...(mayRate(rating, ticket, now) ? (['rate'] as const) : []),
  ];
}

/** What he sees of his matter, with what he may do. */
export async function myViewOf(deps: TicketDeps, admitted: Admitted, now: Instant): Promise<contract.MyTicket> {
  const { ticket } = admitted;
  const [view, rating] = await Promise.all([
    shownTo(deps, admitted),
    deps.tickets.rating(ticket.site, ticket.ticketNo),
  ]);
  const may = mayNow(ticket, { now, proposal: view.proposal !== undefined, rating });
  const counts = rating && (rating.corrected ?? rating.first);
  return { ...view, id: `tck_${admitted.asked.slice(2)}` as TicketId, may, ...(counts && { rating: counts }) };
}

/** It must be his; then what he does is decided on what stands now. */
async function acting(call: MyCall, decide: Decide): Promise<contract.MyTicket> {
  const { asked, ...admitted } = await admittedBySignIn(call);
  const ticket = await guestChanges(call, { ...admitted, asked }, decide);
  return myViewOf(call.deps, { ticket, asked }, call.now);
}

export const viewMineIt = action(contract.viewMyTicket, async (call) =>
  myViewOf(call.deps, await admittedBySignIn(call), call.now),
);

export const writeMineIt = action(contract.writeAboutMine, (call) =>
  acting(call, guestActs.write(call, saidIn(call.input.body, ticketNoOf(call.input.params.ticketId)))),
);

export const urgeMineIt = action(contract.urgeMine, (call) => acting(call, guestActs.urge(call)));

export const withdrawMineIt = action(contract.withdrawMine, (call) =>
  acting(call, guestActs.withdraw(call, call.input.body.reason)),
);

export const agreeMineIt = action(contract.agreeMine, (call) => acting(call, guestActs.agree(call)));

export const disagreeMineIt = action(contract.disagreeMine, (call) =>
  acting(call, guestActs.disagree(call, call.input.body.reason)),
);
