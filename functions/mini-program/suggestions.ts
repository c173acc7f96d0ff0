import * as z from 'zod';
import type { Finding } from '../tickets/screening/text-check.ts';

/** What WeChat says of a text or a picture, and of not looking at it. */

const Result = z.object({ suggest: z.string(), label: z.coerce.number().int().optional() });

/** Not now: busy, over the minute's limit, silence … */
const LATER = [-1, 0, 45011];
/** … and what an operator may still mend in time: token, secret, list of addresses, the quota of the day. */
const MENDED_LATER = [40001, 40013, 40014, 40125, 40164, 41001, 42001, 45009];
/** The user was not here in the last two hours: WeChat will not check what is his any more. Nobody's fault. */
const NOT_HERE = 61010;

/** Judged by what WeChat suggests and not by its number; what it says in a word that we do not know is doubtful. */
export function judgedBy(said: unknown): Finding | undefined {
  const result = Result.safeParse(said);
  if (!result.success) return undefined;
  const { suggest, label } = result.data;
  if (suggest === 'pass') return { kind: 'PASSED' };
  const flag = suggest === 'risky' ? 'RISKY' : 'DOUBTFUL';
  return { kind: 'FLAGGED', flag, ...(label !== undefined && { why: `wechat.${label}` }) };
}

/** Whether WeChat may be asked again after a refusal, and why it refused; an operator hears of what is not its own business. */
export function refusedWith(errcode: number, ours: (why: string) => void): { isLater: boolean; why: string } {
  const why = `wechat.${errcode === 0 ? 'silent' : errcode}`;
  const passes = LATER.includes(errcode);
  if (!passes && errcode !== NOT_HERE) ours(why);
  return { isLater: passes || MENDED_LATER.includes(errcode), why };
}
