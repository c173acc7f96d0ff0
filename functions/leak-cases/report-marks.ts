import { LeakCaseId, newId } from '../kernel/ids.ts';
import { type Instant, instant, millis } from '../kernel/time.ts';
import { macOf } from '../platform/query-codes.ts';
import type { LeakCaseDeps } from './deps.ts';

const DAY_MS = 86_400_000;
const MARK = 16;

/**
 * Id and mark of a report. The mark of a request is a hash over the person who sends it; kept as it is, it would let anybody who
 * reads the table try out the staff one by one. Under a key of its own it says nothing, and a repeat still finds its case. The
 * id tells the day of the report and not its moment, by which a log could be searched.
 */
export const reportMarks =
  (key: Buffer): LeakCaseDeps['blinded'] =>
  (op, day: Instant) => {
    const midnight = instant(Math.floor(millis(day) / DAY_MS) * DAY_MS);
    const id = LeakCaseId.parse(newId('leakCase', midnight, (bytes) => macOf(key, 'id', op.key).subarray(0, bytes)));
    return { id, op: { key: macOf(key, 'op', op.key).toString('base64url').slice(0, MARK), body: op.body } };
  };
