import type { StaffActor } from '../../../kernel/actor.ts';
import type { TicketId, TicketNo } from '../../../kernel/ids.ts';
import { isBefore } from '../../../kernel/time.ts';
import { rankOf } from '../../../staff/posts.ts';
import { changeTicket, circumstancesOf } from '../../actions/change-ticket.ts';
import { mayTestFacts } from '../../after-closing/after-rules.ts';
import { concludedBefore } from '../../after-closing/same-facts.ts';
import { action } from '../../deps.ts';
import { leftByAccused } from '../../dispatch/recusal-rules.ts';
import { withoutParts } from '../../dispatch/without-part.ts';
import { mustBeAnother } from '../../duties/separate.ts';
import { toldBeforeReceipt, toldInFuture, unknownCause } from '../../errors.ts';
import { withFiles } from '../../files.ts';
import { mustBeStaff } from '../../intake/about-staff.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { changeBoth, linksOfBoth } from '../../linking/actions/link-tickets.ts';
import { notConcluded } from '../../linking/errors.ts';
import { link } from '../../linking/linking-rules.ts';
import type { Ticket } from '../../model.ts';
import { type Told, toldWithRoutes } from '../../routes/outside-rules.ts';
import * as rules from '../../rules.ts';
import { resolve } from '../closing-rules.ts';
import * as contract from '../contract.ts';

/** The verbs whose whole decision is one rule. */

export const assess = action(contract.assessTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.assess' }, async (ticket, timing) => {
    const grade = await call.deps.gradeOf(ticket.site, ticket.customerId);
    const told =
      call.input.body.domain === 'TOUR' ? await call.deps.tickets.viewIfThere(ticket.site, ticket.ticketNo) : undefined;
    const { site } = ticket;
    const { aboutStaff } = call.input.body;
    await mustBeStaff(call.deps, aboutStaff, { by: (call.actor as StaffActor).staffNo, site, now: call.now });
    const found = { ...call.input.body, grade, occurredAt: told?.detail.occurredAt };
    const at = { now: call.now, timing };
    const assessed = leftByAccused(ticket, rules.assess(ticket, found, call.now, timing), at);
    const { also, ...changed } = await withoutParts(call.deps, assessed, { staffNos: aboutStaff ?? [], ...at });
    return { ...(await withHolder(ticket, changed, { holderOf: call.deps.holderOf, ...at })), also };
  }),
);

export const accept = action(contract.acceptTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.accept' }, async (ticket, timing) => {
    const { head, event } = rules.accept(ticket, call.now, timing);
    const concluded = await concludedBefore(call.deps, ticket, call.now);
    if (concluded.length === 0) return { head, event };
    // By taking it in he says that the facts are new (L3); who is not a manager cannot.
    mayTestFacts({ status: 'CONCLUDED' }, rankOf((call.actor as StaffActor).post.code));
    return { head, event: { ...event, facts: { ...event.facts, newFactsAfter: concluded } } };
  }),
);

export const decline = action(contract.declineTicket, (call) =>
  call.input.body.sameFactsAs === undefined
    ? changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.decline' }, async (ticket) => {
        const declined = rules.decline(ticket, await toldWhy(call, ticket), call.now);
        await mustBeAnother('DECLINE', ticket, { ...call, actor: call.actor as StaffActor });
        return declined;
      })
    : declineSameFacts(call, call.input.body.sameFactsAs),
);

type DeclineCall = Parameters<typeof changeBoth>[0] & {
  readonly input: { readonly body: { readonly reason: string; readonly routes?: readonly string[] | undefined } };
};

/** Why the house does not take it in, and where the guest may turn to instead (R6). */
async function toldWhy({ deps, input }: DeclineCall, ticket: Ticket): Promise<Told> {
  const { reason, routes: wanted } = input.body;
  return toldWithRoutes(reason, ticket, { policy: await deps.outsideRoutes(ticket.site), wanted });
}

/** F04: told again after a conclusion, with nothing new: kept, explained, linked, and not dispatched again. */
function declineSameFacts(call: DeclineCall, concluded: TicketId | TicketNo) {
  const { deps, now, actor } = call;
  return changeBoth(call, { to: concluded, capability: 'ticket.decline' }, async (ticket, earlier) => {
    mayTestFacts({ status: 'CONCLUDED' }, rankOf((actor as StaffActor).post.code));
    if (earlier.status !== 'CONCLUDED') throw notConcluded(earlier.status);
    const links = await linksOfBoth(deps, ticket, earlier);
    const linked = link(ticket, earlier, links, { relation: 'SAME_FACTS', now });
    const declined = rules.decline(ticket, await toldWhy(call, ticket), now);
    await mustBeAnother('DECLINE', ticket, { deps, now, actor: actor as StaffActor });
    const facts = { ...declined.event.facts, sameFactsAs: earlier.ticketNo };
    return {
      first: { head: declined.head, event: { ...declined.event, facts } },
      second: linked.second,
      also: await Promise.all(linked.ends.map((end) => deps.tickets.linkWrite(end, undefined))),
    };
  });
}

export const message = action(contract.messageGuest, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, (ticket, timing) =>
    rules.message(ticket, call.input.body, call.now, timing),
  ),
);

export const note = action(contract.noteTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, (ticket) =>
    withFiles(call, ticket, rules.note(ticket, call.input.body.text), { keys: call.input.body.attachments }),
  ),
);

export const resolveIt = action(contract.resolveTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, async (ticket, timing) => {
    const { staffNo } = call.actor as StaffActor;
    const { causeCode, complainantToldAt } = call.input.body;
    if (isBefore(call.now, complainantToldAt)) throw toldInFuture();
    if (isBefore(complainantToldAt, ticket.receivedAt)) throw toldBeforeReceipt(ticket.receivedAt);
    const known = causeCode === undefined ? [] : await call.deps.causeCodes(ticket.site);
    if (causeCode !== undefined && !known.includes(causeCode)) throw unknownCause(known);
    const resolved = resolve(ticket, { ...call.input.body, staffNo }, call.now, timing);
    const owed = { owner: staffNo, circumstances: circumstancesOf(call) };
    const decided = { ...resolved, also: await call.deps.lessonOwed(resolved.head, owed) };
    return withFiles(call, ticket, decided, { keys: call.input.body.attachments });
  }),
);
