import { jsonLog } from './log.ts';

/** The log of a running function. */
export const processLog = jsonLog((line) => process.stdout.write(`${line}\n`));
