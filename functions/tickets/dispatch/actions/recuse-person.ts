import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { recuseFromTicket } from '../../handling/contract.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { successor } from '../hand-on-work.ts';
import { liesWith } from '../offer-rules.ts';
import { recuse } from '../recusal-rules.ts';

/** 1. Who gets what lies with him. 2. Keep him away, and tell the supervisor. */
export const recuseIt = action(recuseFromTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.recuse' }, async (ticket, timing) => {
    const { staffNo, reason } = call.input.body;
    const next = liesWith(ticket, staffNo) ? await successor(ticket, staffNo, call) : undefined;
    const decided = recuse(ticket, staffNo, { next, now: call.now, timing });
    const told = await withHolder(ticket, decided, { holderOf: call.deps.holderOf, now: call.now, timing });
    return { head: told.head, event: { ...told.event, texts: { note: reason } } };
  }),
);
