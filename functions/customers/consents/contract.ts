import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { alreadySo, customerNotFound, neverSaid, noticeNeeded } from '../errors.ts';
import { wasMerged } from '../merging/errors.ts';
import { always, byCustomer, exampleCustomer, verb } from '../parts.ts';
import { Consent, ConsentStep, Purpose } from './model.ts';

export const listConsents = route({
  method: 'GET',
  path: '/customers/{customerId}/consents',
  audience: 'staff',
  capability: 'customer.read',
  summary: { zh: '客户的各项同意及其历史', en: 'What he said of each purpose, and before' },
  params: byCustomer,
  answer: z.object({ items: z.array(Consent.omit({ site: true, customerId: true })) }),
  reads: { what: 'CUSTOMER', of: ['params.customerId'] },
  refusals: [customerNotFound],
});

export const giveConsent = route({
  ...verb,
  path: '/customers/{customerId}/consents',
  summary: { zh: '登记同意（目的、依据、告知版本、凭证）', en: 'He agrees to one purpose' },
  body: ConsentStep.pick({ basis: true, noticeVersion: true, proof: true }).extend({ purpose: Purpose }).strict(),
  refusals: [...always, noticeNeeded],
  example: {
    body: { purpose: 'MARKETING_CALL', basis: 'CONSENT', noticeVersion: '2026-11', proof: { kind: 'RECORDED_CALL' } },
  },
});

export const withdrawConsent = route({
  ...verb,
  path: '/customers/{customerId}/consents/withdraw',
  summary: { zh: '撤回同意（无需理由）', en: 'He withdraws it, without reason' },
  body: z.strictObject({ purpose: Purpose }),
  refusals: [...always, neverSaid, alreadySo, wasMerged],
  example: { params: { customerId: exampleCustomer }, body: { purpose: 'MARKETING_CALL' } },
});

export const consentContract = { listConsents, giveConsent, withdrawConsent } as const;
