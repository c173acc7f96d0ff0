import { action } from '../../deps.ts';
import { lookUpTicket } from '../../intake/contract.ts';
import { shownTo } from '../guest-acting.ts';
import { admittedByCode } from './guest-acts.ts';

/** 1. Not while the number is locked. 2. Number and code must fit; a wrong try counts. 3. Status, promises, public timeline. */
export const lookUp = action(lookUpTicket, async (call) => shownTo(call.deps, await admittedByCode(call)));
