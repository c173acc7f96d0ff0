import type { StaffActor } from '../../../kernel/actor.ts';
import { ticketNoOf } from '../../../kernel/ids.ts';
import { rankOf } from '../../../staff/posts.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { maySee } from '../../desk/scope.ts';
import { mustBeAnother } from '../../duties/separate.ts';
import { ticketNotFound } from '../../errors.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { viewOf } from '../../views.ts';
import * as rules from '../after-rules.ts';
import * as contract from '../contract.ts';
import { fileFollowing } from '../file-following.ts';

export const settleAfterwordIt = action(contract.settleAfterword, (call) =>
  changeTicket(
    call,
    { id: call.input.params.ticketId, capability: 'ticket.reopen', sealed: true },
    (ticket, timing) => {
      const { deps, now } = call;
      const settled = rules.settleAfterword(ticket, { ...call.input.body, now }, timing);
      return withHolder(ticket, settled, { holderOf: deps.holderOf, now, timing });
    },
  ),
);

export const closeSilentIt = action(contract.closeSilent, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.closeSilent' }, async (ticket) => {
    const actor = call.actor as StaffActor;
    const closed = rules.closeSilent(ticket, { by: actor, message: call.input.body.text, now: call.now });
    await mustBeAnother('CLOSE_UNANSWERED', ticket, { ...call, actor });
    return closed;
  }),
);

/** 1. What is over, and by whose leave. 2. The new matter, linked with it. */
export const followOnIt = action(contract.followOn, async (call) => {
  const { deps, actor } = call;
  const found = await deps.tickets.viewIfThere(actor.site, ticketNoOf(call.input.params.ticketId));
  if (!found || !maySee(actor, 'ticket.reopen', found.ticket)) throw ticketNotFound();
  rules.followedBy(found.ticket);
  rules.mayTestFacts(found.ticket, rankOf((actor as StaffActor).post.code));
  return viewOf(await fileFollowing(call, found, call.input.body));
});
