import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';

/** The fixed words of the service, each with its label: read by models, forms, documents and notices. */

export const TicketKind = z
  .enum([
    'INQUIRY',
    'COMPLAINT',
    'SUGGESTION',
    'COMMENDATION',
    'ASSISTANCE',
    'REPAIR',
    'LOST_FOUND',
    'MISCONDUCT',
    'EMERGENCY',
  ])
  .meta({ id: 'TicketKind' });
export type TicketKind = z.infer<typeof TicketKind>;

export const Channel = z
  .enum([
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
  ])
  .meta({ id: 'TicketChannel' });
export type Channel = z.infer<typeof Channel>;

export const Domain = z
  .enum(['FRESH_PRODUCT', 'LODGING', 'CATERING', 'TOUR', 'MEMBERSHIP', 'OTHER'])
  .meta({ id: 'TicketDomain' });
export type Domain = z.infer<typeof Domain>;

export const Stage = z.enum(['PRE_SALE', 'IN_SALE', 'AFTER_SALE', 'DERIVATIVE']).meta({ id: 'TicketStage' });
export type Stage = z.infer<typeof Stage>;

export const Severity = z.enum(['MINOR', 'SERIOUS', 'MAJOR']).meta({ id: 'TicketSeverity' });
export type Severity = z.infer<typeof Severity>;

export const Priority = z.enum(['P1', 'P2', 'P3', 'P4']).meta({ id: 'TicketPriority' });
export type Priority = z.infer<typeof Priority>;

export const Grade = z.enum(['V', 'A', 'B', 'C', 'N']).meta({ id: 'CustomerGrade' });
export type Grade = z.infer<typeof Grade>;

export const TicketStatus = z
  .enum([
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
  ])
  .meta({ id: 'TicketStatus' });
export type TicketStatus = z.infer<typeof TicketStatus>;

export const WorkOrderStatus = z
  .enum(['OFFERED', 'TAKEN_OVER', 'RETURNED', 'TIMED_OUT', 'SUBMITTED', 'ACCEPTED', 'CANCELLED'])
  .meta({ id: 'WorkOrderStatus' });
export type WorkOrderStatus = z.infer<typeof WorkOrderStatus>;

/** A staff number: a letter and two digits, a second letter for a second person of a post. */
export const StaffNo = z.string().regex(/^[A-Z]\d{2}[A-Z]?$/);

export const ClockKind = z
  .enum([
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
    /** The log of an emergency: how it stands, written down again and again until the danger is over (F07). */
    'SITUATION',
    'LEGAL',
    'EXTERNAL',
    'OLA',
  ])
  .meta({ id: 'ClockKind' });
export type ClockKind = z.infer<typeof ClockKind>;

export const ClockState = z.enum(['RUNNING', 'PAUSED', 'MET', 'BREACHED', 'CANCELLED']).meta({ id: 'ClockState' });
export type ClockState = z.infer<typeof ClockState>;

/** Why a matter waits for somebody to look whether it is genuine: too many of one party, device or address, a trap for machines, its words, or a picture. */
export const ReviewReason = z
  .enum(['PARTY_LIMIT', 'DEVICE_LIMIT', 'ADDRESS_LIMIT', 'HONEYPOT', 'TEXT', 'PICTURE'])
  .meta({ id: 'ReviewReason' });
export type ReviewReason = z.infer<typeof ReviewReason>;

/** What was found of a guest's words, the gravest last: nobody could check them, WeChat is in doubt, our own list, WeChat says no. */
export const TextFlag = z.enum(['UNCHECKED', 'DOUBTFUL', 'LISTED', 'RISKY']).meta({ id: 'TextFlag' });
export type TextFlag = z.infer<typeof TextFlag>;

/** How a matter ended: each its own figure, and none ever counts for another (domain F04, F09). */
export const EndedAs = z
  .enum([
    'SOLVED',
    'PARTLY',
    'UNREACHED',
    'CALL_REFUSED',
    'NOT_FOLLOWED_UP',
    'SILENT',
    'ANONYMOUS',
    'NO_COMPLAINANT',
    'ANSWERED',
    'LEAD',
    'WITHDRAWN',
    'CONCLUDED',
    'MERGED',
    'DECLINED',
    'TRANSFERRED',
  ])
  .meta({ id: 'EndedAs' });
export type EndedAs = z.infer<typeof EndedAs>;

export const endedAsLabels: Readonly<Record<EndedAs, Texts>> = {
  SOLVED: { zh: '已解决', en: 'Solved' },
  PARTLY: { zh: '部分解决', en: 'Solved in part' },
  UNREACHED: { zh: '回访未接通', en: 'Not reached' },
  CALL_REFUSED: { zh: '拒绝回访', en: 'Follow-up refused' },
  NOT_FOLLOWED_UP: { zh: '未回访', en: 'Not followed up' },
  SILENT: { zh: '诉求人未答复', en: 'Question left unanswered' },
  ANONYMOUS: { zh: '匿名公开答复', en: 'Anonymous, answer published' },
  NO_COMPLAINANT: { zh: '内部事项办结', en: 'Matter of the house' },
  ANSWERED: { zh: '即时答复', en: 'Answered at once' },
  LEAD: { zh: '转销售线索', en: 'Became a lead' },
  WITHDRAWN: { zh: '诉求人撤回', en: 'Withdrawn' },
  CONCLUDED: { zh: '终结', en: 'Concluded' },
  MERGED: { zh: '并入他案', en: 'Merged' },
  DECLINED: { zh: '不予受理', en: 'Declined' },
  TRANSFERRED: { zh: '转办', en: 'Transferred' },
};

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
