import * as z from 'zod';
import type { Moves } from '../../kernel/moves.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

/** What must be done by when: triage (F27), and who must be told of a leak (PIPL 57, R63, R64). */
export const LeakClockName = z.enum(['TRIAGE', 'AUTHORITY', 'INDIVIDUALS']).meta({ id: 'LeakClockName' });
export type LeakClockName = z.infer<typeof LeakClockName>;

/** The two that are met by telling somebody, or need not be, with reason and approver. */
export const NotificationClock = z.enum(['AUTHORITY', 'INDIVIDUALS']);
export type NotificationClock = z.infer<typeof NotificationClock>;

export const LeakClockState = z.enum(['RUNNING', 'WAIVER_ASKED', 'MET', 'NOT_NEEDED']).meta({ id: 'LeakClockState' });
export type LeakClockState = z.infer<typeof LeakClockState>;

/** Every legal move of a clock. While it is asked whether somebody need be told at all, time goes on. */
export const leakClockMoves = {
  begin: { from: [], to: 'RUNNING' },
  meet: { from: ['RUNNING', 'WAIVER_ASKED'], to: 'MET' },
  askWaiver: { from: ['RUNNING'], to: 'WAIVER_ASKED' },
  grantWaiver: { from: ['WAIVER_ASKED'], to: 'NOT_NEEDED' },
  refuseWaiver: { from: ['WAIVER_ASKED'], to: 'RUNNING' },
} as const satisfies Moves<LeakClockState>;

export const LeakClock = z.object({
  state: LeakClockState,
  from: Instant,
  dueAt: Instant,
  /** How many of its reminders were told: half of the time, most of it, all of it, and then again and again. */
  told: z.int().min(0).max(999),
  /** When it ended, by whom; and who asked for the waiver, for nobody grants his own. */
  endedAt: Instant.optional(),
  endedBy: StaffNo.optional(),
  askedBy: StaffNo.optional(),
});
export type LeakClock = z.infer<typeof LeakClock>;

export const isRunning = ({ state }: Pick<LeakClock, 'state'>): boolean =>
  state === 'RUNNING' || state === 'WAIVER_ASKED';
