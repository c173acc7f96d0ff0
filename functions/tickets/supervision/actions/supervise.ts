import type { StaffActor } from '../../../kernel/actor.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { mayNotHandle } from '../../errors.ts';
import { isEntrusted, isGuarded } from '../../guard/guard-rules.ts';
import * as contract from '../contract.ts';
import * as rules from '../supervision-rules.ts';

/** 1. Who is asked may answer. 2. The order, whose time the escalation machine keeps. */
export const superviseIt = action(contract.superviseTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.supervise' }, async (ticket, timing) => {
    const { staffNo: by } = call.actor as StaffActor;
    const { level, reason, to } = call.input.body;
    if (to !== undefined && !(await call.deps.may(ticket.site, to, 'ticket.answerSupervision', call.now)))
      throw mayNotHandle(to);
    const hears = to === undefined || !isGuarded(ticket) || isEntrusted(ticket, to);
    if (!hears && !(await call.deps.leads(ticket.site, to, call.now))) throw mayNotHandle(to);
    return rules.supervise(ticket, { level, reason, by, to }, call.now, timing);
  }),
);

export const answerSupervisionIt = action(contract.answerSupervision, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.answerSupervision' }, (ticket) => {
    const { staffNo: by, capabilities } = call.actor as StaffActor;
    const forAnybody = capabilities['ticket.answerSupervision'] === 'site';
    return rules.answerSupervision(ticket, { text: call.input.body.text, by, forAnybody }, call.now);
  }),
);
