import * as z from 'zod';
import { customerNotFound } from '../customers/errors.ts';
import { RightsRequestId } from '../kernel/ids.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { Instant } from '../kernel/time.ts';
import { codesTooOften, notAMobile } from '../mini-program/phone/errors.ts';
import * as refused from './errors.ts';
import { Asked } from './model.ts';
import { always, byRequest, MyRequest, OpenedPackage } from './parts.ts';
import { RightsKind } from './words.ts';

/** Routes of whoever the data are about, by the mini-program: his sign-in is one factor, a code to his number the other. */

const mine = { method: 'POST', audience: 'customer', params: byRequest, answer: MyRequest } as const;

export const askForMine = route({
  method: 'POST',
  path: '/me/rights-requests',
  audience: 'customer',
  summary: { zh: '提出个人信息权利请求', en: 'Ask for what the law lets me ask of my own data' },
  body: z.strictObject({ kind: RightsKind, ...Asked.shape }),
  status: 201,
  idempotencyKey: 'needed',
  answer: MyRequest,
  refusals: [...always, customerNotFound, refused.alreadyOpen, refused.detailsWanted, refused.customerClosed],
  example: { body: { kind: 'RESTRICT', note: '请暂停使用我的资料' } },
});

export const listMine = route({
  method: 'GET',
  path: '/me/rights-requests',
  audience: 'customer',
  summary: { zh: '我的权利请求', en: 'My requests, the newest first' },
  query: pageQuery,
  answer: listOf(MyRequest),
  refusals: [badCursor],
});

export const viewMine = route({
  method: 'GET',
  path: '/me/rights-requests/{rightsRequestId}',
  audience: 'customer',
  summary: { zh: '查看我的权利请求', en: 'One of my requests' },
  params: byRequest,
  answer: MyRequest,
  refusals: [refused.rightsRequestNotFound],
});

export const askForCode = route({
  ...mine,
  path: '/me/rights-requests/{rightsRequestId}/codes',
  summary: { zh: '向我的手机发送验证码', en: 'A code to my own number' },
  body: z.strictObject({}),
  status: 202,
  answer: z.object({ expiresAt: Instant }),
  refusals: [...always, customerNotFound, refused.noProvenPhone, codesTooOften, notAMobile],
  example: { body: {} },
});

export const showItIsMe = route({
  ...mine,
  path: '/me/rights-requests/{rightsRequestId}/verify',
  summary: { zh: '用验证码核验本人', en: 'The code that came to my number' },
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/, { error: 'a code has 6 digits' }) }),
  refusals: [...always, customerNotFound, refused.notIdentified, refused.identityLocked],
  example: { body: { code: '047110' } },
});

export const openMine = route({
  ...mine,
  path: '/me/rights-requests/{rightsRequestId}/open',
  summary: { zh: '打开我的资料包（每次打开留痕）', en: 'Open my package; every opening is on record' },
  body: z.strictObject({}),
  answer: OpenedPackage,
  refusals: [...always, refused.noPackage],
  example: { body: {} },
});

export const exportMine = route({
  method: 'GET',
  path: '/me/export',
  audience: 'customer',
  summary: { zh: '我的资料包：有哪些、到何时', en: 'My packages, and until when they lie there' },
  answer: z.object({
    items: z.array(
      z.object({
        rightsRequestId: RightsRequestId,
        kind: RightsKind,
        expiresAt: Instant,
        bytes: z.int(),
        opened: z.int(),
      }),
    ),
  }),
  refusals: [],
});

export const confirmMine = route({
  ...mine,
  path: '/me/rights-requests/{rightsRequestId}/confirm',
  summary: { zh: '确认已收到结果', en: 'I know what became of it' },
  body: z.strictObject({}),
  refusals: [...always],
  example: { body: {} },
});

export const cancelMine = route({
  ...mine,
  path: '/me/rights-requests/{rightsRequestId}/cancel',
  summary: { zh: '撤销我的请求', en: 'Take my request back' },
  body: z.strictObject({}),
  refusals: [...always],
  example: { body: {} },
});
