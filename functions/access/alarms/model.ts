import * as z from 'zod';
import type { Texts } from '../../kernel/errors.ts';
import { AccessAlarmId, LeakCaseId, SiteId } from '../../kernel/ids.ts';
import type { Moves } from '../../kernel/moves.ts';
import { Instant } from '../../kernel/time.ts';
import { StaffNo } from '../../tickets/words.ts';

/** What about reading customers' data is looked into by the privacy officer (F26). */
export const AlarmKind = z.enum([
  'UNUSUAL_REVEALS',
  'UNUSUAL_READS',
  'TOO_MANY_READS',
  'NIGHT',
  'KIN',
  'CANARY',
  'TAMPERED',
]);
export type AlarmKind = z.infer<typeof AlarmKind>;

export const alarmLabels: Readonly<Record<AlarmKind, Texts>> = {
  UNUSUAL_REVEALS: { zh: '明示次数远超本人平时', en: 'Revealed far more than he usually does' },
  UNUSUAL_READS: { zh: '查看人数远超本人平时', en: 'Looked at far more people than he usually does' },
  TOO_MANY_READS: { zh: '当日查看人数超限', en: 'Looked at more people than a day’s work needs' },
  NIGHT: { zh: '夜间明示', en: 'Revealed at night' },
  KIN: { zh: '查看本人、亲属或前同事', en: 'Looked at himself, a relative or a former colleague' },
  CANARY: { zh: '触及诱饵记录', en: 'Touched a planted record' },
  TAMPERED: { zh: '查阅日志被改动', en: 'The log of reads was tampered with' },
};

export const AlarmStatus = z.enum(['OPEN', 'CONFIRMED', 'CASE_OPENED']);
export type AlarmStatus = z.infer<typeof AlarmStatus>;

export const alarmStatusLabels: Readonly<Record<AlarmStatus, Texts>> = {
  OPEN: { zh: '待核查', en: 'To be looked into' },
  CONFIRMED: { zh: '已核查', en: 'Looked into' },
  CASE_OPENED: { zh: '已立案', en: 'Became a case' },
};

/** Every legal move of an alarm. */
export const alarmMoves = {
  raise: { from: [], to: 'OPEN' },
  confirm: { from: ['OPEN'], to: 'CONFIRMED' },
  openCase: { from: ['OPEN'], to: 'CASE_OPENED' },
} as const satisfies Moves<AlarmStatus>;

/** What somebody of whom a read tells is to the reader. */
export const Kinship = z.enum(['SELF', 'RELATIVE', 'FORMER_COLLEAGUE']);
export type Kinship = z.infer<typeof Kinship>;

/** One alarm: of one person, kind and day, and where it is about somebody, of that one. Ids and numbers alone. */
export const AccessAlarm = z.object({
  id: AccessAlarmId,
  site: SiteId,
  kind: AlarmKind,
  status: AlarmStatus,
  /** Who read; of a tampered log nobody knows. */
  staffNo: StaffNo.optional(),
  raisedAt: Instant,
  /** Whose data it was. */
  subject: z.string().max(80).optional(),
  kinship: Kinship.optional(),
  /** How much, and what is usual for him. */
  count: z.int().min(0).optional(),
  usual: z.number().min(0).optional(),
  /** The entry of the log that it was raised by. */
  readId: z.string().max(80).optional(),
  route: z.string().max(120).optional(),
  settledBy: StaffNo.optional(),
  settledAt: Instant.optional(),
  leakCaseId: LeakCaseId.optional(),
  version: z.int().min(1),
});
export type AccessAlarm = z.infer<typeof AccessAlarm>;
