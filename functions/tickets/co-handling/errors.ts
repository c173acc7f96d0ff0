import { refusal } from '../../kernel/errors.ts';

export const handlesAlready = refusal('workOrder.handlesAlready', 'conflict', () => ({
  zh: '此人已在办理该工单',
  en: 'This person works on it already',
}));

export const tooManyCoHandlers = refusal(
  'workOrder.tooManyCoHandlers',
  'refused',
  (most: number) => ({ zh: `协办人最多 ${most} 名`, en: `At most ${most} co-handlers at a time` }),
  (most) => ({ most }),
);

export const coHandlersNotDone = refusal(
  'workOrder.coHandlersNotDone',
  'conflict',
  (_who: readonly string[]) => ({
    zh: '协办事项尚未完成或验收',
    en: 'A co-handler is not done, or his part was not checked yet',
  }),
  (coHandlers) => ({ coHandlers }),
);

export const notHandedOver = refusal('workOrder.notHandedOver', 'conflict', () => ({
  zh: '没有待接收的交接',
  en: 'No hand-over of it waits to be accepted',
}));
