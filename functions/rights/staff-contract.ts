import * as z from 'zod';
import { customerNotFound } from '../customers/errors.ts';
import { CustomerId } from '../kernel/ids.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { Label, longText } from '../kernel/text.ts';
import { SentInstant } from '../kernel/time.ts';
import { codesTooOften, notAMobile } from '../mini-program/phone/errors.ts';
import { ErasureCertificate } from './erasure-model.ts';
import * as refused from './errors.ts';
import { Asked } from './model.ts';
import { always, byRequest, EXAMPLE_CUSTOMER, OpenedPackage, RightsRequestView, WholeRequest } from './parts.ts';
import { RefusalReason } from './refusal-reasons.ts';
import { Factor, RightsChannel, RightsKind, ToldBy } from './words.ts';

/** Routes of the house (F28): whoever meets somebody enters and compares, the privacy officer decides. */

const verb = {
  method: 'POST',
  audience: 'staff',
  params: byRequest,
  versioned: true,
  answer: RightsRequestView,
} as const;
const enters = { ...verb, capability: 'rights.enter' } as const;
const decides = { ...verb, capability: 'rights.decide' } as const;
const reads = { method: 'GET', audience: 'staff', capability: 'rights.read' } as const;

export const enterRequest = route({
  method: 'POST',
  path: '/rights-requests',
  audience: 'staff',
  capability: 'rights.enter',
  summary: { zh: '登记个人信息权利请求', en: 'Enter what somebody asks for his own data' },
  body: z.strictObject({
    customerId: CustomerId,
    kind: RightsKind,
    channel: RightsChannel.exclude(['MINI_PROGRAM']),
    /** A letter's day of receipt; the clocks run from it. */
    receivedAt: SentInstant.optional(),
    ...Asked.shape,
  }),
  status: 201,
  idempotencyKey: 'needed',
  answer: RightsRequestView,
  refusals: [
    ...always,
    customerNotFound,
    refused.alreadyOpen,
    refused.detailsWanted,
    refused.receivedLater,
    refused.customerClosed,
  ],
  example: {
    body: { customerId: EXAMPLE_CUSTOMER, kind: 'WITHDRAW', channel: 'WALK_IN', purposes: ['MARKETING_CALL'] },
  },
});

export const listRequests = route({
  ...reads,
  path: '/rights-requests',
  summary: { zh: '权利请求列表（未完成按期限，已完成按时间）', en: 'Requests: open ones by when they are due' },
  query: pageQuery.extend({ over: z.stringbool().optional(), late: z.stringbool().optional() }),
  answer: listOf(RightsRequestView),
  refusals: [badCursor],
});

export const listRefusalReasons = route({
  ...reads,
  path: '/rights-requests/refusal-reasons',
  summary: { zh: '可选的法定拒绝理由', en: 'The grounds of the law for a refusal' },
  answer: z.object({
    items: z.array(z.object({ code: RefusalReason, article: z.string(), text: Label, kinds: z.array(RightsKind) })),
  }),
  refusals: [],
});

export const viewRequest = route({
  ...reads,
  path: '/rights-requests/{rightsRequestId}',
  summary: { zh: '查看权利请求', en: 'Read a request' },
  params: byRequest,
  answer: WholeRequest,
  reads: { what: 'RIGHTS', of: ['answer.customerId'] },
  refusals: [refused.rightsRequestNotFound],
});

export const viewCertificate = route({
  ...reads,
  path: '/rights-requests/{rightsRequestId}/certificate',
  summary: {
    zh: '删除证明（类别、数量、时间、依据、哈希，不含内容）',
    en: 'Proof of an erasure: classes, numbers, when, by which rule; no content',
  },
  params: byRequest,
  answer: ErasureCertificate.omit({ site: true }),
  refusals: [refused.rightsRequestNotFound, refused.noCertificate],
});

export const acknowledgeRequest = route({
  ...enters,
  path: '/rights-requests/{rightsRequestId}/acknowledge',
  summary: { zh: '登记已告知收到', en: 'He was told that it was received' },
  body: z.strictObject({ way: ToldBy }),
  refusals: [...always],
  example: { body: { way: 'PHONE' } },
});

export const sendIdentityCode = route({
  ...enters,
  // The request stays as it is, so nobody need have read its newest version.
  versioned: false,
  path: '/rights-requests/{rightsRequestId}/codes',
  summary: {
    zh: '向客户已验证的手机发送验证码',
    en: 'A code by text message to the number that he has shown to be his',
  },
  body: z.strictObject({}),
  refusals: [...always, customerNotFound, refused.noProvenPhone, codesTooOften, notAMobile],
  example: { body: {} },
});

const Shown = z.strictObject({
  kind: Factor.exclude(['SESSION', 'SMS_CODE']),
  /** As he shows or tells it; compared and forgotten. */
  value: z.string().trim().min(1).max(120),
});

/** What he shows: things that are compared and forgotten, and a code that came to his number. */
const Evidence = {
  factors: z.array(Shown).max(3).default([]),
  code: z
    .string()
    .regex(/^\d{6}$/, { error: 'a code has 6 digits' })
    .optional(),
};
const twoFactors = {
  body: {
    factors: [
      { kind: 'CARD', value: 'K0000001' },
      { kind: 'ID_DOCUMENT', value: '000000190001010000' },
    ],
  },
};

export const identifyApplicant = route({
  ...enters,
  path: '/rights-requests/{rightsRequestId}/identify',
  summary: {
    zh: '核验身份：两项独立凭证（只比对，不显示）',
    en: 'Compare two independent things that he shows; nothing is revealed or kept of them',
  },
  body: z.strictObject(Evidence),
  refusals: [...always, customerNotFound, refused.twoFactorsWanted, refused.notIdentified, refused.identityLocked],
  example: twoFactors,
});

export const unlockRequest = route({
  ...decides,
  path: '/rights-requests/{rightsRequestId}/unlock',
  summary: { zh: '解除核验锁定', en: 'Let the identity be checked again' },
  body: z.strictObject({ reason: longText(300) }),
  refusals: [...always, refused.sameApplicant],
  example: { body: { reason: '已电话确认客户误报卡号' } },
});

export const decideRequest = route({
  ...decides,
  path: '/rights-requests/{rightsRequestId}/decide',
  summary: { zh: '决定：同意，或按法定理由不予同意', en: 'Grant it, or refuse it on a ground of the law' },
  body: z.strictObject({
    granted: z.boolean(),
    reason: RefusalReason.optional(),
    /** What he is told: needed with a refusal, and where an explanation is what he asked for. */
    explanation: longText(2_000).optional(),
  }),
  refusals: [
    ...always,
    customerNotFound,
    refused.sameApplicant,
    refused.reasonWanted,
    refused.detailsWanted,
    refused.customerClosed,
  ],
  example: { body: { granted: true } },
});

export const handOverPackage = route({
  ...verb,
  path: '/rights-requests/{rightsRequestId}/hand-over',
  capability: 'rights.enter',
  summary: {
    zh: '当面交付资料包（再次核验两项凭证，留痕）',
    en: 'Hand the package to its owner, who shows again by two things that it is he; on record',
  },
  body: z.strictObject(Evidence),
  answer: OpenedPackage,
  refusals: [
    ...always,
    customerNotFound,
    refused.noPackage,
    refused.twoFactorsWanted,
    refused.notIdentified,
    refused.identityLocked,
  ],
  example: twoFactors,
});

export const confirmRequest = route({
  ...enters,
  path: '/rights-requests/{rightsRequestId}/confirm',
  summary: { zh: '登记已告知结果', en: 'He was told what became of it' },
  body: z.strictObject({ way: ToldBy }),
  refusals: [...always],
  example: { body: { way: 'IN_PERSON' } },
});

export const cancelRequest = route({
  ...enters,
  path: '/rights-requests/{rightsRequestId}/cancel',
  summary: { zh: '按本人要求撤销请求', en: 'He takes it back' },
  body: z.strictObject({}),
  refusals: [...always],
  example: { body: {} },
});
