import type { CustomerActor } from '../../../kernel/actor.ts';
import type { Operation } from '../../../kernel/route.ts';
import { action } from '../../deps.ts';
import { isInReview } from '../../model.ts';
import { promisesOf } from '../../views.ts';
import { submitMyTicket } from '../my-contract.ts';
import { fileTicket } from './file-ticket.ts';

/** 1. File the matter; one that is anonymous names nobody. 2. Tell number, code, promises, and what to ask permission for. */
export const submitMine = action(submitMyTicket, async (call) => {
  const { deps, input } = call;
  const { site, customerId, device } = call.actor as CustomerActor;
  const op = call.op as Operation;
  const { aboutStaff: aboutWhom, ...told } = input.body;
  const whose = told.anonymous ? {} : { customerId };
  const ticket = await fileTicket(call, op, { ...told, ...whose, aboutWhom, channel: 'MINI_PROGRAM' }, () =>
    deps.filingLimit(site, { customerId, device }, call.now),
  );
  return {
    ...{ id: ticket.id, ticketNo: ticket.ticketNo, queryCode: deps.numbers.codeFor(ticket.ticketNo, op) },
    ...{ status: 'RECEIVED' as const, receivedAt: ticket.receivedAt, promises: promisesOf(ticket) },
    underReview: isInReview(ticket),
    // Whoever stays unknown is sent nothing.
    subscribe: ticket.anonymous ? [] : await deps.toAsk(site, customerId),
  };
});
