import * as z from 'zod';
import { CustomerId } from '../../kernel/ids.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { route } from '../../kernel/route.ts';
import { Instant } from '../../kernel/time.ts';
import { TicketKind, TicketStatus } from '../../tickets/words.ts';
import { customerNotFound, historyHidden } from '../errors.ts';
import { byCustomer } from '../parts.ts';
import { Certainty, DealingKind } from './model.ts';

const ofCustomer = {
  method: 'GET',
  audience: 'staff',
  capability: 'customer.read',
  params: byCustomer,
  query: pageQuery,
} as const;

export const listCustomerTickets = route({
  ...ofCustomer,
  path: '/customers/{customerId}/tickets',
  summary: { zh: '客户的工单，最新在前', en: 'A customer’s matters, the newest first' },
  answer: listOf(
    z.object({
      ticketId: z.string(),
      ticketNo: z.string(),
      kind: TicketKind,
      status: TicketStatus,
      receivedAt: Instant,
      by: Certainty,
    }),
  ),
  reads: { what: 'CUSTOMER', of: ['params.customerId'] },
  refusals: [customerNotFound, historyHidden, badCursor],
});

export const showTimeline = route({
  ...ofCustomer,
  path: '/customers/{customerId}/timeline',
  summary: {
    zh: '客户时间线：工单、回电、回访、同意、变更',
    en: 'Everything that happened with a customer, the newest first',
  },
  answer: listOf(
    z.object({
      at: Instant,
      /** A dealing of that kind, or an event of his record. */
      what: z.union([DealingKind, z.literal('RECORD')]),
      type: z.string().optional(),
      ref: z.string().optional(),
      actor: z.string().optional(),
      facts: z.record(z.string(), z.unknown()).optional(),
      customerId: CustomerId,
    }),
  ),
  reads: { what: 'CUSTOMER', of: ['params.customerId'] },
  refusals: [customerNotFound, historyHidden, badCursor],
});

export const dealingContract = { listCustomerTickets, showTimeline } as const;
