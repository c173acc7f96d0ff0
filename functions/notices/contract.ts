import * as z from 'zod';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText } from '../kernel/text.ts';
import { staffNotFound } from '../staff/errors.ts';
import { StaffNo } from '../staff/model.ts';
import { notForThem, noticeNotFound, passedInACircle } from './errors.ts';
import { Notice, NoticeId, NoticeStatus } from './model.ts';

const NoticeView = Notice.omit({ site: true }).extend({ text: Label }).meta({ id: 'NoticeView' });
const byNotice = z.strictObject({ noticeId: NoticeId });

export const listNotices = route({
  method: 'GET',
  path: '/notices',
  audience: 'staff',
  capability: 'notice.self',
  summary: { zh: '我的通知', en: 'My inbox, newest first' },
  query: pageQuery.extend({ mine: z.string().max(5).optional(), status: NoticeStatus.optional() }),
  answer: listOf(NoticeView),
  refusals: [badCursor],
  example: { query: { mine: '1', status: 'OPEN' } },
});

export const listUndeliverable = route({
  method: 'GET',
  path: '/notices/undeliverable',
  audience: 'staff',
  capability: 'notice.watch',
  summary: { zh: '无法送达的通知', en: 'Notices that no channel has taken, oldest first' },
  query: pageQuery,
  answer: listOf(NoticeView),
  refusals: [badCursor],
});

export const acknowledgeNotice = route({
  method: 'POST',
  path: '/notices/{noticeId}/acknowledge',
  audience: 'staff',
  capability: 'notice.self',
  summary: { zh: '确认已阅', en: 'I have seen it' },
  params: byNotice,
  body: z.strictObject({}),
  answer: NoticeView,
  refusals: [noticeNotFound, wrongState, stale, keyReused],
});

export const passOnNotice = route({
  method: 'POST',
  path: '/notices/{noticeId}/pass-on',
  audience: 'staff',
  capability: 'notice.self',
  summary: { zh: '转给同事', en: 'Pass on to a colleague, who is told in turn' },
  params: byNotice,
  body: z.strictObject({ to: StaffNo, reason: longText(200).optional() }),
  answer: NoticeView,
  refusals: [noticeNotFound, staffNotFound, notForThem, passedInACircle, wrongState, stale, keyReused],
  example: { body: { to: 'S05', reason: '我正在接待来访' } },
});

export const contract = { listNotices, listUndeliverable, acknowledgeNotice, passOnNotice } as const;
export type NoticeView = z.input<typeof NoticeView>;
