import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dispatch, giveBack, settleLapsedOffer, takeOver } from '../../../functions/tickets/dispatch/offer-rules.ts';
import { type Candidate, nextTaker, onlyOneLeft } from '../../../functions/tickets/dispatch/taker-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { Domain } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, carrying, later, now, timing } from '../../support/builders-tickets.ts';
import { outcomeOf } from '../../support/world.ts';

const one = (staffNo: string, over: Partial<Candidate> = {}): Candidate => ({ staffNo, skills: [], load: 0, ...over });
const lodging = aTicket({ domain: 'LODGING', passedOver: ['H09'] });

test.each([
  ['nobody', [], undefined],
  ['the least loaded', [one('H01', { load: 2 }), one('H02', { load: 1 })], 'H02'],
  ['the lower number among equals', [one('H02'), one('H01')], 'H01'],
  ['one who is skilled', [one('H01', { skills: ['TOUR'] }), one('H02', { skills: ['LODGING'], load: 7 })], 'H02'],
  ['one who was named with his unit, whatever his skills', [one('H01', { load: 3 })], 'H01'],
  ['nobody who is at his limit', [one('H01', { load: 8 }), one('H02', { load: 9 })], undefined],
  ['one just below his limit', [one('H01', { load: 7 })], 'H01'],
  [
    'the one who was given nothing for the longest time',
    [one('H01', { givenAt: later(2) }), one('H02', { givenAt: later(1) })],
    'H02',
  ],
  ['one who was never given anything', [one('H01', { givenAt: now }), one('H02')], 'H02'],
  ['the least loaded, whenever he was given it', [one('H01', { load: 1 }), one('H02', { givenAt: now })], 'H02'],
  ['nobody who was passed over', [one('H09')], undefined],
])('the next to be asked is %s', (_who, candidates, wanted) => {
  expect(nextTaker(lodging, candidates, carrying)?.staffNo).toBe(wanted);
});

test.each<[string, Ticket['priority'], number, boolean]>([
  ['P1 weighs four: room beside four', 'P1', 4, true],
  ['P1 beside five is too much', 'P1', 5, false],
  ['P2 weighs two: room beside six', 'P2', 6, true],
  ['P2 beside seven is too much', 'P2', 7, false],
])('a person has room for what fits beside what he has: %s', (_title, priority, load, fits) => {
  const taker = nextTaker({ ...lodging, priority }, [one('H01', { load })], carrying);

  expect(taker !== undefined).toBe(fits);
});

test('whoever has nothing at all can take any matter, however heavy it is', () => {
  const heavy = { ...carrying, capacity: 1 };

  expect(nextTaker({ ...lodging, priority: 'P1' }, [one('H01')], heavy)?.staffNo).toBe('H01');
});

test('one who declined is asked again only where nobody else can be, and then the group leader knows of it', () => {
  const declined = aTicket({ status: 'ACCEPTED', severity: 'MINOR', passedOver: ['H01'] });

  const among = nextTaker(declined, [one('H01'), one('H02', { load: 5 })], carrying);
  const alone = onlyOneLeft(declined, [one('H01')], carrying);
  const recused = onlyOneLeft({ ...declined, recused: ['H01'] }, [one('H01')], carrying);

  expect([among?.staffNo, alone?.staffNo, recused]).toEqual(['H02', 'H01', undefined]);
  const { head, event } = dispatch(declined, alone as NonNullable<typeof alone>, now, timing);
  expect([head.level, event.facts?.onlyOne]).toEqual([1, true]);
});

test('the third offer in a row that nobody takes is the supervisor’s business', () => {
  const forced = aTicket({ status: 'DISPATCHED', misses: 2, level: 1, workOrder: anOrder() });

  const { head, event } = settleLapsedOffer(forced, { staffNo: 'H03' }, later(120), timing);

  expect([event.type, head.level, head.misses]).toEqual(['work-order.no-taker', 2, 3]);
  expect(
    takeOver(
      aTicket({ status: 'DISPATCHED', misses: 2, workOrder: anOrder() }),
      { workOrderId: anOrder().id, staffNo: 'H01' },
      now,
      timing,
    ).head.misses,
  ).toBeUndefined();
});

test('an offer is given back within four hours of service; a disputed one is for the supervisor at once', async () => {
  const back = (minutes: number, disputed = false) => {
    const given = {
      workOrderId: anOrder().id,
      staffNo: 'H01',
      reason: '不归我',
      disputed,
      now: later(minutes),
      timing,
    };
    return giveBack(aTicket({ status: 'DISPATCHED', workOrder: anOrder({ takeOverBy: later(600) }) }), given).head;
  };

  // Offered on a Monday at ten: the house is closed from twelve to one.
  expect([back(299).returns, await outcomeOf(() => back(300))]).toEqual([1, 'workOrder.tooLateToReturn']);
  expect([back(1, true).returns, back(1, true).level]).toEqual([2, 2]);
});

test('the choice does not depend on the order of the candidates, and is always one of those who fit', () => {
  const candidate = fc.record({
    staffNo: fc.integer({ min: 1, max: 30 }).map((n) => `H${String(n).padStart(2, '0')}`),
    skills: fc.subarray([...Domain.options]),
    load: fc.nat(10),
  });
  const people = fc.uniqueArray(candidate, { selector: (each) => each.staffNo, maxLength: 12 });

  fc.assert(
    fc.property(people, fc.func(fc.nat()), (candidates, draw) => {
      const shuffled = [...candidates].sort((a, b) => draw(a.staffNo) - draw(b.staffNo));

      const chosen = nextTaker(lodging, candidates, carrying);

      expect(nextTaker(lodging, shuffled, carrying)).toEqual(chosen);
      const fits = candidates.filter(
        ({ staffNo, skills, load }) =>
          staffNo !== 'H09' && load + 1 <= 8 && (skills.length === 0 || skills.includes('LODGING')),
      );
      expect(chosen === undefined).toBe(fits.length === 0);
      if (chosen) expect(Math.min(...fits.map((each) => each.load))).toBe(chosen.load);
    }),
  );
});

test('the second offer that lapses goes to the group leader although somebody else could be asked', () => {
  const ticket = aTicket({ status: 'DISPATCHED', misses: 1, workOrder: anOrder({ generation: 2 }) });

  const { head, event } = settleLapsedOffer(ticket, { staffNo: 'H03' }, later(120), timing);

  expect([event.type, head.status, head.level, head.workOrder?.status]).toEqual([
    'work-order.no-taker',
    'ACCEPTED',
    1,
    'TIMED_OUT',
  ]);
  expect(event.wakes).toBeUndefined();
});

test('an offer asks the machine to look at the instant that the person was told', () => {
  const { head, event } = dispatch(aTicket({ status: 'ACCEPTED' }), { staffNo: 'H01' }, now, timing);

  expect(event.wakes).toEqual([
    { machine: 'complaint-dispatch', id: head.workOrder?.id, generation: 1, wakeAt: head.workOrder?.takeOverBy },
  ]);
  expect(head.clocks.TAKE_OVER?.dueAt).toBe(head.workOrder?.takeOverBy);
});
