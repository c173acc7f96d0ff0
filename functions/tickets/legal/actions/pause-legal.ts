import type { StaffActor } from '../../../kernel/actor.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { mustBeAnother } from '../../duties/separate.ts';
import * as contract from '../contract.ts';
import * as rules from '../legal-rules.ts';

/** The legal period of a case stands still, and goes on. */

export const pauseLegalIt = action(contract.pauseLegal, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.pauseLegal' }, async (ticket, timing) => {
    const paused = rules.pauseLegal(ticket, call.input.body, call.now, timing);
    await mustBeAnother('PAUSE_LEGAL', ticket, { ...call, actor: call.actor as StaffActor });
    return paused;
  }),
);

export const resumeLegalIt = action(contract.resumeLegal, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.pauseLegal' }, (ticket, timing) =>
    rules.resumeLegal(ticket, call.now, timing),
  ),
);
