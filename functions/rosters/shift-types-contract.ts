import * as z from 'zod';
import { listOf } from '../kernel/page.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import * as refused from './errors.ts';
import { CoverRule, ShiftType } from './model.ts';

const BookView = listOf(ShiftType)
  .extend({ cover: z.array(CoverRule), version: z.int().min(0) })
  .meta({ id: 'ShiftTypeBook' });

export const listShiftTypes = route({
  method: 'GET',
  path: '/shift-types',
  audience: 'staff',
  capability: 'roster.read',
  summary: { zh: '班次与最低在岗规则', en: 'Shifts of the site, and how many must be on duty' },
  answer: BookView,
  refusals: [],
});

export const setShiftType = route({
  method: 'POST',
  path: '/shift-types',
  audience: 'staff',
  capability: 'roster.publish',
  summary: { zh: '新增或替换班次（已排月份不变）', en: 'Add a shift or replace it; planned months keep theirs' },
  idempotencyKey: 'needed',
  body: ShiftType.strict(),
  answer: BookView,
  refusals: [refused.shiftHoursWrong, stale, keyReused],
  example: {
    body: {
      ...{ code: 'X', label: { zh: '短夜班', en: 'Short night' }, kind: 'WORK', place: 'CENTRE' },
      hours: ['22:00-02:00'],
    },
  },
});

export const setCoverRules = route({
  method: 'POST',
  path: '/shift-types/cover',
  audience: 'staff',
  capability: 'roster.publish',
  summary: { zh: '设定最低在岗规则', en: 'Set how many must be on duty, all rules together' },
  versioned: true,
  body: z.strictObject({ cover: z.array(CoverRule.strict()).max(30) }),
  answer: BookView,
  refusals: [refused.coverRuleWrong, stale, keyReused],
  example: { body: { cover: [{ posts: ['COMPLAINT_AGENT'], least: 1, season: 'ALL' }] } },
});
