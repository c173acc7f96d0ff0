import * as z from 'zod';
import { CustomerId, SiteId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { Instant } from '../kernel/time.ts';
import { Domain, StaffNo } from '../tickets/words.ts';

/** A lead carries the number of the inquiry that it was made of: one inquiry makes one. */
export const LeadId = z
  .string()
  .regex(/^led_\d{8}[0-9A-HJKMNP-TV-Z]{5}[0-9A-Z]$/)
  .brand<'LeadId'>();
export type LeadId = z.infer<typeof LeadId>;

export const leadIdOf = (no: TicketNo): LeadId => `led_${no.slice(2)}` as LeadId;
export const ticketNoOfLead = (id: LeadId): TicketNo => `GD${id.slice(4)}` as TicketNo;

export const LeadStatus = z.enum(['OPEN', 'IN_TALKS', 'WON', 'LOST']);
export type LeadStatus = z.infer<typeof LeadStatus>;

export const leadLabels: Readonly<Record<LeadStatus, { zh: string; en: string }>> = {
  OPEN: { zh: '待联系', en: 'To be contacted' },
  IN_TALKS: { zh: '洽谈中', en: 'In talks' },
  WON: { zh: '已成交', en: 'Won' },
  LOST: { zh: '未成交', en: 'Lost' },
};

/** Every legal move of a lead (销售线索): somebody who asked and may buy. */
export const leadMoves = {
  open: { from: [], to: 'OPEN' },
  contact: { from: ['OPEN', 'IN_TALKS'], to: 'IN_TALKS' },
  win: { from: ['OPEN', 'IN_TALKS'], to: 'WON' },
  lose: { from: ['OPEN', 'IN_TALKS'], to: 'LOST' },
} as const satisfies Moves<LeadStatus>;

export const LostBecause = z.enum(['PRICE', 'DATE', 'COMPETITOR', 'NO_NEED', 'UNREACHED', 'OTHER']);

/** An inquiry that sales goes on with. What was asked and how to reach the guest stand in the inquiry alone. */
export const Lead = z.object({
  id: LeadId,
  site: SiteId,
  ticketNo: TicketNo,
  customerId: CustomerId.optional(),
  domain: Domain.optional(),
  /** Kept away from the inquiry, and so from its lead. */
  recused: z.array(StaffNo).max(3).optional(),
  status: LeadStatus,
  /** Who works on it: the first who contacts the guest. */
  owner: StaffNo.optional(),
  /** When the guest is to be contacted next. */
  dueAt: Instant,
  /** When it was won or lost: its time runs from then (F28). */
  endedAt: Instant.optional(),
  told: z.int().min(0).max(99),
  lookAt: Instant,
  version: z.int().min(1),
});
export type Lead = z.infer<typeof Lead>;

export const isOpen = ({ status }: Pick<Lead, 'status'>): boolean => status === 'OPEN' || status === 'IN_TALKS';
