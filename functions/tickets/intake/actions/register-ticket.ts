import type { StaffActor } from '../../../kernel/actor.ts';
import type { Operation } from '../../../kernel/route.ts';
import { action } from '../../deps.ts';
import { registerTicket } from '../../desk/contract.ts';
import { viewOf } from '../../views.ts';
import { aboutYourself } from '../errors.ts';
import { checkedSource } from '../source-rules.ts';
import { fileTicket } from './file-ticket.ts';

/** A letter, call or visit, typed in by a colleague. */
export const register = action(registerTicket, async (call) => {
  const { staffNo } = call.actor as StaffActor;
  const admitted = async () => {
    const { aboutStaff, source, channel } = call.input.body;
    if (aboutStaff?.includes(staffNo)) throw aboutYourself();
    checkedSource(source, channel, call.now);
    return undefined; // a colleague has looked at it
  };
  const filed = await fileTicket(call, call.op as Operation, call.input.body, admitted);
  return { ...viewOf(filed), suspected: [...(await call.deps.suspected(filed, call.now))] };
});
