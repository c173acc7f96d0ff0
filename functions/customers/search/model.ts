import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/time.ts';
import { IdentifierKind, IdentifierState } from '../identifiers/model.ts';

/** What stands where a customer is found. */
export const Found = z.object({
  pk: z.string(),
  sk: z.string(),
  customerId: CustomerId,
  mergedInto: CustomerId.optional(),
  kind: IdentifierKind.optional(),
  state: IdentifierState.optional(),
  verifiedAt: Instant.optional(),
  /** Sealed: name and number. */
  glimpse: z.string(),
});
export type Found = z.infer<typeof Found>;

/** Under which blind marks a customer's names are found, so that they are found there no more when he is called otherwise. */
export const NameMarks = z.object({ site: SiteId, customerId: CustomerId, marks: z.array(z.string().max(24)) });
export type NameMarks = z.infer<typeof NameMarks>;

export const foundIn = (item: unknown): Found => Found.parse(item);
