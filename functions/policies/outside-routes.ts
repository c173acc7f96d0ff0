import * as z from 'zod';
import { shortText } from '../kernel/text.ts';
import { Domain } from '../tickets/words.ts';

/**
 * Where a guest may turn to when the house says no, passes his matter on or brings it to its end without him (R6, R47): data,
 * because numbers and authorities change, and each row says where it comes from.
 */
export const OutsideRoute = z.strictObject({
  /** Stable name, kept in events. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]{2,23}$/),
  /** How he gets there, in words for him. */
  words: z.strictObject({ zh: shortText(60), en: shortText(120) }),
  /** Matters that it is for; left out, all. */
  domains: z.array(Domain).min(1).optional(),
  source: shortText(120),
});
export type OutsideRoute = z.infer<typeof OutsideRoute>;

/** As many as somebody reads. */
export const MOST_ROUTES = 8;

export const OutsideRoutes = z.strictObject({
  routes: z
    .array(OutsideRoute)
    .min(1)
    .max(MOST_ROUTES)
    .refine((routes) => new Set(routes.map(({ code }) => code)).size === routes.length, {
      error: 'two routes of one name',
    })
    .refine((routes) => routes.some(({ domains }) => domains === undefined), {
      error: 'no route for every matter',
    }),
});

/** What the product ships: the ways out of 消费者权益保护法 art. 39 and 旅游法 art. 92, and the hot-lines of the authorities. */
export const shippedRoutes: readonly OutsideRoute[] = [
  {
    code: 'CONSUMER_12315',
    words: {
      zh: '拨打 12315 或登录全国 12315 平台，向市场监督管理部门投诉',
      en: 'call 12315, or complain to the market supervision authority on the 12315 platform',
    },
    source: '消费者权益保护法 39（三）、46',
  },
  {
    code: 'HOTLINE_12345',
    words: { zh: '拨打 12345 政务服务便民热线', en: 'call 12345, the hot-line of the government' },
    source: '国办发〔2020〕53号',
  },
  {
    code: 'TOURISM_AUTHORITY',
    words: {
      zh: '向当地文化和旅游主管部门投诉（可由 12345 转接）',
      en: 'complain to the local culture and tourism authority (12345 connects you)',
    },
    domains: ['TOUR', 'LODGING', 'CATERING'],
    source: '旅游法 91、92（二）',
  },
  {
    code: 'MEDIATION',
    words: {
      zh: '请求消费者协会或者依法成立的其他调解组织调解',
      en: 'ask the consumers’ association or another mediation body to mediate',
    },
    source: '消费者权益保护法 39（二）',
  },
  {
    code: 'COURT',
    words: { zh: '依法向人民法院提起诉讼', en: 'bring it before a people’s court' },
    source: '消费者权益保护法 39（五）',
  },
];
