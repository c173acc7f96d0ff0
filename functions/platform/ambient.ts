import { instant } from '../kernel/time.ts';
import { jsonLog } from './log.ts';

/** The machine's clock and the log's outlet: the only place that reads or opens them, everything below gets them handed in. */
export const clock = () => instant(Date.now());
export const log = jsonLog((line) => process.stdout.write(`${line}\n`));
