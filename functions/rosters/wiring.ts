import { serviceCalendar } from '../kernel/china-calendar.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { runtime } from '../platform/runtime.ts';
import type { RosterDeps } from './deps.ts';
import { type Duty, dutyAt } from './duty-rules.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'rosters' | 'staff' | 'cursors'>;

/** Who is on duty at a site at an instant: one Query of at most two months, beside the staff that are kept at hand. */
export async function dutyOf(
  { rosters, staff }: Pick<RosterDeps, 'rosters' | 'staff'>,
  site: SiteId,
  at: Instant,
): Promise<Duty> {
  const [people, { deputies }, months] = await Promise.all([
    staff.all(site),
    staff.organisation(site),
    rosters.around(site, at),
  ]);
  return dutyAt({ rosters: months, staff: people, deputies, at });
}

/** What the rosters' actions need, from what the function has. */
export const rosterDeps = async ({ rosters, staff, cursors }: Runtime): Promise<RosterDeps> => ({
  ...{ rosters, staff },
  cursors: await cursors(),
  calendar: serviceCalendar,
});
