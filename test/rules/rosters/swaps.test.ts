import { describe, expect, test } from 'vitest';
import type { Instant, PlainDate } from '../../../functions/kernel/time.ts';
import type { Roster, Swap } from '../../../functions/rosters/model.ts';
import * as rules from '../../../functions/rosters/swap-rules.ts';
import { aRoster, aSwap, cellsWith } from '../../support/builders-rosters.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { outcomeOf } from '../../support/world.ts';

const month = '2027-01';
const now = '2026-12-28T02:00:00.000Z' as Instant;
const staff = [aMember('S04'), aMember('S05'), aMember('S06', { posts: [aPost('FRONT_DESK')] })];
const around = { staff, neighbours: [] };
const turn = (staffNo: string, day: number, code: string) => ({
  ...{ staffNo, post: 'COMPLAINT_AGENT' as const, code },
  day: `2027-01-${String(day).padStart(2, '0')}` as PlainDate,
});
const roster = (own: Record<number, string>, theirs: Record<number, string>, over: Partial<Roster> = {}) =>
  aRoster(
    month,
    { 'S04:COMPLAINT_AGENT': cellsWith(month, own), 'S05:COMPLAINT_AGENT': cellsWith(month, theirs) },
    over,
  );
const lines = ({ lines: all }: Roster) => ['S04', 'S05'].map((no) => all[`${no}:COMPLAINT_AGENT`]?.slice(0, 9));
const accepted = (over: Partial<Swap> = {}) => aSwap({ status: 'ACCEPTED', ...over });
const approve = (swap: Swap, standing: Roster, by = 'S03', at = now) =>
  rules.approveSwap(swap, standing, { staffNo: by, now: at, around });

describe('a swap that is approved', () => {
  test.each([
    ['gives a shift away', { 5: 'E' }, { 7: 'L' }, undefined, ['---------', '----E-L--']],
    ['exchanges two days', { 5: 'E' }, { 7: 'L' }, turn('S05', 7, 'L'), ['------L--', '----E----']],
    ['exchanges two shifts of one day', { 5: 'E' }, { 5: 'L' }, turn('S05', 5, 'L'), ['----L----', '----E----']],
    ['takes the place of a day off', { 5: 'E' }, { 5: 'O', 7: 'L' }, undefined, ['---------', '----E-L--']],
  ])('%s', (_title, own, theirs, takes, wanted) => {
    const { swap, roster: changed } = approve(accepted({ takes }), roster(own, theirs));

    expect(lines(changed.head)).toEqual(wanted);
    expect([swap.head.status, swap.event.type, changed.event.type]).toEqual([
      'APPROVED',
      'swap.approved',
      'roster.swapped',
    ]);
  });

  test.each([
    ['one of the two approves it', accepted(), roster({ 5: 'E' }, {}), 'S05', 'swap.byAnother'],
    ['the other has not accepted it', aSwap(), roster({ 5: 'E' }, {}), 'S03', 'state.notAllowed'],
    ['the shift has changed since', accepted(), roster({ 5: 'L' }, {}), 'S03', 'swap.shiftGone'],
    ['the shift is gone', accepted(), roster({}, {}), 'S03', 'swap.shiftGone'],
    ['the other has a shift that day', accepted(), roster({ 5: 'E' }, { 5: 'L' }), 'S03', 'swap.dayTaken'],
    ['it leaves the other too little rest', accepted(), roster({ 5: 'E' }, { 4: 'L' }), 'S03', 'roster.broken'],
    ['the other does not hold the post', accepted({ to: 'S06' }), roster({ 5: 'E' }, {}), 'S03', 'roster.broken'],
    ['the month is a draft again', accepted(), roster({ 5: 'E' }, {}, { status: 'DRAFT' }), 'S03', 'state.notAllowed'],
  ])('is refused where %s', async (_title, swap, standing, by, outcome) => {
    expect(await outcomeOf(() => approve(swap, standing, by))).toBe(outcome);
  });

  test.each([
    ['a moment before it starts', '2027-01-04T23:59:59.999Z', 'APPROVED'],
    ['when it starts', '2027-01-05T00:00:00.000Z', 'swap.tooLate'],
  ])('%s ends as it should', async (_title, at, outcome) => {
    const act = () => approve(accepted(), roster({ 5: 'E' }, {}), 'S03', at as Instant).swap.head.status;

    expect(await outcomeOf(act)).toBe(outcome);
  });
});

describe('an offer', () => {
  const offer = (swap: Swap, standing = roster({ 5: 'E' }, { 7: 'L' })) =>
    rules.offerSwap(swap, standing, { now, around });

  test.each([
    ['of a shift that is there', aSwap(), 'swap.offered'],
    ['to oneself', aSwap({ to: 'S04' }), 'swap.oneself'],
    [
      'over two months',
      aSwap({ takes: { ...turn('S05', 7, 'L'), day: '2027-02-01' as PlainDate } }),
      'swap.notOneMonth',
    ],
    ['of a free day', aSwap({ gives: turn('S04', 6, 'E') }), 'swap.shiftGone'],
    ['that would break a rule', aSwap({ to: 'S06' }), 'roster.broken'],
  ])('%s ends as it should', async (_title, swap, outcome) => {
    expect(await outcomeOf(() => offer(swap).event.type)).toBe(outcome);
  });

  test.each([
    ['accepted by the other', () => rules.acceptSwap(aSwap(), 'S05'), 'ACCEPTED'],
    ['accepted by a third', () => rules.acceptSwap(aSwap(), 'S06'), 'swap.notFound'],
    ['accepted twice', () => rules.acceptSwap(accepted(), 'S05'), 'state.notAllowed'],
    ['withdrawn by whoever made it', () => rules.withdrawSwap(accepted(), 'S04'), 'WITHDRAWN'],
    ['withdrawn by the other', () => rules.withdrawSwap(aSwap(), 'S05'), 'swap.notFound'],
    ['withdrawn after approval', () => rules.withdrawSwap(aSwap({ status: 'APPROVED' }), 'S04'), 'state.notAllowed'],
    ['refused by the other', () => rules.refuseSwap(aSwap(), { staffNo: 'S05', mayDecide: false }), 'REFUSED'],
    ['refused by a third', () => rules.refuseSwap(aSwap(), { staffNo: 'S06', mayDecide: false }), 'swap.notFound'],
    [
      'refused by a leader once accepted',
      () => rules.refuseSwap(accepted(), { staffNo: 'S03', mayDecide: true }),
      'REFUSED',
    ],
    [
      'refused by a leader who is one of the two',
      () => rules.refuseSwap(accepted(), { staffNo: 'S05', mayDecide: true }),
      'swap.byAnother',
    ],
  ] as const)('%s ends as it should', async (_title, act, outcome) => {
    expect(await outcomeOf(() => act().head.status)).toBe(outcome);
  });
});
