import * as z from 'zod';
import { wrongState } from '../kernel/moves.ts';
import { badCursor, listOf, pageQuery } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { StaffNo, UnitId } from '../staff/model.ts';
import { PostCode } from '../staff/posts.ts';
import * as refused from './errors.ts';
import { Cells, Month, PlannedShift, Roster, RosterId, ShiftCode, Violation } from './model.ts';

const AnyCell = z.string().regex(/^[A-Z0-9-]$/);

/** A line as it counts: `cells` show leave, `planned` what stands beneath it. */
const LineView = z
  .object({ staffNo: StaffNo, post: PostCode, cells: z.string(), planned: z.string() })
  .meta({ id: 'RosterLineView' });

/** A month as a reader may see it, with all that is not as it should be. */
export const RosterView = Roster.pick({ id: true, month: true, status: true, timeZone: true, version: true })
  .extend({
    publishedAt: Instant.optional(),
    late: z.boolean().optional(),
    /** Until when publishing is in time. */
    publishBy: Instant,
    lines: z.array(LineView),
    shifts: z.array(PlannedShift.extend({ code: ShiftCode })),
    warnings: z.array(Violation.extend({ label: Label })),
  })
  .meta({ id: 'RosterView' });
export type RosterView = z.infer<typeof RosterView>;

export const listRosters = route({
  method: 'GET',
  path: '/rosters',
  audience: 'staff',
  capability: 'roster.read',
  summary: {
    zh: '排班表：某月，或近几个月',
    en: 'Rosters: of one month, or the latest ones; everybody sees his own lines',
  },
  query: pageQuery.extend({ month: Month.optional(), limit: z.coerce.number().int().min(1).max(12).default(3) }),
  answer: listOf(RosterView),
  refusals: [badCursor],
  example: { query: { month: '2027-01' } },
});

const EXAMPLE_LINE = { staffNo: 'S04', post: 'COMPLAINT_AGENT', cells: 'DDDDD--DDDDD--DDDDD--DDDDD--DDD' } as const;

export const planRoster = route({
  method: 'POST',
  path: '/rosters',
  audience: 'staff',
  capability: 'roster.write',
  summary: {
    zh: '编制某月排班草稿（模式或逐行），违反硬规则则不保存',
    en: 'Make or replace the draft of a month, from patterns or lines; nothing is kept where a hard rule breaks',
  },
  status: 201,
  idempotencyKey: 'needed',
  body: z.strictObject({
    month: Month,
    /** Whose people are planned; left out, all within reach. Lines of other people stay as they are. */
    unitId: UnitId.optional(),
    /** Codes that repeat day by day from a date on, which may lie before the month. */
    patterns: z
      .array(
        z.strictObject({
          staffNo: StaffNo,
          post: PostCode,
          repeat: z.string().regex(/^[A-Z0-9-]{1,56}$/),
          from: PlainDate,
        }),
      )
      .max(200)
      .optional(),
    /** Whole lines, a character a day; they count before patterns. */
    lines: z
      .array(z.strictObject({ staffNo: StaffNo, post: PostCode, cells: Cells }))
      .max(200)
      .optional(),
    /** The version of the draft that is replaced; needed where one has lines. */
    replaces: z.int().min(1).optional(),
  }),
  answer: RosterView,
  refusals: [refused.rosterBroken, refused.rosterPublished, stale, keyReused],
  example: { body: { month: '2027-01', lines: [EXAMPLE_LINE] } },
});

const byId = z.strictObject({ rosterId: RosterId });

export const publishRoster = route({
  method: 'POST',
  path: '/rosters/{rosterId}/publish',
  audience: 'staff',
  capability: 'roster.publish',
  summary: {
    zh: '发布排班（提前七天，逾期须说明原因）',
    en: 'Publish a month, seven days ahead; later needs a reason',
  },
  params: byId,
  versioned: true,
  body: z.strictObject({ reason: longText(200).optional() }),
  answer: RosterView,
  refusals: [
    refused.rosterNotFound,
    refused.rosterEmpty,
    refused.rosterBroken,
    refused.publishReasonNeeded,
    wrongState,
    stale,
    keyReused,
  ],
  example: { params: { rosterId: 'rst_2027-01' }, body: {} },
});

export const changeRosterCell = route({
  method: 'POST',
  path: '/rosters/{rosterId}/change',
  audience: 'staff',
  capability: 'roster.write',
  summary: { zh: '变更已发布排班中的一天', en: 'Change one day of one line of a published month; the person is told' },
  params: byId,
  versioned: true,
  body: z.strictObject({
    staffNo: StaffNo,
    post: PostCode,
    day: PlainDate,
    /** A shift's code, or `-` for none. */
    code: AnyCell,
    reason: longText(200),
  }),
  answer: RosterView,
  refusals: [
    refused.rosterNotFound,
    refused.rosterNotPublished,
    refused.lineNotFound,
    refused.dayNotOfMonth,
    refused.rosterBroken,
    stale,
    keyReused,
  ],
  example: {
    params: { rosterId: 'rst_2027-01' },
    body: { staffNo: 'S04', post: 'COMPLAINT_AGENT', day: '2027-01-05', code: 'L', reason: '替班' },
  },
});
