import type { StaffActor } from '../../kernel/actor.ts';
import { isBefore } from '../../kernel/time.ts';
import { listLessons } from '../contract.ts';
import { action } from '../deps.ts';
import { allAsKnown } from '../known-now.ts';
import type { Lesson } from '../model.ts';
import { maySee, viewOf } from './view-lesson.ts';

const PAGES_AT_MOST = 5; // a filtered page reads on until it is full, but not without end

/** Open lessons that the caller may see, the most urgent first. */
export const listIt = action(listLessons, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const { cursor, limit, mine = false, late = false } = input.query;
  const of = { query: `lessons/${mine}/${late}`, principal: who.staffId, now };
  const wanted = (lesson: Lesson) =>
    maySee(who, 'lesson.read', lesson) &&
    (!mine || lesson.owner === who.staffNo) &&
    (!late || isBefore(lesson.dueAt, now));
  const items: Lesson[] = [];
  let after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  for (let read = 0; read < PAGES_AT_MOST && items.length < limit; read += 1) {
    const page = await deps.lessons.ofSite(who.site, {
      limit: limit - items.length,
      ...(after !== undefined && { after }),
    });
    items.push(...(await allAsKnown(page.lessons, deps.headsOf)).filter(wanted));
    after = page.last;
    if (after === undefined) break;
  }
  const next = after !== undefined && { nextCursor: deps.cursors.seal({ after }, of) };
  return { items: items.map((lesson) => viewOf(lesson, now)), hasMore: after !== undefined, ...next };
});
