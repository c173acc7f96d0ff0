import type { Instant, PlainDate } from '../../functions/kernel/time.ts';
import { shippedShifts } from '../../functions/rosters/defaults.ts';
import { Leave, Roster, Swap } from '../../functions/rosters/model.ts';
import { emptyCells } from '../../functions/rosters/shift-rules.ts';
import { site } from './world.ts';

export const ZONE = 'Asia/Shanghai';
export const shippedTypes = shippedShifts(site).types;

/** What each shift that the product ships is planned as. */
const shippedPlan = Object.fromEntries(
  Object.values(shippedTypes).map(({ code, kind, hours, place }) => [code, { kind, hours, ...(place && { place }) }]),
);

/** A month with the shipped shifts, published if nothing else is said. A line shorter than its month is free to the end. */
export function aRoster(month: string, lines: Readonly<Record<string, string>>, over: Partial<Roster> = {}): Roster {
  const free = emptyCells(month);
  const whole = Object.entries(lines).map(([key, cells]) => [key, cells + free.slice(cells.length)]);
  const { site: _site, ...rest } = over;
  return Roster.parse({
    ...{ id: `rst_${month}`, site, month, timeZone: ZONE, status: 'PUBLISHED', leave: {}, shifts: shippedPlan },
    ...{ lines: Object.fromEntries(whole), version: 1 },
    ...rest,
  });
}

/** Cells of a month that are free but for the given days. */
export const cellsWith = (month: string, codes: Readonly<Record<number, string>>): string =>
  [...emptyCells(month)].map((free, n) => codes[n + 1] ?? free).join('');

const AT = '2026-11-23T02:00:00.000Z' as Instant;

/** S04 offers his shift of 5 January to S05. */
export const aSwap = (over: Partial<Swap> = {}): Swap =>
  Swap.parse({
    ...{ id: 'swp_202701_0123456789ABCDEF', site, month: '2027-01', status: 'OFFERED', to: 'S05', offeredAt: AT },
    gives: { staffNo: 'S04', post: 'COMPLAINT_AGENT', day: '2027-01-05', code: 'E' },
    version: 1,
    ...over,
  });

/** S04 wants to be away from 11 to 13 January. */
export const aLeave = (over: Partial<Leave> = {}): Leave =>
  Leave.parse({
    ...{ id: 'lve_202701_0123456789ABCDEF', site, staffNo: 'S04', status: 'APPLIED', appliedAt: AT, version: 1 },
    ...{ from: '2027-01-11' as PlainDate, to: '2027-01-13' as PlainDate },
    ...over,
  });
