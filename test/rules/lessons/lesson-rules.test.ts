import { describe, expect, test } from 'vitest';
import { shippedCalendars } from '../../../functions/kernel/china-calendar.ts';
import type { AppError } from '../../../functions/kernel/errors.ts';
import type { Instant, PlainDate } from '../../../functions/kernel/time.ts';
import { Lesson, LessonStatus, lessonMoves } from '../../../functions/lessons/model.ts';
import * as rules from '../../../functions/lessons/rules.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import type { Priority } from '../../../functions/tickets/words.ts';
import { aTicket, later, now } from '../../support/builders-tickets.ts';

const timing: rules.LessonTiming = { numbers: defaults.lessons, calendars: shippedCalendars };
const owed = rules.owe(aTicket({ priority: 'P1' }), 'D01', now, timing).head;
const aLesson = (over: Partial<Lesson> = {}) => Lesson.parse({ ...owed, ...over });
const plan: rules.Plan = { cause: 'EQUIPMENT', action: '每季检修', owner: 'D02', dueOn: '2026-12-04' as PlainDate };

const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as AppError).code;
  }
  return undefined;
};

test.each<[Priority, number, boolean]>([
  ['P1', 0, true],
  ['P2', 0, true],
  ['P3', 0, false],
  ['P4', 0, false],
  ['P3', 1, false],
  ['P3', 2, true],
  ['P4', 5, true],
])('a matter of priority %s that was taken up again %i times owes a lesson: %s', (priority, reopened, owes) => {
  expect(rules.owesLesson({ priority, reopened }, defaults.lessons)).toBe(owes);
});

/** Each verb, from where it is allowed, and where it leads. */
const verbs: Readonly<Record<string, { verb: (lesson: Lesson) => rules.ChangedLesson; from: string[]; to: string }>> = {
  plan: { verb: (one) => rules.plan(one, plan, now, defaults.lessons), from: ['OWED', 'PLANNED'], to: 'PLANNED' },
  finish: {
    verb: (one) => rules.finish(one, { staffNo: 'D01', evidence: '记录' }, now, timing),
    from: ['PLANNED'],
    to: 'DONE',
  },
  verify: {
    verb: (one) => rules.check(one, { staffNo: 'S19', effective: true, finding: '有效' }, now, timing),
    from: ['DONE'],
    to: 'VERIFIED',
  },
  sendBack: {
    verb: (one) => rules.check(one, { staffNo: 'S19', effective: false, finding: '复发' }, now, timing),
    from: ['DONE'],
    to: 'PLANNED',
  },
  waive: { verb: (one) => rules.waive(one, '天气', now), from: ['OWED', 'PLANNED'], to: 'WAIVED' },
};

describe.each(Object.entries(verbs))('%s', (_name, { verb, from, to }) => {
  test.each(LessonStatus.options)('in state %s', (status) => {
    const lesson = aLesson({ status });

    const outcome = from.includes(status) ? verb(lesson).head.status : codeOf(() => verb(lesson));

    expect(outcome).toBe(from.includes(status) ? to : 'state.notAllowed');
  });
});

test('every move of the table is some verb’s', () => {
  expect(Object.keys(lessonMoves).filter((name) => !['owe', 'planAtOnce'].includes(name) && !verbs[name])).toEqual([]);
});

test.each<[string, () => unknown, string]>([
  [
    'a root cause that the list does not know',
    () => rules.plan(owed, { ...plan, cause: 'FATE' }, now, defaults.lessons),
    'lesson.unknownCause',
  ],
  [
    'a day that is over',
    () => rules.plan(owed, { ...plan, dueOn: '2026-11-22' as PlainDate }, now, defaults.lessons),
    'lesson.dueInPast',
  ],
  [
    'a finish by somebody else',
    () => rules.finish(aLesson({ status: 'PLANNED' }), { staffNo: 'D09', evidence: '—' }, now, timing),
    'lesson.notItsOwner',
  ],
  [
    'a check by its owner',
    () => rules.check(aLesson({ status: 'DONE' }), { staffNo: 'D01', effective: true, finding: '好' }, now, timing),
    'lesson.notByItsOwner',
  ],
])('refuses %s', (_what, act, code) => {
  expect(codeOf(act)).toBe(code);
});

test('a plan is due at the end of its day in China, and one that is changed keeps in the event what was', () => {
  const first = rules.plan(owed, { ...plan, dueOn: '2026-11-23' as PlainDate }, now, defaults.lessons).head;
  const { head, event } = rules.plan(first, plan, now, defaults.lessons);

  expect([first.dueAt, head.dueAt]).toEqual(['2026-11-23T16:00:00.000Z', '2026-12-04T16:00:00.000Z']);
  expect(event.facts).toMatchObject({ before: '2026-11-23', dueOn: '2026-12-04' });
});

test('what is late is told to its owner, then to those above him every two working days, until the next step is done', () => {
  const early = rules.remind(owed, later(60), timing);
  const first = rules.remind(owed, owed.dueAt, timing);
  const twice = first && rules.remind(first.head, owed.dueAt, timing);
  const again = first && rules.remind(first.head, first.head.lookAt, timing);

  expect([early, twice]).toEqual([undefined, undefined]);
  expect([first?.event.type, again?.event.type, again?.head.told]).toEqual(['lesson.late', 'lesson.still-late', 2]);
  expect(first?.head.lookAt).toBe('2026-11-30T10:00:00.000Z');
  expect(rules.plan(again?.head ?? owed, plan, now, defaults.lessons).head.told).toBe(0);
});

test.each(['VERIFIED', 'WAIVED'] as const)('nobody is told of one that is %s', (status) => {
  expect(rules.remind(aLesson({ status }), '2027-01-01T00:00:00.000Z' as Instant, timing)).toBeUndefined();
});
