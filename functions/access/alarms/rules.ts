import type { Changed } from '../../kernel/event.ts';
import type { AccessAlarmId, LeakCaseId, SiteId } from '../../kernel/ids.ts';
import { move } from '../../kernel/moves.ts';
import { type Instant, type PlainDate, shown } from '../../kernel/time.ts';
import type { PolicyOf } from '../../policies/model.ts';
import type { StaffMember } from '../../staff/model.ts';
import type { PostCode } from '../../staff/posts.ts';
import { activePosts, isAvailable } from '../../staff/rules.ts';
import { alarmNotFound } from '../errors.ts';
import { ZONE } from '../log/model.ts';
import { type AccessAlarm, type AlarmKind, alarmMoves, type Kinship } from './model.ts';

export type ChangedAlarm = Changed<AccessAlarm>;

/** What a rule finds unusual, before it has an id. */
export type Finding = Pick<AccessAlarm, 'kind' | 'subject' | 'kinship' | 'count' | 'usual'>;

/** How much a person read on one day: answers, people in them, and answers in clear. */
export interface ReadingDay {
  readonly reads: number;
  readonly people: number;
  readonly clear: number;
}

/** The same with its date, and the posts that he read as. */
export interface CountedDay extends ReadingDay {
  readonly day: PlainDate;
  readonly posts: readonly string[];
}

type Numbers = PolicyOf<'access'>;

/** `22:00` to `06:00` holds midnight; from and to alike is no window at all. */
export function isNight(at: Instant, { from, to }: Numbers['night']): boolean {
  const wall = shown(at, ZONE).slice(11, 16);
  return from <= to ? wall >= from && wall < to : wall >= from || wall < to;
}

const meanOf = (days: readonly ReadingDay[], of: keyof ReadingDay) =>
  days.reduce((sum, day) => sum + day[of], 0) / Math.max(1, days.length);

/**
 * Whether a day is far beyond what a person usually does, by the days before it on which he read at all; and whether it is too much for
 * anybody. Whoever is new has no usual yet, and is judged by the second alone.
 */
export function unusualDay(today: ReadingDay, before: readonly ReadingDay[], numbers: Numbers): Finding[] {
  const { average, peopleADay } = numbers;
  const known = before.length >= average.atLeastDays;
  const beyond = (of: 'people' | 'clear', from: number, kind: AlarmKind): Finding[] => {
    const usual = Math.round(meanOf(before, of) * 10) / 10;
    const far = known && today[of] >= from && today[of] > average.times * usual;
    return far ? [{ kind, count: today[of], usual }] : [];
  };
  return [
    ...beyond('clear', average.fromReveals, 'UNUSUAL_REVEALS'),
    ...beyond('people', average.fromPeople, 'UNUSUAL_READS'),
    ...(today.people > peopleADay ? [{ kind: 'TOO_MANY_READS' as const, count: today.people }] : []),
  ];
}

/** What is unusual about one read by itself, however much is usual. */
export function unusualRead(
  read: {
    readonly at: Instant;
    readonly clear: boolean;
    readonly canaries: readonly string[];
    readonly kin: ReadonlyArray<{ readonly subject: string; readonly kinship: Kinship }>;
  },
  { night }: Pick<Numbers, 'night'>,
): Finding[] {
  return [
    ...(read.clear && isNight(read.at, night) ? [{ kind: 'NIGHT' as const }] : []),
    ...read.canaries.map((subject) => ({ kind: 'CANARY' as const, subject })),
    ...read.kin.map((one) => ({ kind: 'KIN' as const, ...one })),
  ];
}

/** Who watches, in this order: nobody is told of himself first. */
const WATCHERS: readonly PostCode[] = ['PRIVACY_OFFICER', 'COMPANY_LEADER', 'GUEST_SERVICE_MANAGER'];

/** Who is told of an alarm: the privacy officers, but not of themselves; where none is left, whoever is above. */
export function watchersOf(staff: readonly StaffMember[], about: string | undefined, now: Instant): string[] {
  for (const post of WATCHERS) {
    const holders = staff.filter(
      (one) =>
        one.staffNo !== about && isAvailable(one, now) && activePosts(one, now).some(({ code }) => code === post),
    );
    if (holders.length > 0) return holders.map(({ staffNo }) => staffNo);
  }
  return [];
}

/** An alarm of what was found. */
export function raised(
  of: Finding &
    Pick<AccessAlarm, 'staffNo' | 'readId' | 'route'> & { readonly id: AccessAlarmId; readonly site: SiteId },
  told: { readonly now: Instant; readonly to: readonly string[] },
): ChangedAlarm {
  const head: AccessAlarm = { ...of, status: alarmMoves.raise.to, raisedAt: told.now, version: 1 };
  const { kind, staffNo = '', subject } = of;
  const facts = { kind, about: staffNo, to: [...told.to], ...(subject !== undefined && { subject }) };
  return { head, event: { type: 'access-alarm.raised', facts } };
}

interface By {
  readonly staffNo: string;
  readonly now: Instant;
}

/** Whoever an alarm is about does not know of it. Errors: `accessAlarm.notFound`. */
export function mustNotBeAbout(alarm: AccessAlarm, staffNo: string): void {
  if (alarm.staffNo === staffNo) throw alarmNotFound();
}

/** It was looked into, and that is all. */
export const confirmed = (alarm: AccessAlarm, by: By, finding: string): ChangedAlarm => ({
  head: { ...move(alarm, 'confirm', alarmMoves), settledBy: by.staffNo, settledAt: by.now },
  event: { type: 'access-alarm.confirmed', facts: { kind: alarm.kind }, texts: { finding } },
});

/** It became a case of a leak or of misconduct. */
export const casedAs = (alarm: AccessAlarm, by: By, leakCaseId: LeakCaseId): ChangedAlarm => ({
  head: { ...move(alarm, 'openCase', alarmMoves), settledBy: by.staffNo, settledAt: by.now, leakCaseId },
  event: { type: 'access-alarm.case-opened', facts: { kind: alarm.kind, leakCaseId } },
});
