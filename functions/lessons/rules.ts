import type { Calendar } from '../kernel/calendar.ts';
import { addDuration, type Duration } from '../kernel/duration.ts';
import type { Changed } from '../kernel/event.ts';
import type { LeakCaseId, SiteId } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { type Instant, instant, isBefore, type PlainDate, plainDateIn } from '../kernel/time.ts';
import { instantOfWall } from '../kernel/zone.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Priority } from '../tickets/words.ts';
import * as refused from './errors.ts';
import { isOpen, type Lesson, lessonIdOf, lessonIdOfCase, lessonMoves } from './model.ts';

/** A lesson after a decision, with what happened. */
export type ChangedLesson = Changed<Lesson>;

/** Numbers and words of lessons: policy data. */
export interface LessonNumbers {
  /** Matters of these priorities owe one. */
  readonly priorities: readonly Priority[];
  /** So does a matter that comes up for this many times: resolved, and taken up again. */
  readonly fromRepeat: number;
  readonly planWithin: Duration;
  readonly checkWithin: Duration;
  /** How long after it was told somebody looks again at what is late. */
  readonly lateAgainAfter: Duration;
  readonly causes: ReadonlyArray<{ readonly code: string }>;
}

export interface LessonTiming {
  readonly numbers: LessonNumbers;
  readonly calendars: Readonly<Record<string, Calendar>>;
}

/** F04: a lesson is owed by every grave matter, and by every one that comes up for the third time. */
export const owesLesson = (ticket: Pick<Ticket, 'priority' | 'reopened'>, numbers: LessonNumbers): boolean =>
  numbers.priorities.includes(ticket.priority) || ticket.reopened + 1 >= numbers.fromRepeat;

const due = (dueAt: Instant) => ({ dueAt, lookAt: dueAt, told: 0 });

/** F04: whoever resolved the matter owes root cause and preventive action. */
export function owe(ticket: Ticket, owner: string, now: Instant, { numbers, calendars }: LessonTiming): ChangedLesson {
  const { site, ticketNo, priority, recused } = ticket;
  const dueAt = addDuration(numbers.planWithin, now, calendars);
  const head: Lesson = {
    ...{ id: lessonIdOf(ticketNo), site, ticketNo, priority, owner, ...(recused && { recused }) },
    ...{ status: lessonMoves.owe.to, ...due(dueAt), version: 1 },
    ...(isGuarded(ticket) && { guarded: true as const }),
  };
  return { head, event: { type: 'lesson.owed', facts: { ...matterOf(head), owner, dueAt } } };
}

/** Which matter a lesson comes of, as its events and notices name it. */
const matterOf = ({ ticketNo, leakCaseId }: Pick<Lesson, 'ticketNo' | 'leakCaseId'>) => ({
  ...(ticketNo && { ticketNo }),
  ...(leakCaseId && { leakCaseId }),
  matter: ticketNo ?? leakCaseId ?? '—',
});

export interface Plan {
  readonly cause: string;
  readonly action: string;
  readonly owner: string;
  readonly dueOn: PlainDate;
}

const ZONE = 'Asia/Shanghai';
const MIDNIGHT = 1_440;
const endOf = (day: PlainDate): Instant => instant(instantOfWall(day, MIDNIGHT, ZONE));

/** Errors: `lesson.unknownCause`, `lesson.dueInPast`. */
function mustFit(to: Plan, now: Instant, numbers: LessonNumbers): void {
  const codes = numbers.causes.map(({ code }) => code);
  if (!codes.includes(to.cause)) throw refused.unknownCause(codes);
  if (to.dueOn < plainDateIn(now, ZONE)) throw refused.dueInPast();
}

/** F27: a confirmed case of a leak or of misconduct leads to a change, with its owner and its day from the beginning. */
export function plannedForCase(
  of: { readonly leakCaseId: LeakCaseId; readonly site: SiteId; readonly recused: string[] },
  to: Plan,
  now: Instant,
  numbers: LessonNumbers,
): ChangedLesson {
  mustFit(to, now, numbers);
  const { leakCaseId } = of;
  const { cause, action, owner, dueOn } = to;
  const head: Lesson = {
    ...{ ...of, id: lessonIdOfCase(leakCaseId), priority: 'P1', cause, action, owner, dueOn },
    ...{ status: lessonMoves.planAtOnce.to, ...due(endOf(dueOn)), version: 1 },
  };
  return {
    head,
    event: { type: 'lesson.planned', facts: { ...matterOf(head), cause, owner, dueOn }, texts: { action } },
  };
}

/** Root cause by code, what is changed, by whom, until when. Planned anew, it is put off in the open: the event keeps what was. */
export function plan(lesson: Lesson, to: Plan, now: Instant, numbers: LessonNumbers): ChangedLesson {
  const moved = move(lesson, 'plan', lessonMoves);
  mustFit(to, now, numbers);
  const { cause, action, owner, dueOn } = to;
  const head = { ...moved, cause, action, owner, dueOn, ...due(endOf(dueOn)) };
  const facts = { ...matterOf(lesson), cause, owner, dueOn, ...(lesson.dueOn && { before: lesson.dueOn }) };
  return { head, event: { type: 'lesson.planned', facts, texts: { action } } };
}

/** Its owner says what was done, and by what that shows. */
export function finish(
  lesson: Lesson,
  by: { staffNo: string; evidence: string },
  now: Instant,
  { numbers, calendars }: LessonTiming,
): ChangedLesson {
  const moved = move(lesson, 'finish', lessonMoves);
  if (lesson.owner !== by.staffNo) throw refused.notItsOwner();
  const late = isBefore(lesson.dueAt, now);
  const head = { ...moved, ...due(addDuration(numbers.checkWithin, now, calendars)) };
  const facts = { ...matterOf(lesson), owner: lesson.owner, late };
  return { head, event: { type: 'lesson.done', facts, texts: { evidence: by.evidence } } };
}

/** Domain 4.0, separation of duties: somebody else sees whether it works; where it does not, it goes back to its owner. */
export function check(
  lesson: Lesson,
  by: { staffNo: string; effective: boolean; finding: string },
  now: Instant,
  { numbers, calendars }: LessonTiming,
): ChangedLesson {
  const moved = move(lesson, by.effective ? 'verify' : 'sendBack', lessonMoves);
  if (lesson.owner === by.staffNo) throw refused.notByItsOwner();
  const head = by.effective
    ? { ...moved, endedAt: now }
    : { ...moved, ...due(addDuration(numbers.planWithin, now, calendars)) };
  const facts = { ...matterOf(lesson), owner: lesson.owner, by: by.staffNo };
  return {
    head,
    event: { type: by.effective ? 'lesson.verified' : 'lesson.sent-back', facts, texts: { finding: by.finding } },
  };
}

/** Nothing can be learned or changed: a supervisor says why. */
export const waive = (lesson: Lesson, reason: string, now: Instant): ChangedLesson => ({
  head: { ...move(lesson, 'waive', lessonMoves), endedAt: now },
  event: { type: 'lesson.waived', facts: matterOf(lesson), texts: { note: reason } },
});

/** What is late is told: first to its owner, then to those above him, again and again until it is done. */
export function remind(lesson: Lesson, now: Instant, { numbers, calendars }: LessonTiming): ChangedLesson | undefined {
  if (!isOpen(lesson) || isBefore(now, lesson.lookAt)) return undefined;
  const told = Math.min(99, lesson.told + 1);
  const head = { ...lesson, told, lookAt: addDuration(numbers.lateAgainAfter, now, calendars) };
  const { owner, dueAt } = lesson;
  return {
    head,
    event: {
      type: told === 1 ? 'lesson.late' : 'lesson.still-late',
      facts: { ...matterOf(lesson), owner, dueAt, told },
    },
  };
}
