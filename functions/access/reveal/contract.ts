import * as z from 'zod';
import { Profile } from '../../customers/archive/model.ts';
import { customerNotFound } from '../../customers/errors.ts';
import { Identifier } from '../../customers/identifiers/model.ts';
import { Customer } from '../../customers/model.ts';
import { CustomerId, TicketId, TicketNo } from '../../kernel/ids.ts';
import { wrongState } from '../../kernel/moves.ts';
import { keyReused } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { ticketNotFound } from '../../tickets/errors.ts';
import { Contact } from '../../tickets/model.ts';
import * as refused from '../errors.ts';
import { RevealPurpose } from '../purposes.ts';

/** What of a customer can be shown in clear. A document's number is not among it: the house keeps none. */
export const CustomerField = z.enum([
  ...['name', 'alias', 'phone', 'identifiers'],
  ...['address', 'bornOn', 'note', 'preferences', 'contacts'],
] as const);
export type CustomerField = z.infer<typeof CustomerField>;

export const ContactField = z.enum(['name', 'phone', 'email']);
export type ContactField = z.infer<typeof ContactField>;

/** How often he may still reveal today. */
const left = { left: z.int().min(0) };

/** Said with every reveal: what for, and in a sentence without personal data. */
const because = { purpose: RevealPurpose, reason: longText(200) };

const reveals = { method: 'POST', audience: 'staff', reveals: true, ownGatewayRoute: true } as const;
const always = [
  refused.revealsUsedUp,
  refused.notToYou,
  refused.reasonHoldsData,
  refused.nothingToReveal,
  keyReused,
] as const;

export const revealCustomer = route({
  ...reveals,
  path: '/customers/{customerId}/reveal',
  capability: 'customer.reveal',
  summary: {
    zh: '明示客户资料（注明用途与工单，每日限次，留痕）',
    en: 'Show chosen fields of a customer in clear: for a purpose, so often a day, on record',
  },
  params: z.strictObject({ customerId: CustomerId }),
  body: z.strictObject({
    fields: z.array(CustomerField).min(1).max(CustomerField.options.length),
    ...because,
    ticketNo: TicketNo.optional(),
  }),
  answer: Customer.pick({ name: true, alias: true, phone: true })
    .extend(Profile.pick({ address: true, bornOn: true, note: true, preferences: true, contacts: true }).shape)
    .extend({ identifiers: z.array(Identifier.pick({ kind: true, value: true })).optional(), ...left }),
  reads: { what: 'CUSTOMER', of: ['params.customerId'], keptBy: 'ACTION' },
  refusals: [
    ...always,
    customerNotFound,
    ticketNotFound,
    wrongState,
    refused.matterWanted,
    refused.otherMatter,
    refused.matterOver,
    refused.onlyKept,
  ],
  example: {
    body: { fields: ['phone'], purpose: 'CALL_GUEST', reason: '回访餐饮投诉处理结果', ticketNo: 'GD20261123A7K2MX' },
  },
});

export const revealTicket = route({
  ...reveals,
  path: '/tickets/{ticketId}/reveal',
  capability: 'ticket.reveal',
  summary: {
    zh: '明示工单联系人（注明用途，每日限次，留痕）',
    en: 'Show whom to reach for a matter in clear: for a purpose, so often a day, on record',
  },
  params: z.strictObject({ ticketId: TicketId }),
  body: z.strictObject({ fields: z.array(ContactField).min(1).max(ContactField.options.length), ...because }),
  answer: Contact.extend(left),
  reads: { what: 'TICKET', of: ['params.ticketId'], keptBy: 'ACTION' },
  refusals: [...always, ticketNotFound, refused.matterOver, refused.onlyKept],
  example: { body: { fields: ['phone'], purpose: 'CALL_GUEST', reason: '联系客人确认到店时间' } },
});

export const revealContract = { revealCustomer, revealTicket } as const;
