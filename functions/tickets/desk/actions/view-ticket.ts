import type { Actor } from '../../../kernel/actor.ts';
import { textsOf } from '../../../kernel/event.ts';
import { type TicketNo, ticketNoOf } from '../../../kernel/ids.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { ticketNotFound } from '../../errors.ts';
import { fullViewOf } from '../../views.ts';
import { viewTicket, viewTicketByNumber, viewTimeline } from '../contract.ts';
import { maySee } from '../scope.ts';

async function read(deps: TicketDeps, actor: Actor, no: TicketNo) {
  const found = await deps.tickets.viewIfThere(actor.site, no);
  if (!found || !maySee(actor, 'ticket.read', found.ticket)) throw ticketNotFound();
  const { ticket, detail, identity, coOrders, files } = found;
  return fullViewOf(ticket, detail, { coOrders, files, contact: identity?.contact ?? detail.contact });
}

/** Head and detail; names and numbers leave masked. */
export const view = action(viewTicket, ({ input, actor, deps }) =>
  read(deps, actor, ticketNoOf(input.params.ticketId)),
);

export const viewByNumber = action(viewTicketByNumber, ({ input, actor, deps }) =>
  read(deps, actor, input.params.ticketNo),
);

/** What happened, oldest first, a page at a time. */
export const timeline = action(viewTimeline, async ({ input, actor, now, deps }) => {
  const no = ticketNoOf(input.params.ticketId);
  const ticket = await deps.tickets.get(actor.site, no);
  if (!maySee(actor, 'ticket.read', ticket)) throw ticketNotFound();
  const of = { query: `timeline/${no}`, principal: actor.kind === 'staff' ? actor.staffId : actor.kind, now };
  const after = input.query.cursor ? deps.cursors.open(input.query.cursor, of) : undefined;
  const { items, next } = await deps.tickets.events(actor.site, no, {
    limit: input.query.limit,
    ...(after && { after }),
  });
  const steps = items.map((event) => {
    const { at, type, version, actor: who, facts } = event;
    const texts = textsOf(event);
    return { at, what: type, version, actor: who, facts, ...(texts && { texts }) };
  });
  return { items: steps, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
