import type { StaffActor } from '../../../kernel/actor.ts';
import { rankOf } from '../../../staff/posts.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { mustHandle } from '../../desk/scope.ts';
import { nobodyToAsk } from '../../errors.ts';
import type { Ticket } from '../../model.ts';
import * as contract from '../contract.ts';
import { askCompensation, type ChangedRequest, decideCompensation, rankFor } from '../request-rules.ts';
import { givenTo } from '../within-authority.ts';

/** What a handler's post may not offer: asked for, and decided by somebody above. */

/** All that a decision counts with. */
async function counted(deps: TicketDeps, ticket: Ticket, now: Ticket['receivedAt']) {
  const { site, ticketNo } = ticket;
  const [{ others }, limits, request] = await Promise.all([
    givenTo(deps, ticket, now),
    deps.compensationLimits(site),
    deps.compensation.request(site, ticketNo),
  ]);
  return { of: { ticket, others, limits }, request };
}

const kept = async (deps: TicketDeps, { request, before, ...changed }: ChangedRequest) => ({
  ...changed,
  also: [await deps.compensation.requestWrite(request, before)],
});

/** 1. Only whoever would offer it asks. 2. The lowest rank that may give it: its holder now is told. */
export const askCompensationIt = action(contract.askForCompensation, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, async (ticket) => {
    const { deps, now } = call;
    const { staffNo, post } = call.actor as StaffActor;
    mustHandle(call.actor, ticket);
    if (ticket.channel === 'INTERNAL') throw nobodyToAsk();
    const { compensationFen: fen, reason } = call.input.body;
    const { of, request } = await counted(deps, ticket, now);
    const { to } = await deps.holderOf(ticket, rankFor(fen, of).level, now);
    // In his own matter nobody uses a higher post of his own.
    const rank = ticket.handlers.includes(staffNo) ? 'STAFF' : rankOf(post.code);
    const asked = { fen, reason, by: staffNo, rank, to };
    return kept(deps, askCompensation(request, asked, { ...of, now }));
  }),
);

export const decideCompensationIt = action(contract.decideOnCompensation, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.decideCompensation' }, async (ticket) => {
    const { deps, now } = call;
    const { staffNo, post } = call.actor as StaffActor;
    const { of, request } = await counted(deps, ticket, now);
    const decided = { ...call.input.body, by: staffNo, rank: rankOf(post.code) };
    return kept(deps, decideCompensation(request, decided, of));
  }),
);
