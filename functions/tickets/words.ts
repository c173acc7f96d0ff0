import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';

/** The fixed words of the service, each with its label: read by models, forms, documents and notices. */

export const TicketKind = z.enum([
  'INQUIRY',
  'COMPLAINT',
  'SUGGESTION',
  'COMMENDATION',
  'ASSISTANCE',
  'REPAIR',
  'LOST_FOUND',
  'MISCONDUCT',
  'EMERGENCY',
]);
export type TicketKind = z.infer<typeof TicketKind>;

export const Channel = z.enum([
  'PHONE',
  'WEB',
  'MINI_PROGRAM',
  'WALK_IN',
  'LETTER',
  'OTA',
  'WECOM',
  'HOTLINE_12345',
  'PLATFORM_12315',
  'SOCIAL',
  /** The house's own matter: several complaints of one cause. */
  'INTERNAL',
]);
export type Channel = z.infer<typeof Channel>;

export const Domain = z.enum(['FRESH_PRODUCT', 'LODGING', 'CATERING', 'TOUR', 'MEMBERSHIP', 'OTHER']);
export type Domain = z.infer<typeof Domain>;

export const Stage = z.enum(['PRE_SALE', 'IN_SALE', 'AFTER_SALE', 'DERIVATIVE']);
export type Stage = z.infer<typeof Stage>;

export const Severity = z.enum(['MINOR', 'SERIOUS', 'MAJOR']);
export type Severity = z.infer<typeof Severity>;

export const Priority = z.enum(['P1', 'P2', 'P3', 'P4']);
export type Priority = z.infer<typeof Priority>;

export const Grade = z.enum(['V', 'A', 'B', 'C', 'N']);
export type Grade = z.infer<typeof Grade>;

export const TicketStatus = z.enum([
  'RECEIVED',
  'ACCEPTED',
  'DECLINED',
  'TRANSFERRED',
  'DISPATCHED',
  'IN_PROGRESS',
  'WAITING_CUSTOMER',
  'PROPOSED',
  'EXECUTING',
  'RESOLVED',
  'CLOSED',
  'ARCHIVED',
  'CONCLUDED',
  'WITHDRAWN',
  'MERGED',
]);
export type TicketStatus = z.infer<typeof TicketStatus>;

export const WorkOrderStatus = z.enum([
  'OFFERED',
  'TAKEN_OVER',
  'RETURNED',
  'TIMED_OUT',
  'SUBMITTED',
  'ACCEPTED',
  'CANCELLED',
]);
export type WorkOrderStatus = z.infer<typeof WorkOrderStatus>;

/** A staff number: a letter and two digits, a second letter for a second person of a post. */
export const StaffNo = z.string().regex(/^[A-Z]\d{2}[A-Z]?$/);

export const ClockKind = z.enum([
  'FIRST_CONTACT',
  'ACCEPT',
  'DISPATCH',
  'TAKE_OVER',
  'FIRST_ANSWER',
  'PROGRESS',
  'RESOLVE',
  'TOTAL_RESOLVE',
  'FOLLOW_UP',
  'CONTAINMENT',
  'LEGAL',
  'EXTERNAL',
  'OLA',
]);
export type ClockKind = z.infer<typeof ClockKind>;

export const ClockState = z.enum(['RUNNING', 'PAUSED', 'MET', 'BREACHED', 'CANCELLED']);
export type ClockState = z.infer<typeof ClockState>;

/** Why a matter waits for somebody to look whether it is genuine: too many of one party, device or address, a trap for machines, or its words. */
export const ReviewReason = z.enum(['PARTY_LIMIT', 'DEVICE_LIMIT', 'ADDRESS_LIMIT', 'HONEYPOT', 'TEXT']);
export type ReviewReason = z.infer<typeof ReviewReason>;

/** What was found of a guest's words, the gravest last: nobody could check them, WeChat is in doubt, our own list, WeChat says no. */
export const TextFlag = z.enum(['UNCHECKED', 'DOUBTFUL', 'LISTED', 'RISKY']);
export type TextFlag = z.infer<typeof TextFlag>;

export const statusLabels: Readonly<Record<TicketStatus, Texts>> = {
  RECEIVED: { zh: '待受理', en: 'Received' },
  ACCEPTED: { zh: '待派单', en: 'Accepted' },
  DECLINED: { zh: '不予受理', en: 'Declined' },
  TRANSFERRED: { zh: '已转办', en: 'Transferred' },
  DISPATCHED: { zh: '待接单', en: 'Dispatched' },
  IN_PROGRESS: { zh: '处理中', en: 'In progress' },
  WAITING_CUSTOMER: { zh: '待补充', en: 'Waiting for you' },
  PROPOSED: { zh: '待确认', en: 'Proposed' },
  EXECUTING: { zh: '执行中', en: 'Being carried out' },
  RESOLVED: { zh: '待回访', en: 'Resolved, call to follow' },
  CLOSED: { zh: '已结案', en: 'Closed' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
  CONCLUDED: { zh: '已终结', en: 'Concluded' },
  WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' },
  MERGED: { zh: '已并案', en: 'Merged' },
};
