import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { recuseFromTicket } from '../../handling/contract.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { successor } from '../hand-on-work.ts';
import { liesWith } from '../offer-rules.ts';
import { recuse } from '../recusal-rules.ts';
import { withoutParts } from '../without-part.ts';

/** 1. Who gets what lies with him. 2. Keep him away, and tell the supervisor. */
export const recuseIt = action(recuseFromTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.recuse' }, async (ticket, timing) => {
    const { staffNo, reason, because } = call.input.body;
    const { deps, now } = call;
    const accused = because === 'COMPLAINED_ABOUT';
    const guarded = { ...ticket, ...(accused && { about: 'NAMED' as const }) };
    const next = liesWith(ticket, staffNo) ? await successor(guarded, staffNo, call) : undefined;
    const decided = recuse(ticket, staffNo, { next, now, timing, accused });
    const { also, ...changed } = await withoutParts(deps, decided, { staffNos: [staffNo], now, timing });
    const told = await withHolder(ticket, changed, { holderOf: deps.holderOf, now, timing });
    return { head: told.head, event: { ...told.event, texts: { note: reason } }, also };
  }),
);
