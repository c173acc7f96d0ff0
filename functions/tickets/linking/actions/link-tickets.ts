import type { StaffActor } from '../../../kernel/actor.ts';
import { type TicketId, type TicketNo, ticketNoOf } from '../../../kernel/ids.ts';
import { wrongState } from '../../../kernel/moves.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import { once } from '../../../platform/once.ts';
import type { Write } from '../../../platform/table.ts';
import { type ChangeCall, changeTicket, circumstancesOf, type Decided } from '../../actions/change-ticket.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { existsFor, maySee } from '../../desk/scope.ts';
import { viewFor } from '../../desk/unseen.ts';
import { ticketNotFound } from '../../errors.ts';
import { mustBeAuthorised } from '../../intake/behalf.ts';
import type { Ticket } from '../../model.ts';
import { numberOf } from '../../parts.ts';
import type { ChangedTicket } from '../../rules.ts';
import type { TicketView } from '../../views.ts';
import { consentForMember, linkTicket, listLinks, unlinkTicket } from '../contract.ts';
import { groupStanding } from '../group-standing.ts';
import {
  askedAnew,
  consent,
  consentingOf,
  link,
  membersOf,
  mustAllConsent,
  type Said,
  settlementOf,
  unlink,
} from '../linking-rules.ts';

type Named = ChangeCall & { readonly input: { readonly params: { readonly ticketId: Ticket['id'] } } };
type Decide = (
  first: Ticket,
  second: Ticket,
) => Promise<{ first: ChangedTicket; second: ChangedTicket; also: readonly Write[] }>;

/** The course of both: 1. a repeat gets the first answer; 2. load both, the caller must reach both; 3. decide; 4. keep all or nothing. */
export async function changeBoth(
  call: Named,
  of: { readonly to: TicketId | TicketNo; readonly capability: string },
  decide: Decide,
): Promise<TicketView> {
  const { actor, deps, version } = call;
  const by = circumstancesOf(call);
  const no = ticketNoOf(call.input.params.ticketId);
  const reached = async (one: Ticket['ticketNo']) => {
    const ticket = await deps.tickets.get(actor.site, one);
    if (!maySee(actor, of.capability, ticket)) throw ticketNotFound();
    return ticket;
  };
  const both = async (): Promise<Ticket> => {
    const first = await reached(no);
    if (first.version !== version) throw stale(first.version, first.status);
    if (first.status === 'ARCHIVED') throw wrongState('link', first.status, [], first.version);
    const second = await reached(numberOf(of.to));
    const { also, ...changed } = await decide(first, second);
    const pair = [
      { before: first, changed: changed.first },
      { before: second, changed: changed.second },
    ] as const;
    return (await deps.tickets.saveBoth(...pair, by, also))[0];
  };
  return viewFor(call, await once(() => deps.tickets.repeated(actor.site, no, by), both));
}

/** The links that two matters have already. */
export async function linksOfBoth({ tickets }: TicketDeps, first: Ticket, second: Ticket) {
  const of = async (one: Ticket, other: Ticket) => {
    const [links, member] = await Promise.all([
      tickets.links(one.site, one.ticketNo),
      tickets.causeMember(one.site, one.ticketNo, other.ticketNo),
    ]);
    return [...links, ...(member ? [member] : [])];
  };
  const [own, others] = await Promise.all([of(first, second), of(second, first)]);
  return { of: own, to: others };
}

/** Both ends are kept with both events. */
export const linkIt = action(linkTicket, (call) =>
  changeBoth(call, { to: call.input.body.to, capability: 'ticket.link' }, async (first, second) => {
    const { to: _other, ...how } = call.input.body;
    const { ends, ...changed } = link(first, second, await linksOfBoth(call.deps, first, second), {
      ...how,
      now: call.now,
    });
    return { ...changed, also: await Promise.all(ends.map((end) => call.deps.tickets.linkWrite(end, undefined))) };
  }),
);

export const unlinkIt = action(unlinkTicket, (call) =>
  changeBoth(call, { to: call.input.body.to, capability: 'ticket.link' }, async (first, second) => {
    const links = await linksOfBoth(call.deps, first, second);
    const { ends, ...changed } = unlink(first, second, links, call.input.body.reason);
    return { ...changed, also: ends.map((end) => call.deps.tickets.unlinking(end)) };
  }),
);

/** What it is linked with; how the other one stands only for whoever may see it. */
export const listLinksIt = action(listLinks, async ({ input, actor, deps }) => {
  const no = ticketNoOf(input.params.ticketId);
  const ticket = await deps.tickets.get(actor.site, no);
  if (!maySee(actor, 'ticket.read', ticket)) throw ticketNotFound();
  const found = await Promise.all([deps.tickets.links(actor.site, no), deps.tickets.causeMembers(actor.site, no)]);
  const items = found.flat().map(async (one) => {
    const other = await deps.tickets.find(actor.site, one.other);
    if (other && !existsFor(actor, other)) return [];
    const seen = other && maySee(actor, 'ticket.read', other);
    return [{ ...one, ...(seen && { status: other.status }) }];
  });
  return { items: (await Promise.all(items)).flat() };
});

/** What a member told by telephone or at the desk. */
export const consentIt = action(consentForMember, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.link' }, (member) =>
    consented(call.deps, member, { ...call.input.body, by: (call.actor as StaffActor).staffNo, now: call.now }),
  ),
);

/**
 * Who may settle: a group of which each member has spoken, and none of them takes his word back meanwhile; somebody who acts for another
 * with the document that says so.
 */
export async function withEveryConsent(
  { tickets }: TicketDeps,
  { site, ticketNo }: Ticket,
  { head, event }: ChangedTicket,
): Promise<Decided> {
  const whole = await tickets.viewIfThere(site, ticketNo);
  mustBeAuthorised(whole?.detail.onBehalf, whole?.authority);
  const links = whole?.links ?? [];
  mustAllConsent(links);
  const facts = { ...event.facts, ...settlementOf(links) };
  const bound = consentingOf(links).length > 0;
  return {
    head: { ...head, ...(bound && { binds: true }) },
    event: { ...event, facts },
    also: membersOf(links).map(tickets.linkStands),
  };
}

/** A new proposal is asked of every member anew. */
export async function askingAnew({ tickets }: TicketDeps, { site, ticketNo }: Ticket): Promise<Write[]> {
  const links = await tickets.links(site, ticketNo);
  return Promise.all(askedAnew(links).map((end) => tickets.linkWrite(end, end)));
}

/** A member's word, and what is kept of it at the parent's end of the link. */
export async function consented(deps: TicketDeps, member: Ticket, said: Said) {
  const group = await groupStanding(deps, member);
  const { changed, end } = consent(member, group, said);
  return { ...changed, also: [await deps.tickets.linkWrite(end, group?.standing)] };
}
