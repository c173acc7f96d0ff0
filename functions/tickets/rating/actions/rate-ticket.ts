import { action } from '../../deps.ts';
import { admittedBySignIn, myViewOf } from '../../dialogue/actions/my-acts.ts';
import { rateMine } from '../../dialogue/my-contract.ts';
import { rateTicket } from '../rate.ts';

/** It must be his; then it is rated. */
export const rateMineIt = action(rateMine, async (call) => {
  const admitted = await admittedBySignIn(call);
  const { asked } = admitted;
  const { ticket, followedBy } = await rateTicket(call, admitted, { ...call.input.body, mode: 'MINI_PROGRAM' });
  return { ...(await myViewOf(call.deps, { ticket, asked }, call.now)), ...(followedBy && { followedBy }) };
});
