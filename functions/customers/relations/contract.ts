import * as z from 'zod';
import { CustomerId } from '../../kernel/ids.ts';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { notRelated, relatedToHimself, tooManyOfThem } from '../errors.ts';
import { always, verb } from '../parts.ts';
import { RelationKind } from './model.ts';

const other = 'cus_01HK153X00FV0QTBMYWKVK8T82';

export const relateCustomers = route({
  ...verb,
  path: '/customers/{customerId}/relations',
  summary: { zh: '建立关系（家庭、旅行社、单位），双方可见', en: 'Two customers belong together, seen from both' },
  body: z.strictObject({
    other: CustomerId,
    kind: RelationKind,
    role: shortText(20).optional(),
    counterRole: shortText(20).optional(),
  }),
  refusals: [...always, relatedToHimself, tooManyOfThem],
  example: { body: { other, kind: 'FAMILY', role: '配偶', counterRole: '配偶' } },
});

export const endRelation = route({
  ...verb,
  path: '/customers/{customerId}/relations/end',
  summary: { zh: '解除关系', en: 'They belong together no more' },
  body: z.strictObject({ other: CustomerId }),
  refusals: [...always, notRelated],
  example: { body: { other } },
});

export const relationContract = { relateCustomers, endRelation } as const;
