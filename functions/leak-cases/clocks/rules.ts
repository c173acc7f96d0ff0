import type { Calendar } from '../../kernel/calendar.ts';
import { addDuration, type Duration, msOfElapsed } from '../../kernel/duration.ts';
import type { Changed } from '../../kernel/event.ts';
import { move } from '../../kernel/moves.ts';
import { addMs, earliest, type Instant, isBefore, millis } from '../../kernel/time.ts';
import { acting } from '../act-rules.ts';
import { sameAsker, unknownClock } from '../errors.ts';
import type { LeakCase } from '../model.ts';
import type { LeakCaseType } from '../words.ts';
import { isRunning, type LeakClock, LeakClockName, leakClockMoves, type NotificationClock } from './model.ts';

/** Numbers of cases: policy data. */
export interface LeakNumbers {
  /** How often one person may look up in a day who reported a case. */
  readonly reporterLookupsADay: number;
  readonly triageWithin: string;
  /** An incident of a larger class (R64), and every other one. */
  readonly authorityWithin: string;
  readonly authorityOtherwise: string;
  readonly individualsWithin: string;
  /** Shares of a clock's time, in percent, at which somebody is reminded before it is over. */
  readonly remindAt: readonly number[];
  /** How long after it was told somebody hears again of what is late. */
  readonly lateAgainAfter: string;
  readonly hearingWithin: Duration;
  /** How long a second person has to approve a view, and the first one then to look. */
  readonly viewWithin: string;
}

export interface LeakTiming {
  readonly numbers: LeakNumbers;
  readonly calendars: Readonly<Record<string, Calendar>>;
}

const begin = (from: Instant, within: string): LeakClock => ({
  ...{ state: leakClockMoves.begin.to, from, dueAt: addMs(from, msOfElapsed(within)), told: 0 },
});

const OF_DATA: readonly LeakCaseType[] = ['LEAK', 'IMPROPER_ACCESS', 'SALE', 'LOSS'];

/** R63: what is a leak, or may be one, is told without delay; the clocks run from the report, whatever is found later. */
export function clocksAtReport(type: LeakCaseType, now: Instant, numbers: LeakNumbers): LeakCase['clocks'] {
  const triage = { TRIAGE: begin(now, numbers.triageWithin) };
  return OF_DATA.includes(type) ? { ...triage, ...notifications(now, { largerClass: true, numbers }) } : triage;
}

/** Who must be told by when: the authority within four hours where the incident is of a larger class (R64). */
function notifications(from: Instant, of: { largerClass: boolean; numbers: LeakNumbers }) {
  const { authorityWithin, authorityOtherwise, individualsWithin } = of.numbers;
  return {
    AUTHORITY: begin(from, of.largerClass ? authorityWithin : authorityOtherwise),
    INDIVIDUALS: begin(from, individualsWithin),
  };
}

/** The clocks after triage: that one is met, and the authority's goes by the class. A clock that runs is never taken away here. */
export function clocksAtTriage(
  { clocks, reportedAt }: Pick<LeakCase, 'clocks' | 'reportedAt'>,
  of: { readonly personalData: boolean; readonly largerClass: boolean; readonly by: string; readonly now: Instant },
  numbers: LeakNumbers,
): LeakCase['clocks'] {
  const met = clocks.TRIAGE && { TRIAGE: ended(clocks.TRIAGE, 'meet', of) };
  const due = notifications(reportedAt, { largerClass: of.largerClass, numbers });
  const { AUTHORITY, INDIVIDUALS } = clocks;
  if (!AUTHORITY && !of.personalData) return { ...clocks, ...met };
  const authority = !AUTHORITY || (isRunning(AUTHORITY) && AUTHORITY.dueAt !== due.AUTHORITY.dueAt);
  return {
    ...clocks,
    ...met,
    ...(authority && { AUTHORITY: { ...due.AUTHORITY, ...(AUTHORITY && { state: AUTHORITY.state }) } }),
    ...(!INDIVIDUALS && { INDIVIDUALS: due.INDIVIDUALS }),
  };
}

type ClockVerb = Exclude<keyof typeof leakClockMoves, 'begin'>;

function moved(clock: LeakClock, verb: ClockVerb): LeakClock {
  const { status } = move({ status: clock.state, version: 0 }, verb, leakClockMoves);
  return { ...clock, state: status };
}

const ended = (clock: LeakClock, verb: ClockVerb, of: { readonly by: string; readonly now: Instant }): LeakClock => ({
  ...moved(clock, verb),
  endedAt: of.now,
  endedBy: of.by,
});

function clockOf({ clocks }: LeakCase, name: NotificationClock): LeakClock {
  const clock = clocks[name];
  if (!clock) throw unknownClock(name);
  return clock;
}

const withClock = (found: LeakCase, name: LeakClockName, clock: LeakClock): LeakCase => ({
  ...found,
  clocks: { ...found.clocks, [name]: clock },
});

/** Somebody was told, in words that hold all that the law asks for. Errors: `state.notAllowed`, `leakCase.unknownClock`. */
export function notified(
  found: LeakCase,
  of: {
    readonly clock: NotificationClock;
    readonly to: string;
    readonly text: string;
    readonly by: string;
    readonly now: Instant;
  },
): Changed<LeakCase> {
  const clock = clockOf(acting(found, 'notify'), of.clock);
  const head = withClock(found, of.clock, ended(clock, 'meet', of));
  const facts = { clock: of.clock, dueAt: clock.dueAt, late: isBefore(clock.dueAt, of.now) };
  return { head, event: { type: 'leak-case.notified', facts, texts: { to: of.to, notification: of.text } } };
}

/** Whoever thinks that nobody need be told says why; time goes on until somebody else has decided. */
export function waiverAsked(
  found: LeakCase,
  of: { readonly clock: NotificationClock; readonly reason: string; readonly by: string },
): Changed<LeakCase> {
  const clock = clockOf(acting(found, 'askWaiver'), of.clock);
  const head = withClock(found, of.clock, { ...moved(clock, 'askWaiver'), askedBy: of.by });
  const facts = { clock: of.clock, dueAt: clock.dueAt };
  return { head, event: { type: 'leak-case.waiver-asked', facts, texts: { reason: of.reason } } };
}

/** Somebody else grants or refuses it. Errors: `leakCase.sameAsker`, `state.notAllowed`. */
export function waiverDecided(
  found: LeakCase,
  of: {
    readonly clock: NotificationClock;
    readonly granted: boolean;
    readonly reason: string;
    readonly by: string;
    readonly now: Instant;
  },
): Changed<LeakCase> {
  const clock = clockOf(acting(found, 'decideWaiver'), of.clock);
  if (clock.askedBy === of.by && clock.state === 'WAIVER_ASKED') throw sameAsker();
  const decided = of.granted ? ended(clock, 'grantWaiver', of) : moved(clock, 'refuseWaiver');
  const facts = { clock: of.clock, askedBy: clock.askedBy ?? null };
  const type = of.granted ? 'leak-case.waiver-granted' : 'leak-case.waiver-refused';
  return { head: withClock(found, of.clock, decided), event: { type, facts, texts: { reason: of.reason } } };
}

/** When the nth reminder of a clock is due, counted from 0: at its shares, at its end, and then again and again. */
export function reminderAt(clock: LeakClock, n: number, numbers: LeakNumbers): Instant {
  const { remindAt, lateAgainAfter } = numbers;
  const share = remindAt[n];
  const whole = millis(clock.dueAt) - millis(clock.from);
  if (share !== undefined) return addMs(clock.from, Math.round((whole * share) / 100));
  return addMs(clock.dueAt, (n - remindAt.length) * msOfElapsed(lateAgainAfter));
}

/** When somebody must look at a case again; undefined where nothing of it is timed. */
export function lookAtOf({ status, clocks, hearings }: LeakCase, numbers: LeakNumbers): Instant | undefined {
  if (status === 'CLOSED') return undefined;
  const running = Object.values(clocks).filter((clock) => clock !== undefined && isRunning(clock));
  const due = [
    ...running.map((clock) => reminderAt(clock, clock.told, numbers)),
    ...Object.values(hearings).flatMap(({ until, heardAt, told }) => (heardAt || told ? [] : [until])),
  ];
  const [first, ...others] = due;
  return first && earliest(first, ...others);
}

/** Which reminders of a clock are over by now. */
function reached(clock: LeakClock, now: Instant, numbers: LeakNumbers): number {
  let told = clock.told;
  while (told < 999 && !isBefore(now, reminderAt(clock, told, numbers))) told += 1;
  return told;
}

function clockTold(found: LeakCase, now: Instant, numbers: LeakNumbers): Changed<LeakCase> | undefined {
  for (const name of LeakClockName.options) {
    const clock = found.clocks[name];
    if (!clock || !isRunning(clock)) continue;
    const told = reached(clock, now, numbers);
    if (told === clock.told) continue;
    const [late, n] = [told > numbers.remindAt.length, numbers.remindAt.length];
    const type = late ? 'leak-case.overdue' : told === n ? 'leak-case.warned' : 'leak-case.reminded';
    const head = withClock(found, name, { ...clock, told });
    return { head, event: { type, facts: { clock: name, dueAt: clock.dueAt, told } } };
  }
  return undefined;
}

/** What is due to be told of a case now, one thing after the other; undefined where nothing is. What came late is told once, as what it is now. */
export function remind(found: LeakCase, now: Instant, { numbers }: LeakTiming): Changed<LeakCase> | undefined {
  if (found.lookAt === undefined || isBefore(now, found.lookAt)) return undefined;
  const clock = clockTold(found, now, numbers);
  if (clock) return clock;
  const over = Object.entries(found.hearings).find(
    ([, { until, heardAt, told }]) => !heardAt && !told && !isBefore(now, until),
  );
  if (!over) return undefined;
  const [staffNo, mark] = over;
  const head = { ...found, hearings: { ...found.hearings, [staffNo]: { ...mark, told: true } } };
  const { investigator } = found;
  return {
    head,
    event: {
      type: 'leak-case.hearing-over',
      facts: { staffNo, until: mark.until, ...(investigator && { investigator }) },
    },
  };
}

/** When somebody who is asked now must have spoken. */
export const hearingUntil = (now: Instant, { numbers, calendars }: LeakTiming): Instant =>
  addDuration(numbers.hearingWithin, now, calendars);

/** A case with when somebody must look at it again. */
export function timed({ head, event }: Changed<LeakCase>, numbers: LeakNumbers): Changed<LeakCase> {
  const { lookAt: _before, ...rest } = head;
  const lookAt = lookAtOf(rest, numbers);
  return { head: { ...rest, ...(lookAt && { lookAt }) }, event };
}
