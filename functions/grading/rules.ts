import type { Changed, Happening } from '../kernel/event.ts';
import { addDays, type Instant, instant, isBefore, type PlainDate, plainDateIn } from '../kernel/time.ts';
import { instantOfWall } from '../kernel/zone.ts';
import type { Grade } from '../tickets/words.ts';
import * as refused from './errors.ts';
import { type Activity, type CardLevel, GRADES, isHigher, type MonthSums, type Standing } from './model.ts';

/** A customer's standing after a decision, with what happened. */
export type ChangedStanding = Changed<Standing>;

/** What earns a grade: any one of these within twelve months. */
export interface Earns {
  readonly spendFen?: number | undefined;
  readonly visits?: number | undefined;
  readonly referrals?: number | undefined;
  readonly card?: CardLevel | undefined;
}

/** The numbers of grades (F02): policy data. */
export interface GradeNumbers {
  readonly earns: Readonly<Record<'V' | 'A' | 'B' | 'C', Earns>>;
  readonly graceDays: number;
  readonly overrideDays: number;
  /** What the records that were merged into his have earned. */
  readonly brought?: readonly Brought[];
}

/** What counts for a grade of a record that was merged into his: it counts with his own as long as they are one. */
export type Brought = Pick<Standing, 'months' | 'card'>;

/** The sums of all records of one customer, month by month. */
export function summedMonths(all: readonly Brought[]): Standing['months'] {
  const sums: Record<string, MonthSums> = {};
  for (const [month, one] of all.flatMap(({ months }) => Object.entries(months))) {
    const { spendFen, visits, referrals } = sums[month] ?? NOTHING;
    sums[month] = {
      spendFen: spendFen + one.spendFen,
      visits: visits + one.visits,
      referrals: referrals + one.referrals,
    };
  }
  return sums;
}

const ZONE = 'Asia/Shanghai';
const MONTHS = 12;
const NOTHING: MonthSums = { spendFen: 0, visits: 0, referrals: 0 };

const monthOf = (at: Instant): string => plainDateIn(at, ZONE).slice(0, 7);
const numberOf = (month: string): number => Number(month.slice(0, 4)) * MONTHS + Number(month.slice(5)) - 1;
const monthAt = (n: number): string => `${Math.floor(n / MONTHS)}-${String((n % MONTHS) + 1).padStart(2, '0')}`;
const startOf = (month: string): Instant => instant(instantOfWall(`${month}-01` as PlainDate, 0, ZONE));
const quarterOf = (month: string): string => `${month.slice(0, 4)}-${Math.ceil(Number(month.slice(5)) / 3)}`;
/** The instant at which a quarter begins: the end of the one before. */
const startOfQuarter = (quarter: string): Instant =>
  startOf(`${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3 - 2).padStart(2, '0')}`);

/** The twelve calendar months up to now: what the rolling year counts. Older sums are dropped. */
export function lastTwelve(months: Standing['months'], now: Instant): Standing['months'] {
  const newest = numberOf(monthOf(now));
  return Object.fromEntries(
    Object.entries(months).filter(([month]) => numberOf(month) > newest - MONTHS && numberOf(month) <= newest),
  );
}

const meets = (earns: Earns, sums: MonthSums, card: CardLevel | undefined): boolean =>
  (earns.spendFen !== undefined && sums.spendFen >= earns.spendFen) ||
  (earns.visits !== undefined && sums.visits >= earns.visits) ||
  (earns.referrals !== undefined && sums.referrals >= earns.referrals) ||
  (earns.card !== undefined && card === earns.card);

/** F02: the highest grade of which any condition is met by the last twelve months, or by the card. */
export function earnedGrade(standing: Brought, now: Instant, numbers: GradeNumbers): Grade {
  const all = [standing, ...(numbers.brought ?? [])];
  const sums = Object.values(lastTwelve(summedMonths(all), now)).reduce(
    (all, one) => ({
      spendFen: all.spendFen + one.spendFen,
      visits: all.visits + one.visits,
      referrals: all.referrals + one.referrals,
    }),
    NOTHING,
  );
  const cards = all.map(({ card }) => (card && isBefore(now, card.until) ? card.level : undefined));
  return GRADES.find((grade) => grade !== 'N' && cards.some((card) => meets(numbers.earns[grade], sums, card))) ?? 'N';
}

/** The grade that counts: what was set by hand while that lasts, else the one by rule. */
export const gradeOf = ({ grade, override }: Standing, now: Instant): Grade =>
  override && isBefore(now, override.until) ? override.grade : grade;

/** When a standing changes by itself next: a month begins, a grace ends, an override or a card runs out. */
function nextLook({ fall, override, asked, card }: Standing, now: Instant): Instant {
  const next = startOf(monthAt(numberOf(monthOf(now)) + 1));
  const ends = [fall?.endsAt, override?.until, asked?.until, card?.until].filter(
    (at): at is Instant => at !== undefined && isBefore(now, at),
  );
  return [next, ...ends].reduce((first, at) => (isBefore(at, first) ? at : first));
}

/** F02: up at once; down only from the end of a quarter on, after a grace in which it can still be earned. */
function settled(standing: Standing, now: Instant, numbers: GradeNumbers): Standing {
  const { fall, ...steady } = { ...standing, months: lastTwelve(standing.months, now) };
  const quarter = quarterOf(monthOf(now));
  const earned = earnedGrade(steady, now, numbers);
  const at = { quarter };
  if (!isHigher(steady.grade, earned)) return { ...steady, ...at, grade: earned };
  if (fall && !isBefore(now, fall.endsAt)) return { ...steady, ...at, grade: earned };
  if (fall) return { ...steady, ...at, fall: { ...fall, to: earned } };
  if (quarter === standing.quarter) return steady;
  const endsAt = addDays(startOfQuarter(quarter), numbers.graceDays);
  return isBefore(now, endsAt)
    ? { ...steady, ...at, fall: { to: earned, endsAt } }
    : { ...steady, ...at, grade: earned };
}

/** What of a standing has run out is taken away. */
function current({ override, asked, card, ...standing }: Standing, now: Instant): Standing {
  const lasts = <T extends { readonly until: Instant }>(one: T | undefined) =>
    one !== undefined && isBefore(now, one.until) ? one : undefined;
  const [still, waits, holds] = [lasts(override), lasts(asked), lasts(card)];
  return {
    ...standing,
    ...(still && { override: still }),
    ...(waits && { asked: waits }),
    ...(holds && { card: holds }),
  };
}

/** A standing as rule and time make it now; it says what has changed for the customer. */
function judged(before: Standing, after: Standing, told: Happening, at: { now: Instant; numbers: GradeNumbers }) {
  const ruled = settled(current(after, at.now), at.now, at.numbers);
  const head = { ...ruled, lookAt: nextLook(ruled, at.now) };
  // The grade that he had until now: an override that has just run out was his until this moment.
  const [was, is] = [before.override?.grade ?? before.grade, gradeOf(head, at.now)];
  const falls = head.fall && { falls: head.fall.to, fallsAt: head.fall.endsAt };
  const facts = { ...told.facts, ...(was !== is && { was, is }), ...falls };
  return { head, event: { ...told, facts } } satisfies ChangedStanding;
}

/** The standing of somebody of whom nothing was counted yet: he keeps the grade that he has, and it falls like any other. */
export function unknown(of: Pick<Standing, 'id' | 'site' | 'grade'>, now: Instant): Standing {
  const head = { ...of, months: {}, quarter: quarterOf(monthOf(now)), lookAt: now, version: 1 };
  return { ...head, lookAt: nextLook(head, now) };
}

type At = { readonly now: Instant; readonly numbers: GradeNumbers };

/** One more activity: it counts in its own month, as long as that is one of the last twelve. Errors: `grade.activityInFuture`. */
export function record(before: Standing, activity: Activity, at: At): ChangedStanding {
  if (isBefore(at.now, activity.at)) throw refused.activityInFuture();
  const month = monthOf(activity.at);
  const had = before.months[month] ?? NOTHING;
  const sums: MonthSums = {
    spendFen: had.spendFen + (activity.amountFen ?? 0),
    visits: had.visits + (activity.kind === 'VISIT' ? 1 : 0),
    referrals: had.referrals + (activity.kind === 'REFERRAL' ? 1 : 0),
  };
  const after = { ...before, months: { ...before.months, [month]: sums } };
  return judged(before, after, { type: 'standing.recorded', facts: { kind: activity.kind, month } }, at);
}

/** The level of his membership card, until it runs out. */
export const cardChanged = (before: Standing, card: NonNullable<Standing['card']>, at: At): ChangedStanding =>
  judged(before, { ...before, card }, { type: 'standing.card-changed', facts: { card: card.level } }, at);

/** F02, nightly: what time alone has changed; undefined where there is nothing to look at yet. */
export function review(before: Standing, at: At): ChangedStanding | undefined {
  if (isBefore(at.now, before.lookAt)) return undefined;
  return judged(before, before, { type: 'standing.reviewed' }, at);
}

/** As rule and time make it now that other records are his, or are not any more; undefined where that changes nothing. */
export function regraded(before: Standing, at: At): ChangedStanding | undefined {
  const changed = judged(before, before, { type: 'standing.reviewed' }, at);
  const { grade, fall } = changed.head;
  return grade === before.grade && fall?.to === before.fall?.to ? undefined : changed;
}

export interface AskedOverride {
  readonly grade: Grade;
  readonly until: Instant;
  readonly by: string;
  readonly reason: string;
}

/** F02: somebody asks for a grade by hand, for 180 days at most. It counts when another has approved it. */
export function ask(before: Standing, asked: AskedOverride, at: At): ChangedStanding {
  const { grade, until, by, reason } = asked;
  if (!isBefore(at.now, until)) throw refused.overrideOver();
  const latest = addDays(at.now, at.numbers.overrideDays);
  if (isBefore(latest, until)) throw refused.overrideTooLong(at.numbers.overrideDays);
  const after = { ...before, asked: { grade, until, askedBy: by } };
  return judged(before, after, { type: 'standing.override-asked', facts: { grade, until, by }, texts: { reason } }, at);
}

/** Somebody else says yes or no (domain 4.0: applicant ≠ approver, by person). */
export function decide(
  before: Standing,
  by: { readonly staffNo: string; readonly approved: boolean; readonly reason: string },
  at: At,
): ChangedStanding {
  const { asked, ...rest } = before;
  if (!asked || !isBefore(at.now, asked.until)) throw refused.nothingAsked();
  if (asked.askedBy === by.staffNo) throw refused.ownOverride();
  const after = by.approved ? { ...rest, override: { ...asked, approvedBy: by.staffNo } } : rest;
  const type = by.approved ? 'standing.override-approved' : 'standing.override-declined';
  const facts = { grade: asked.grade, until: asked.until, to: asked.askedBy };
  return judged(before, after, { type, facts, texts: { reason: by.reason } }, at);
}

/** An override is taken back before its time. */
export function endOverride(before: Standing, reason: string, at: At): ChangedStanding {
  const { override, ...after } = before;
  if (!override) throw refused.noOverride();
  return judged(before, after, { type: 'standing.override-ended', facts: {}, texts: { reason } }, at);
}
