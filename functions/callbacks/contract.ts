import * as z from 'zod';
import { revealsUsedUp } from '../access/errors.ts';
import { AttemptOutcome } from '../follow-ups/model.ts';
import { CustomerId } from '../kernel/ids.ts';
import { badCursor, listOf, peopleQuery } from '../kernel/page.ts';
import { keyReused } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { longText, shortText } from '../kernel/text.ts';
import { SentInstant } from '../kernel/time.ts';
import { Domain } from '../tickets/words.ts';
import { callbackNotFound, laterNeedsTime, missedAtWrong, notYourCall } from './errors.ts';
import { guestRoutes } from './guest-contract.ts';
import { Callback, CallbackTopic, WrittenPhone } from './model.ts';
import * as parts from './parts.ts';

const verb = {
  method: 'POST',
  audience: 'staff',
  params: parts.byCallback,
  answer: parts.CallbackView,
  reads: { what: 'CALLBACK', of: ['params.callbackId'] },
} as const;

const staffSlots = route({
  ...parts.slots,
  path: '/callback-slots',
  audience: 'staff',
  capability: 'callback.book',
  summary: { zh: '可预约的回电时段', en: 'Slots in which a call can be booked' },
});

const listCallbacks = route({
  method: 'GET',
  path: '/callbacks',
  audience: 'staff',
  capability: 'callback.read',
  summary: { zh: '预约回电：我的或已到时的', en: 'Booked calls: mine, or all that somebody must see to by now' },
  query: peopleQuery.extend({ mine: z.string().max(5).optional(), due: z.string().max(5).optional() }),
  answer: listOf(parts.CallbackView),
  reads: { what: 'CALLBACK', of: ['answer.items.id', 'answer.items.customerId'] },
  refusals: [badCursor],
});

const viewCallback = route({
  method: 'GET',
  path: '/callbacks/{callbackId}',
  audience: 'staff',
  capability: 'callback.read',
  summary: { zh: '查看预约回电', en: 'Read a booked call' },
  params: parts.byCallback,
  answer: parts.CallbackView,
  reads: { what: 'CALLBACK', of: ['answer.id', 'answer.customerId'] },
  refusals: [callbackNotFound],
});

const bookForGuest = route({
  method: 'POST',
  path: '/callbacks',
  audience: 'staff',
  capability: 'callback.book',
  summary: { zh: '代客预约回电', en: 'Book a call for a guest' },
  idempotencyKey: 'needed',
  body: z.strictObject({
    ...parts.wanted,
    phone: WrittenPhone,
    name: shortText(40).optional(),
    customerId: CustomerId.optional(),
  }),
  status: 201,
  answer: parts.CallbackView,
  reads: { what: 'CALLBACK', of: ['answer.id', 'answer.customerId'] },
  refusals: [...parts.bookingRefusals],
  example: { body: { slot: parts.exampleSlot, phone: '19000000001' } },
});

const fileMissedCall = route({
  method: 'POST',
  path: '/callbacks/missed-calls',
  audience: 'staff',
  capability: 'callback.book',
  summary: { zh: '登记未接来电（30分钟内回电）', en: 'A call was missed: it is called back within half an hour' },
  idempotencyKey: 'needed',
  body: z.strictObject({
    phone: WrittenPhone,
    missedAt: SentInstant.optional(),
    topic: CallbackTopic.default('INQUIRY'),
    domain: Domain.optional(),
    name: shortText(40).optional(),
    customerId: CustomerId.optional(),
  }),
  status: 201,
  answer: parts.CallbackView,
  reads: { what: 'CALLBACK', of: ['answer.id', 'answer.customerId'] },
  refusals: [missedAtWrong, keyReused],
  example: { body: { phone: '19000000001' } },
});

const moveForGuest = route({
  ...verb,
  path: '/callbacks/{callbackId}/reschedule',
  capability: 'callback.book',
  summary: { zh: '代客改期', en: 'Move a booked call for a guest' },
  body: z.strictObject({ slot: parts.wanted.slot }),
  refusals: [callbackNotFound, ...parts.moving],
  example: { body: { slot: parts.exampleSlot } },
});

const cancelForGuest = route({
  ...verb,
  path: '/callbacks/{callbackId}/cancel',
  capability: 'callback.book',
  summary: { zh: '代客取消', en: 'Cancel a booked call for a guest' },
  body: z.strictObject({ reason: longText(200).optional() }),
  refusals: [callbackNotFound, ...parts.changing],
});

const showNumber = route({
  ...verb,
  path: '/callbacks/{callbackId}/number',
  capability: 'callback.dial',
  summary: { zh: '查看回电号码（留痕）', en: 'The number to call, for whoever makes the call; it is noted' },
  body: z.strictObject({}),
  answer: Callback.pick({ phone: true, name: true, version: true }),
  reveals: true,
  refusals: [callbackNotFound, notYourCall, revealsUsedUp, ...parts.changing],
});

const recordDial = route({
  ...verb,
  path: '/callbacks/{callbackId}/dialled',
  capability: 'callback.dial',
  summary: { zh: '登记回电结果', en: 'What came of the call' },
  body: z.strictObject({ outcome: AttemptOutcome, callLaterAt: SentInstant.optional() }),
  refusals: [callbackNotFound, laterNeedsTime, ...parts.changing],
  example: { body: { outcome: 'ANSWERED' } },
});

export const contract = {
  ...guestRoutes,
  staffSlots,
  listCallbacks,
  bookForGuest,
  fileMissedCall,
  viewCallback,
  moveForGuest,
  cancelForGuest,
  showNumber,
  recordDial,
} as const;
