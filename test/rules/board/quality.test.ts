import { expect, test } from 'vitest';
import { showQualityIt } from '../../../functions/board/actions/show-quality.ts';
import type { QualityRow } from '../../../functions/board/quality-model.ts';
import { dispatchQuality, figuresOf } from '../../../functions/board/quality-rules.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import type { EventRecord } from '../../../functions/kernel/event.ts';
import { addDays } from '../../../functions/kernel/time.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { returnIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { reassignIt } from '../../../functions/tickets/ladder/actions/command.ts';
import { EndedAs } from '../../../functions/tickets/words.ts';
import { later, now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, of, orderOf, resultOf, takenOver } from '../../support/complaint.ts';
import { minutes, outcomeOf, site, world } from '../../support/world.ts';

const happened = (type: string, at = now, facts: object = {}) => ({ type, at, facts }) as unknown as EventRecord;
const known = { reachable: true, when: true };
const accepted = happened('ticket.accepted');
const offered = (ended: string, at = later(20)) => happened('work-order.offered', at, { ended: [ended] });

test.each<[string, EventRecord[], typeof known, number]>([
  ['to the right people, in time, with all they need', [accepted, offered('DISPATCH:MET')], known, 100],
  ['too late', [accepted, offered('DISPATCH:BREACHED')], known, 70],
  ['to the wrong people', [accepted, offered('DISPATCH:MET'), happened('work-order.returned')], known, 50],
  ['without telling when it was', [accepted, offered('DISPATCH:MET')], { reachable: true, when: false }, 80],
  ['without a way to reach the guest', [accepted, offered('DISPATCH:MET')], { reachable: false, when: true }, 80],
  [
    'wrong in every way',
    [accepted, offered('DISPATCH:BREACHED'), happened('work-order.returned')],
    { reachable: false, when: false },
    0,
  ],
])('a matter that was dispatched %s scores its weights', (_title, events, of, score) => {
  expect(dispatchQuality(events, of)).toMatchObject({ score, minutes: 20 });
});

const offeredTo = (unitId: string) => happened('work-order.offered', later(20), { unitId });
const handedOn = (kind: 'staff' | 'system', unitId: string): EventRecord => ({
  ...happened('work-order.handed-on', later(30), { unitId }),
  actor: { kind },
});

test.each<[string, EventRecord[], boolean]>([
  ['a person gave it to another unit', [handedOn('staff', 'CATERING')], false],
  ['a person gave it to somebody else of the unit', [handedOn('staff', 'HOUSEKEEPING')], true],
  ['a rule found somebody in the place of one who is away', [handedOn('system', 'CATERING')], true],
  ['it was dispatched again, to another unit', [offeredTo('CATERING')], false],
  ['it was dispatched again, to the same', [offeredTo('HOUSEKEEPING')], true],
  ['another unit took it up after it was resolved', [happened('ticket.resolved'), offeredTo('CATERING')], true],
])('the right unit was asked first, or not: %s', (_title, then, rightFirst) => {
  const events = [accepted, offeredTo('HOUSEKEEPING'), ...then];

  expect(dispatchQuality(events, known)?.rightFirst).toBe(rightFirst);
});

test('what was never dispatched has no score', () => {
  expect(dispatchQuality([accepted], known)).toBeUndefined();
});

test('the figures of no matter at all are no figures, and not zeros', () => {
  const { ended, ...figures } = figuresOf([], now);

  expect(ended.map(({ endedAs, n }) => [endedAs, n])).toEqual(EndedAs.options.map((as) => [as, 0]));
  expect(figures).toEqual({
    dispatch: { n: 0 },
    firstContact: { answered: 0, undecided: 0 },
  });
});

test('shares are of what is known: an inquiry whose guest came back at once is decided before its seven days', () => {
  const row = (over: Partial<QualityRow>) => ({ site, ticketNo: 'GD' as never, ...over });
  const dispatch = { rightFirst: true, inTime: false, complete: true, score: 70, minutes: 10 };
  const rows = [
    row({ dispatch }),
    row({ dispatch: { ...dispatch, rightFirst: false, score: 20, minutes: 40 } }),
    row({ dispatch: { ...dispatch, minutes: 30 } }),
    row({ answeredAt: addDays(now, -7) }),
    row({ answeredAt: now, cameBack: true }),
    row({ answeredAt: now, endedAs: 'ANSWERED' }),
    row({ endedAs: 'UNREACHED' }),
    row({ endedAs: 'UNREACHED' }),
  ];

  const { ended, ...figures } = figuresOf(rows, now);

  expect(ended.filter(({ n }) => n > 0).map(({ endedAs, n }) => [endedAs, n])).toEqual([
    ['UNREACHED', 2],
    ['ANSWERED', 1],
  ]);
  expect(figures).toEqual({
    dispatch: { n: 3, rightFirstPercent: 66.7, inTimePercent: 0, completePercent: 100, score: 53.3, medianMinutes: 30 },
    firstContact: { answered: 3, undecided: 1, resolvedPercent: 50 },
  });
});

test('the figures of a month follow from what happened: one matter that was given back, one that was not', async () => {
  const w = await world();
  for (const wrong of [true, false]) {
    let offer = await dispatchedComplaint(w);
    if (wrong) {
      const back = await w.as(offer.workOrder?.assignee ?? '', returnIt, {
        ...orderOf(offer),
        body: { reason: '不归我' },
      });
      offer = await w.as('S04', dispatchIt, { ...of(back), body: { unitId: 'HOUSEKEEPING' } });
    }
    const working = await takenOver(w, offer);
    await w.pass(minutes(40));
    const done = await w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: resultOf(working) });
    await w.relay();
    const body = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
    await w.as('S13', record, { params: { followUpId: `fu_${done.id.slice(4)}_1` }, body });
    await w.relay();
  }

  const { dispatch, ...period } = await w.as('S02', showQualityIt, { query: {} });

  expect([period.from, period.to]).toEqual(['2026-10-24', '2026-11-23']);
  expect(dispatch).toMatchObject({ n: 2, rightFirstPercent: 50, inTimePercent: 100, completePercent: 0, score: 55 });
});

test('a matter that its leader gives to another unit was not dispatched to the right one first', async () => {
  const w = await world();
  const offer = await dispatchedComplaint(w);
  const body = { unitId: 'CATERING', reason: '应由餐饮办理' };
  await w.as('S02', reassignIt, { ...of(offer), body });

  const facts = w.events().filter(({ type }) => ['work-order.offered', 'work-order.handed-on'].includes(type));

  expect(facts.map((event) => event.facts.unitId)).toEqual(['HOUSEKEEPING', 'CATERING']);
  expect(dispatchQuality(facts, known)?.rightFirst).toBe(false);
});

test('more than a month is not read at once', async () => {
  const w = await world();
  const query = { from: '2026-10-01' as never, to: '2026-11-01' as never };

  expect(await outcomeOf(() => w.as('S02', showQualityIt, { query }))).toBe('board.periodTooLong');
});
