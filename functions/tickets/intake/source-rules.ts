import { attachmentIdOf, type UploadKey } from '../../attachments/model.ts';
import { addDuration } from '../../kernel/duration.ts';
import { addDays, addMs, earliest, type Instant, isBefore, millis, plainDateIn } from '../../kernel/time.ts';
import type { Clocks, Timing } from '../clocks.ts';
import type { Channel } from '../words.ts';
import { externalMissing, sourceNotOfChannel, sourceOutOfOrder, summaryNotAttached } from './errors.ts';
import { FORWARDS, type SentSource, SOURCES, type Source } from './source.ts';

/** What the way in tells of a matter, and from when its time runs (F03). */

const ZONE = 'Asia/Shanghai';

/**
 * Whether a source fits the way in, and its dates follow each other; what an authority forwards brings its number and date.
 * Errors: `ticket.externalMissing`, `ticket.sourceNotOfChannel`, `ticket.sourceOutOfOrder`.
 */
export function checkedSource(source: Source | SentSource | undefined, channel: Channel, now: Instant): void {
  if (FORWARDS.includes(channel) && !source?.external) throw externalMissing(channel);
  if (!source) return;
  for (const part of Object.keys(source) as Array<keyof Source>)
    if (source[part] && !SOURCES[part].includes(channel)) throw sourceNotOfChannel(part, channel);
  const { letter, visit, external } = source;
  if (letter && isBefore(now, letter.receivedAt)) throw sourceOutOfOrder('source.letter.receivedAt');
  if (letter && plainDateIn(letter.receivedAt, ZONE) < letter.postmarkedOn)
    throw sourceOutOfOrder('source.letter.postmarkedOn');
  if (visit && isBefore(now, visit.visitedAt)) throw sourceOutOfOrder('source.visit.visitedAt');
  if (external && isBefore(now, external.forwardedAt)) throw sourceOutOfOrder('source.external.forwardedAt');
  if (external && !isBefore(external.forwardedAt, external.dueAt)) throw sourceOutOfOrder('source.external.dueAt');
}

/**
 * A source as it is kept: the sheet that a visitor has signed is known by the file that it is, and is one of those that come with the
 * matter. Errors: `ticket.summaryNotAttached`.
 */
export function keptSource(sent: SentSource | undefined, attachments: readonly UploadKey[] = []): Source | undefined {
  if (!sent?.visit) return sent as Source | undefined;
  const { signedSummary: key, ...visit } = sent.visit;
  if (key === undefined) return { ...sent, visit };
  if (!attachments.includes(key)) throw summaryNotAttached();
  return { ...sent, visit: { ...visit, signedSummary: attachmentIdOf(key) } };
}

/** When the house had the matter: what it promises runs from here. */
export function receivedFrom(source: Source | undefined, now: Instant): Instant {
  return source?.letter?.receivedAt ?? source?.external?.forwardedAt ?? source?.visit?.visitedAt ?? now;
}

/** The clock of an authority, whose end nobody of the house may move. */
export function externalClock(source: Source | undefined): Clocks {
  const external = source?.external;
  if (!external) return {};
  return { EXTERNAL: { state: 'RUNNING', from: external.forwardedAt, dueAt: external.dueAt, rung: 0 } };
}

const MARGIN = { workdays: 2 } as const;
const SHARE = 0.3;
const LONGEST_GAP_DAYS = 20; // no run of holidays is longer

/** The last day from which two working days still end before an instant. */
function twoWorkdaysBefore(end: Instant, { calendars }: Timing): Instant {
  for (let days = MARGIN.workdays; days < LONGEST_GAP_DAYS; days += 1) {
    const from = addDays(end, -days);
    if (!isBefore(end, addDuration(MARGIN, from, calendars))) return from;
  }
  return addDays(end, -LONGEST_GAP_DAYS);
}

/**
 * Domain 4.0, external cases: our own target is the authority's date less two working days or 30 % of the time, whichever is
 * more; where so little time is left that two working days are all of it, less the 30 %.
 */
export function internalTarget(clock: { readonly from: Instant; readonly dueAt: Instant }, timing: Timing): Instant {
  const { from, dueAt } = clock;
  const share = addMs(dueAt, -Math.round((millis(dueAt) - millis(from)) * SHARE));
  const days = twoWorkdaysBefore(dueAt, timing);
  return isBefore(from, days) ? earliest(share, days) : share;
}
