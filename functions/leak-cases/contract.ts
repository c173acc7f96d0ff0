import { caseContract } from './case-contract.ts';
import { clockContract } from './clocks/contract.ts';
import { evidenceContract } from './evidence/contract.ts';
import { hearingContract } from './hearings/contract.ts';
import { penaltyContract } from './penalty/contract.ts';

/** Every route of cases of leaks and misconduct (F27). */
export const contract = {
  ...caseContract,
  ...clockContract,
  ...evidenceContract,
  ...hearingContract,
  ...penaltyContract,
} as const;
