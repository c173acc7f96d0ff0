import * as z from 'zod';
import { keyReused } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { Label, longText } from '../kernel/text.ts';
import { notATable } from './errors.ts';
import { StaffNo } from './model.ts';

export const MOST_ROWS = 500;

/** What a row comes to: a person or a post that is new, one that is there already, or why the row is not taken. */
export const RowOutcome = z.enum(['ADD', 'CHANGE', 'SAME', 'REFUSED']);

const Row = z.object({
  /** Line of the file, its header being 1. */
  line: z.int(),
  staffNo: StaffNo.optional(),
  outcome: RowOutcome,
  /** Why a row is refused: stable code, the column where it is one, and the sentence in both languages. */
  code: z.string().optional(),
  column: z.string().optional(),
  reason: Label.optional(),
});

export const importStaff = route({
  method: 'POST',
  path: '/staff/imports',
  audience: 'staff',
  capability: 'staff.write',
  summary: {
    zh: '导入组织（CSV，先试算后提交，逐行反馈）',
    en: 'Import the organisation from CSV: a dry run first, then for good; an answer for every row',
  },
  body: z.strictObject({
    /** Columns: staffNo, name, unit, post; optional primary, skills, languages, from, to. One row a post. */
    csv: longText(60_000),
    commit: z.boolean().default(false),
  }),
  answer: z.object({
    committed: z.boolean(),
    rows: z.array(Row),
    counts: z.record(RowOutcome, z.int()),
  }),
  refusals: [notATable, keyReused],
  example: { body: { csv: 'staffNo,name,unit,post,skills\nS31,示例员工,HOUSEKEEPING,HANDLER,LODGING\n' } },
});
