import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import * as contract from '../contract.ts';
import * as rules from '../legal-rules.ts';

/** The legal period of a case stands still, and goes on. */

export const pauseLegalIt = action(contract.pauseLegal, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.pauseLegal' }, (ticket, timing) =>
    rules.pauseLegal(ticket, call.input.body, call.now, timing),
  ),
);

export const resumeLegalIt = action(contract.resumeLegal, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.pauseLegal' }, (ticket, timing) =>
    rules.resumeLegal(ticket, call.now, timing),
  ),
);
