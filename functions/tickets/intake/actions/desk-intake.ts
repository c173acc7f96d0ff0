import type { StaffActor } from '../../../kernel/actor.ts';
import { changeTicket, circumstancesOf } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { withFiles } from '../../files.ts';
import { becomeLead } from '../../handling/ending-rules.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { convert } from '../convert-rules.ts';
import * as contract from '../desk-contract.ts';
import { notOnBehalf } from '../errors.ts';

/** What the desk finds a matter to be. */

export const convertIt = action(contract.convertTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.assess' }, (ticket, timing) => {
    const { to, reason } = call.input.body;
    const converted = convert(ticket, to, { reason, now: call.now, timing });
    return withHolder(ticket, converted, { holderOf: call.deps.holderOf, now: call.now, timing });
  }),
);

/** The inquiry ends and the lead begins in one transaction. */
export const makeLeadIt = action(contract.makeLead, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.accept' }, async (ticket) => ({
    ...becomeLead(ticket, call.input.body.text, call.now),
    also: await call.deps.leadOpened(ticket, circumstancesOf(call)),
  })),
);

/** Kept sealed beside the matter, once; the event says only that it was shown. */
export const showAuthorityIt = action(contract.showAuthority, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.register' }, async (ticket) => {
    const { site, ticketNo } = ticket;
    const whole = await call.deps.tickets.viewIfThere(site, ticketNo);
    if (!whole?.detail.onBehalf || whole.detail.onBehalf.authority || whole.authority) throw notOnBehalf();
    const { staffNo } = call.actor as StaffActor;
    const shown = { site, ticketNo, document: call.input.body.document, shownAt: call.now, seenBy: staffNo };
    const decided = {
      head: ticket,
      event: { type: 'ticket.authority-shown', facts: { seenBy: staffNo } },
      also: [await call.deps.tickets.showing(shown)],
    };
    return withFiles(call, ticket, decided, { keys: call.input.body.attachments });
  }),
);
