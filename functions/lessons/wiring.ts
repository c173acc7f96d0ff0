import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import type { LessonDeps } from './deps.ts';
import { lessonStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'policies' | 'calendars' | 'cursors' | 'staff'>;

/** What lessons are timed and named by. */
export const lessonTiming =
  ({ policies, calendars }: Pick<Runtime, 'policies' | 'calendars'>): LessonDeps['timing'] =>
  async (site) => ({
    numbers: (await policies.current(site, 'lessons')).policy,
    calendars: await calendars.promises(site),
  });

/** What the lessons' actions need, from what the function has. */
export async function lessonDeps(from: Runtime): Promise<LessonDeps> {
  const tickets = ticketStore(from.ledger);
  return {
    lessons: lessonStore(from.ledger),
    cursors: await from.cursors(),
    timing: lessonTiming(from),
    ticket: tickets.find,
    headsOf: tickets.headsOf,
    member: from.staff.byNo,
  };
}
