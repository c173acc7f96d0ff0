import type { StaffActor } from '../../../kernel/actor.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { hold, liftHold } from '../archiving-rules.ts';
import * as contract from '../contract.ts';

/** What keeps a matter beyond its time, and what shows that it is gone. */

export const holdIt = action(contract.holdTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.hold', sealed: true }, async (ticket) => {
    const { site, ticketNo } = ticket;
    const { tickets } = call.deps;
    const changed = hold(ticket, await tickets.held(site, ticketNo));
    const heldBy = (call.actor as StaffActor).staffNo;
    const placed = { site, ticketNo, heldAt: call.now, heldBy, reason: call.input.body.reason, version: 1 };
    return { ...changed, also: [await tickets.holding(placed)] };
  }),
);

export const liftHoldIt = action(contract.liftHoldOfTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.hold', sealed: true }, async (ticket) => {
    const standing = await call.deps.tickets.held(ticket.site, ticket.ticketNo);
    const changed = liftHold(ticket, standing, call.input.body.reason);
    return { ...changed, also: standing ? [call.deps.tickets.releasing(standing)] : [] };
  }),
);

export const listCertificatesIt = action(contract.listCertificates, async ({ input, actor, now, deps }) => {
  const of = { query: 'deletion-certificates', principal: (actor as StaffActor).staffId, now };
  const after = input.query.cursor ? deps.cursors.open(input.query.cursor, of) : undefined;
  const { items, next } = await deps.tickets.certificates(actor.site, {
    limit: input.query.limit,
    ...(after && { after }),
  });
  return { items, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
