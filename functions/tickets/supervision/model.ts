import * as z from 'zod';
import type { Moves } from '../../kernel/moves.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../words.ts';

export const SupervisionLevel = z.enum(['REMINDER', 'YELLOW', 'RED']).meta({ id: 'SupervisionLevel' });
export type SupervisionLevel = z.infer<typeof SupervisionLevel>;
export const SupervisionStatus = z.enum(['ISSUED', 'OVERDUE', 'ANSWERED']).meta({ id: 'SupervisionStatus' });
export type SupervisionStatus = z.infer<typeof SupervisionStatus>;

/** Every legal move of a supervision order (督办单); one that is answered leaves the head, its events tell of it. */
export const supervisionMoves = {
  issue: { from: [], to: 'ISSUED' },
  raise: { from: ['ISSUED'], to: 'ISSUED' },
  lapse: { from: ['ISSUED'], to: 'OVERDUE' },
  answer: { from: ['ISSUED', 'OVERDUE'], to: 'ANSWERED' },
} as const satisfies Moves<SupervisionStatus>;

/** How many supervision orders there were, and the one that is open. */
export const Supervision = z
  .object({
    n: z.int().min(1),
    open: z
      .object({ status: SupervisionStatus, level: SupervisionLevel, by: StaffNo, to: StaffNo, dueAt: Instant })
      .optional(),
  })
  .meta({ id: 'Supervision' });
export type Supervision = z.infer<typeof Supervision>;
