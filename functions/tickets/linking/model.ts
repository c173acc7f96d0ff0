import * as z from 'zod';
import { SiteId, TicketNo } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';
import { Channel, StaffNo } from '../words.ts';

/**
 * Why two matters stand together: they only touch each other, one goes on from the other, one tells again what was concluded, several
 * people complain together (F04, group), or several complaints have one cause (F07).
 */
export const LinkRelation = z.enum(['RELATED', 'FOLLOWS', 'SAME_FACTS', 'GROUP', 'CAUSE']);
export type LinkRelation = z.infer<typeof LinkRelation>;

/** What the other matter is to this one. */
export const LinkEnd = z.enum(['PEER', 'EARLIER', 'LATER', 'PARENT', 'MEMBER']);
export type LinkEnd = z.infer<typeof LinkEnd>;

/** Ends of a relation: what the other one is to the one that is named first, and the other way round. */
export const ENDS: Readonly<Record<LinkRelation, readonly [LinkEnd, LinkEnd]>> = {
  RELATED: ['PEER', 'PEER'],
  FOLLOWS: ['EARLIER', 'LATER'],
  SAME_FACTS: ['EARLIER', 'LATER'],
  GROUP: ['MEMBER', 'PARENT'],
  CAUSE: ['MEMBER', 'PARENT'],
};

/** One end of a link, kept beside the matter that it is of; the other end is kept beside the other. */
export const TicketLink = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  other: TicketNo,
  relation: LinkRelation,
  otherIs: LinkEnd,
  /** Speaks for the group (F04: two at most). */
  representative: z.boolean().optional(),
  /** What a member of a group said to what is proposed to it now: each for himself, when, by which way, and who wrote it down. */
  consent: z.object({ agrees: z.boolean(), at: Instant, channel: Channel, by: StaffNo.optional() }).optional(),
  linkedAt: Instant,
  version: z.int().min(1),
});
export type TicketLink = z.infer<typeof TicketLink>;

/** A proposal and an agreement write or check the link of each member in one transaction, which holds a hundred writes. */
export const MOST_MEMBERS = 80;
export const MOST_REPRESENTATIVES = 2;
