import { plannedForCase } from '../lessons/rules.ts';
import { lessonStore } from '../lessons/store.ts';
import { lessonTiming } from '../lessons/wiring.ts';
import type { Objects } from '../platform/objects.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import type { LeakCaseDeps } from './deps.ts';
import { keptAway } from './model.ts';
import { reportMarks } from './report-marks.ts';
import { countingLookups } from './reporter-lookups.ts';
import { leakCaseStore } from './store.ts';

type Runtime = Pick<
  ReturnType<typeof runtime>,
  'ledger' | 'policies' | 'calendars' | 'cursors' | 'staff' | 'secret' | 'random'
>;

/** What cases are timed by. */
export const leakTiming =
  ({ policies, calendars }: Pick<Runtime, 'policies' | 'calendars'>): LeakCaseDeps['timing'] =>
  async (site) => ({
    numbers: (await policies.current(site, 'leak-case')).policy,
    calendars: await calendars.promises(site),
  });

/** What the cases' actions need, from what the function has. */
export async function leakCaseDeps(from: Runtime, files: Objects): Promise<LeakCaseDeps> {
  const lessons = lessonStore(from.ledger);
  return {
    files,
    random: from.random,
    leakCases: leakCaseStore(from.ledger),
    cursors: await from.cursors(),
    timing: leakTiming(from),
    countLookup: countingLookups(from.ledger.records.table),
    member: from.staff.byNo,
    ticket: ticketStore(from.ledger).viewIfThere,
    blinded: reportMarks(await from.secret('leak-report')),
    lesson: async (found, control, by) => {
      const { numbers } = await lessonTiming(from)(found.site);
      const { id: leakCaseId, site } = found;
      const changed = plannedForCase({ leakCaseId, site, recused: [...keptAway(found)] }, control, by.now, numbers);
      return lessons.owing(changed, by);
    },
  };
}
