import * as z from 'zod';
import { SiteId, TicketId, TicketNo } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { Domain, TicketKind } from '../tickets/words.ts';

/** What comes back: the same guest with the same thing (F04, duplicates), or the same cause with several guests (F07). */

/** That somebody told of something: found by who told it, without his being readable. */
export const Trace = z.object({
  site: SiteId,
  /** Who told it: a customer, or the blind index of a number. */
  party: z.string().max(80),
  ticketId: TicketId,
  ticketNo: TicketNo,
  kind: TicketKind,
  domain: Domain.optional(),
  /** Hash of what it was about. */
  object: z.string().max(64).optional(),
  receivedAt: Instant,
});
export type Trace = z.infer<typeof Trace>;

/** That a complaint has a cause: found by the cause, in the order in which they came in. */
export const CauseTrace = z.object({
  site: SiteId,
  cause: z.string().max(64),
  ticketId: TicketId,
  ticketNo: TicketNo,
  receivedAt: Instant,
});
export type CauseTrace = z.infer<typeof CauseTrace>;

/** The parent case that complaints of one cause were brought together in last. */
export const CauseParent = z.object({
  site: SiteId,
  cause: z.string().max(64),
  ticketNo: TicketNo,
  /** Complaints up to this one were counted for it. */
  upTo: Instant,
  version: z.int().min(1),
});
export type CauseParent = z.infer<typeof CauseParent>;

export const Likeness = z.enum(['SAME_OBJECT', 'SAME_DOMAIN']);
export type Likeness = z.infer<typeof Likeness>;

/** An earlier matter that this one may be once more. */
export const Suspected = z.object({ ticketNo: TicketNo, kind: TicketKind, likeness: Likeness, receivedAt: Instant });
export type Suspected = z.infer<typeof Suspected>;
