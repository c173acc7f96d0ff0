import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';

/** The fixed words of leak and misconduct cases, each with its label (F27). */

export const LeakCaseType = z
  .enum(['LEAK', 'IMPROPER_ACCESS', 'SALE', 'LOSS', 'RELATIONSHIP_DAMAGE', 'NEGLIGENCE'])
  .meta({ id: 'LeakCaseType' });
export type LeakCaseType = z.infer<typeof LeakCaseType>;

export const typeLabels: Readonly<Record<LeakCaseType, Texts>> = {
  LEAK: { zh: '信息泄露', en: 'Leak' },
  IMPROPER_ACCESS: { zh: '违规查询', en: 'Improper access' },
  SALE: { zh: '贩卖信息', en: 'Sale of data' },
  LOSS: { zh: '丢失', en: 'Loss' },
  RELATIONSHIP_DAMAGE: { zh: '损害客户关系', en: 'Damage to the customer relation' },
  NEGLIGENCE: { zh: '失职', en: 'Negligence' },
};

/** How the relation with a customer was damaged. */
export const Damage = z.enum(['RUDENESS', 'PRIVATE_DEALING', 'POACHING']).meta({ id: 'LeakDamage' });

export const LeakCaseStatus = z
  .enum([
    'REPORTED',
    'TRIAGED',
    'CONTAINED',
    'INVESTIGATING',
    'CONFIRMED',
    'UNFOUNDED',
    'PENALTY_PROPOSED',
    'DECIDED',
    'EXECUTED',
    'CLOSED',
  ])
  .meta({ id: 'LeakCaseStatus' });
export type LeakCaseStatus = z.infer<typeof LeakCaseStatus>;

export const statusLabels: Readonly<Record<LeakCaseStatus, Texts>> = {
  REPORTED: { zh: '待分级', en: 'Reported' },
  TRIAGED: { zh: '已分级', en: 'Triaged' },
  CONTAINED: { zh: '已控制', en: 'Contained' },
  INVESTIGATING: { zh: '调查中', en: 'Under investigation' },
  CONFIRMED: { zh: '属实', en: 'Confirmed' },
  UNFOUNDED: { zh: '不属实', en: 'Unfounded' },
  PENALTY_PROPOSED: { zh: '已提请处罚', en: 'Penalty proposed' },
  DECIDED: { zh: '已决定', en: 'Decided' },
  EXECUTED: { zh: '已执行', en: 'Executed' },
  CLOSED: { zh: '已结案', en: 'Closed' },
};

/** Kinds of personal data that a notification must name (PIPL 57). */
export const DataKind = z
  .enum(['NAME', 'PHONE', 'IDENTITY_DOCUMENT', 'ADDRESS', 'STAY', 'PURCHASE', 'PAYMENT', 'RECORDING', 'CHILD', 'OTHER'])
  .meta({ id: 'DataKind' });
export type DataKind = z.infer<typeof DataKind>;

export const dataKindLabels: Readonly<Record<DataKind, Texts>> = {
  NAME: { zh: '姓名', en: 'names' },
  PHONE: { zh: '电话号码', en: 'telephone numbers' },
  IDENTITY_DOCUMENT: { zh: '身份证件信息', en: 'identity documents' },
  ADDRESS: { zh: '地址', en: 'addresses' },
  STAY: { zh: '住宿信息', en: 'stays' },
  PURCHASE: { zh: '消费记录', en: 'purchases' },
  PAYMENT: { zh: '支付信息', en: 'payment data' },
  RECORDING: { zh: '通话录音', en: 'call recordings' },
  CHILD: { zh: '不满十四周岁未成年人信息', en: 'data of children under 14' },
  OTHER: { zh: '其他个人信息', en: 'other personal data' },
};

/** What can be proposed and decided against a person. */
export const Measure = z
  .enum(['NONE', 'WARNING', 'DEMERIT', 'TRANSFER', 'SUSPENSION', 'DISMISSAL', 'REFERRAL'])
  .meta({ id: 'LeakMeasure' });
export type Measure = z.infer<typeof Measure>;

export const measureLabels: Readonly<Record<Measure, Texts>> = {
  NONE: { zh: '不予处罚', en: 'No penalty' },
  WARNING: { zh: '警告', en: 'Warning' },
  DEMERIT: { zh: '记过', en: 'Demerit' },
  TRANSFER: { zh: '调离岗位', en: 'Transfer to another post' },
  SUSPENSION: { zh: '停职', en: 'Suspension' },
  DISMISSAL: { zh: '解除劳动合同', en: 'Dismissal' },
  REFERRAL: { zh: '移送司法机关', en: 'Referral to the authorities' },
};
