import * as z from 'zod';
import type { Texts } from '../kernel/errors.ts';
import { SiteId, TicketId, TicketNo } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { EndedAs, Priority, StaffNo, TicketStatus } from '../tickets/words.ts';

/** Lists of the board that a ticket stands in by its state, since an instant; each is counted. */
export const StateSignal = z.enum([
  'UNDISPATCHED',
  'UNACCEPTED',
  'NO_TAKER',
  'RETURNED',
  'PING_PONG',
  'PAUSED',
  'SUPERVISED',
  'AFTERWORD',
  'NEEDS_REVIEW',
]);
export type StateSignal = z.infer<typeof StateSignal>;

/** Lists that time itself moves a ticket into: sorted by when, so that nothing need be written when the instant comes. */
export const TimedList = z.enum(['DUE', 'NEWS_DUE', 'CALL_DUE']);
export type TimedList = z.infer<typeof TimedList>;

export const BoardList = z.enum([...StateSignal.options, ...TimedList.options]);
export type BoardList = z.infer<typeof BoardList>;

/** What dispatch supervision looks at (F06). */
export const Signal = z.enum([...StateSignal.options, 'DUE_SOON', 'OVERDUE', 'NO_UPDATE', 'CALL_LATE']);
export type Signal = z.infer<typeof Signal>;

export const signalLabels: Readonly<Record<Signal, Texts>> = {
  UNDISPATCHED: { zh: '待派单', en: 'Not dispatched' },
  UNACCEPTED: { zh: '待接单', en: 'Not taken over' },
  NO_TAKER: { zh: '无人接单', en: 'No taker' },
  RETURNED: { zh: '被退回', en: 'Given back' },
  PING_PONG: { zh: '多次退回', en: 'Given back again and again' },
  PAUSED: { zh: '暂停（待客人补充）', en: 'Paused, waiting for the guest' },
  SUPERVISED: { zh: '督办中', en: 'Under supervision' },
  AFTERWORD: { zh: '办结后来信待阅', en: 'A word after the end, unread' },
  NEEDS_REVIEW: { zh: '待核实', en: 'To be reviewed' },
  DUE_SOON: { zh: '两小时内到期', en: 'Due within two hours' },
  OVERDUE: { zh: '已超时', en: 'Overdue' },
  NO_UPDATE: { zh: '未按时反馈进展', en: 'No news given in time' },
  CALL_LATE: { zh: '回访逾期', en: 'Follow-up call not made in time' },
};

/** A ticket in one list of the board: what a supervisor needs to see of it, nothing personal. */
export const BoardEntry = z.object({
  site: SiteId,
  list: BoardList,
  /** Since when it stands there, or when it falls due. */
  at: Instant,
  ticketId: TicketId,
  ticketNo: TicketNo,
  status: TicketStatus,
  priority: Priority,
  assignee: StaffNo.optional(),
  unitId: z.string().max(24).optional(),
  recused: z.array(StaffNo).optional(),
  /** It is about somebody of the house: shown to, and counted for, those alone who see such matters. */
  guarded: z.enum(['MISCONDUCT', 'STAFF']).optional(),
});
export type BoardEntry = z.infer<typeof BoardEntry>;

/** What the board knows of a ticket: the version that it has seen, and where it has put it. */
export const BoardRow = z.object({
  site: SiteId,
  ticketNo: TicketNo,
  version: z.int().min(1),
  /** How it ended when it was last looked at. */
  endedAs: EndedAs.optional(),
  entries: z.array(BoardEntry),
});
export type BoardRow = z.infer<typeof BoardRow>;
