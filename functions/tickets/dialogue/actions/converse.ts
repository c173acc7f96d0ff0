import type { StaffActor } from '../../../kernel/actor.ts';
import { rankOf } from '../../../staff/posts.ts';
import { type ChangeCall, changeTicket } from '../../actions/change-ticket.ts';
import { mustBeYoung } from '../../after-closing/after-rules.ts';
import { withinAuthority } from '../../compensation/within-authority.ts';
import { action } from '../../deps.ts';
import { mustHandle } from '../../desk/scope.ts';
import type { Duty } from '../../duties/duty-rules.ts';
import { mustBeAnother } from '../../duties/separate.ts';
import { reopen } from '../../handling/closing-rules.ts';
import * as endings from '../../handling/ending-rules.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { askingAnew, withEveryConsent } from '../../linking/actions/link-tickets.ts';
import type { Ticket } from '../../model.ts';
import { toldWithRoutes } from '../../routes/outside-rules.ts';
import type { ChangedTicket } from '../../rules.ts';
import * as talk from '../conversation-rules.ts';
import * as contract from '../staff-contract.ts';

/** What is said and offered to a guest, and the endings without a resolution. */

type Named = ChangeCall & { readonly input: { readonly params: { readonly ticketId: Ticket['id'] } } };

/** A verb of whoever handles the matter. */
const handling = (call: Named, decide: Parameters<typeof changeTicket>[2]) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.handle' }, (ticket, timing) => {
    mustHandle(call.actor, ticket);
    return decide(ticket, timing);
  });

export const askIt = action(contract.askCustomer, (call) =>
  handling(call, (ticket, timing) => talk.askCustomer(ticket, call.input.body.question, call.now, timing)),
);

/** A verb that ends a matter: never by somebody who worked on it (domain 4.0). */
const ending = (
  call: Named,
  of: { capability: string; duty: Duty },
  decide: (ticket: Ticket) => ChangedTicket | Promise<ChangedTicket>,
) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: of.capability }, async (ticket) => {
    const decided = await decide(ticket);
    const { deps, now } = call;
    await mustBeAnother(of.duty, ticket, { actor: call.actor as StaffActor, deps, now });
    return decided;
  });

export const proposeIt = action(contract.proposeSolution, (call) =>
  handling(call, async (ticket, timing) => {
    const { proposal, compensationFen = 0 } = call.input.body;
    const { deps, now } = call;
    // In a matter that he works on himself nobody uses a higher post of his own: there he asks, and somebody else grants (domain 4.0).
    const { staffNo, post } = call.actor as StaffActor;
    const rank = ticket.handlers.includes(staffNo) ? 'STAFF' : rankOf(post.code);
    const proposed = talk.propose(ticket, { proposal, compensationFen }, now, timing);
    const counted = await withinAuthority(deps, ticket, { compensationFen, rank, now });
    return { ...proposed, also: [...counted, ...(await askingAnew(deps, ticket))] };
  }),
);

export const agreeIt = action(contract.agreeForGuest, (call) =>
  handling(call, (ticket) => withEveryConsent(call.deps, ticket, talk.agree(ticket))),
);

export const disagreeIt = action(contract.disagreeForGuest, (call) =>
  handling(call, (ticket) => talk.disagree(ticket, call.input.body.reason)),
);

export const withdrawIt = action(contract.withdrawForGuest, (call) =>
  ending(call, { capability: 'ticket.withdraw', duty: 'WITHDRAW' }, (ticket) =>
    endings.withdraw(ticket, call.input.body.reason, call.now),
  ),
);

export const transferIt = action(contract.transferTicket, (call) =>
  ending(call, { capability: 'ticket.transfer', duty: 'TRANSFER' }, async (ticket) => {
    const { to, reason, routes: wanted } = call.input.body;
    const told = toldWithRoutes(reason, ticket, { policy: await call.deps.outsideRoutes(ticket.site), wanted });
    return endings.transfer(ticket, { ...told, to }, call.now);
  }),
);

export const answerIt = action(contract.answerInquiry, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.accept' }, (ticket) =>
    endings.answer(ticket, call.input.body.text, call.now),
  ),
);

export const concludeIt = action(contract.concludeTicket, (call) =>
  ending(call, { capability: 'ticket.conclude', duty: 'CONCLUDE' }, async (ticket) => {
    const { reason, routes: wanted } = call.input.body;
    const told = toldWithRoutes(reason, ticket, { policy: await call.deps.outsideRoutes(ticket.site), wanted });
    return endings.conclude(ticket, told, call.now);
  }),
);

export const reopenIt = action(contract.reopenTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.reopen' }, async (ticket, timing) => {
    mustBeYoung(ticket, call.now, timing);
    const reopened = reopen(ticket, 'BY_STAFF', call.now, timing);
    const told = await withHolder(ticket, reopened, { holderOf: call.deps.holderOf, now: call.now, timing });
    return noted(told, call.input.body.reason);
  }),
);

const noted = ({ head, event }: ChangedTicket, note: string): ChangedTicket => ({
  head,
  event: { ...event, texts: { ...event.texts, note } },
});
