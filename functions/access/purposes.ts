import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';

/** What personal data may be shown in clear for (F26). Whoever reveals names one, and says more in a sentence. */
export const RevealPurpose = z.enum([
  'CALL_GUEST',
  'WRITE_TO_GUEST',
  'VERIFY_IDENTITY',
  'ARRIVAL',
  'DELIVERY',
  'EMERGENCY',
  'RIGHTS_REQUEST',
  'INVESTIGATION',
]);
export type RevealPurpose = z.infer<typeof RevealPurpose>;

export interface PurposeRule {
  readonly label: Texts;
  /** It is always about a matter, which must be named. */
  readonly needsTicket: boolean;
}

export const purposeRules: Readonly<Record<RevealPurpose, PurposeRule>> = {
  CALL_GUEST: { label: { zh: '联系诉求人', en: 'To call the guest' }, needsTicket: true },
  WRITE_TO_GUEST: { label: { zh: '书面答复', en: 'To write to the guest' }, needsTicket: true },
  VERIFY_IDENTITY: { label: { zh: '核实身份', en: 'To check who somebody is' }, needsTicket: false },
  ARRIVAL: { label: { zh: '到店接待', en: 'Arrival and reception' }, needsTicket: false },
  DELIVERY: { label: { zh: '配送', en: 'A delivery' }, needsTicket: false },
  EMERGENCY: { label: { zh: '紧急情况', en: 'An emergency' }, needsTicket: true },
  RIGHTS_REQUEST: { label: { zh: '个人信息权利请求', en: 'A request of a person’s rights' }, needsTicket: false },
  INVESTIGATION: { label: { zh: '违规调查', en: 'An investigation' }, needsTicket: false },
};
