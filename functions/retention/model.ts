import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';
import { SiteId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { Instant, PlainDate } from '../kernel/time.ts';

/** Records that are kept for so many days and no longer, by what they are. Matters have a retention of their own, by their archive (F08). */
export const KeptClass = z.enum([
  'NOTICE',
  'CALLBACK',
  'RIGHTS_REQUEST',
  'LEAD',
  'LESSON',
  'SURVEY',
  'ACCESS_ALARM',
  'EXCHANGE',
  'LEAK_CASE',
]);
export type KeptClass = z.infer<typeof KeptClass>;

export const keptLabels: Readonly<Record<KeptClass, Texts>> = {
  NOTICE: { zh: '已发通知', en: 'Notices' },
  CALLBACK: { zh: '预约回电', en: 'Booked calls' },
  RIGHTS_REQUEST: { zh: '个人信息权利请求', en: 'Requests for personal data' },
  LEAD: { zh: '销售线索', en: 'Leads of sales' },
  LESSON: { zh: '整改记录', en: 'Lessons' },
  SURVEY: { zh: '满意度问卷', en: 'Questionnaires' },
  ACCESS_ALARM: { zh: '查阅告警', en: 'Alarms about reads' },
  EXCHANGE: { zh: '客户资料导入导出', en: 'Imports and exports of customers' },
  LEAK_CASE: { zh: '泄露与违规案件', en: 'Cases of leaks and misconduct' },
};

export const RunStatus = z.enum(['BEGUN', 'DONE']);
export type RunStatus = z.infer<typeof RunStatus>;

/** What is to go is written down before anything goes, so that a run that was broken off is ended as it began. */
export const runMoves = {
  begin: { from: [], to: 'BEGUN' },
  finish: { from: ['BEGUN'], to: 'DONE' },
} as const satisfies Moves<RunStatus>;

export const Place = z.object({ pk: z.string().max(200), sk: z.string().max(200) });

/** One run over one class; once it is done, the certificate that so many records went, by which rule, and nothing that was in them. */
export const RetentionRun = z.object({
  /** `ret_<class>_<day>_<nth of the day>` */
  id: z.string().regex(/^ret_[A-Z_]+_\d{8}_\d{3}$/),
  site: SiteId,
  kept: KeptClass,
  status: RunStatus,
  beganAt: Instant,
  endedAt: Instant.optional(),
  policyVersion: z.int().min(0),
  days: z.int().min(1),
  /** The last day of what went. */
  upTo: PlainDate,
  /** Where what goes lies; told no more once it is gone. */
  places: z.array(Place).max(100).optional(),
  records: z.int().min(1),
  /** Records with all their events. */
  items: z.int().min(1),
  /** A hash over every item as it was stored: proof without content. */
  root: z.string().length(64),
  version: z.int().min(1),
});
export type RetentionRun = z.infer<typeof RetentionRun>;
