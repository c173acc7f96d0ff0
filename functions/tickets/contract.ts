import * as z from 'zod';
import { challengeExpired, challengeInvalid, challengeUsed } from '../challenges/errors.ts';
import { CustomerId, TicketId, TicketNo, WorkOrderId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { longText, shortText } from '../kernel/text.ts';
import { Instant, SentInstant } from '../kernel/time.ts';
import * as refused from './errors.ts';
import { Contact, StaffNo } from './model.ts';
import { Promised, TicketFullView, TicketView } from './views.ts';
import { Channel, Domain, Severity, Stage, TicketKind, TicketStatus } from './words.ts';

const byTicket = z.strictObject({ ticketId: TicketId });
const byNumber = z.strictObject({ ticketNo: TicketNo });
const byWorkOrder = z.strictObject({ workOrderId: WorkOrderId });
const QueryCode = z.string().regex(/^\d{16}$/, { error: 'a query code has 16 digits' });

const matter = {
  kind: TicketKind,
  domain: Domain.optional(),
  stage: Stage.optional(),
  subject: shortText(60).optional(),
  description: longText(2_000),
  contact: Contact.optional(),
  anonymous: z.boolean().optional(),
  occurredAt: SentInstant.optional(),
  remedyAsked: longText(500).optional(),
};

const story = '入住 A1203 房，空调整晚不制冷，前台两次答应维修都没有人来。';

export const submitTicket = route({
  method: 'POST',
  path: '/public/tickets',
  audience: 'public',
  summary: { zh: '提交诉求（无需登录）', en: 'File a matter without login' },
  idempotencyKey: 'needed',
  repeatIgnores: ['challenge'],
  body: z.strictObject({
    ...matter,
    noticeVersion: shortText(20),
    challenge: z.string().max(4_000),
    /** Honeypot: people leave it empty. */
    website: z.literal('').optional(),
  }),
  status: 201,
  answer: z.object({
    ticketNo: TicketNo,
    queryCode: QueryCode,
    status: TicketStatus,
    receivedAt: Instant,
    promises: z.array(Promised),
  }),
  refusals: [challengeInvalid, challengeUsed, challengeExpired, keyReused],
  throttle: { rate: 20, burst: 40 },
  example: {
    body: {
      kind: 'COMPLAINT',
      domain: 'LODGING',
      stage: 'DERIVATIVE',
      description: story,
      noticeVersion: '2026-11',
      challenge: 'eyJ…',
    },
  },
});

const GuestStep = z.object({
  at: Instant,
  what: z.string(),
  text: z.object({ zh: z.string(), en: z.string() }),
  message: z.string().optional(),
});

export const lookUpTicket = route({
  method: 'POST',
  path: '/public/tickets/{ticketNo}/lookup',
  audience: 'public',
  summary: { zh: '凭工单号和查询码查询进度', en: 'See how a matter stands, by number and query code' },
  params: byNumber,
  body: z.strictObject({ queryCode: QueryCode }),
  answer: z.object({
    ticketNo: TicketNo,
    kind: TicketKind,
    status: TicketStatus,
    statusText: z.object({ zh: z.string(), en: z.string() }),
    receivedAt: Instant,
    promises: z.array(Promised),
    timeline: z.array(GuestStep),
  }),
  refusals: [refused.wrongQueryCode, refused.tooManyTries],
  throttle: { rate: 20, burst: 40 },
  example: { params: { ticketNo: 'GD20261123A7K2MX' }, body: { queryCode: '4711081500002222' } },
});

export const registerTicket = route({
  method: 'POST',
  path: '/tickets',
  audience: 'staff',
  capability: 'ticket.register',
  summary: { zh: '登记诉求（来信、来电、来访）', en: 'Register a letter, call or visit' },
  idempotencyKey: 'needed',
  body: z.strictObject({ ...matter, channel: Channel, customerId: CustomerId.optional() }),
  status: 201,
  answer: TicketView,
  refusals: [],
  example: {
    body: { kind: 'COMPLAINT', channel: 'PHONE', domain: 'CATERING', description: '晚餐上菜等了一个半小时。' },
  },
});

const queues = z.enum(['mine', 'unit', 'undispatched', 'due', 'overdue', 'no-taker']);

export const listTickets = route({
  method: 'GET',
  path: '/tickets',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '工单列表', en: 'List tickets of a queue' },
  query: pageQuery.extend({ queue: queues.default('mine'), status: TicketStatus.optional() }),
  answer: listOf(TicketView),
  refusals: [badCursor],
  example: { query: { queue: 'undispatched', limit: '20' } },
});

export const viewTicket = route({
  method: 'GET',
  path: '/tickets/{ticketId}',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '查看工单', en: 'Read a ticket' },
  params: byTicket,
  answer: TicketFullView,
  refusals: [refused.ticketNotFound],
});

export const viewTicketByNumber = route({
  method: 'GET',
  path: '/tickets/by-number/{ticketNo}',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '按工单号查看工单', en: 'Read a ticket by its number' },
  params: byNumber,
  answer: TicketFullView,
  refusals: [refused.ticketNotFound],
});

const StaffStep = z.object({
  at: Instant,
  what: z.string(),
  version: z.int(),
  actor: z.object({ kind: z.string(), id: z.string().optional(), post: z.string().optional() }),
  facts: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()).optional(),
});

export const viewTimeline = route({
  method: 'GET',
  path: '/tickets/{ticketId}/timeline',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '流转记录', en: 'What happened, oldest first' },
  params: byTicket,
  query: pageQuery,
  answer: listOf(StaffStep),
  refusals: [refused.ticketNotFound, badCursor],
});

/** What all verbs on a ticket share. */
const verb = {
  method: 'POST',
  audience: 'staff',
  params: byTicket,
  versioned: true,
  answer: TicketView,
} as const;
const always = [refused.ticketNotFound, wrongState, stale, keyReused] as const;

export const assessTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/assess',
  capability: 'ticket.assess',
  summary: { zh: '初步评估，按规则定优先级', en: 'Assess: the priority follows by rule' },
  body: z.strictObject({
    severity: Severity,
    domain: Domain,
    stage: Stage,
    category: shortText(20),
    peopleAffected: z.int().min(1).max(10_000),
    amountFen: z.int().min(0).max(1_000_000_000).optional(),
    safety: z.boolean().optional(),
  }),
  refusals: [...always],
  example: {
    body: { severity: 'MINOR', domain: 'LODGING', stage: 'DERIVATIVE', category: '客房/空调', peopleAffected: 2 },
  },
});

export const acceptTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/accept',
  capability: 'ticket.accept',
  summary: { zh: '受理', en: 'Accept' },
  body: z.strictObject({}),
  refusals: [...always, refused.notAssessed],
});

export const declineTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/decline',
  capability: 'ticket.decline',
  summary: { zh: '不予受理（组长及以上）', en: 'Decline, with the reason and outside routes' },
  body: z.strictObject({ reason: longText(500) }),
  refusals: [...always],
  example: { body: { reason: '所述事项不属于本度假区。您可拨打 12345 或 12315 反映。' } },
});

export const dispatchTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/dispatch',
  capability: 'ticket.dispatch',
  summary: { zh: '派单；不指定则按规则', en: 'Dispatch to a unit or a person; nothing named = by rule' },
  body: z.strictObject({
    unitId: shortText(24).optional(),
    staffId: StaffNo.optional(),
    note: longText(500).optional(),
  }),
  refusals: [...always, refused.nobodyToOffer, refused.mayNotHandle],
  example: { body: { unitId: 'HOUSEKEEPING', note: '请尽快联系客人' } },
});

export const messageGuest = route({
  ...verb,
  path: '/tickets/{ticketId}/message',
  capability: 'ticket.handle',
  summary: { zh: '答复诉求人', en: 'Write to the guest' },
  body: z.strictObject({ text: longText(500) }),
  refusals: [...always],
  example: { body: { text: '您好，维修人员将在半小时内到达。' } },
});

export const noteTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/note',
  capability: 'ticket.handle',
  summary: { zh: '内部备注', en: 'Note for colleagues' },
  body: z.strictObject({ text: longText(500) }),
  refusals: [...always],
  example: { body: { text: '客人在餐厅，等其电话。' } },
});

export const resolveTicket = route({
  ...verb,
  path: '/tickets/{ticketId}/resolve',
  capability: 'ticket.handle',
  summary: { zh: '办结：结果、原因、证据、已告知时间', en: 'Resolve: result, cause, evidence, complainant told' },
  body: z.strictObject({
    result: longText(1_000),
    cause: shortText(200),
    evidence: longText(500),
    complainantToldAt: SentInstant,
  }),
  refusals: [...always, refused.notTheHandler, refused.toldInFuture],
  example: {
    body: {
      result: '已更换空调，免当晚房费。',
      cause: '压缩机故障',
      evidence: '维修单 WX-1',
      complainantToldAt: '2026-11-23T15:00:00+08:00',
    },
  },
});

const WorkOrderView = z.object({ ticket: TicketView });

export const listWorkOrders = route({
  method: 'GET',
  path: '/work-orders',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '我的派单', en: 'Work orders offered to me or taken over by me' },
  query: pageQuery.extend({ mine: z.string().max(5).optional() }),
  answer: listOf(WorkOrderView.extend({ workOrder: TicketView.shape.workOrder.unwrap() })),
  refusals: [badCursor],
});

export const takeOverWorkOrder = route({
  ...verb,
  path: '/work-orders/{workOrderId}/take-over',
  params: byWorkOrder,
  capability: 'workOrder.takeOver',
  summary: { zh: '接单', en: 'Take over' },
  body: z.strictObject({}),
  refusals: [...always, refused.notYourWorkOrder, refused.workOrderNotFound],
});

export const returnWorkOrder = route({
  ...verb,
  path: '/work-orders/{workOrderId}/return',
  params: byWorkOrder,
  capability: 'workOrder.return',
  summary: { zh: '退单', en: 'Give an offer back, with a reason' },
  body: z.strictObject({ reason: longText(500) }),
  refusals: [...always, refused.notYourWorkOrder, refused.workOrderNotFound],
  example: { body: { reason: '属餐饮部职责' } },
});

export const contract = {
  submitTicket,
  lookUpTicket,
  registerTicket,
  listTickets,
  viewTicketByNumber,
  viewTicket,
  viewTimeline,
  assessTicket,
  acceptTicket,
  declineTicket,
  dispatchTicket,
  messageGuest,
  noteTicket,
  resolveTicket,
  listWorkOrders,
  takeOverWorkOrder,
  returnWorkOrder,
} as const;
