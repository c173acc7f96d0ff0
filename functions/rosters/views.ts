import { postLabels } from '../staff/posts.ts';
import type { Covering } from './cover-rules.ts';
import { warningsOf } from './cover-rules.ts';
import type { Duty } from './duty-rules.ts';
import { type Roster, violationLabels } from './model.ts';
import type { RosterView } from './rosters-contract.ts';
import { publishBy } from './rules.ts';
import { daysOf, isOnLeave, partsOf, withCell } from './shift-rules.ts';

const LEAVE_SHOWN = 'V';

/** A month as somebody may see it: the lines of whom he reaches, leave laid over them, and what is not as it should be. */
export function viewOf(roster: Roster, covering: Covering, sees: (staffNo: string) => boolean): RosterView {
  const { lines, shifts, site: _site, leave: _leave, ...rest } = roster;
  const days = daysOf(roster.month);
  const shown = Object.entries(lines)
    .map(([key, planned]) => ({ ...partsOf(key), planned }))
    .filter(({ staffNo }) => sees(staffNo))
    .map(({ staffNo, post, planned }) => ({
      ...{ staffNo, post, planned },
      cells: days.reduce(
        (cells, day) => (isOnLeave(roster, staffNo, day) ? withCell(cells, day, LEAVE_SHOWN) : cells),
        planned,
      ),
    }));
  const warnings = warningsOf(roster, covering).filter(({ staffNo }) => staffNo === undefined || sees(staffNo));
  return {
    ...rest,
    publishBy: publishBy(roster),
    lines: shown,
    shifts: Object.entries(shifts).map(([code, shift]) => ({ code, ...shift })),
    warnings: warnings.map((one) => ({ ...one, label: { ...violationLabels[one.code] } })),
  };
}

/** Duty as colleagues see it. */
export const dutyView = ({ at, rostered, people, dutyManager, gaps }: Duty, lastResort: string) => ({
  ...{ at, rostered, lastResort },
  people: people.map((one) => ({ ...one, label: { ...postLabels[one.post] } })),
  ...(dutyManager !== undefined && { dutyManager }),
  gaps: [...gaps],
});
