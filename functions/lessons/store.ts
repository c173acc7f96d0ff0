import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { bounds, filedAsKept, indexes, keys, queues, sortedBy } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Write, WriteLost } from '../platform/table.ts';
import { lessonNotFound, lessonThere } from './errors.ts';
import { isOpen, Lesson, type LessonId, matterOfLesson } from './model.ts';
import type { ChangedLesson } from './rules.ts';

const placeOf = (site: SiteId, id: LessonId) => keys.lesson(site, matterOfLesson(id));

export const lessonKind = recordKind({
  name: 'lesson',
  schema: Lesson,
  key: (lesson) => placeOf(lesson.site, lesson.id),
  index: (lesson): Readonly<Record<string, string>> =>
    isOpen(lesson)
      ? {
          [indexes.queue.pk]: queues.lessons(lesson.site),
          [indexes.queue.sk]: sortedBy(lesson.lookAt, lesson.id),
        }
      : filedAsKept(lesson.site, 'LESSON', { endedAt: lesson.endedAt ?? lesson.dueAt, id: lesson.id }),
});

/** Lessons in the table. One function per access pattern. */
export const lessonStore = (ledger: Ledger) => {
  const { records } = ledger;
  return {
    find: (site: SiteId, id: LessonId): Promise<Lesson | undefined> => records.find(lessonKind, placeOf(site, id)),

    /** One by id. Errors: `lesson.notFound`. */
    get: (site: SiteId, id: LessonId): Promise<Lesson> => records.read(lessonKind, placeOf(site, id), lessonNotFound()),

    repeated: (site: SiteId, id: LessonId, by: Circumstances) => ledger.repeated(lessonKind, placeOf(site, id), by),

    /** What a new lesson writes, for the transaction of the resolution that owes it. */
    owing: (changed: ChangedLesson, by: Circumstances): Promise<Write[]> => ledger.beginning(lessonKind, changed, by),

    /** A new one by itself. Errors: `lesson.exists`. */
    async open(changed: ChangedLesson, by: Circumstances): Promise<Lesson> {
      try {
        return await ledger.begin(lessonKind, changed, by);
      } catch (error) {
        if (error instanceof WriteLost) throw lessonThere();
        throw error;
      }
    },

    /** A changed one and its event, or neither. Errors: `version.stale`. */
    change: (before: Lesson, changed: ChangedLesson, by: Circumstances): Promise<Lesson> =>
      ledger.change({ kind: lessonKind, before, changed, from: [before.status] }, by),

    /** Open ones, the earliest to be looked at first; `last` is where the next page begins. */
    async ofSite(site: SiteId, page: { to?: Instant; after?: string; limit: number }) {
      const query = { index: 'queue' as const, pk: queues.lessons(site), limit: page.limit, ...bounds(page) };
      const { items, next } = await records.table.query(query);
      const last = next && items.at(-1)?.[indexes.queue.sk];
      const lessons = await records.readAll(lessonKind, items);
      return { lessons, ...(last !== undefined && { last: String(last) }) };
    },
  };
};
export type LessonStore = ReturnType<typeof lessonStore>;
