import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { shortText } from '../../kernel/text.ts';
import { Instant } from '../../kernel/time.ts';
import { ConsentStep, Purpose } from '../consents/model.ts';
import { Identifier } from '../identifiers/model.ts';
import { Relation } from '../relations/model.ts';

/** Why two records are one customer’s. A name alone is no ground. */
export const MergeGround = z.enum(['SAME_PHONE', 'SAME_CARD', 'SAME_DOCUMENT', 'SAME_WECHAT', 'CONFIRMED_BY_CUSTOMER']);
export type MergeGround = z.infer<typeof MergeGround>;

/** So many things come with a record at most. */
export const MOST_BROUGHT = 40;

/**
 * What a record brought with it into another one: a copy to be shown there. The record itself stays as it was and changes no more,
 * so that taking the two apart is to forget the copy.
 */
export const Merged = z.object({
  site: SiteId,
  /** Who has it now. */
  customerId: CustomerId,
  source: CustomerId,
  /** Whoever had been merged into the source before. */
  earlier: z.array(CustomerId).max(MOST_BROUGHT),
  at: Instant,
  name: personal('NAME', shortText(60)).optional(),
  alias: personal('NAME', shortText(40)).optional(),
  identifiers: z.array(Identifier).max(MOST_BROUGHT),
  consents: z.array(z.object({ purpose: Purpose, step: ConsentStep })).max(10),
  relations: z.array(Relation).max(MOST_BROUGHT),
});
export type Merged = z.infer<typeof Merged>;

/** So many records of one customer are a matter for the desk, more for the administrators. */
export const MOST_MERGED = 4;

/** For so long two records can be taken apart again. */
export const UNDO_DAYS = 30;
