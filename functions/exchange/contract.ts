import { importContract } from './imports/contract.ts';

/** Routes by which customers come in and go out as files. */
export const contract = { ...importContract } as const;
