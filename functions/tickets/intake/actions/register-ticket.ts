import type { Actor, StaffActor } from '../../../kernel/actor.ts';
import type { Operation } from '../../../kernel/route.ts';
import type { Suspected } from '../../../recurrence/model.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { registerTicket } from '../../desk/contract.ts';
import { maySee } from '../../desk/scope.ts';
import { viewOf } from '../../views.ts';
import { mustBeStaff } from '../about-staff.ts';
import { checkedSource, keptSource } from '../source-rules.ts';
import { fileTicket, type Matter } from './file-ticket.ts';

/** Whose matter it is: who the colleague says, else the customer whose proved number was told, if it is his alone. */
async function whose({
  input,
  deps,
  actor,
}: Parameters<(typeof register)['run']>[0]): Promise<Pick<Matter, 'customerId'>> {
  const { customerId, anonymous, contact } = input.body;
  if (customerId !== undefined || anonymous || contact?.phone === undefined) return { customerId };
  return { customerId: await deps.sureCustomer(actor.site, contact.phone) };
}

/** Of what may be the same matter once more, only what the caller may see. */
async function shownTo(
  { actor, deps }: { readonly actor: Actor; readonly deps: TicketDeps },
  found: readonly Suspected[],
): Promise<Suspected[]> {
  const heads = await deps.tickets.headsOf(
    actor.site,
    found.map(({ ticketNo }) => ticketNo),
  );
  const seen = heads.filter((head) => maySee(actor, 'ticket.read', head)).map(({ ticketNo }) => ticketNo);
  return found.filter(({ ticketNo }) => seen.includes(ticketNo));
}

/** A letter, call or visit, typed in by a colleague. */
export const register = action(registerTicket, async (call) => {
  const { staffNo } = call.actor as StaffActor;
  const admitted = async () => {
    const { aboutStaff, source, channel } = call.input.body;
    await mustBeStaff(call.deps, aboutStaff, { by: staffNo, site: call.actor.site, now: call.now });
    checkedSource(source, channel, call.now);
    return undefined; // a colleague has looked at it
  };
  const op = call.op as Operation;
  const { source: sent, ...told } = call.input.body;
  const source = keptSource(sent, told.attachments);
  const filed = await fileTicket(call, op, { ...told, source, owner: staffNo, ...(await whose(call)) }, admitted);
  return {
    ...viewOf(filed),
    suspected: await shownTo(call, await call.deps.suspected(filed, call.now)),
    // By the request and not by the matter: a repeat tells the same code, also once he has said who he is.
    ...(call.input.body.anonymous && { queryCode: call.deps.numbers.codeFor(filed.ticketNo, op) }),
  };
});
