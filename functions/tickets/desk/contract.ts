import * as z from 'zod';
import { CustomerId } from '../../kernel/ids.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { Suspected } from '../../recurrence/model.ts';
import { ticketNotFound } from '../errors.ts';
import { QueryCode } from '../intake/contract.ts';
import {
  aboutYourself,
  externalMissing,
  sourceNotOfChannel,
  sourceOutOfOrder,
  staffUnknown,
  summaryNotAttached,
} from '../intake/errors.ts';
import { SentSource } from '../intake/source.ts';
import { MOST_RECUSED } from '../model.ts';
import { byNumber, byTicket, filesRefused, matter } from '../parts.ts';
import { TicketFullView, TicketView } from '../views.ts';
import { Channel, EndedAs, StaffNo, TicketStatus } from '../words.ts';

/** Routes of staff that register and read. */

export const registerTicket = route({
  method: 'POST',
  path: '/tickets',
  audience: 'staff',
  capability: 'ticket.register',
  summary: { zh: '登记诉求（来信、来电、来访）', en: 'Register a letter, call or visit' },
  idempotencyKey: 'needed',
  body: z.strictObject({
    ...matter,
    channel: Channel.exclude(['INTERNAL']),
    customerId: CustomerId.optional(),
    source: SentSource.optional(),
    /** Members of staff whom the matter is about: they will neither see nor handle it; nor does anybody below the supervisor. */
    aboutStaff: z.array(StaffNo).max(MOST_RECUSED).optional(),
    /** The same, in the guest's words, where nobody knows the number yet. */
    aboutWhom: shortText(80).optional(),
  }),
  status: 201,
  answer: TicketView.extend({
    /** Earlier matters that this one may be once more: to be linked or merged. */
    suspected: z.array(Suspected),
    /** Of somebody anonymous, told or printed for him, this once: with it he follows his matter, and may say later who he is. */
    queryCode: QueryCode.optional(),
  }),
  refusals: [
    aboutYourself,
    staffUnknown,
    externalMissing,
    sourceNotOfChannel,
    sourceOutOfOrder,
    summaryNotAttached,
    ...filesRefused,
  ],
  example: {
    body: { kind: 'COMPLAINT', channel: 'PHONE', domain: 'CATERING', description: '晚餐上菜等了一个半小时。' },
  },
});

const queues = z.enum([
  'mine',
  'unit',
  'undispatched',
  'due',
  'overdue',
  'no-taker',
  'needs-review',
  'mine-first-contact',
  'ended',
]);

export const listTickets = route({
  method: 'GET',
  path: '/tickets',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '工单列表', en: 'List tickets of a queue' },
  query: pageQuery.extend({
    queue: queues.default('mine'),
    status: TicketStatus.optional(),
    /** Of the queue `ended`: how a matter ended. */
    endedAs: EndedAs.optional(),
  }),
  answer: listOf(TicketView),
  refusals: [badCursor],
  example: { query: { queue: 'undispatched', limit: '20' } },
});

/** Words that WeChat takes for risky are hidden, until somebody opens them on purpose. */
const opening = { words: z.enum(['HIDDEN', 'OPENED']).default('HIDDEN') };

export const viewTicket = route({
  method: 'GET',
  path: '/tickets/{ticketId}',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '查看工单', en: 'Read a ticket' },
  params: byTicket,
  query: z.strictObject(opening),
  answer: TicketFullView,
  reads: { what: 'TICKET', of: ['answer.id', 'answer.customerId'] },
  refusals: [ticketNotFound],
});

export const viewTicketByNumber = route({
  method: 'GET',
  path: '/tickets/by-number/{ticketNo}',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '按工单号查看工单', en: 'Read a ticket by its number' },
  params: byNumber,
  query: z.strictObject(opening),
  answer: TicketFullView,
  reads: { what: 'TICKET', of: ['answer.id', 'answer.customerId'] },
  refusals: [ticketNotFound],
});

const StaffStep = z.object({
  at: Instant,
  what: z.string(),
  version: z.int(),
  actor: z.object({ kind: z.string(), id: z.string().optional(), post: z.string().optional() }),
  facts: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()).optional(),
  /** Its texts are hidden: `?words=OPENED` shows them. */
  hidden: z.literal(true).optional(),
});

export const viewTimeline = route({
  method: 'GET',
  path: '/tickets/{ticketId}/timeline',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '流转记录', en: 'What happened, oldest first' },
  params: byTicket,
  query: pageQuery.extend(opening),
  answer: listOf(StaffStep),
  reads: { what: 'TICKET', of: ['params.ticketId'] },
  refusals: [ticketNotFound, badCursor],
});
