import * as z from 'zod';
import { LeakCaseId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { Label } from '../kernel/text.ts';
import { LeakClock, LeakClockName } from './clocks/model.ts';
import { leakCaseNotFound } from './errors.ts';
import { LeakCase } from './model.ts';

/** What the routes of a case share. */

/** A clock as staff see it. */
const ClockView = LeakClock.omit({ told: true })
  .extend({ name: LeakClockName, late: z.boolean() })
  .meta({ id: 'LeakClockView' });

/** A case in lists and after an act: no word of what was told or found, and never who told it. */
export const LeakCaseView = LeakCase.omit({ site: true, words: true, clocks: true, lookAt: true })
  .extend({
    statusText: Label,
    typeText: Label,
    clocks: z.array(ClockView),
    /** Something of it should have been done by now. */
    late: z.boolean(),
  })
  .meta({ id: 'LeakCaseView' });
export type LeakCaseView = z.input<typeof LeakCaseView>;

export const byCase = z.strictObject({ leakCaseId: LeakCaseId });

/** A well made id, for examples. */
export const EXAMPLE_CASE = 'lkc_01HK153X00FV0QTBMYWKVK8T81';

/** Of every act on a case. */
export const caseVerb = {
  method: 'POST',
  audience: 'staff',
  params: byCase,
  versioned: true,
  answer: LeakCaseView,
} as const;
export const always = [leakCaseNotFound, wrongState, stale, keyReused] as const;
