import type { Actor } from '../../kernel/actor.ts';
import type { Circumstances } from '../../kernel/event.ts';
import { type TicketId, ticketNoOf } from '../../kernel/ids.ts';
import { wrongState } from '../../kernel/moves.ts';
import { stale } from '../../kernel/refused-changes.ts';
import type { Operation } from '../../kernel/route.ts';
import type { Instant } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import type { Write } from '../../platform/table.ts';
import type { Timing } from '../clocks.ts';
import type { TicketDeps } from '../deps.ts';
import { maySee } from '../desk/scope.ts';
import { viewFor } from '../desk/unseen.ts';
import { ticketNotFound } from '../errors.ts';
import type { Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import type { TicketView } from '../views.ts';

/** The part of a call that a change needs. */
export interface ChangeCall {
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: TicketDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

/** A decision, and what else changes in its transaction. */
export type Decided = ChangedTicket & { readonly also?: readonly Write[] };

export const circumstancesOf = (call: Omit<ChangeCall, 'version' | 'deps'>): Circumstances => ({
  actor: call.actor,
  now: call.now,
  correlationId: call.correlationId,
  op: call.op,
});

/** What shows that a colleague has met the guest, or his matter, first. */
const FIRST_CONTACTS = ['ticket.assessed', 'ticket.accepted', 'ticket.messaged'];

/** F03, 首问负责: what came in by itself is the first colleague's who takes it up, until somebody has accepted it. */
function ownedBy(actor: Actor, before: Ticket, changed: ChangedTicket): ChangedTicket {
  const first = actor.kind === 'staff' && before.owner === undefined && FIRST_CONTACTS.includes(changed.event.type);
  return first ? { ...changed, head: { ...changed.head, owner: actor.staffNo } } : changed;
}

/**
 * The course of every verb: 1. a repeat gets the first answer; 2. load, and check that the caller may reach this row and
 * knows its version; 3. decide; 4. keep the change and its event, or neither.
 */
export async function changeTicket(
  call: ChangeCall,
  of: { readonly id: TicketId; readonly capability: string; readonly sealed?: true },
  decide: (ticket: Ticket, timing: Timing) => Decided | Promise<Decided>,
): Promise<TicketView> {
  const { actor, deps, version } = call;
  const by = circumstancesOf(call);
  const no = ticketNoOf(of.id);
  const changed = async () => {
    const ticket = await deps.tickets.get(actor.site, no);
    if (!maySee(actor, of.capability, ticket)) throw ticketNotFound();
    if (ticket.version !== version) throw stale(ticket.version, ticket.status);
    // F08: what is sealed changes no more; it is only added to.
    if (ticket.status === 'ARCHIVED' && !of.sealed) throw wrongState('change', ticket.status, [], ticket.version);
    const { also, ...decided } = await decide(ticket, await deps.timing(actor.site, ticket));
    return deps.tickets.save(ticket, ownedBy(actor, ticket, decided), by, also);
  };
  return viewFor(call, await once(() => deps.tickets.repeated(actor.site, no, by), changed));
}
