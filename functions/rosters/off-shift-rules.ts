import { addDays, addMinutes, type Instant, millis } from '../kernel/time.ts';
import { dayAt, plusDays } from '../kernel/zone.ts';
import { type DutyAsked, dutyAt } from './duty-rules.ts';
import { isPresence, partsOf, shiftsOf, startOf } from './shift-rules.ts';

const LOOKED_DAYS = 14;
const GRACE_MINUTES = 15; // the last words of a shift

export interface OffShift {
  readonly staffNo: string;
  /** The beginning of his next shift, as far as it is published. */
  readonly nextShiftAt?: Instant;
}

/**
 * Who is at work no more, a quarter of an hour after his shift at least: of those for whom a published month plans shifts. Who is on
 * call, or for whom nothing is planned, counts as there.
 */
export function offShift(asked: Omit<DutyAsked, 'deputies'>): OffShift[] {
  const { at } = asked;
  const published = asked.rosters.filter(({ status }) => status === 'PUBLISHED');
  const planned = new Set(published.flatMap(({ lines }) => Object.keys(lines).map((line) => partsOf(line).staffNo)));
  const [now, before] = [dutyAt(asked), dutyAt({ ...asked, at: addMinutes(at, -GRACE_MINUTES) })];
  const gone = (staffNo: string) =>
    [now, before].every(({ presence }) => ['OFF_DUTY', 'ON_LEAVE'].includes(presence.get(staffNo) ?? 'OFF_DUTY'));
  const coming = published.flatMap((roster) => {
    const today = dayAt(millis(at), roster.timeZone);
    const days = Array.from({ length: LOOKED_DAYS }, (_none, n) => plusDays(today, n));
    return shiftsOf(roster, days).filter((shift) => isPresence(shift) && startOf(shift) > at);
  });
  return asked.staff
    .filter(({ staffNo, status }) => status === 'ACTIVE' && planned.has(staffNo) && gone(staffNo))
    .map(({ staffNo }) => {
      const next = coming
        .filter((shift) => shift.staffNo === staffNo)
        .map(startOf)
        .sort()[0];
      return { staffNo, ...(next && next < addDays(at, LOOKED_DAYS) && { nextShiftAt: next }) };
    });
}
