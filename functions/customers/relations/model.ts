import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { plain, shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';

export const RelationKind = z.enum(['FAMILY', 'AGENCY', 'COMPANY']).meta({ id: 'RelationKind' });
export type RelationKind = z.infer<typeof RelationKind>;

/** That two customers belong together, as it looks from one of them; the other has its counterpart. */
export const Relation = z.object({
  site: SiteId,
  customerId: CustomerId,
  other: CustomerId,
  kind: RelationKind,
  /** What the other one is to this one: `SPOUSE`, `EMPLOYER` … in a word. */
  role: plain(shortText(20)).optional(),
  since: Instant,
});
export type Relation = z.infer<typeof Relation>;

/** So many fit on a page beside everything else that is known. */
export const MOST_RELATIONS = 15;
