import type { Operation } from '../../../kernel/route.ts';
import { action } from '../../deps.ts';
import { promisesOf } from '../../views.ts';
import { submitTicket } from '../contract.ts';
import { fileTicket } from './file-ticket.ts';

/** 1. Use up the proof of work (a repeat may bring the same one). 2. File the matter. 3. Tell number, code and promises. */
export const submit = action(submitTicket, async (call) => {
  const { challenge, website: _honeypot, ...told } = call.input.body;
  const { deps, now, actor } = call;
  const op = call.op as Operation;
  const spend = () => deps.spendChallenge(challenge, { site: actor.site, by: op.key, now });
  const ticket = await fileTicket(call, op, { ...told, channel: 'WEB' }, spend);
  return {
    ticketNo: ticket.ticketNo,
    queryCode: deps.numbers.codeFor(ticket.ticketNo, op),
    status: 'RECEIVED' as const,
    receivedAt: ticket.receivedAt,
    promises: promisesOf(ticket),
  };
});
