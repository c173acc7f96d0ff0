import type { TicketNo } from '../kernel/ids.ts';
import type { Operation } from '../kernel/route.ts';
import { fiveCharsOf, makeTicketNo } from '../kernel/ticket-number.ts';
import { compactDate, type Instant } from '../kernel/time.ts';
import { macOf, type QueryCodes, queryCodes } from '../platform/query-codes.ts';

const ZONE = 'Asia/Shanghai';

/** Numbers and codes that follow from the request that asks for them, so a repeat needs no memory of its own. */
export interface Numbers extends QueryCodes {
  /** The number of a request on the day of an instant; `attempt` draws again where a number is taken by another request. */
  numberFor(op: Operation, day: Instant, attempt: number): TicketNo;
}

/** @param secrets one key per purpose, 32 bytes each */
export const ticketNumbers = (secrets: {
  readonly number: Buffer;
  readonly code: Buffer;
  readonly codeHash: Buffer;
}): Numbers => ({
  ...queryCodes(secrets),
  numberFor: (op, day, attempt) =>
    makeTicketNo(compactDate(day, ZONE), fiveCharsOf(macOf(secrets.number, op.key, String(attempt)))),
});
