import type { PublicActor } from '../../../kernel/actor.ts';
import type { Operation } from '../../../kernel/route.ts';
import { action } from '../../deps.ts';
import { isInReview } from '../../model.ts';
import { promisesOf } from '../../views.ts';
import { submitTicket } from '../contract.ts';
import { fileTicket } from './file-ticket.ts';

/**
 * 1. Use up the proof of work (a repeat may bring the same one). 2. Too many of one party or address, or a machine's answer:
 * somebody looks first. 3. File the matter. 4. Tell number, code and promises.
 */
export const submit = action(submitTicket, async (call) => {
  const { challenge, website, aboutStaff: aboutWhom, ...told } = call.input.body;
  const { deps, now, actor } = call;
  const op = call.op as Operation;
  const { site, range, device } = actor as PublicActor;
  const ticket = await fileTicket(call, op, { ...told, aboutWhom, channel: 'WEB' }, async () => {
    await deps.spendChallenge(challenge, { site, by: op.key, now });
    const over = await deps.filingLimit(site, { phone: told.contact?.phone, range, device }, now);
    return website ? 'HONEYPOT' : over;
  });
  return {
    ticketNo: ticket.ticketNo,
    queryCode: deps.numbers.codeFor(ticket.ticketNo, op),
    status: 'RECEIVED' as const,
    receivedAt: ticket.receivedAt,
    promises: promisesOf(ticket),
    underReview: isInReview(ticket),
  };
});
