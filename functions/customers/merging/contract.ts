import * as z from 'zod';
import { CustomerId } from '../../kernel/ids.ts';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';
import { customerNotFound } from '../errors.ts';
import { always, byCustomer, verb } from '../parts.ts';
import { CustomerView } from '../views.ts';
import {
  differentDocuments,
  mergedWithHimself,
  notShared,
  tooManyMerged,
  undoLaterFirst,
  undoOver,
  wasMerged,
} from './errors.ts';
import { MergeGround } from './model.ts';

const into = 'cus_01HK153X00FV0QTBMYWKVK8T82';
const refusals = [...always, mergedWithHimself, wasMerged, differentDocuments, tooManyMerged] as const;
const merging = { ...verb, capability: 'customer.merge' } as const;

export const previewMerge = route({
  method: 'GET',
  path: '/customers/{customerId}/merge-preview',
  audience: 'staff',
  capability: 'customer.merge',
  summary: { zh: '合并预览：并入后对方的全貌', en: 'What the other record would be with this one' },
  params: byCustomer,
  query: z.strictObject({ into: CustomerId }),
  answer: z.object({
    /** What is to be named by the merge, so that it is decided on what was seen. */
    version: z.int(),
    intoVersion: z.int(),
    /** What the two have in common: no name is among it. */
    common: z.array(z.enum(['PHONE', 'EMAIL', 'CARD', 'ID_DOCUMENT'])),
    /** Purposes of which a withdrawal in one record will hold for both. */
    stricter: z.array(z.string()),
    after: CustomerView,
  }),
  reads: { what: 'CUSTOMER', of: ['params.customerId', 'query.into'] },
  refusals: [customerNotFound, ...refusals],
  example: { query: { into } },
});

export const mergeCustomers = route({
  ...merging,
  path: '/customers/{customerId}/merge',
  summary: {
    zh: '将本档案并入另一客户（人工决定，30天内可撤销）',
    en: 'This record becomes part of another one; a human decides',
  },
  body: z.strictObject({ into: CustomerId, intoVersion: z.int().min(1), ground: MergeGround, reason: longText(200) }),
  refusals: [...refusals, notShared],
  example: { body: { into, intoVersion: 1, ground: 'SAME_PHONE', reason: '客户来电确认两份档案均为本人' } },
  reads: { what: 'CUSTOMER', of: ['params.customerId', 'body.into'] },
});

export const undoCustomerMerge = route({
  ...merging,
  path: '/customers/{customerId}/undo-merge',
  summary: { zh: '撤销合并（30天内）', en: 'They are two again' },
  body: z.strictObject({ reason: longText(200) }),
  refusals: [...always, undoOver, undoLaterFirst],
  example: { body: { reason: '核实为两位客户' } },
});

export const mergingContract = { previewMerge, mergeCustomers, undoCustomerMerge } as const;
