import { promiseCalendars } from '../kernel/china-calendar.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import type { LessonDeps } from './deps.ts';
import { lessonStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'policies' | 'cursors' | 'staff'>;

/** What lessons are timed and named by. */
export const lessonTiming =
  ({ policies }: Pick<Runtime, 'policies'>): LessonDeps['timing'] =>
  async (site) => ({
    numbers: (await policies.current(site, 'lessons')).policy,
    calendars: promiseCalendars,
  });

/** What the lessons' actions need, from what the function has. */
export async function lessonDeps(from: Runtime): Promise<LessonDeps> {
  const tickets = ticketStore(from.ledger);
  return {
    lessons: lessonStore(from.ledger),
    cursors: await from.cursors(),
    timing: lessonTiming(from),
    ticket: tickets.find,
    member: from.staff.byNo,
  };
}
