import type { StaffActor } from '../../../kernel/actor.ts';
import { isBefore } from '../../../kernel/time.ts';
import { changeTicket, circumstancesOf } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { toldInFuture } from '../../errors.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import * as rules from '../../rules.ts';
import { resolve } from '../closing-rules.ts';
import * as contract from '../contract.ts';

/** The verbs whose whole decision is one rule. */

export const assess = action(contract.assessTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.assess' }, async (ticket, timing) => {
    const grade = await call.deps.gradeOf(ticket.site, ticket.customerId);
    const assessed = rules.assess(ticket, { ...call.input.body, grade }, call.now, timing);
    return withHolder(ticket, assessed, { holderOf: call.deps.holderOf, now: call.now, timing });
  }),
);

export const accept = action(contract.acceptTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.accept' }, (ticket, timing) =>
    rules.accept(ticket, call.now, timing),
  ),
);

export const decline = action(contract.declineTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.decline' }, (ticket) =>
    rules.decline(ticket, call.input.body.reason, call.now),
  ),
);

export const message = action(contract.messageGuest, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, (ticket, timing) =>
    rules.message(ticket, call.input.body.text, call.now, timing),
  ),
);

export const note = action(contract.noteTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, (ticket) =>
    rules.note(ticket, call.input.body.text),
  ),
);

export const resolveIt = action(contract.resolveTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, async (ticket, timing) => {
    const { staffNo } = call.actor as StaffActor;
    if (isBefore(call.now, call.input.body.complainantToldAt)) throw toldInFuture();
    const resolved = resolve(ticket, { ...call.input.body, staffNo }, call.now, timing);
    const owed = { owner: staffNo, circumstances: circumstancesOf(call) };
    return { ...resolved, also: await call.deps.lessonOwed(resolved.head, owed) };
  }),
);
