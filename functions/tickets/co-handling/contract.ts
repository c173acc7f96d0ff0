import * as z from 'zod';
import { WorkOrderId } from '../../kernel/ids.ts';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { mayNotHandle, nobodyToOffer, notTheHandler, notYourWorkOrder, workOrderNotFound } from '../errors.ts';
import { always, verb } from '../parts.ts';
import { StaffNo } from '../words.ts';
import * as refused from './errors.ts';

/** Routes of parts that co-handlers do, and of handing an order over. */

const ofOrder = { ...verb, params: z.strictObject({ workOrderId: WorkOrderId }) } as const;
const usual = [...always, notYourWorkOrder, workOrderNotFound] as const;

export const inviteCoHandler = route({
  ...verb,
  path: '/tickets/{ticketId}/co-handlers',
  capability: 'ticket.coHandle',
  summary: { zh: '增派协办', en: 'Ask another person for a part of it' },
  body: z.strictObject({
    unitId: shortText(24).optional(),
    staffId: StaffNo.optional(),
    note: longText(500).optional(),
  }),
  refusals: [...always, nobodyToOffer, mayNotHandle, refused.handlesAlready, refused.tooManyCoHandlers, notTheHandler],
  example: { body: { staffId: 'D02', note: '请提供当日出餐记录' } },
});

export const submitWorkOrder = route({
  ...ofOrder,
  path: '/work-orders/{workOrderId}/submit',
  capability: 'workOrder.takeOver',
  summary: { zh: '协办办结提交', en: 'A co-handler: my part is done' },
  body: z.strictObject({ result: longText(1_000) }),
  refusals: [...usual],
  example: { body: { result: '出餐记录已核对，延误 25 分钟' } },
});

export const acceptWorkOrder = route({
  ...ofOrder,
  path: '/work-orders/{workOrderId}/accept',
  capability: 'workOrder.takeOver',
  summary: { zh: '主办验收协办结果', en: 'The lead: this part is good' },
  body: z.strictObject({}),
  refusals: [...usual],
});

export const sendBackWorkOrder = route({
  ...ofOrder,
  path: '/work-orders/{workOrderId}/send-back',
  capability: 'workOrder.takeOver',
  summary: { zh: '主办退回协办结果', en: 'The lead: this part is not good, with the reason' },
  body: z.strictObject({ reason: longText(500) }),
  refusals: [...usual],
  example: { body: { reason: '缺少监控时间点' } },
});

export const cancelWorkOrder = route({
  ...ofOrder,
  path: '/work-orders/{workOrderId}/cancel',
  capability: 'workOrder.takeOver',
  summary: { zh: '主办撤销协办', en: 'The lead: this part is not needed any more' },
  body: z.strictObject({ reason: longText(500) }),
  refusals: [...usual],
  example: { body: { reason: '已由本部门查明' } },
});

export const handOverWorkOrder = route({
  ...ofOrder,
  path: '/work-orders/{workOrderId}/hand-over',
  capability: 'workOrder.takeOver',
  summary: { zh: '交接（对方接收前仍由交出人负责）', en: 'Hand over; the giver answers for it until it is accepted' },
  body: z.strictObject({ to: StaffNo, note: longText(500) }),
  refusals: [...usual, refused.handlesAlready, mayNotHandle],
  example: { body: { to: 'D01B', note: '已约客人 19 点回电；配件在前台' } },
});

export const acceptHandOver = route({
  ...ofOrder,
  path: '/work-orders/{workOrderId}/accept-hand-over',
  capability: 'workOrder.takeOver',
  summary: { zh: '接收交接', en: 'Accept what is handed over' },
  body: z.strictObject({}),
  refusals: [...usual, refused.notHandedOver],
});
