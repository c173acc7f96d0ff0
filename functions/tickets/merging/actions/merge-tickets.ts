import type { StaffActor } from '../../../kernel/actor.ts';
import { type TicketNo, ticketNoOf } from '../../../kernel/ids.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import { once } from '../../../platform/once.ts';
import { circumstancesOf } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { maySee } from '../../desk/scope.ts';
import type { Workers } from '../../duties/duty-rules.ts';
import { mustBeAnother } from '../../duties/separate.ts';
import { ticketNotFound } from '../../errors.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import type { Ticket } from '../../model.ts';
import { numberOf } from '../../parts.ts';
import type { ChangedTicket } from '../../rules.ts';
import { viewOf } from '../../views.ts';
import { mergeTicket } from '../contract.ts';
import { merge } from '../merging-rules.ts';

/** A change with the reason that was given for it. */
export const noted = ({ head, event }: ChangedTicket, note: string | undefined): ChangedTicket => ({
  head,
  event: { ...event, ...(note !== undefined && { texts: { note } }) },
});

/** Who worked on the duplicate is known to have worked on what goes on: he neither ends it nor calls its guest. */
const withWorkers = ({ head, event }: ChangedTicket, { HELD, SPOKE }: Workers): ChangedTicket => ({
  head,
  event: { ...event, facts: { ...event.facts, held: [...HELD], spoke: [...SPOKE] } },
});

/** 1. A repeat gets the first answer. 2. Load both; the caller must reach both. 3. Decide. 4. Keep both, or neither. */
export const mergeIt = action(mergeTicket, async (call) => {
  const { actor, now, deps, version } = call;
  const { into, reason, preview } = call.input.body;
  const by = circumstancesOf(call);
  const no = ticketNoOf(call.input.params.ticketId);
  const both = async (): Promise<[Ticket, Ticket?]> => {
    const reached = async (one: TicketNo) => {
      const ticket = await deps.tickets.get(actor.site, one);
      if (!maySee(actor, 'ticket.merge', ticket)) throw ticketNotFound();
      return ticket;
    };
    const duplicate = await reached(no);
    if (duplicate.version !== version) throw stale(duplicate.version, duplicate.status);
    const survivor = await reached(numberOf(into));
    const timing = await deps.timing(actor.site, survivor);
    const merged = merge(duplicate, survivor, now, timing);
    const workers = await mustBeAnother('MERGE', duplicate, { actor: actor as StaffActor, deps, now });
    const brought = withWorkers(merged.survivor, workers);
    const told = await withHolder(survivor, brought, { holderOf: deps.holderOf, now, timing });
    if (preview) return [merged.duplicate.head, told.head];
    return deps.tickets.saveBoth(
      { before: duplicate, changed: noted(merged.duplicate, reason) },
      { before: survivor, changed: told },
      by,
    );
  };
  const repeated = async (): Promise<[Ticket, Ticket?] | undefined> => {
    const [duplicate, survivor] = await Promise.all([
      deps.tickets.repeated(actor.site, no, by),
      deps.tickets.repeated(actor.site, numberOf(into), by),
    ]);
    return duplicate && [duplicate, survivor];
  };
  const [duplicate, survivor] = await once(repeated, both);
  return { ...viewOf(duplicate), ...(survivor && { into: viewOf(survivor) }) };
});
