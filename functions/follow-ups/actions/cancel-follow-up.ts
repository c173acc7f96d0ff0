import { cancelFollowUp } from '../contract.ts';
import { action } from '../deps.ts';
import { callOff } from '../rules.ts';
import { changePair } from './change-pair.ts';

/** 1. A repeat gets the first answer. 2. Load the call and its ticket. 3. Call it off. 4. Keep both rows and their event. */
export const cancel = action(cancelFollowUp, (call) =>
  changePair(call, async (before, { staffNo }) =>
    callOff(before, { staffNo, reason: call.input.body.reason }, call.now),
  ),
);
