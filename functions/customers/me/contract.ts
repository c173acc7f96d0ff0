import * as z from 'zod';
import { keyReused, stale } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { customerNotFound } from '../errors.ts';
import { Customer } from '../model.ts';

/** What a customer of the mini-program sees and says of himself. */

const Me = Customer.pick({ name: true, alias: true, phone: true, grade: true, version: true }).extend({
  customerId: Customer.shape.id,
  /** Whether he has shown that the number is his: matters that he told by it before are found from then on. */
  phoneVerified: z.boolean(),
  language: z.string().optional(),
});
export type Me = z.input<typeof Me>;

export const showMe = route({
  method: 'GET',
  path: '/me',
  audience: 'customer',
  ownGatewayRoute: true,
  summary: { zh: '我的资料', en: 'What is known of me' },
  answer: Me,
  refusals: [customerNotFound],
});

export const tellMe = route({
  method: 'PUT',
  path: '/me',
  audience: 'customer',
  ownGatewayRoute: true,
  summary: { zh: '修改我的称呼与语言', en: 'How I am called, and in which language' },
  versioned: true,
  body: z.strictObject({
    name: shortText(60).optional(),
    alias: shortText(40).optional(),
    language: z.enum(['zh', 'en']).optional(),
  }),
  answer: Me,
  refusals: [customerNotFound, stale, keyReused],
  example: { body: { alias: '示例女士', language: 'zh' } },
});

export const meContract = { showMe, tellMe } as const;
