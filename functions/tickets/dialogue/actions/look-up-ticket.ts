import { action } from '../../deps.ts';
import { lookUpTicket } from '../../intake/contract.ts';
import { admittedTo, shownTo } from './guest-acts.ts';

/** 1. Not while the number is locked. 2. Number and code must fit; a wrong try counts. 3. Status, promises, public timeline. */
export const lookUp = action(lookUpTicket, async (call) => {
  const { ticket, links } = await admittedTo(call);
  return shownTo(call.deps, ticket, { asked: call.input.params.ticketNo, ...(links && { links }) });
});
