import type { StaffActor } from '../../../kernel/actor.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { ticketNotFound } from '../../errors.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { setExternalDate } from '../contract.ts';
import { setExternal } from '../external-rules.ts';

/** 1. What is known of the authority's case by now. 2. Its clock; the manager is told. 3. The case is kept beside the matter. */
export const setExternalDateIt = action(setExternalDate, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.assess' }, async (ticket, timing) => {
    const { deps, now, input } = call;
    const { site, ticketNo } = ticket;
    const whole = await deps.tickets.viewIfThere(site, ticketNo);
    if (!whole) throw ticketNotFound();
    const known = whole.external ?? whole.detail.source?.external;
    const decided = setExternal(ticket, input.body, { known, now, timing });
    const version = (whole.external?.version ?? 0) + 1;
    const kept = { ...input.body, site, ticketNo, setBy: (call.actor as StaffActor).staffNo, version };
    const told = await withHolder(ticket, decided, { holderOf: deps.holderOf, now, timing });
    return { ...told, also: [await deps.tickets.externalWrite(kept, whole.external)] };
  }),
);
