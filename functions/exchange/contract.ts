import { exportContract } from './exports/contract.ts';
import { importContract } from './imports/contract.ts';

/** Routes by which customers come in and go out as files; those whose path names something come before those with an id in its place. */
export const contract = { ...importContract, ...exportContract } as const;
