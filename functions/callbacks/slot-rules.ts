import { type Calendar, workingMinutesBetween } from '../kernel/calendar.ts';
import { msOfElapsed } from '../kernel/duration.ts';
import { addDays, addMinutes, addMs, type Instant, instant, isBefore, millis, type PlainDate } from '../kernel/time.ts';
import { dayAt, instantOfWall } from '../kernel/zone.ts';
import type { CallbackTopic } from './model.ts';

/** What call-backs are booked and made by: policy data. */
export interface CallbackNumbers {
  readonly slotMinutes: number;
  /** Calls that one person makes in a slot. */
  readonly perAgent: number;
  /** A slot is offered until so long before it begins … */
  readonly leadTime: string;
  /** … and so many days ahead. */
  readonly daysAhead: number;
  /** Who calls, by what the guest wants to talk about. */
  readonly posts: Readonly<Record<CallbackTopic, readonly string[]>>;
  readonly remindBefore: string;
  /** After how long somebody else is told, where nobody has dialled: one wait after the other, the last one again and again. */
  readonly missedAfter: readonly string[];
  /** From so many missed rings on, the duty manager is told, too. */
  readonly tellAfterMissed: number;
  /** Tries to reach a guest, and how long after each the next one is made. */
  readonly attempts: number;
  readonly retryAfter: readonly string[];
  /** How soon a call that was missed is called back. */
  readonly missedCallWithin: string;
}

export interface Offer {
  readonly calendar: Calendar;
  readonly numbers: CallbackNumbers;
  readonly now: Instant;
}

const DAY_MINUTES = 1_440;

/** The end of a slot. */
export const slotEnd = (slot: Instant, { slotMinutes }: CallbackNumbers): Instant => addMinutes(slot, slotMinutes);

const wholly = (slot: Instant, { calendar, numbers }: Offer) =>
  workingMinutesBetween(calendar, slot, slotEnd(slot, numbers)) === numbers.slotMinutes;

const inTime = (slot: Instant, { numbers, now }: Offer) =>
  !isBefore(slot, addMs(now, msOfElapsed(numbers.leadTime))) && !isBefore(addDays(now, numbers.daysAhead), slot);

/** The slots of a day that can be booked now: wholly within service hours, late enough to be reminded of, not too far ahead. */
export function slotsOn(date: PlainDate, offer: Offer): Instant[] {
  const { calendar, numbers, now } = offer;
  const last = dayAt(millis(addDays(now, numbers.daysAhead)), calendar.timeZone);
  if (date > last || date < dayAt(millis(now), calendar.timeZone)) return [];
  const starts = Array.from({ length: Math.floor(DAY_MINUTES / numbers.slotMinutes) }, (_, n) =>
    instant(instantOfWall(date, n * numbers.slotMinutes, calendar.timeZone)),
  );
  return starts.filter((slot) => inTime(slot, offer) && wholly(slot, offer));
}

/** Whether an instant is the start of a slot that can be booked now. */
export const isOffered = (slot: Instant, offer: Offer): boolean =>
  inTime(slot, offer) && slotsOn(dayAt(millis(slot), offer.calendar.timeZone), offer).includes(slot);

/** Calls that people have in a slot already, by staff number. */
export type Taken = Readonly<Record<string, number>>;

/** Who of those on shift has room in a slot: the freest first; among equals the turn decides, so that many at once do not meet. */
export function withRoom(agents: readonly string[], taken: Taken, of: { perAgent: number; turn: number }): string[] {
  const free = agents.filter((agent) => (taken[agent] ?? 0) < of.perAgent).sort();
  const from = free.length === 0 ? 0 : of.turn % free.length;
  return [...free.slice(from), ...free.slice(0, from)].sort((a, b) => (taken[a] ?? 0) - (taken[b] ?? 0));
}
