import * as z from 'zod';
import { challengeExpired, challengeInvalid, challengeUsed } from '../challenges/errors.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { longText, shortText } from '../kernel/text.ts';
import { NoticeVersion } from '../publications/notice-version.ts';
import { QueryCode } from '../tickets/intake/contract.ts';
import { callbackNotFound, phoneNeeded, tooManyCallbackTries, wrongCallbackCode } from './errors.ts';
import { WrittenPhone } from './model.ts';
import * as parts from './parts.ts';

/** Routes of guests: without a login by a query code, which never stands in an address; by the mini-program as themselves. */

const throttle = { rate: 20, burst: 40 } as const;
const params = { callbackId: 'cb_01HK153X00FV0QTBMYWKVK8T81' };
const queryCode = '4711081500002222';
const byCode = [wrongCallbackCode, tooManyCallbackTries] as const;

const publicSlots = route({
  ...parts.slots,
  path: '/public/callback-slots',
  audience: 'public',
  summary: { zh: '可预约的回电时段', en: 'Slots in which a call can be booked' },
  throttle,
});

const bookAsGuest = route({
  method: 'POST',
  path: '/public/callbacks',
  audience: 'public',
  summary: { zh: '预约回电（无需登录）', en: 'Book a call without login' },
  idempotencyKey: 'needed',
  repeatIgnores: ['challenge'],
  body: z.strictObject({
    ...parts.wanted,
    phone: WrittenPhone,
    name: shortText(40).optional(),
    noticeVersion: NoticeVersion,
    challenge: z.string().max(4_000),
    /** Honeypot: people leave it empty. */
    website: z.literal('').optional(),
  }),
  status: 201,
  answer: parts.GuestCallback.extend({ queryCode: QueryCode }),
  refusals: [challengeInvalid, challengeUsed, challengeExpired, ...parts.bookingRefusals],
  throttle,
  example: { body: { slot: parts.exampleSlot, phone: '19000000001', noticeVersion: '2026-11', challenge: 'eyJ…' } },
});

const guestVerb = {
  method: 'POST',
  audience: 'public',
  params: parts.byCallback,
  answer: parts.GuestCallback,
  throttle,
} as const;

const lookUpAsGuest = route({
  ...guestVerb,
  path: '/public/callbacks/{callbackId}/lookup',
  summary: { zh: '凭查询码查看预约回电', en: 'See how a booked call stands, by its query code' },
  body: z.strictObject({ queryCode: QueryCode }),
  refusals: [...byCode],
  example: { params, body: { queryCode } },
});

const moveAsGuest = route({
  ...guestVerb,
  path: '/public/callbacks/{callbackId}/reschedule',
  summary: { zh: '回电改期', en: 'Move a booked call' },
  body: z.strictObject({ queryCode: QueryCode, slot: parts.wanted.slot }),
  refusals: [...byCode, ...parts.moving],
  example: { params, body: { queryCode, slot: parts.exampleSlot } },
});

const cancelAsGuest = route({
  ...guestVerb,
  path: '/public/callbacks/{callbackId}/cancel',
  summary: { zh: '取消回电', en: 'Cancel a booked call' },
  body: z.strictObject({ queryCode: QueryCode, reason: longText(200).optional() }),
  refusals: [...byCode, ...parts.changing],
  example: { params, body: { queryCode } },
});

const mySlots = route({
  ...parts.slots,
  path: '/me/callback-slots',
  audience: 'customer',
  summary: { zh: '可预约的回电时段', en: 'Slots in which a call can be booked' },
});

const bookAsCustomer = route({
  method: 'POST',
  path: '/me/callbacks',
  audience: 'customer',
  summary: { zh: '预约回电', en: 'Book a call' },
  idempotencyKey: 'needed',
  body: z.strictObject({ ...parts.wanted, phone: WrittenPhone.optional() }),
  status: 201,
  answer: parts.GuestCallback,
  refusals: [phoneNeeded, ...parts.bookingRefusals],
  example: { body: { slot: parts.exampleSlot, mayRemind: true } },
});

const myCallbacks = route({
  method: 'GET',
  path: '/me/callbacks',
  audience: 'customer',
  summary: { zh: '我的预约回电', en: 'My booked calls, newest first' },
  query: pageQuery,
  answer: listOf(parts.GuestCallback),
  refusals: [badCursor],
});

const customerVerb = {
  method: 'POST',
  audience: 'customer',
  params: parts.byCallback,
  answer: parts.GuestCallback,
} as const;

const moveAsCustomer = route({
  ...customerVerb,
  path: '/me/callbacks/{callbackId}/reschedule',
  summary: { zh: '回电改期', en: 'Move my booked call' },
  body: z.strictObject({ slot: parts.wanted.slot }),
  refusals: [callbackNotFound, ...parts.moving],
  example: { params, body: { slot: parts.exampleSlot } },
});

const cancelAsCustomer = route({
  ...customerVerb,
  path: '/me/callbacks/{callbackId}/cancel',
  summary: { zh: '取消回电', en: 'Cancel my booked call' },
  body: z.strictObject({ reason: longText(200).optional() }),
  refusals: [callbackNotFound, ...parts.changing],
  example: { params, body: {} },
});

export const guestRoutes = {
  publicSlots,
  bookAsGuest,
  lookUpAsGuest,
  moveAsGuest,
  cancelAsGuest,
  mySlots,
  bookAsCustomer,
  myCallbacks,
  moveAsCustomer,
  cancelAsCustomer,
} as const;
