import * as z from 'zod';
import { PlainDate } from '../kernel/time.ts';

/** What the house tells everybody: never a name of this house's own, so that each resort may publish it as it is. */

export const PublicationKind = z.enum(['privacy', 'how-to-complain']);
export type PublicationKind = z.infer<typeof PublicationKind>;

const Both = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** One text in one version. It never changes: whoever agreed to it must be able to read what he agreed to. */
export const Publication = z.object({
  kind: PublicationKind,
  /** `2026-11`: what guests send back as the version that they were shown. */
  version: z.string().regex(/^\d{4}-\d{2}(?:\.\d{1,2})?$/),
  publishedOn: PlainDate,
  title: Both,
  sections: z.array(z.object({ heading: Both, text: Both })).min(1),
});
export type Publication = z.infer<typeof Publication>;
