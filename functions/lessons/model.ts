import * as z from 'zod';
import { LeakCaseId, SiteId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { longText, plain, shortText } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { Priority, StaffNo } from '../tickets/words.ts';

/** A lesson carries the number of its ticket, or the id of its leak case: one matter owes one. */
export const LessonId = z
  .string()
  .regex(/^les_(?:\d{8}[0-9A-HJKMNP-TV-Z]{5}[0-9A-Z]|[0-9A-HJKMNP-TV-Z]{26})$/)
  .brand<'LessonId'>();
export type LessonId = z.infer<typeof LessonId>;

export const lessonIdOf = (no: TicketNo): LessonId => `les_${no.slice(2)}` as LessonId;
const CASE_CHARACTERS = 26;

/** The matter of a lesson, as its key spells it: the ticket's number, or the id of the leak case. */
export const matterOfLesson = (id: LessonId): string => {
  const rest = id.slice('les_'.length);
  return rest.length === CASE_CHARACTERS ? `lkc_${rest}` : `GD${rest}`;
};
export const lessonIdOfCase = (id: LeakCaseId): LessonId => `les_${id.slice(4)}` as LessonId;

export const LessonStatus = z.enum(['OWED', 'PLANNED', 'DONE', 'VERIFIED', 'WAIVED']).meta({ id: 'LessonStatus' });
export type LessonStatus = z.infer<typeof LessonStatus>;

export const lessonLabels: Readonly<Record<LessonStatus, { zh: string; en: string }>> = {
  OWED: { zh: '待定措施', en: 'Owed' },
  PLANNED: { zh: '整改中', en: 'Planned' },
  DONE: { zh: '待验证', en: 'Done, to be checked' },
  VERIFIED: { zh: '已验证', en: 'Checked and effective' },
  WAIVED: { zh: '免予整改', en: 'Waived' },
};

const OPEN = ['OWED', 'PLANNED', 'DONE'] as const satisfies readonly LessonStatus[];

/** Every legal move of a lesson: root cause and preventive action, tracked until somebody else has seen that it works. */
export const lessonMoves = {
  owe: { from: [], to: 'OWED' },
  planAtOnce: { from: [], to: 'PLANNED' },
  plan: { from: ['OWED', 'PLANNED'], to: 'PLANNED' },
  finish: { from: ['PLANNED'], to: 'DONE' },
  sendBack: { from: ['DONE'], to: 'PLANNED' },
  verify: { from: ['DONE'], to: 'VERIFIED' },
  waive: { from: ['OWED', 'PLANNED'], to: 'WAIVED' },
} as const satisfies Moves<LessonStatus>;

export const isOpen = ({ status }: Pick<Lesson, 'status'>): boolean => (OPEN as readonly string[]).includes(status);

/** What is to be learned from a matter (F04, R10): why it happened, what is changed so that it does not again, by whom, until when. */
export const Lesson = z.object({
  id: LessonId,
  site: SiteId,
  /** The matter that it comes of: a ticket, or a case of a leak or of misconduct. */
  ticketNo: TicketNo.optional(),
  leakCaseId: LeakCaseId.optional(),
  priority: Priority,
  /** Kept away from the matter, and so from its lesson. */
  recused: z.array(StaffNo).max(15).optional(),
  /** Its matter is about somebody of the house: known to its owner, and to the supervisor and above. */
  guarded: z.literal(true).optional(),
  status: LessonStatus,
  /** Who owes the next step; once it is planned, who carries it out. */
  owner: StaffNo,
  /** Code of the root cause, of the policy's list. */
  cause: plain(shortText(24)).optional(),
  action: personal('SENSITIVE_TEXT', longText(500)).optional(),
  dueOn: PlainDate.optional(),
  /** When the next step is due: to be planned, to be done, to be checked. */
  dueAt: Instant,
  /** How often its being late was told, and when somebody looks again. */
  told: z.int().min(0).max(99),
  lookAt: Instant,
  /** When it was found to work, or waived: its time runs from then (F28). */
  endedAt: Instant.optional(),
  version: z.int().min(1),
});
export type Lesson = z.infer<typeof Lesson>;
