import type { StaffActor } from '../../../kernel/actor.ts';
import { rankOf } from '../../../staff/posts.ts';
import { type ChangeCall, changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { chosenTaker, mustDesignate } from '../../dispatch/actions/dispatch-ticket.ts';
import { handOn } from '../../dispatch/offer-rules.ts';
import { mustBeAnother } from '../../duties/separate.ts';
import { nobodyToOffer } from '../../errors.ts';
import type { Ticket } from '../../model.ts';
import type { ChangedTicket } from '../../rules.ts';
import * as rules from '../command-rules.ts';
import * as contract from '../contract.ts';
import { withHolder } from '../tell-level.ts';
import * as urgent from '../urgent-rules.ts';

/** What leaders and handlers decide about an open matter. */

type Named = ChangeCall & { readonly input: { readonly params: { readonly ticketId: Ticket['id'] } } };

const changing = (call: Named, capability: string, decide: Parameters<typeof changeTicket>[2]) =>
  changeTicket(call, { id: call.input.params.ticketId, capability }, async (ticket, timing) => {
    const decided: ChangedTicket = await decide(ticket, timing);
    return withHolder(ticket, decided, { holderOf: call.deps.holderOf, now: call.now, timing });
  });

export const escalateIt = action(contract.escalateTicket, (call) =>
  changing(call, 'ticket.escalate', (ticket) => rules.escalate(ticket, call.input.body.level, call.input.body.reason)),
);

export const acknowledgeIt = action(contract.acknowledgeEscalation, (call) =>
  changing(call, 'ticket.acknowledge', (ticket) =>
    rules.acknowledge(ticket, (call.actor as StaffActor).staffNo, call.input.body.note),
  ),
);

export const deescalateIt = action(contract.deescalateTicket, (call) =>
  changing(call, 'ticket.deescalate', (ticket) =>
    rules.deescalate(ticket, call.input.body.level, call.input.body.reason),
  ),
);

export const urgeIt = action(contract.urgeTicket, (call) =>
  changing(call, 'ticket.register', (ticket) => rules.urge(ticket, call.now)),
);

export const reprioritiseIt = action(contract.reprioritiseTicket, (call) =>
  changing(call, 'ticket.reprioritise', (ticket, timing) =>
    rules.reprioritise(ticket, call.input.body, call.now, timing),
  ),
);

/** 1. Who gets it: the person or unit named, else the next by rule. 2. Offered to him, with the reason. */
export const reassignIt = action(contract.reassignTicket, (call) =>
  changing(call, 'ticket.dispatch', async (ticket, timing) => {
    const by = call.actor as StaffActor;
    mustDesignate(by, ticket);
    const { reason, ...wanted } = call.input.body;
    const passedOver = [...ticket.passedOver, ticket.workOrder?.assignee ?? ''];
    const taker = await chosenTaker(call.deps, { ...ticket, passedOver }, { ...wanted, now: call.now, by });
    if (!taker) throw nobodyToOffer();
    const { head, event } = handOn(ticket, taker, call.now, timing);
    return { head, event: { ...event, texts: { note: reason } } };
  }),
);

export const extendIt = action(contract.extendTicket, (call) =>
  changing(call, 'ticket.handle', (ticket, timing) => {
    const { staffNo } = call.actor as StaffActor;
    return rules.askExtension(ticket, { ...call.input.body, staffNo }, call.now, timing);
  }),
);

export const decideExtensionIt = action(contract.decideExtension, (call) =>
  changing(call, 'ticket.decideExtension', async (ticket, timing) => {
    const actor = call.actor as StaffActor;
    const { staffNo, post } = actor;
    const mayGrant = rankOf(post.code) === 'SUPERVISOR' ? 'SUPERVISOR' : 'MANAGER';
    const decided = rules.decideExtension(ticket, { ...call.input.body, by: { staffNo, mayGrant } }, timing);
    await mustBeAnother('DECIDE_EXTENSION', ticket, { ...call, actor });
    return decided;
  }),
);

export const situationIt = action(contract.situationOfTicket, (call) =>
  changing(call, 'ticket.situation', (ticket, timing) =>
    urgent.situation(ticket, call.input.body.text, call.now, timing),
  ),
);

export const containIt = action(contract.containTicket, (call) =>
  changing(call, 'ticket.handle', (ticket, timing) =>
    urgent.contain(ticket, call.input.body.measures, call.now, timing),
  ),
);
