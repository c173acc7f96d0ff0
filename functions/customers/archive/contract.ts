import * as z from 'zod';
import { CustomerId } from '../../kernel/ids.ts';
import { badCursor, listOf, peopleQuery } from '../../kernel/page.ts';
import { keyReused } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { Grade } from '../../tickets/words.ts';
import { customerNotFound, identifierTaken, mayBeKnown, notANumber, nothingToKnowBy } from '../errors.ts';
import { IdentifierKind, Proof } from '../identifiers/model.ts';
import { Customer, CustomerKind, CustomerSource, CustomerStatus, LegalBasis, LIVING } from '../model.ts';
import { always, byCustomer, verb } from '../parts.ts';
import { CustomerView } from '../views.ts';
import { Preferences, RevisedProfile, SentProfile } from './model.ts';

const told = {
  name: shortText(60).optional(),
  alias: shortText(40).optional(),
  source: CustomerSource.optional(),
  basis: LegalBasis.optional(),
};

export const enterCustomer = route({
  method: 'POST',
  path: '/customers',
  audience: 'staff',
  capability: 'customer.create',
  summary: {
    zh: '新建客户（先按号码、卡号查重）',
    en: 'Enter a customer; whoever may be known already is named first',
  },
  idempotencyKey: 'needed',
  body: z.strictObject({
    ...told,
    profile: SentProfile.optional(),
    kind: CustomerKind.default('PERSON'),
    identifiers: z
      .array(
        z.strictObject({
          kind: IdentifierKind,
          value: z.string().trim().min(1).max(120),
          verifiedBy: Proof.optional(),
        }),
      )
      .max(6)
      .default([]),
    /** He is none of those who share his number: somebody has looked. */
    isNew: z.boolean().default(false),
  }),
  status: 201,
  answer: CustomerView,
  reads: { what: 'CUSTOMER', of: ['answer.id'] },
  refusals: [nothingToKnowBy, notANumber, mayBeKnown, identifierTaken, keyReused],
  example: {
    body: {
      name: '示例客',
      source: 'PHONE',
      basis: 'CONTRACT',
      identifiers: [{ kind: 'PHONE', value: '19000000099' }],
    },
  },
});

const Row = Customer.pick({
  id: true,
  kind: true,
  status: true,
  grade: true,
  name: true,
  alias: true,
  phone: true,
  version: true,
});

export const listCustomers = route({
  method: 'GET',
  path: '/customers',
  audience: 'staff',
  capability: 'customer.list',
  summary: { zh: '客户列表（按状态、等级）', en: 'Customers by status and grade' },
  query: peopleQuery.extend({ status: CustomerStatus.optional(), grade: Grade.optional() }),
  answer: listOf(Row),
  reads: { what: 'CUSTOMERS', of: ['answer.items.id'] },
  refusals: [badCursor],
});

export const viewCustomer = route({
  method: 'GET',
  path: '/customers/{customerId}',
  audience: 'staff',
  capability: 'customer.read',
  summary: { zh: '客户全貌（脱敏）', en: 'All that is known of a customer, masked' },
  params: byCustomer,
  answer: CustomerView.extend({ mergedInto: CustomerId.optional() }),
  reads: { what: 'CUSTOMER', of: ['params.customerId'] },
  refusals: [customerNotFound],
});

export const reviseCustomer = route({
  ...verb,
  method: 'PUT',
  path: '/customers/{customerId}',
  summary: {
    zh: '修改客户资料（未提交的项保持不变，null 清除）',
    en: 'Tell anew what is known of a customer; what is not sent stays, null clears',
  },
  body: z.strictObject({ ...told, profile: RevisedProfile.optional(), kind: CustomerKind.optional() }),
  refusals: [...always],
  example: { body: { alias: '示例先生', basis: 'CONSENT' } },
});

export const setPreferences = route({
  ...verb,
  method: 'PUT',
  path: '/customers/{customerId}/preferences',
  summary: { zh: '记录客户偏好', en: 'What he likes and what is to be minded' },
  body: z.strictObject({ preferences: Preferences }),
  refusals: [...always],
  example: { body: { preferences: { ROOM: '高楼层，远离电梯', FOOD: '不吃辣' } } },
});

export const confirmCustomer = route({
  ...verb,
  path: '/customers/{customerId}/confirm',
  summary: { zh: '已与客户核对资料无误', en: 'He was asked, and what is known of him is right' },
  body: z.strictObject({}),
  refusals: [...always],
});

export const moveCustomer = route({
  ...verb,
  path: '/customers/{customerId}/standing',
  summary: { zh: '变更客户状态（激活、风险、流失、挽回）', en: 'How he stands to the house' },
  body: z.strictObject({ to: z.enum(['activate', 'endanger', 'lose', 'winBack']), reason: longText(200) }),
  refusals: [...always],
  example: { body: { to: 'activate', reason: '首次入住' } },
});

const closing = { ...verb, capability: 'customer.restrict', body: z.strictObject({ reason: longText(200) }) } as const;

export const restrictCustomer = route({
  ...closing,
  path: '/customers/{customerId}/restrict',
  summary: { zh: '限制处理（仅保存）', en: 'Kept, and used for nothing else' },
  refusals: [...always],
  example: { body: { reason: '客户申请限制处理' } },
});

export const liftRestriction = route({
  ...closing,
  path: '/customers/{customerId}/lift',
  summary: { zh: '解除限制处理', en: 'Used again as before' },
  refusals: [...always],
  example: { body: { reason: '争议已解决' } },
});

/** Statuses that a list runs through where none is asked for. */
export const LISTED: readonly CustomerStatus[] = [...LIVING, 'RESTRICTED'];

export const archiveContract = {
  enterCustomer,
  listCustomers,
  viewCustomer,
  reviseCustomer,
  setPreferences,
  confirmCustomer,
  moveCustomer,
  restrictCustomer,
  liftRestriction,
} as const;
