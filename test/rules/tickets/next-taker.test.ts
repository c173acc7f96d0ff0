import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dispatch, settleLapsedOffer } from '../../../functions/tickets/dispatch/offer-rules.ts';
import { type Candidate, nextTaker } from '../../../functions/tickets/dispatch/taker-rules.ts';
import { Domain } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';

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
  ['nobody who was passed over', [one('H09')], undefined],
])('the next to be asked is %s', (_who, candidates, wanted) => {
  expect(nextTaker(lodging, candidates, 8)?.staffNo).toBe(wanted);
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

      const chosen = nextTaker(lodging, candidates, 8);

      expect(nextTaker(lodging, shuffled, 8)).toEqual(chosen);
      const fits = candidates.filter(
        ({ staffNo, skills, load }) =>
          staffNo !== 'H09' && load < 8 && (skills.length === 0 || skills.includes('LODGING')),
      );
      expect(chosen === undefined).toBe(fits.length === 0);
      if (chosen) expect(Math.min(...fits.map((each) => each.load))).toBe(chosen.load);
    }),
  );
});

test('the second offer that lapses goes to the group leader although somebody else could be asked', () => {
  const ticket = aTicket({ status: 'DISPATCHED', workOrder: anOrder({ generation: 2 }) });

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
