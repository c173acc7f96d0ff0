import * as z from 'zod';
import { CallbackId, CustomerId, SiteId, TicketId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { Instant } from '../kernel/time.ts';
import { StaffNo } from '../staff/model.ts';
import { Priority } from '../tickets/words.ts';

/** How a notice leaves the house, beside the inbox where every notice is. */
export const Channel = z.enum(['WECOM', 'SMS', 'SUBSCRIPTION', 'SERVICE']).meta({ id: 'NoticeChannel' });
export type Channel = z.infer<typeof Channel>;

export const NoticeStatus = z.enum(['OPEN', 'ACKNOWLEDGED', 'PASSED_ON']);
export type NoticeStatus = z.infer<typeof NoticeStatus>;

/** What a person does with a notice in his inbox. */
export const noticeMoves = {
  tell: { from: [], to: 'OPEN' },
  acknowledge: { from: ['OPEN'], to: 'ACKNOWLEDGED' },
  passOn: { from: ['OPEN'], to: 'PASSED_ON' },
} as const satisfies Moves<NoticeStatus>;

export const DeliveryState = z.enum(['PLANNED', 'HELD', 'SENDING', 'SENT', 'SUPPRESSED', 'UNDELIVERABLE']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/**
 * How a notice goes out. `claim` comes before the provider is asked and says so in the table: after a crash the notice is
 * claimed again, so it is sent at least once; two at once cannot both claim it.
 */
export const deliveryMoves = {
  plan: { from: [], to: 'PLANNED' },
  hold: { from: ['PLANNED', 'HELD'], to: 'HELD' },
  claim: { from: ['PLANNED', 'HELD', 'SENDING'], to: 'SENDING' },
  send: { from: ['SENDING'], to: 'SENT' },
  tryAgain: { from: ['SENDING'], to: 'PLANNED' },
  suppress: { from: ['PLANNED', 'HELD', 'SENDING'], to: 'SUPPRESSED' },
  giveUp: { from: ['PLANNED', 'SENDING'], to: 'UNDELIVERABLE' },
} as const satisfies Moves<DeliveryState>;

export const Delivery = z
  .object({
    state: DeliveryState,
    /** The channel that is tried now, or was tried last. */
    channel: Channel.optional(),
    /** Tries on this channel. */
    tries: z.int().min(0),
    /** Channels that failed for the moment and may take it later; those that refused it for good are not among them. */
    later: z.array(Channel).optional(),
    /** How often all channels have failed. */
    rounds: z.int().min(1).optional(),
    /** When somebody must look again; absent at an end. */
    dueAt: Instant.optional(),
    /** Why it was refused, suppressed or given up: a code, never a text of a provider. */
    why: z.string().max(60).optional(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;

export const NoticeId = z
  .string()
  .regex(/^ntc_(?:[A-Z]\d{2}[A-Z]?|[0-9A-Z]{14}|[0-9A-Z]{26})_[0-9a-z]{8,10}_[0-9a-z]{12}$/);

/** One thing that one person is told: in his inbox at once, and out by the channels of its kind. Nothing personal in it. */
export const Notice = z.object({
  id: NoticeId,
  site: SiteId,
  /** A colleague, a customer, or whoever left a number with a matter or a booked call and is no customer of the archive. */
  recipient: z.union([StaffNo, CustomerId, TicketId, CallbackId]),
  /** The event that it tells of. */
  kind: z.string().max(60),
  entityId: z.string().max(80),
  ticketNo: z.string().max(20).optional(),
  priority: Priority.optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  createdAt: Instant,
  status: NoticeStatus,
  /** Whose it was before, first one first, and to whom it was passed on. */
  passedBy: z.array(StaffNo).max(10),
  passedTo: StaffNo.optional(),
  delivery: Delivery,
  version: z.int().min(1),
});
export type Notice = z.infer<typeof Notice>;
