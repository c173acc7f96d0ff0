import * as z from 'zod';
import { refusal } from './errors.ts';

/** A page of a list: opaque cursor in, opaque cursor out. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const PEOPLE_AT_MOST = 50;

/** A page of a list of people: nobody looks through more of them at once (F26). */
export const peopleQuery = pageQuery.extend({
  limit: z.coerce.number().int().min(1).max(PEOPLE_AT_MOST).default(20),
});

/** The answer of a list. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional(), hasMore: z.boolean() });

/** A cursor that was changed, has expired, or belongs to another list or person. */
export const badCursor = refusal('page.badCursor', 'invalid', () => ({
  zh: '翻页标记无效，请重新查询',
  en: 'This cursor is not good here; begin the list again',
}));
