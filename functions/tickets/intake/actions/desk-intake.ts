import type { StaffActor } from '../../../kernel/actor.ts';
import { changeTicket, circumstancesOf } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { withFiles } from '../../files.ts';
import { becomeLead } from '../../handling/ending-rules.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import type { Ticket } from '../../model.ts';
import { convert } from '../convert-rules.ts';
import * as contract from '../desk-contract.ts';
import { notOnBehalf, proofNeeded, wrongQueryCode } from '../errors.ts';
import { identify } from '../identify-rules.ts';

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

type IdentifyCall = Parameters<(typeof identifyCallerIt)['run']>[0];

/** How he has shown that the matter is his: by its code, whose wrong tries count, or by what a colleague says of him. */
async function proved({ deps, input, now }: IdentifyCall, { site, ticketNo }: Ticket): Promise<'CODE' | 'WORDS'> {
  const { queryCode, proof } = input.body;
  if (queryCode === undefined && proof === undefined) throw proofNeeded();
  if (queryCode === undefined) return 'WORDS';
  await deps.tries.mayTry(site, ticketNo, now);
  const whole = await deps.tickets.viewIfThere(site, ticketNo);
  if (whole && deps.numbers.matches(ticketNo, queryCode, whole.detail.codeHash)) return 'CODE';
  await deps.tries.failed(site, ticketNo, now);
  throw wrongQueryCode();
}

/** F04, may identify later: on the telephone or at a desk. Name and number are sealed beside the matter; no event holds them. */
export const identifyCallerIt = action(contract.identifyCaller, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.register' }, async (ticket) => {
    const { deps, now, input } = call;
    const { site, ticketNo } = ticket;
    const { contact, proof } = input.body;
    const how = await proved(call, ticket);
    const customerId = contact.phone === undefined ? undefined : await deps.sureCustomer(site, contact.phone);
    const facts = { by: (call.actor as StaffActor).staffNo, proved: how };
    const { head, event } = identify(ticket, contact, { customerId, facts });
    const told = { ...event, ...(proof !== undefined && { texts: { note: proof } }) };
    return { head, event: told, also: [await deps.tickets.identifying({ site, ticketNo, contact, toldAt: now })] };
  }),
);
