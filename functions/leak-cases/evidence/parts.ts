import * as z from 'zod';
import { Evidence } from './model.ts';

/** Evidence as a case lists it: everything but what it says. */
export const EvidenceView = Evidence.omit({ site: true, caseId: true, text: true, file: true, version: true })
  .extend({
    /** In clear, for those who may read the case: by its title one piece is told from another. */
    title: z.string(),
    /** How its file is called, where it is one. */
    fileName: z.string().optional(),
    /** Every link begins with whom the one before it ended, and every hash fits. */
    chainIntact: z.boolean(),
  })
  .meta({ id: 'EvidenceView' });
export type EvidenceView = z.input<typeof EvidenceView>;
