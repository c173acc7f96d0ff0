import type { Calendar } from '../kernel/calendar.ts';
import { addDuration, type Duration } from '../kernel/duration.ts';
import { addPlainDays, type Instant, instant, isBefore, type PlainDate, plainDateIn } from '../kernel/time.ts';
import { instantOfWall } from '../kernel/zone.ts';

/** F09: which tries to reach a guest count, when the next one is due, and when he was tried often enough. */

const ZONE = 'Asia/Shanghai';

/** A part of the day in which guests are called, from and to as the clock shows it. */
export interface Band {
  readonly from: string;
  readonly to: string;
}

export interface TryNumbers {
  /** Two tries sooner after each other are one. */
  readonly minGap: Duration;
  /** On how many days somebody is tried before he counts as not reached. */
  readonly minDays: number;
  readonly bands: readonly Band[];
}

export interface Trying {
  readonly numbers: TryNumbers;
  readonly calendars: Readonly<Record<string, Calendar>>;
}

type Try = { readonly at: Instant };

const dayOf = (at: Instant): PlainDate => plainDateIn(at, ZONE);
const minutesOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3));
const onDay = (day: PlainDate, wall: string): Instant => instant(instantOfWall(day, minutesOf(wall), ZONE));

const bandOf = (at: Instant, bands: readonly Band[]): Band | undefined =>
  bands.find(({ from, to }) => !isBefore(at, onDay(dayOf(at), from)) && isBefore(at, onDay(dayOf(at), to)));

/** The tries that count: whoever is rung three times in a minute was tried once. */
export function countedTries<T extends Try>(tries: readonly T[], { numbers, calendars }: Trying): T[] {
  const counted: T[] = [];
  for (const one of tries) {
    const last = counted.at(-1);
    if (!last || !isBefore(one.at, addDuration(numbers.minGap, last.at, calendars))) counted.push(one);
  }
  return counted;
}

const daysOf = (tries: readonly Try[]): number => new Set(tries.map(({ at }) => dayOf(at))).size;

/** Whether somebody may be given up: as often as is allowed, and not all on one day. */
export const isTriedEnough = (counted: readonly Try[], allowed: number, { minDays }: TryNumbers): boolean =>
  counted.length >= allowed && daysOf(counted) >= Math.min(minDays, allowed);

/** The first moment from an instant on that lies in one of the bands. */
function firstIn(bands: readonly Band[], from: Instant): Instant {
  const [today, tomorrow] = [dayOf(from), addPlainDays(dayOf(from), 1)];
  const starts = [today, tomorrow].flatMap((day) =>
    bands.flatMap((band) => {
      const [opens, closes] = [onDay(day, band.from), onDay(day, band.to)];
      const start = isBefore(opens, from) ? from : opens;
      return isBefore(start, closes) ? [start] : [];
    }),
  );
  return [...starts].sort()[0] ?? from;
}

/**
 * When the next try is due: not sooner after the last than the policy says, in another part of the day, and on another day where those
 * that are left would not make enough days any more.
 */
export function nextTryAt(counted: readonly Try[], allowed: number, of: Trying & { readonly now: Instant }): Instant {
  const { numbers, calendars, now } = of;
  const { bands, minDays, minGap } = numbers;
  const last = counted.at(-1)?.at ?? now;
  const rested = addDuration(minGap, last, calendars);
  const left = Math.max(1, allowed - counted.length);
  const tomorrow = onDay(addPlainDays(dayOf(last), 1), '00:00');
  const needsAnotherDay = Math.min(minDays, allowed) - daysOf(counted) >= left;
  const from = needsAnotherDay && isBefore(rested, tomorrow) ? tomorrow : rested;
  const before = bandOf(last, bands);
  const others = bands.filter((band) => band !== before);
  return firstIn(others.length > 0 ? others : bands, from);
}
