import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { ticketNotFound } from '../errors.ts';
import { always, anotherTicket, byTicket, verb } from '../parts.ts';
import { Channel, TicketStatus } from '../words.ts';
import * as refused from './errors.ts';
import { TicketLink } from './model.ts';

/** Routes of matters that stand together. */

const example = 'GD20261123A7K2MX';

export const linkTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/link',
  capability: 'ticket.link',
  summary: {
    zh: '关联工单（相关、后续、群体诉求成员）',
    en: 'Link another ticket: related, followed by this one, or a member of this group',
  },
  body: z.strictObject({
    /** Id or number of the other one; of a group it is the member. */
    to: anotherTicket,
    relation: z.enum(['RELATED', 'FOLLOWS', 'GROUP', 'CAUSE']),
    /** The member speaks for the group. */
    representative: z.boolean().optional(),
    reason: longText(500).optional(),
  }),
  refusals: [
    ...always,
    refused.linkedToItself,
    refused.linkedAlready,
    refused.linkNotOpen,
    refused.inAnotherGroup,
    refused.groupFull,
    refused.tooManyRepresentatives,
  ],
  example: { body: { to: example, relation: 'GROUP', representative: true } },
});

export const unlinkTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/unlink',
  capability: 'ticket.link',
  summary: { zh: '解除关联（退出群体诉求后单独办理）', en: 'Take a link back; a member of a group goes on by himself' },
  body: z.strictObject({ to: anotherTicket, reason: longText(500) }),
  refusals: [...always, refused.notLinked],
  example: { body: { to: example, reason: '该成员不同意方案，单独办理' } },
});

export const listLinks = route({
  method: 'GET',
  path: '/tickets/{ticketId}/links',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '关联的工单', en: 'What a ticket is linked with' },
  params: byTicket,
  answer: z.object({
    items: z.array(
      TicketLink.pick({
        other: true,
        relation: true,
        otherIs: true,
        representative: true,
        consent: true,
        linkedAt: true,
      })
        // Left out where the caller may not see the other one.
        .extend({ status: TicketStatus.optional() }),
    ),
  }),
  refusals: [ticketNotFound],
});

export const consentForMember = route({
  ...verb,
  path: '/tickets/{ticketId}/consent',
  capability: 'ticket.link',
  summary: {
    zh: '代登记：群体诉求成员是否同意方案',
    en: 'A member of a group has agreed, or not, by telephone or at the desk',
  },
  body: z.strictObject({
    agrees: z.boolean(),
    /** By which way he told it, himself: nobody consents for another, his representative neither. */
    channel: Channel.exclude(['INTERNAL']),
    reason: longText(500).optional(),
  }),
  refusals: [...always, refused.nothingProposedToGroup],
  example: { body: { agrees: true, channel: 'PHONE' } },
});
