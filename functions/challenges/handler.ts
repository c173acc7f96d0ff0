import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { issueChallenge } from './actions/get-challenge.ts';
import { contract } from './contract.ts';
import { proofOfWork, shippedWork } from './pow.ts';

/** Door of the challenges. */
export const handler = serve(contract, [issueChallenge], () => {
  const { door, powSecrets, drawn } = runtime();
  return { door, deps: { proofOfWork: proofOfWork({ settings: shippedWork, secrets: powSecrets, drawn }) } };
});
