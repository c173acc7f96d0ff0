import * as z from 'zod';
import { GuestFileView } from '../../attachments/views.ts';
import { challengeExpired, challengeInvalid, challengeUsed } from '../../challenges/errors.ts';
import { TicketNo } from '../../kernel/ids.ts';
import { keyReused } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { Label, shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { NoticeVersion } from '../../publications/notice-version.ts';
import { byNumber, filesRefused, matter } from '../parts.ts';
import { Promised } from '../views.ts';
import { EndedAs, TicketKind, TicketStatus } from '../words.ts';
import { tooManyTries, wrongQueryCode } from './errors.ts';

/** Routes of guests, without a login. */

export const QueryCode = z.string().regex(/^\d{16}$/, { error: 'a query code has 16 digits' });

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
    noticeVersion: NoticeVersion,
    challenge: z.string().max(4_000),
    /** A field that people do not see: whoever fills it in is a machine, as a rule. */
    website: z.literal('').or(shortText(200)).optional(),
  }),
  status: 201,
  answer: z.object({
    ticketNo: TicketNo,
    queryCode: QueryCode,
    status: TicketStatus,
    receivedAt: Instant,
    promises: z.array(Promised),
    /** Somebody looks first whether it is genuine: too many came of one number or address. It is kept, whatever he finds. */
    underReview: z.boolean(),
  }),
  refusals: [challengeInvalid, challengeUsed, challengeExpired, keyReused, ...filesRefused],
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

const GuestStep = z
  .object({
    at: Instant,
    what: z.string(),
    text: Label,
    message: z.string().optional(),
  })
  .meta({ id: 'GuestStep' });

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
    statusText: Label,
    /** How it ended, once it has. */
    endedAs: EndedAs.optional(),
    endedAsText: Label.optional(),
    receivedAt: Instant,
    promises: z.array(Promised),
    timeline: z.array(GuestStep),
    /** The files that he gave, and what became of each. */
    attachments: z.array(GuestFileView),
    /** What he is asked or offered now, and can answer. */
    question: z.string().optional(),
    proposal: z.string().optional(),
  }),
  refusals: [wrongQueryCode, tooManyTries],
  throttle: { rate: 20, burst: 40 },
  example: { params: { ticketNo: 'GD20261123A7K2MX' }, body: { queryCode: '4711081500002222' } },
});
