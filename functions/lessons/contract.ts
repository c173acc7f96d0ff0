import * as z from 'zod';
import { TicketNo } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText, shortText } from '../kernel/text.ts';
import { PlainDate } from '../kernel/time.ts';
import { staffNotFound } from '../staff/errors.ts';
import { ticketNotFound } from '../tickets/errors.ts';
import { StaffNo } from '../tickets/words.ts';
import {
  dueInPast,
  lessonNotFound,
  lessonThere,
  notByItsOwner,
  notFinishedYet,
  notItsOwner,
  unknownCause,
} from './errors.ts';
import { Lesson, LessonId } from './model.ts';

/** A lesson as staff see it; the plan is the house's own words about its own work, so it is shown in clear. */
const LessonView = Lesson.omit({ site: true, recused: true, told: true, lookAt: true })
  .extend({
    action: z.string().optional(),
    statusText: Label,
    late: z.boolean(),
  })
  .meta({ id: 'LessonView' });
export type LessonView = z.input<typeof LessonView>;

const verb = {
  method: 'POST',
  audience: 'staff',
  params: z.strictObject({ lessonId: LessonId }),
  versioned: true,
  answer: LessonView,
} as const;
const always = [lessonNotFound, wrongState, stale, keyReused] as const;

export const listLessons = route({
  method: 'GET',
  path: '/lessons',
  audience: 'staff',
  capability: 'lesson.read',
  summary: { zh: '待办整改，最急的在前', en: 'Open lessons, the most urgent first' },
  query: pageQuery.extend({ mine: z.stringbool().optional(), late: z.stringbool().optional() }),
  answer: listOf(LessonView),
  refusals: [badCursor],
});

export const viewLesson = route({
  method: 'GET',
  path: '/lessons/{lessonId}',
  audience: 'staff',
  capability: 'lesson.read',
  summary: { zh: '查看整改事项', en: 'Read a lesson' },
  params: z.strictObject({ lessonId: LessonId }),
  answer: LessonView,
  refusals: [lessonNotFound],
});

export const openLesson = route({
  method: 'POST',
  path: '/lessons',
  audience: 'staff',
  capability: 'lesson.open',
  summary: { zh: '为工单立整改（P1/P2 自动）', en: 'Open a lesson for a ticket; grave ones owe theirs by rule' },
  body: z.strictObject({ ticketNo: TicketNo, owner: StaffNo }),
  status: 201,
  idempotencyKey: 'needed',
  answer: LessonView,
  refusals: [ticketNotFound, staffNotFound, lessonThere, notFinishedYet, keyReused],
  example: { body: { ticketNo: 'GD20261123A7K2MX', owner: 'D01' } },
});

export const planLesson = route({
  ...verb,
  path: '/lessons/{lessonId}/plan',
  capability: 'lesson.plan',
  summary: { zh: '定根本原因、预防措施、责任人与期限', en: 'Root cause, preventive action, owner and day' },
  body: z.strictObject({ cause: shortText(24), action: longText(500), owner: StaffNo, dueOn: PlainDate }),
  refusals: [...always, unknownCause, dueInPast, staffNotFound],
  example: {
    body: { cause: 'EQUIPMENT', action: '每季度检查空调压缩机并留存记录', owner: 'D01', dueOn: '2026-12-31' },
  },
});

export const finishLesson = route({
  ...verb,
  path: '/lessons/{lessonId}/finish',
  capability: 'lesson.plan',
  summary: { zh: '责任人填报完成及证据', en: 'Its owner: done, and by what that shows' },
  body: z.strictObject({ evidence: longText(500) }),
  refusals: [...always, notItsOwner],
  example: { body: { evidence: '检查记录 JL-2026-12' } },
});

export const checkLesson = route({
  ...verb,
  path: '/lessons/{lessonId}/check',
  capability: 'lesson.check',
  summary: { zh: '他人验证有效性；无效则退回', en: 'Somebody else: does it work? If not, it goes back' },
  body: z.strictObject({ effective: z.boolean(), finding: longText(500) }),
  refusals: [...always, notByItsOwner],
  example: { body: { effective: true, finding: '抽查 10 间客房，均已检修' } },
});

export const waiveLesson = route({
  ...verb,
  path: '/lessons/{lessonId}/waive',
  capability: 'lesson.waive',
  summary: { zh: '免予整改（说明理由）', en: 'Waive, with the reason' },
  body: z.strictObject({ reason: longText(500) }),
  refusals: [...always],
  example: { body: { reason: '由极端天气引起，已有预案' } },
});

export const contract = {
  listLessons,
  viewLesson,
  openLesson,
  planLesson,
  finishLesson,
  checkLesson,
  waiveLesson,
} as const;
