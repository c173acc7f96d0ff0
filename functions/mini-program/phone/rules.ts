import type { Changed } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import { move } from '../../kernel/moves.ts';
import { addMinutes, type Instant, isBefore, millis } from '../../kernel/time.ts';
import { codesTooOften, smsCodeOver } from './errors.ts';
import { type PhoneCode, phoneCodeIdOf, phoneCodeMoves } from './model.ts';

export type ChangedCode = Changed<PhoneCode>;

/** A code is good for so long, and for so many wrong tries. */
export const CODE_MINUTES = 10;
export const MOST_MISSES = 5;

const MINUTE_MS = 60_000;
/** How many codes in which time: what carriers allow to one number, so that no number is flooded. */
export const LIMITS = [
  { ms: MINUTE_MS, codes: 1 },
  { ms: 60 * MINUTE_MS, codes: 5 },
  { ms: 24 * 60 * MINUTE_MS, codes: 10 },
] as const;
const DAY_MS = LIMITS[2].ms;

/** The codes of the last day with one more. Errors: `phone.tooOften` with the seconds until one more may be sent. */
export function oneMore(sentAt: readonly Instant[], now: Instant): Instant[] {
  const ago = (at: Instant) => millis(now) - millis(at);
  const waits = LIMITS.flatMap(({ ms, codes }) => {
    const oldest = sentAt.filter((at) => ago(at) < ms).at(-codes);
    return oldest === undefined ? [] : [Math.ceil((ms - ago(oldest)) / 1_000)];
  });
  if (waits.length > 0) throw codesTooOften(Math.max(...waits));
  return [...sentAt.filter((at) => ago(at) < DAY_MS), now];
}

/** A new code for a number; the one before is good no more. */
export function issued(
  before: PhoneCode | undefined,
  of: { site: SiteId; customerId: CustomerId; phone: string; now: Instant; hashOf(generation: number): string },
): ChangedCode {
  const { site, customerId, phone, now, hashOf } = of;
  const generation = (before?.generation ?? 0) + 1;
  const head: PhoneCode = {
    ...{ id: phoneCodeIdOf(customerId), site, customerId, phone, generation, misses: 0 },
    ...{ status: phoneCodeMoves.issue.to, codeHash: hashOf(generation), expiresAt: addMinutes(now, CODE_MINUTES) },
    version: before?.version ?? 1,
  };
  return { head, event: { type: 'phone-code.issued', facts: { generation } } };
}

/** Whether it must still be sent. */
export const isToBeSent = (code: PhoneCode, generation: number, now: Instant): boolean =>
  code.status === 'ISSUED' && code.generation === generation && isBefore(now, code.expiresAt);

/** A carrier has taken it, or refuses it for good. */
export function sent(code: PhoneCode, refusedWhy?: string): ChangedCode {
  const { generation } = code;
  if (refusedWhy === undefined)
    return { head: move(code, 'send', phoneCodeMoves), event: { type: 'phone-code.sent', facts: { generation } } };
  const facts = { generation, why: refusedWhy };
  return { head: move(code, 'refuse', phoneCodeMoves), event: { type: 'phone-code.refused', facts } };
}

/** A code that can be tried. Errors: `phone.codeOver`. */
export function tried(code: PhoneCode | undefined, now: Instant): PhoneCode {
  const from: readonly string[] = phoneCodeMoves.use.from;
  if (!code || !from.includes(code.status) || !isBefore(now, code.expiresAt)) throw smsCodeOver();
  return code;
}

/** The right code: the number is his. */
export const used = (code: PhoneCode): ChangedCode => ({
  head: move(code, 'use', phoneCodeMoves),
  event: { type: 'phone-code.used', facts: { generation: code.generation } },
});

/** A wrong one; the fifth ends it. */
export function missed(code: PhoneCode): ChangedCode {
  const misses = code.misses + 1;
  const facts = { generation: code.generation, misses };
  if (misses < MOST_MISSES) return { head: { ...code, misses }, event: { type: 'phone-code.missed', facts } };
  return { head: { ...move(code, 'lock', phoneCodeMoves), misses }, event: { type: 'phone-code.locked', facts } };
}
