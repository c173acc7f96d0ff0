import { type CallbackId, newId } from '../kernel/ids.ts';
import type { Operation } from '../kernel/route.ts';
import { type Instant, instant, millis } from '../kernel/time.ts';
import { macOf, type QueryCodes, queryCodes } from '../platform/query-codes.ts';

const DAY_MS = 86_400_000;

/** Ids and codes that follow from the request that asks for them, so that its repeat finds what it has made. */
export interface CallbackCodes extends QueryCodes {
  /** The id of a request's booking on the day of an instant. */
  idFor(op: Operation, day: Instant): CallbackId;
}

/** @param secrets one key per purpose, 32 bytes each */
export const callbackCodes = (secrets: {
  readonly id: Buffer;
  readonly code: Buffer;
  readonly codeHash: Buffer;
}): CallbackCodes => ({
  ...queryCodes(secrets),
  idFor: (op, day) => {
    const midnight = instant(Math.floor(millis(day) / DAY_MS) * DAY_MS);
    return newId('callback', midnight, (bytes) => macOf(secrets.id, op.key).subarray(0, bytes)) as CallbackId;
  },
});
