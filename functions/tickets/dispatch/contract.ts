import * as z from 'zod';
import { WorkOrderId } from '../../kernel/ids.ts';
import { badCursor, listOf, pageQuery } from '../../kernel/page.ts';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { CoOrder } from '../co-handling/model.ts';
import { noFurtherReturn, notYourWorkOrder, tooLateToReturn, workOrderNotFound } from '../errors.ts';
import { WorkOrder } from '../model.ts';
import { always, verb } from '../parts.ts';
import { TicketView } from '../views.ts';

/** Routes of work orders: what is offered to a person. */

const byWorkOrder = z.strictObject({ workOrderId: WorkOrderId });
const WorkOrderView = z.object({ ticket: TicketView });
/** The lead's order, or a part beside it with its own due time. */
const AnyOrder = WorkOrder.omit({ generation: true }).extend({ dueAt: CoOrder.shape.dueAt.optional() });

export const listWorkOrders = route({
  method: 'GET',
  path: '/work-orders',
  audience: 'staff',
  capability: 'ticket.read',
  summary: { zh: '我的派单', en: 'Work orders offered to me or taken over by me' },
  query: pageQuery.extend({ mine: z.string().max(5).optional() }),
  answer: listOf(WorkOrderView.extend({ workOrder: AnyOrder })),
  refusals: [badCursor],
});

export const takeOverWorkOrder = route({
  ...verb,
  path: '/work-orders/{workOrderId}/take-over',
  params: byWorkOrder,
  capability: 'workOrder.takeOver',
  summary: { zh: '接单', en: 'Take over' },
  body: z.strictObject({}),
  refusals: [...always, notYourWorkOrder, workOrderNotFound],
});

export const returnWorkOrder = route({
  ...verb,
  path: '/work-orders/{workOrderId}/return',
  params: byWorkOrder,
  capability: 'workOrder.return',
  summary: { zh: '退单', en: 'Give an offer back, with a reason' },
  body: z.strictObject({
    reason: longText(500),
    /** Whose matter it is is disputed: a supervisor designates at once. */
    disputed: z.boolean().optional(),
  }),
  refusals: [...always, notYourWorkOrder, workOrderNotFound, noFurtherReturn, tooLateToReturn],
  example: { body: { reason: '属餐饮部职责' } },
});
