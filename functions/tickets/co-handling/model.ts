import * as z from 'zod';
import { SiteId, TicketId, WorkOrderId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo, WorkOrderStatus } from '../words.ts';

/**
 * An order beside the lead's: another person does a part of it, by a date of his own (OLA), while the lead's clock goes on. It is
 * an item of its own in the ticket's partition, and the ticket's events tell of it.
 */
export const CoOrder = z.object({
  id: WorkOrderId,
  site: SiteId,
  ticketId: TicketId,
  status: WorkOrderStatus,
  assignee: StaffNo,
  unitId: z.string().max(24).optional(),
  offeredAt: Instant,
  takeOverBy: Instant,
  /** Until when his part is due: his share of the lead's remaining time. */
  dueAt: Instant,
  version: z.int().min(1),
});
export type CoOrder = z.infer<typeof CoOrder>;

/** A lead order that is on its way to somebody else: its giver answers for it until the receiver has accepted. */
export const HandOver = z.object({ to: StaffNo, until: Instant }).meta({ id: 'HandOver' });
export type HandOver = z.infer<typeof HandOver>;

export const MOST_CO_HANDLERS = 4;
