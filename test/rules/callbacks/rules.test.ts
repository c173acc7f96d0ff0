import { describe, expect, test } from 'vitest';
import { CallbackStatus, callbackMoves, isOpen } from '../../../functions/callbacks/model.ts';
import * as rules from '../../../functions/callbacks/rules.ts';
import type { AppError } from '../../../functions/kernel/errors.ts';
import { addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { aCallback, callers, slot, ten, timing } from '../../support/builders-callbacks.ts';

const at = (clock: string) => `2026-11-23T${clock}:00.000Z` as Instant; // eight hours behind China

const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as AppError).code;
  }
  return undefined;
};

const by = 'S07';
const verbs: Readonly<Record<string, (callback: ReturnType<typeof aCallback>) => rules.ChangedCallback>> = {
  remind: (one) => rules.remind(one, callers),
  ring: (one) => rules.ring(one, callers, slot, timing),
  dial: (one) => rules.dialled(one, { outcome: 'BUSY', by }, slot, timing),
  reach: (one) => rules.dialled(one, { outcome: 'ANSWERED', by }, slot, timing),
  giveUp: (one) => rules.dialled(one, { outcome: 'WRONG_NUMBER', by }, slot, timing),
  reschedule: (one) => rules.reschedule(one, { callAt: at('08:00') }, ten, timing.numbers),
  cancel: (one) => rules.cancel(one),
};

describe.each(Object.entries(callbackMoves).filter(([verb]) => verb !== 'book'))('%s', (verb, { from, to }) => {
  test.each(CallbackStatus.options)('in state %s', (status) => {
    const allowed = (from as readonly string[]).includes(status);
    const act = () => verbs[verb]?.(aCallback({ status }));

    expect(allowed ? act()?.head.status : codeOf(act)).toBe(allowed ? to : 'state.notAllowed');
  });
});

test('what is over holds no place and no ring, and is looked at no more', () => {
  const rung = rules.ring(aCallback(), callers, slot, timing).head;

  for (const verb of ['reach', 'giveUp', 'cancel']) {
    const { head } = verbs[verb]?.(rung) ?? {};
    expect([head?.seat, head?.rungAt, head && isOpen(head)]).toEqual([undefined, undefined, false]);
    expect(head && rules.dueNow(head, addMinutes(slot, 10_000))).toBeUndefined();
  }
});

describe('what is due', () => {
  const reminded = rules.remind(aCallback(), callers).head;
  const rung = rules.ring(reminded, callers, slot, timing).head;
  const unanswered = rules.dialled(rung, { outcome: 'NO_ANSWER', by }, addMinutes(slot, 1), timing).head;
  const late = rules.book({ ...aCallback(), callAt: at('02:05') }, ten, timing.numbers).head;

  test.each([
    ['a booked one, eleven minutes before', aCallback(), at('03:19'), undefined],
    ['a booked one, ten minutes before', aCallback(), at('03:20'), 'REMIND'],
    ['a booked one whose reminder was lost', aCallback(), slot, 'RING'],
    ['a reminded one before its minute', reminded, at('03:29'), undefined],
    ['a reminded one at its minute', reminded, slot, 'RING'],
    ['a rung one within five minutes', rung, at('03:34'), undefined],
    ['a rung one that nobody has dialled', rung, at('03:35'), 'MISSED'],
    ['one that nobody answered, a quarter of an hour later less a minute', unanswered, at('03:45'), undefined],
    ['one that nobody answered, a quarter of an hour later', unanswered, at('03:46'), 'RING'],
    ['one booked too late for a reminder, before its minute', late, at('02:04'), undefined],
    ['one booked too late for a reminder, at its minute', late, at('02:05'), 'RING'],
  ])('for %s', (_what, callback, now, due) => {
    expect(rules.dueNow(callback, now)).toBe(due);
  });

  test('is done once: whatever was done, it is not due again at that moment', () => {
    expect(rules.dueNow(rules.remind(aCallback(), callers).head, at('03:20'))).toBeUndefined();
    expect(rules.dueNow(rung, slot)).toBeUndefined();
    expect(rules.dueNow(rules.miss(rung, callers, at('03:35'), timing).head, at('03:35'))).toBeUndefined();
  });

  test('is timed anew by every change of it', () => {
    const generations = [aCallback(), reminded, rung, unanswered].map(({ generation }) => generation);

    expect(generations).toEqual([1, 2, 3, 4]);
  });
});

test.each([
  ['its own agent while he is on shift', 'S07', callers, 'S07'],
  ['the next on shift where he is not', 'S04', callers, 'S06'],
  ['the next on shift where it has none', undefined, callers, 'S06'],
  ['the duty manager where nobody is', 'S07', { agents: [], otherwise: 'S01' }, 'S01'],
])('told to call is %s', (_who, agent, on, told) => {
  expect(rules.callerOf({ agent }, on)).toBe(told);
});

test('a ring that nobody heeds goes to the next one, then to the duty manager too, in longer waits and never at night', () => {
  let callback = rules.ring(aCallback(), callers, slot, timing).head;
  const told: unknown[] = [];
  for (let n = 0; n < 9; n += 1) {
    const { head, event } = rules.miss(callback, callers, callback.lookAt, timing);
    told.push([event.type, event.facts?.agent, event.facts?.to, head.lookAt.slice(5, 16)]);
    callback = head;
  }

  expect(told).toEqual([
    ['callback.missed', 'S06', undefined, '11-23T03:40'],
    ['callback.overdue', 'S07', 'S01', '11-23T03:55'],
    ['callback.overdue', 'S06', 'S01', '11-23T05:00'],
    ['callback.overdue', 'S07', 'S01', '11-23T06:00'],
    ['callback.overdue', 'S06', 'S01', '11-23T07:00'],
    ['callback.overdue', 'S07', 'S01', '11-23T08:00'],
    ['callback.overdue', 'S06', 'S01', '11-23T09:00'],
    ['callback.overdue', 'S07', 'S01', '11-24T00:00'],
    ['callback.overdue', 'S06', 'S01', '11-24T01:00'],
  ]);
  expect(isOpen(callback)).toBe(true);
});

test.each([
  ['ANSWERED', 0, 'DONE', 'callback.done', undefined],
  ['REFUSED', 0, 'CANCELLED', 'callback.cancelled', undefined],
  ['WRONG_NUMBER', 0, 'NO_ANSWER', 'callback.unreached', undefined],
  ['INVALID_NUMBER', 0, 'NO_ANSWER', 'callback.unreached', undefined],
  ['NO_ANSWER', 0, 'DIALLED', 'callback.dialled', '03:45'],
  ['BUSY', 1, 'DIALLED', 'callback.dialled', '05:30'],
  ['POWERED_OFF', 2, 'NO_ANSWER', 'callback.unreached', undefined],
] as const)('dialled with %s after %i tries: %s', (outcome, before, status, type, next) => {
  const attempts = Array.from({ length: before }, () => ({ at: ten, by, outcome: 'BUSY' as const }));
  const rung = rules.ring(aCallback({ attempts }), callers, slot, timing).head;

  const { head, event } = rules.dialled(rung, { outcome, by }, slot, timing);

  expect([head.status, event.type, head.attempts.length]).toEqual([status, type, before + 1]);
  if (next) expect([head.callAt, head.lookAt, head.rungAt]).toEqual([at(next), at(next), undefined]);
});

test.each([
  ['no time', undefined, 'callback.laterNeedsTime'],
  ['a time that is over', at('03:00'), 'callback.laterNeedsTime'],
  ['a time at noon, when nobody is there', at('04:30'), 'callback.laterNeedsTime'],
  ['a time in the afternoon', at('06:10'), undefined],
])('a guest who wants to be called later, with %s', (_what, callLaterAt, code) => {
  const act = () => rules.dialled(aCallback(), { outcome: 'CALL_LATER', by, callLaterAt }, slot, timing);

  expect(codeOf(act)).toBe(code);
  if (!code) expect([act().head.status, act().head.lookAt]).toEqual(['RESCHEDULED', at('06:00')]);
});

test.each([
  ['at ten', ten, ten, '2026-11-23T02:30:00.000Z'],
  ['just before noon', at('03:50'), at('03:50'), '2026-11-23T05:00:00.000Z'],
  ['in the evening', at('12:00'), at('12:00'), '2026-11-24T00:00:00.000Z'],
  ['two hours ago and told now', at('02:00'), at('03:40'), '2026-11-23T03:40:00.000Z'],
])('a call that was missed %s is owed within half an hour of service', (_when, missedAt, now, due) => {
  expect(rules.dueForMissedCall(missedAt, now, timing)).toBe(due);
});

test.each([
  ['in the future', addMinutes(ten, 1)],
  ['the day before yesterday', addMinutes(ten, -2_000)],
])('a call that was missed %s is refused', (_when, missedAt) => {
  expect(codeOf(() => rules.dueForMissedCall(missedAt, ten, timing))).toBe('callback.missedAtWrong');
});

test.each([
  ['at its minute', {}, slot, true],
  ['half an hour before', {}, addMinutes(slot, -30), true],
  ['earlier', {}, addMinutes(slot, -31), false],
  ['when it was late', {}, addMinutes(slot, 600), true],
  ['when it was not reached', { status: 'DIALLED' }, slot, true],
  ['when it is over', { status: 'DONE' }, slot, false],
  ['when it was cancelled', { status: 'CANCELLED' }, slot, false],
] as const)('a call is to be made %s: %#', (_when, over, now, expected) => {
  expect(rules.isToBeMade(aCallback(over), now)).toBe(expected);
});
