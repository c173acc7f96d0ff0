import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TicketNo } from '../kernel/ids.ts';
import type { Operation } from '../kernel/route.ts';
import { fiveCharsOf, makeTicketNo } from '../kernel/ticket-number.ts';
import { compactDate, type Instant } from '../kernel/time.ts';

const ZONE = 'Asia/Shanghai';
const CODE_DIGITS = 16;

/** Numbers and codes that follow from the request that asks for them, so a repeat needs no memory of its own. */
export interface Numbers {
  /** The number of a request on the day of an instant; `attempt` draws again where a number is taken by another request. */
  numberFor(op: Operation, day: Instant, attempt: number): TicketNo;
  /** The query code of a ticket: told once, and again only to an equal request. */
  codeFor(ticketNo: TicketNo, op: Operation): string;
  /** What is kept of a code. */
  hashOf(ticketNo: TicketNo, code: string): string;
  matches(ticketNo: TicketNo, code: string, hash: string): boolean;
}

/** @param secrets one key per purpose, 32 bytes each */
export function ticketNumbers(secrets: {
  readonly number: Buffer;
  readonly code: Buffer;
  readonly codeHash: Buffer;
}): Numbers {
  const mac = (key: Buffer, ...parts: readonly string[]) =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  const hashOf = (ticketNo: TicketNo, code: string) => mac(secrets.codeHash, ticketNo, code).toString('base64url');
  return {
    numberFor: (op, day, attempt) =>
      makeTicketNo(compactDate(day, ZONE), fiveCharsOf(mac(secrets.number, op.key, String(attempt)))),
    codeFor: (ticketNo, op) => {
      const drawn = mac(secrets.code, ticketNo, op.key).readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS);
      return drawn.toString().padStart(CODE_DIGITS, '0');
    },
    hashOf,
    matches: (ticketNo, code, hash) => {
      const [told, kept] = [Buffer.from(hashOf(ticketNo, code)), Buffer.from(hash)];
      return told.length === kept.length && timingSafeEqual(told, kept);
    },
  };
}
