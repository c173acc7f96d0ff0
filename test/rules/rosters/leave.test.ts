import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../../functions/kernel/time.ts';
import {
  applyForLeave,
  approveLeave,
  cancelLeave,
  markLeave,
  monthsOfLeave,
} from '../../../functions/rosters/leave-rules.ts';
import { aLeave, aRoster, cellsWith } from '../../support/builders-rosters.ts';
import { outcomeOf } from '../../support/world.ts';

const AGENT = 'S04:COMPLAINT_AGENT';
const everyDay = (code: string) => code.repeat(31);

describe('leave', () => {
  const today = '2027-01-04' as PlainDate;
  const date = (text: string) => text as PlainDate;

  test.each([
    ['of one day, today', '2027-01-04', '2027-01-04', 'leave.applied'],
    ['of yesterday', '2027-01-03', '2027-01-05', 'leave.periodWrong'],
    ['of 31 days', '2027-01-10', '2027-02-09', 'leave.applied'],
    ['of 32 days', '2027-01-10', '2027-02-10', 'leave.periodWrong'],
    ['that begins a year ahead', '2028-01-05', '2028-01-05', 'leave.applied'],
    ['that begins a day later', '2028-01-06', '2028-01-06', 'leave.periodWrong'],
    ['in another century', '2999-01-01', '2999-01-02', 'leave.periodWrong'],
    ['that ends before it begins', '2027-01-10', '2027-01-09', 'leave.periodWrong'],
  ])('%s is %s', async (_title, from, to, outcome) => {
    const leave = aLeave({ from: date(from), to: date(to) });

    expect(await outcomeOf(() => applyForLeave(leave, today).event.type)).toBe(outcome);
  });

  test.each([
    ['approved by a leader', () => approveLeave(aLeave(), 'S03'), 'APPROVED'],
    ['approved by whoever applied', () => approveLeave(aLeave(), 'S04'), 'leave.byAnother'],
    ['approved twice', () => approveLeave(aLeave({ status: 'APPROVED' }), 'S03'), 'state.notAllowed'],
    ['cancelled before it begins', () => cancelLeave(aLeave({ status: 'APPROVED' }), 'S04', today), 'CANCELLED'],
    [
      'cancelled on its first day',
      () => cancelLeave(aLeave({ status: 'APPROVED' }), 'S04', date('2027-01-11')),
      'leave.begun',
    ],
    ['cancelled by somebody else', () => cancelLeave(aLeave(), 'S03', today), 'leave.notFound'],
  ] as const)('%s ends as it should', async (_title, act, outcome) => {
    expect(await outcomeOf(() => act().head.status)).toBe(outcome);
  });

  test.each([
    ['2027-01-11', '2027-01-13', ['2027-01']],
    ['2027-01-30', '2027-02-02', ['2027-01', '2027-02']],
    ['2027-01-31', '2027-03-02', ['2027-01', '2027-02', '2027-03']],
  ])('from %s to %s falls in %j', (from, to, months) => {
    expect(monthsOfLeave({ from: date(from), to: date(to) })).toEqual(months);
  });

  test('lies over the planned shifts and is taken off again without a trace', () => {
    const roster = aRoster('2027-01', { [AGENT]: everyDay('D') });
    const leave = { staffNo: 'S04', from: date('2026-12-30'), to: date('2027-01-02') };

    const { head, event } = markLeave(roster, leave, 'LEAVE');

    expect(head.leave).toEqual({ S04: cellsWith('2027-01', { 1: 'V', 2: 'V' }) });
    expect(head.lines).toEqual(roster.lines);
    expect(event.facts).toEqual({ month: '2027-01', staffNo: 'S04', days: 2, away: true });
    expect(markLeave(head, leave, 'AT_WORK').head.leave).toEqual({});
  });
});
