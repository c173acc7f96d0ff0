import * as z from 'zod';
import { CustomerId } from '../kernel/ids.ts';
import { route } from '../kernel/route.ts';
import { MatterObject } from '../tickets/intake/behalf.ts';
import { Contact } from '../tickets/model.ts';
import { Domain, TicketStatus } from '../tickets/words.ts';
import { Suspected } from './model.ts';

export const findSuspected = route({
  method: 'POST',
  path: '/recurrence/suspected',
  audience: 'staff',
  capability: 'ticket.register',
  summary: {
    zh: '登记前查重：同一诉求人、同一事项，30天内',
    en: 'Before an entry: what the same guest told of the same thing in the last 30 days',
  },
  body: z.strictObject({
    customerId: CustomerId.optional(),
    phone: Contact.shape.phone,
    domain: Domain.optional(),
    object: MatterObject.optional(),
  }),
  answer: z.object({ items: z.array(Suspected.extend({ status: TicketStatus })) }),
  refusals: [],
  example: { body: { phone: '19000000001', domain: 'LODGING', object: { type: 'BOOKING', ref: 'BK-2026-0001' } } },
});

export const contract = { findSuspected } as const;
