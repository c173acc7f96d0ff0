import * as z from 'zod';
import { msOfElapsed } from '../../kernel/duration.ts';
import type { Changed } from '../../kernel/event.ts';
import { AttachmentId, SiteId, TicketNo } from '../../kernel/ids.ts';
import { type Moves, move } from '../../kernel/moves.ts';
import { addMinutes, addMs, Instant, isBefore } from '../../kernel/time.ts';
import type { Checking, Finding } from '../../tickets/screening/text-check.ts';
import { TextFlag } from '../../tickets/words.ts';

/** F03: pictures of guests of the mini-program are looked at by WeChat once they are kept; whatever it says, none is refused. */

export const PictureCheckStatus = z.enum(['OPEN', 'ASKED', 'PASSED', 'FLAGGED', 'UNCHECKED']);
export type PictureCheckStatus = z.infer<typeof PictureCheckStatus>;

/** Every legal move of a check. WeChat’s word counts also where it comes after the house has given up waiting for it. */
export const pictureCheckMoves = {
  begin: { from: [], to: 'OPEN' },
  putOff: { from: ['OPEN'], to: 'OPEN' },
  ask: { from: ['OPEN'], to: 'ASKED' },
  pass: { from: ['ASKED', 'UNCHECKED'], to: 'PASSED' },
  flag: { from: ['ASKED', 'UNCHECKED'], to: 'FLAGGED' },
  giveUp: { from: ['OPEN', 'ASKED'], to: 'UNCHECKED' },
} as const satisfies Moves<PictureCheckStatus>;

/** What is known of a picture, the gravest last: nobody could look, WeChat is in doubt, WeChat says no. */
export const PictureFlag = TextFlag.exclude(['LISTED']);
export type PictureFlag = z.infer<typeof PictureFlag>;

export const pictureFlagLabels: Readonly<Record<PictureFlag, { zh: string; en: string }>> = {
  UNCHECKED: { zh: '图片内容未能核查', en: 'Nobody could look at the picture' },
  DOUBTFUL: { zh: '图片内容待核', en: 'The picture is doubtful' },
  RISKY: { zh: '图片内容可能违规，点开可见', en: 'The picture may be offensive; it opens on purpose only' },
};

/** WeChat answers within 30 minutes; its message may be on its way for some more. */
const RESULT_MINUTES = 35;

/** The check of one picture that a guest of the mini-program has given. */
export const PictureCheck = z.object({
  /** `pch_<number>_<file>` */
  id: z.string().regex(/^pch_[0-9A-Z]{14}_[0-9A-Z]{26}$/),
  site: SiteId,
  ticketNo: TicketNo,
  attachmentId: AttachmentId,
  /** The version of the ticket by which the picture came. */
  of: z.int().min(1),
  status: PictureCheckStatus,
  flag: PictureFlag.optional(),
  /** By which name WeChat will tell what it has found. */
  traceId: z.string().min(1).max(64).optional(),
  /** When somebody must look again: to ask once more, or because no result has come. */
  dueAt: Instant.optional(),
  since: Instant,
  tries: z.int().min(1),
  version: z.int().min(1),
});
export type PictureCheck = z.infer<typeof PictureCheck>;

/** Which picture a check is of. */
export type Picture = Pick<PictureCheck, 'site' | 'ticketNo' | 'attachmentId' | 'of'>;

const fileOfCheck = (id: string) => id.split('_')[2] ?? '';
/** Which file a check is of, by its id. */
export const attachmentOfCheck = (id: string): AttachmentId => AttachmentId.parse(`att_${fileOfCheck(id)}`);

/** What WeChat says to being asked. `LATER`: nobody could ask it now; `NEVER`: it will not look at this one. */
export type Answer =
  | { readonly kind: 'ASKED'; readonly traceId: string }
  | { readonly kind: 'LATER' | 'NEVER'; readonly why: string };

/** A check after something has become known, and what that says of its matter. */
export interface PictureResult {
  readonly changed: Changed<PictureCheck>;
  readonly flag?: PictureFlag;
  readonly why?: string;
}

const opened = ({ site, ticketNo, attachmentId, of }: Picture, now: Instant): PictureCheck => ({
  id: `pch_${ticketNo.slice(2)}_${attachmentId.slice(4)}`,
  ...{ site, ticketNo, attachmentId, of, status: pictureCheckMoves.begin.to },
  ...{ since: now, tries: 1, version: 1 },
});

const moved = (check: PictureCheck, verb: keyof typeof pictureCheckMoves): PictureCheck => {
  const { dueAt: _over, flag: _former, ...head } = move(check, verb, pictureCheckMoves);
  return head;
};

/** Nobody has looked, and nobody waits for it any longer. */
export function givenUp(check: PictureCheck, why: string): PictureResult {
  const head: PictureCheck = { ...moved(check, 'giveUp'), flag: 'UNCHECKED' };
  return { changed: { head, event: { type: 'picture-check.given-up', facts: { why } } }, flag: 'UNCHECKED', why };
}

/** The check after WeChat was asked. @param before the check as it stands; undefined at the first try */
export function answered(
  before: PictureCheck | undefined,
  picture: Picture,
  answer: Answer,
  at: Checking,
): PictureResult {
  const { now } = at;
  const check = before ? { ...before, tries: before.tries + 1 } : opened(picture, now);
  if (answer.kind === 'ASKED') {
    const { traceId } = answer;
    const head = { ...moved(check, 'ask'), traceId, dueAt: addMinutes(now, RESULT_MINUTES) };
    return { changed: { head, event: { type: 'picture-check.asked', facts: { tries: head.tries } } } };
  }
  const { kind, why } = answer;
  const dueAt = addMs(now, msOfElapsed(at.checkAgainAfter));
  if (kind === 'NEVER' || !isBefore(dueAt, addMs(check.since, msOfElapsed(at.checkUntil)))) return givenUp(check, why);
  const head = { ...(before ? moved(check, 'putOff') : check), dueAt };
  return { changed: { head, event: { type: 'picture-check.put-off', facts: { why } } } };
}

/** The check after WeChat has said what it found; undefined where that was known, or is of another time that it was asked. */
export function judged(check: PictureCheck, traceId: string, verdict: Finding): PictureResult | undefined {
  if (check.traceId !== traceId) return undefined;
  const waits = check.status === 'ASKED';
  if (!waits && check.status !== 'UNCHECKED') return undefined;
  if (verdict.kind === 'PASSED')
    return { changed: { head: moved(check, 'pass'), event: { type: 'picture-check.passed' } } };
  const why = verdict.why ?? 'wechat';
  const flag = verdict.kind === 'FLAGGED' ? PictureFlag.safeParse(verdict.flag).data : undefined;
  if (flag === undefined || flag === 'UNCHECKED') return waits ? givenUp(check, why) : undefined;
  const head = { ...moved(check, 'flag'), flag };
  return { changed: { head, event: { type: 'picture-check.flagged', facts: { flag, why } } }, flag, why };
}

/** Its time has come: the event has it looked at again. */
export const wakePicture = (check: PictureCheck): Changed<PictureCheck> => ({
  head: check,
  event: { type: 'picture-check.due', facts: { tries: check.tries } },
});

/** Of which trace a check is: what WeChat’s message is found by. */
export const PictureTrace = z.object({
  site: SiteId,
  traceId: z.string().min(1).max(64),
  ticketNo: TicketNo,
  attachmentId: AttachmentId,
  askedAt: Instant,
});
export type PictureTrace = z.infer<typeof PictureTrace>;
