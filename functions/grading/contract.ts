import * as z from 'zod';
import { customerNotFound } from '../customers/errors.ts';
import { CreditEntryId, CustomerId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, peopleQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText, shortText } from '../kernel/text.ts';
import { Instant, SentInstant } from '../kernel/time.ts';
import { Grade } from '../tickets/words.ts';
import { CreditEntry, CreditKind } from './credit-model.ts';
import * as refused from './errors.ts';
import { Activity, CardLevel, Standing } from './model.ts';

const ofCustomer = z.strictObject({ customerId: CustomerId });
const ofEntry = z.strictObject({ customerId: CustomerId, creditEntryId: CreditEntryId });

/** What counts now, and why: by rule, or by hand and until when; what is going to fall. */
const StandingView = Standing.omit({ site: true, lookAt: true, quarter: true, id: true })
  .extend({
    customerId: CustomerId,
    /** The grade that counts now. */
    counts: Grade,
  })
  .meta({ id: 'StandingView' });
export type StandingView = z.input<typeof StandingView>;

const EntryView = CreditEntry.omit({ site: true })
  .extend({
    label: Label,
    counts: z.boolean(),
  })
  .meta({ id: 'CreditEntryView' });
export type EntryView = z.input<typeof EntryView>;

const staff = { audience: 'staff', ownGatewayRoute: true } as const;
const verb = { ...staff, method: 'POST', params: ofCustomer, answer: StandingView } as const;
const always = [customerNotFound, stale, keyReused] as const;

export const showGrade = route({
  ...staff,
  method: 'GET',
  path: '/customers/{customerId}/grade',
  capability: 'grade.read',
  summary: { zh: '查看客户等级及依据', en: 'A customer’s grade, and what it rests on' },
  params: ofCustomer,
  answer: StandingView,
  reads: { what: 'CREDIT', of: ['params.customerId'] },
  refusals: [customerNotFound],
});

export const askGrade = route({
  ...verb,
  path: '/customers/{customerId}/grade',
  capability: 'grade.ask',
  summary: { zh: '申请人工定级（须他人审批，最长180天）', en: 'Ask for a grade by hand; another approves it' },
  body: z.strictObject({ grade: Grade, until: SentInstant, reason: longText(200) }),
  refusals: [...always, refused.overrideOver, refused.overrideTooLong],
  example: { body: { grade: 'V', until: '2027-03-01T00:00:00+08:00', reason: '合作单位负责人，全年团队预订' } },
});

export const decideGrade = route({
  ...verb,
  path: '/customers/{customerId}/grade/decide',
  capability: 'grade.approve',
  summary: { zh: '审批人工定级', en: 'Approve or decline a grade by hand' },
  body: z.strictObject({ approved: z.boolean(), reason: longText(200) }),
  refusals: [...always, refused.nothingAsked, refused.ownOverride],
  example: { body: { approved: true, reason: '同意' } },
});

export const endGrade = route({
  ...verb,
  path: '/customers/{customerId}/grade/end',
  capability: 'grade.approve',
  summary: { zh: '提前结束人工定级', en: 'End a grade by hand before its time' },
  body: z.strictObject({ reason: longText(200) }),
  refusals: [...always, refused.noOverride],
  example: { body: { reason: '合作已终止' } },
});

export const recordActivity = route({
  ...verb,
  path: '/customers/{customerId}/activities',
  idempotencyKey: 'needed',
  capability: 'grade.record',
  summary: {
    zh: '登记消费、到访或推荐（同一单号只计一次）',
    en: 'Record a spend, visit or referral; one number counts once',
  },
  body: Activity.omit({ site: true, customerId: true, recordedBy: true }).extend({ at: SentInstant }).strict(),
  status: 201,
  refusals: [...always, refused.activityInFuture, refused.activityKnown],
  example: { body: { kind: 'SPEND', ref: 'DD20261120001', at: '2026-11-20T12:00:00+08:00', amountFen: 128_000 } },
});

export const setCardLevel = route({
  ...verb,
  path: '/customers/{customerId}/card-level',
  capability: 'grade.record',
  summary: { zh: '登记会员卡等级', en: 'Record the level of his membership card' },
  body: z.strictObject({ level: CardLevel, until: SentInstant }),
  refusals: [...always, refused.overrideOver],
  example: { body: { level: 'GOLD', until: '2027-11-01T00:00:00+08:00' } },
});

const CreditView = z
  .object({
    /** For a person who decides; nothing is refused by it (PIPL 24). */
    good: z.int(),
    bad: z.int(),
    contested: z.int(),
    items: z.array(EntryView),
  })
  .meta({ id: 'CreditView' });

export const listCredit = route({
  ...staff,
  method: 'GET',
  path: '/customers/{customerId}/credit-entries',
  capability: 'credit.read',
  summary: { zh: '客户信用记录', en: 'A customer’s credit entries' },
  params: ofCustomer,
  answer: CreditView,
  reads: { what: 'CREDIT', of: ['params.customerId'] },
  refusals: [customerNotFound],
});

export const recordCredit = route({
  ...staff,
  method: 'POST',
  path: '/customers/{customerId}/credit-entries',
  capability: 'credit.record',
  summary: { zh: '登记信用记录（附依据）', en: 'Record something for or against his credit, with evidence' },
  params: ofCustomer,
  idempotencyKey: 'needed',
  body: z.strictObject({
    kind: CreditKind,
    occurredAt: SentInstant,
    source: shortText(60),
    evidence: longText(500),
  }),
  status: 201,
  answer: EntryView,
  reads: { what: 'CREDIT', of: ['params.customerId'] },
  refusals: [customerNotFound, keyReused, refused.creditInFuture],
  example: {
    body: {
      ...{ kind: 'NO_SHOW', occurredAt: '2026-11-20T18:00:00+08:00', source: '预订 YD20261118002' },
      evidence: '保留房间至次日中午，两次致电未接',
    },
  },
});

export const contestCredit = route({
  ...staff,
  method: 'POST',
  path: '/customers/{customerId}/credit-entries/{creditEntryId}/contest',
  capability: 'credit.record',
  summary: { zh: '代客户提出异议', en: 'Contest an entry for the customer' },
  params: ofEntry,
  body: z.strictObject({ grounds: longText(500) }),
  answer: EntryView,
  reads: { what: 'CREDIT', of: ['params.customerId'] },
  refusals: [refused.creditEntryNotFound, wrongState, stale, keyReused],
  example: { body: { grounds: '当日因大雪封路无法到达，已提前电话说明' } },
});

export const decideCredit = route({
  ...staff,
  method: 'POST',
  path: '/customers/{customerId}/credit-entries/{creditEntryId}/decide',
  capability: 'credit.decide',
  summary: { zh: '裁定异议（记录人不得裁定）', en: 'Decide a contest; not whoever recorded the entry' },
  params: ofEntry,
  body: z.strictObject({ upheld: z.boolean(), reason: longText(300) }),
  answer: EntryView,
  reads: { what: 'CREDIT', of: ['params.customerId'] },
  refusals: [refused.creditEntryNotFound, refused.ownCreditEntry, wrongState, stale, keyReused],
  example: { body: { upheld: false, reason: '封路属实，记录撤销' } },
});

export const listContests = route({
  method: 'GET',
  path: '/credit-contests',
  audience: 'staff',
  capability: 'credit.decide',
  summary: { zh: '待裁定的信用异议，最急的在前', en: 'Contested entries, the most urgent first' },
  query: peopleQuery,
  answer: listOf(EntryView),
  reads: { what: 'CREDIT', of: ['answer.items.customerId'] },
  refusals: [badCursor],
});

/** What the customer sees of himself: nobody's name, and not who recorded it. */
const MyEntry = EntryView.omit({ recordedBy: true, decidedBy: true, customerId: true }).extend({
  evidence: z.string(),
  contest: z.object({ grounds: z.string(), at: Instant, dueAt: Instant }).optional(),
});
export type MyEntry = z.input<typeof MyEntry>;

export const listMyCredit = route({
  method: 'GET',
  path: '/me/credit-entries',
  audience: 'customer',
  summary: { zh: '我的信用记录', en: 'My credit entries' },
  answer: z.object({ items: z.array(MyEntry) }),
  refusals: [],
});

export const contestMyCredit = route({
  method: 'POST',
  path: '/me/credit-entries/{creditEntryId}/contest',
  audience: 'customer',
  summary: { zh: '对信用记录提出异议', en: 'Contest an entry of my own' },
  params: z.strictObject({ creditEntryId: CreditEntryId }),
  body: z.strictObject({ grounds: longText(500) }),
  answer: MyEntry,
  refusals: [refused.creditEntryNotFound, wrongState, stale, keyReused],
  example: { body: { grounds: '该笔订单已于前一日取消' } },
});

export const contract = {
  ...{ showGrade, askGrade, decideGrade, endGrade, recordActivity, setCardLevel },
  ...{ listCredit, recordCredit, contestCredit, decideCredit, listContests, listMyCredit, contestMyCredit },
} as const;
