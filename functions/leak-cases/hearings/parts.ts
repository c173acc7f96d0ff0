import * as z from 'zod';
import { Hearing } from './model.ts';

/** A hearing in clear, for those who work on the case and for whom it is about: it is theirs to read. */
export const HearingView = Hearing.omit({ site: true })
  .extend({
    allegation: z.string(),
    statement: z.string().optional(),
  })
  .meta({ id: 'HearingView' });
export type HearingView = z.input<typeof HearingView>;
