import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../functions/staff/places.ts';
import { establish, found, reorganise } from '../../../functions/staff/unit-rules.ts';
import { seededStaff, seededUnits } from '../../../local/seed/seeded-records.ts';
import { monday, outcomeOf, site } from '../../support/world.ts';

const units = seededUnits(site);
const unit = (id: string, parent?: string) => ({
  ...{ id, site, name: { zh: id, en: id }, kind: 'CENTRE' as const, version: 1 },
  ...(parent !== undefined && { parent }),
});

describe('a unit', () => {
  test.each([
    ['under one that is there', () => found(unit('SPA', 'COMPANY'), units), 'founded'],
    ['at the top', () => found(unit('SPA'), units), 'founded'],
    ['that is there', () => found(unit('SALES', 'COMPANY'), units), 'unit.taken'],
    ['under none that is there', () => found(unit('SPA', 'HOTEL'), units), 'unit.notFound'],
    ['under itself', () => found(unit('SPA', 'SPA'), units), 'unit.loop'],
    ['moved to another place', () => reorganise(unit('TRACKING', 'SALES'), units), 'founded'],
    ['moved under itself', () => reorganise(unit('SERVICE', 'SERVICE'), units), 'unit.loop'],
    ['moved under what lies below it', () => reorganise(unit('SERVICE', 'TRACKING'), units), 'unit.loop'],
    ['moved to none that is there', () => reorganise(unit('SERVICE', 'HOTEL'), units), 'unit.notFound'],
  ])('%s is %s', async (_title, act, outcome) => {
    expect(await outcomeOf(() => act() && 'founded')).toBe(outcome);
  });
});

test('a number of places is set for a unit that is there, and set again', async () => {
  const wanted = { site, unitId: 'COMPLAINTS', code: 'COMPLAINT_AGENT' as const, headCount: 3 };
  const { head } = establish(wanted, { standing: undefined, units });

  const again = establish({ ...wanted, headCount: 2 }, { standing: { ...head, version: 4 }, units });

  expect(again.head).toMatchObject({ id: 'COMPLAINTS.COMPLAINT_AGENT', headCount: 2, version: 4 });
  expect(await outcomeOf(() => establish({ ...wanted, unitId: 'SPA' }, { standing: undefined, units }))).toBe(
    'unit.notFound',
  );
});

test('the places of the house are told with who holds them and who stands in', () => {
  const establishment = { ...{ id: 'SERVICE.SERVICE_SUPERVISOR', site, unitId: 'SERVICE' }, version: 2 };
  const establishments = [{ ...establishment, code: 'SERVICE_SUPERVISOR' as const, headCount: 1 }];

  const places = placesOf({ staff: seededStaff(site), establishments }, monday);

  const byPost = (code: string) => places.find((place) => place.code === code);
  expect(byPost('SERVICE_SUPERVISOR')).toEqual({
    ...{ unitId: 'SERVICE', code: 'SERVICE_SUPERVISOR', headCount: 1, version: 2 },
    label: { zh: '客服主管', en: 'Customer service supervisor' },
    ...{ holders: ['S02'], deputies: ['S03'] },
  });
  expect(byPost('COMPLAINT_AGENT')).toMatchObject({ holders: ['S04', 'S05'], version: 0 });
  expect(byPost('COMPLAINT_AGENT')).not.toHaveProperty('headCount');
});
