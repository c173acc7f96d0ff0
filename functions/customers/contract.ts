import { archiveContract } from './archive/contract.ts';
import { consentContract } from './consents/contract.ts';
import { dealingContract } from './dealings/contract.ts';
import { identifierContract } from './identifiers/contract.ts';
import { meContract } from './me/contract.ts';
import { mergingContract } from './merging/contract.ts';
import { relationContract } from './relations/contract.ts';
import { searchContract } from './search/contract.ts';

/** Routes of the customer archive; those whose path names something come before those whose path has an id in its place. */
export const contract = {
  ...searchContract,
  ...identifierContract,
  ...archiveContract,
  ...consentContract,
  ...relationContract,
  ...dealingContract,
  ...meContract,
  ...mergingContract,
} as const;
