import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import type { Moves } from '../../kernel/moves.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../words.ts';

/** Matters in which one guest was offered money (4.0, authority): what they came to stands in their heads. */
export const Given = z.object({
  site: SiteId,
  /** A customer, or the blind index of a number. */
  party: z.string().max(80),
  matters: z.array(z.object({ ticketNo: TicketNo, at: Instant })).max(50),
  version: z.int().min(1),
});
export type Given = z.infer<typeof Given>;

export const CompensationStatus = z.enum(['ASKED', 'GRANTED', 'REFUSED', 'USED']);
export type CompensationStatus = z.infer<typeof CompensationStatus>;

/** Every legal move of a request to offer more than one's post may. */
export const compensationMoves = {
  ask: { from: ['REFUSED', 'USED', 'GRANTED'], to: 'ASKED' },
  grant: { from: ['ASKED'], to: 'GRANTED' },
  refuse: { from: ['ASKED'], to: 'REFUSED' },
  use: { from: ['GRANTED'], to: 'USED' },
} as const satisfies Moves<CompensationStatus>;

/** The newest request of a matter for more than its handler's post may offer (4.0: up the line, decided by another person). */
export const CompensationRequest = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  status: CompensationStatus,
  fen: z.int().min(1).max(1_000_000_000),
  by: StaffNo,
  askedAt: Instant,
  /** Who decided, and in which rank: what is offered is counted against that rank's authority once more. */
  decidedBy: StaffNo.optional(),
  rank: z.enum(['LEADER', 'SUPERVISOR', 'MANAGER', 'COMPANY']).optional(),
  version: z.int().min(1),
});
export type CompensationRequest = z.infer<typeof CompensationRequest>;
