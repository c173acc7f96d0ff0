import { actionsWith } from '../kernel/route.ts';
import type { ProofOfWork } from './pow.ts';

/** What the actions of this domain need. */
export interface ChallengeDeps {
  readonly proofOfWork: ProofOfWork;
}

export const action = actionsWith<ChallengeDeps>();
