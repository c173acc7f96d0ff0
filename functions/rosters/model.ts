import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { plain, shortText } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { StaffNo } from '../staff/model.ts';
import { PostCode } from '../staff/posts.ts';
import { Domain } from '../tickets/words.ts';

/** One character, so that a month of a person is a text of as many characters as it has days. */
export const ShiftCode = z.string().regex(/^[A-Z0-9]$/);

/** A day without a shift. */
export const NO_SHIFT = '-';

export const ShiftKind = z.enum(['WORK', 'ON_CALL', 'DUTY_MANAGER', 'LEAVE', 'OFF']).meta({ id: 'ShiftKind' });
export type ShiftKind = z.infer<typeof ShiftKind>;

/** A time of day, from and to: `22:00-06:00` ends on the next day, `08:00-24:00` at midnight. */
export const Hours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** Where a shift is worked; a shift without one is worked anywhere. */
export const Place = z.string().regex(/^[A-Z][A-Z_]{1,22}$/);

/** A shift of the site: its hours in the order of time (several for a split shift), all of the day on which it starts. */
export const ShiftType = z
  .object({
    code: ShiftCode,
    label: z.object({ zh: plain(shortText(20)), en: plain(shortText(40)) }),
    kind: ShiftKind,
    hours: z.array(Hours).max(3),
    place: Place.optional(),
  })
  .meta({ id: 'ShiftType' });
export type ShiftType = z.infer<typeof ShiftType>;

/** At least so many on duty, of some posts or with a skill, in a season, in these hours (else in those of the front line). */
export const CoverRule = z
  .object({
    posts: z.array(PostCode).max(12).optional(),
    skill: Domain.optional(),
    least: z.int().min(1).max(50),
    season: z.enum(['ALL', 'HIGH', 'LOW']),
    hours: z.array(Hours).max(3).optional(),
  })
  .meta({ id: 'CoverRule' });
export type CoverRule = z.infer<typeof CoverRule>;

/** What a site plans with: its shifts and its cover rules, one small record. */
export const ShiftBook = z.object({
  id: z.literal('shifts'),
  site: SiteId,
  types: z.record(ShiftCode, ShiftType),
  cover: z.array(CoverRule).max(30),
  version: z.int().min(0),
});
export type ShiftBook = z.infer<typeof ShiftBook>;

export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** A month's days of one line: a shift code or `-` for each day. */
export const Cells = z.string().regex(/^[A-Z0-9-]{28,31}$/);

/** Whose line of which post it is: `S04:COMPLAINT_AGENT`. A person with two posts may have two lines. */
export const LineKey = z.string().regex(/^[A-Z]\d{2}[A-Z]?:[A-Z][A-Z_]{1,30}$/);

/** A shift as a month was planned with it; a later change of the site's shifts leaves planned months as they are. */
export const PlannedShift = ShiftType.pick({ kind: true, hours: true, place: true });
export type PlannedShift = z.infer<typeof PlannedShift>;

export const RosterStatus = z.enum(['DRAFT', 'PUBLISHED']);
export type RosterStatus = z.infer<typeof RosterStatus>;

/** Every legal move of a month's roster. Rules, write conditions, the diagram and the tests all read this table. */
export const rosterMoves = {
  plan: { from: [], to: 'DRAFT' },
  planAnew: { from: ['DRAFT'], to: 'DRAFT' },
  publish: { from: ['DRAFT'], to: 'PUBLISHED' },
  change: { from: ['PUBLISHED'], to: 'PUBLISHED' },
  swap: { from: ['PUBLISHED'], to: 'PUBLISHED' },
} as const satisfies Moves<RosterStatus>;

export const RosterId = z.string().regex(/^rst_20\d\d-(0[1-9]|1[0-2])$/);

/** Who works when in one month of a site: one record, about two kilobytes for 25 people. */
export const Roster = z.object({
  id: RosterId,
  site: SiteId,
  month: Month,
  timeZone: z.string().max(40),
  status: RosterStatus,
  lines: z.record(LineKey, Cells),
  /** Days on leave (`V`) of whoever has some; they count for all his lines, and the planned shift stays beneath. */
  leave: z.record(StaffNo, Cells),
  shifts: z.record(ShiftCode, PlannedShift),
  publishedAt: Instant.optional(),
  /** Published less than seven days ahead. */
  late: z.boolean().optional(),
  version: z.int().min(1),
});
export type Roster = z.infer<typeof Roster>;

export const SwapStatus = z.enum(['OFFERED', 'ACCEPTED', 'APPROVED', 'REFUSED', 'WITHDRAWN']);
export type SwapStatus = z.infer<typeof SwapStatus>;

/** Every legal move of a swap of shifts. */
export const swapMoves = {
  offer: { from: [], to: 'OFFERED' },
  accept: { from: ['OFFERED'], to: 'ACCEPTED' },
  approve: { from: ['ACCEPTED'], to: 'APPROVED' },
  refuse: { from: ['OFFERED', 'ACCEPTED'], to: 'REFUSED' },
  withdraw: { from: ['OFFERED', 'ACCEPTED'], to: 'WITHDRAWN' },
} as const satisfies Moves<SwapStatus>;

export const SwapId = z.string().regex(/^swp_20\d{4}_[0-9A-F]{16}$/);

/** One shift of a line: whose, in which post, on which day, and which it was when it was offered. */
export const Turn = z
  .object({ staffNo: StaffNo, post: PostCode, day: PlainDate, code: ShiftCode })
  .meta({ id: 'RosterTurn' });
export type Turn = z.infer<typeof Turn>;

/** A shift that one person gives to another, for one of the other's in the same month or for nothing. */
export const Swap = z.object({
  id: SwapId,
  site: SiteId,
  month: Month,
  status: SwapStatus,
  gives: Turn,
  to: StaffNo,
  takes: Turn.optional(),
  offeredAt: Instant,
  version: z.int().min(1),
});
export type Swap = z.infer<typeof Swap>;

export const LeaveStatus = z.enum(['APPLIED', 'APPROVED', 'REFUSED', 'CANCELLED']);
export type LeaveStatus = z.infer<typeof LeaveStatus>;

/** Every legal move of an application for leave. */
export const leaveMoves = {
  apply: { from: [], to: 'APPLIED' },
  approve: { from: ['APPLIED'], to: 'APPROVED' },
  refuse: { from: ['APPLIED'], to: 'REFUSED' },
  cancel: { from: ['APPLIED', 'APPROVED'], to: 'CANCELLED' },
} as const satisfies Moves<LeaveStatus>;

export const LeaveId = z.string().regex(/^lve_20\d{4}_[0-9A-F]{16}$/);

/** Whole days away from work. What for is between the person and his leader. */
export const Leave = z.object({
  id: LeaveId,
  site: SiteId,
  staffNo: StaffNo,
  from: PlainDate,
  to: PlainDate,
  status: LeaveStatus,
  reason: personal('SENSITIVE_TEXT', shortText(200)).optional(),
  appliedAt: Instant,
  version: z.int().min(1),
});
export type Leave = z.infer<typeof Leave>;

/** What can be wrong with a planned month. */
export const violationLabels = {
  UNKNOWN_STAFF: { zh: '员工不存在或已离职', en: 'No such person at work' },
  POST_NOT_HELD: { zh: '当日未任该岗位', en: 'Does not hold this post that day' },
  UNKNOWN_SHIFT: { zh: '班次代码不存在', en: 'No shift has this code' },
  WRONG_LENGTH: { zh: '天数与月份不符', en: 'Not as many days as the month has' },
  CLASH: { zh: '同一时间在两地当班', en: 'Two places at one time' },
  REST_SHORT: { zh: '班间休息不足 11 小时', en: 'Less than 11 hours of rest before it' },
  TWO_DUTY_MANAGERS: { zh: '同一班次有两名值班经理', en: 'Two duty managers in one shift' },
  NO_DUTY_MANAGER: { zh: '无值班经理', en: 'No duty manager' },
  COVER_SHORT: { zh: '在岗人数不足', en: 'Too few people on duty' },
  SHIFT_IN_LEAVE: { zh: '排班与休假重叠', en: 'A shift falls in leave' },
} as const;
export const ViolationCode = z.enum(Object.keys(violationLabels) as [keyof typeof violationLabels]);
export type ViolationCode = z.infer<typeof ViolationCode>;

/** One thing that is wrong: what, whose, on which day; `from` and `to` where it is a part of the day. */
export const Violation = z.object({
  code: ViolationCode,
  day: PlainDate,
  staffNo: StaffNo.optional(),
  post: PostCode.optional(),
  /** The other post of a clash, the shift, or the skill that is too little there. */
  what: z.string().max(80).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  least: z.int().optional(),
  has: z.int().optional(),
});
export type Violation = z.infer<typeof Violation>;
