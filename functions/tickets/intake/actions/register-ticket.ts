import type { StaffActor } from '../../../kernel/actor.ts';
import type { Operation } from '../../../kernel/route.ts';
import { action } from '../../deps.ts';
import { registerTicket } from '../../desk/contract.ts';
import { viewOf } from '../../views.ts';
import { aboutYourself } from '../errors.ts';
import { checkedSource } from '../source-rules.ts';
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

/** A letter, call or visit, typed in by a colleague. */
export const register = action(registerTicket, async (call) => {
  const { staffNo } = call.actor as StaffActor;
  const admitted = async () => {
    const { aboutStaff, source, channel } = call.input.body;
    if (aboutStaff?.includes(staffNo)) throw aboutYourself();
    checkedSource(source, channel, call.now);
    return undefined; // a colleague has looked at it
  };
  const filed = await fileTicket(call, call.op as Operation, { ...call.input.body, ...(await whose(call)) }, admitted);
  return { ...viewOf(filed), suspected: [...(await call.deps.suspected(filed, call.now))] };
});
