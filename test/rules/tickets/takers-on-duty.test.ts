import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../functions/kernel/time.ts';
import { dutyAt } from '../../../functions/rosters/duty-rules.ts';
import { canTake } from '../../../functions/staff/rules.ts';
import { type Candidate, nextTaker, reachedNow } from '../../../functions/tickets/dispatch/taker-rules.ts';
import { aRoster, cellsWith } from '../../support/builders-rosters.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { aTicket, carrying } from '../../support/builders-tickets.ts';

const month = '2026-11';
const handler = (staffNo: string) =>
  aMember(staffNo, { posts: [aPost('HANDLER', { unitId: 'HOUSEKEEPING' })], skills: ['LODGING'] });
const manager = aMember('S02', { posts: [aPost('SERVICE_SUPERVISOR', { unitId: 'SERVICE' })] });
const staff = [handler('D01'), handler('D02'), manager];
const ten = '2026-11-23T02:00:00.000Z' as Instant;

function asked(lines: Readonly<Record<string, string>>, now = ten) {
  const codes = Object.entries(lines).map(([key, code]) => [key, cellsWith(month, { 23: code })]);
  const rosters = codes.length > 0 ? [aRoster(month, Object.fromEntries(codes))] : [];
  const duty = dutyAt({ rosters, staff, at: now });
  return (unitId?: string) => reachedNow(canTake(staff, { unitId, now }), { duty, staff, unitId, now });
}

const D01 = 'D01:HANDLER';
const D02 = 'D02:HANDLER';
const S02 = 'S02:SERVICE_SUPERVISOR';

describe('who is asked to take a matter', () => {
  test.each([
    ['everybody where nothing is planned', {}, ten, 'D01'],
    ['who is on shift', { [D01]: 'N', [D02]: 'E' }, ten, 'D02'],
    ['who is on shift for half an hour more', { [D01]: 'E', [D02]: 'N' }, '2026-11-23T07:30:00.000Z', 'D01'],
    ['nobody who goes sooner', { [D01]: 'E', [D02]: 'N' }, '2026-11-23T07:30:00.001Z', undefined],
    ['who is on call where nobody is on shift', { [D01]: 'E', [D02]: 'C' }, '2026-11-23T11:00:00.000Z', 'D02'],
    ['who is on shift before who is on call', { [D01]: 'C', [D02]: 'L' }, '2026-11-23T11:00:00.000Z', 'D02'],
    [
      'the duty manager where nobody else is',
      { [D01]: 'E', [D02]: 'N', [S02]: 'M' },
      '2026-11-23T11:00:00.000Z',
      'S02',
    ],
    [
      'who is on call before the duty manager',
      { [D01]: 'E', [D02]: 'C', [S02]: 'M' },
      '2026-11-23T11:00:00.000Z',
      'D02',
    ],
  ])('is %s', (_title, lines, now, wanted) => {
    const candidates: Candidate[] = asked(lines, now as Instant)().map((one) => ({ ...one, load: 0 }));

    const taker = nextTaker(aTicket({ domain: 'LODGING' }), candidates, carrying);

    expect(taker?.staffNo).toBe(wanted);
  });

  test('the duty manager is asked where everybody on shift has passed or is full', () => {
    const candidates = asked({ [D01]: 'E', [D02]: 'E', [S02]: 'M' })();
    const loaded: Candidate[] = candidates.map((one) => ({ ...one, load: one.staffNo === 'D02' ? 8 : 0 }));

    const taker = nextTaker(aTicket({ domain: 'LODGING', passedOver: ['D01'] }), loaded, carrying);

    expect(taker?.staffNo).toBe('S02');
  });

  test('the duty manager comes last, although he could take the matter as anybody else', () => {
    const candidates = asked({ [D01]: 'M', [D02]: 'E' })();
    const loaded: Candidate[] = candidates.map((one) => ({ ...one, load: one.staffNo === 'D02' ? 7 : 0 }));

    const taker = nextTaker(aTicket({ domain: 'LODGING' }), loaded, carrying);

    expect(taker?.staffNo).toBe('D02');
  });

  test('the duty manager takes a matter of a unit into that unit', () => {
    const found = asked({ [D01]: 'N', [D02]: 'N', [S02]: 'M' })('HOUSEKEEPING');

    expect(found.map(({ staffNo, unitId, reached }) => [staffNo, unitId, reached])).toEqual([
      ['D01', 'HOUSEKEEPING', 'OFF_DUTY'],
      ['D02', 'HOUSEKEEPING', 'OFF_DUTY'],
      ['S02', 'HOUSEKEEPING', 'DUTY_MANAGER'],
    ]);
  });
});
