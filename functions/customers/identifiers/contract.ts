import * as z from 'zod';
import { CustomerId } from '../../kernel/ids.ts';
import { route } from '../../kernel/route.ts';
import {
  identifierEnded,
  identifierNotFound,
  identifierTaken,
  notANumber,
  secondFactorNeeded,
  secondFactorWrong,
  tooManyOfThem,
} from '../errors.ts';
import { always, byCustomer, exampleCustomer, verb } from '../parts.ts';
import { IdentifierId, IdentifierKind, Proof } from './model.ts';

const value = z.string().trim().min(1).max(120);
const byIdentifier = byCustomer.extend({ identifierId: IdentifierId });
const params = { customerId: exampleCustomer, identifierId: 'idn_0123456789abcdef' };
const one = { ...verb, params: byIdentifier } as const;
/** What a holder of a card shows beside his word. */
const secondFactor = z.strictObject({ kind: z.enum(['CARD', 'ID_DOCUMENT']), value }).optional();

export const addIdentifier = route({
  ...verb,
  path: '/customers/{customerId}/identifiers',
  summary: {
    zh: '添加标识（手机、邮箱、卡号、证件）；持卡客户换号、加卡或证件须双重核验',
    en: 'One more number, mailbox, card or document',
  },
  body: z.strictObject({
    kind: IdentifierKind,
    value,
    verifiedBy: Proof.optional(),
    /** He is called on this number from now on. */
    primary: z.boolean().default(false),
    secondFactor,
  }),
  refusals: [...always, notANumber, identifierTaken, tooManyOfThem, secondFactorNeeded, secondFactorWrong],
  example: { body: { kind: 'PHONE', value: '19000000098', verifiedBy: 'CALL', primary: true } },
});

export const verifyIdentifier = route({
  ...one,
  path: '/customers/{customerId}/identifiers/{identifierId}/verify',
  summary: { zh: '核实标识为本人所有', en: 'It was shown to be his' },
  body: z.strictObject({ by: Proof }),
  refusals: [...always, identifierNotFound, identifierEnded],
  example: { params, body: { by: 'CALL' } },
});

export const doubtIdentifier = route({
  ...one,
  path: '/customers/{customerId}/identifiers/{identifierId}/recycled',
  summary: {
    zh: '号码疑似被回收：核实前不显示历史',
    en: 'Somebody else may have it now: nothing of the past is shown until it is verified',
  },
  body: z.strictObject({}),
  refusals: [...always, identifierNotFound, identifierEnded],
  example: { params },
});

export const endIdentifier = route({
  ...one,
  path: '/customers/{customerId}/identifiers/{identifierId}/end',
  summary: { zh: '停用标识；持卡客户停用号码、卡或证件须双重核验', en: 'It is his no more' },
  body: z.strictObject({ secondFactor }),
  refusals: [...always, identifierNotFound, identifierEnded, secondFactorNeeded, secondFactorWrong],
  example: { params },
});

export const matchCustomer = route({
  method: 'POST',
  path: '/customers/match',
  audience: 'staff',
  capability: 'customer.find',
  summary: {
    zh: '按已核实手机、卡号匹配客户；不按姓名',
    en: 'Who is meant: by a proved number, then a card; never by a name',
  },
  body: z.strictObject({ phone: value.optional(), card: value.optional(), idDocument: value.optional() }),
  answer: z.object({
    match: z.enum(['SURE', 'CANDIDATES', 'NONE']),
    customerIds: z.array(CustomerId),
  }),
  reads: { what: 'CUSTOMERS', of: ['answer.customerIds'] },
  refusals: [notANumber],
  example: { body: { phone: '190 0000 0001' } },
});

export const identifierContract = {
  matchCustomer,
  addIdentifier,
  verifyIdentifier,
  doubtIdentifier,
  endIdentifier,
} as const;
