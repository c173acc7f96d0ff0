import type { StaffActor } from '../../kernel/actor.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { isLeading } from '../../staff/posts.ts';
import { type LessonView, viewLesson } from '../contract.ts';
import { action, type LessonDeps } from '../deps.ts';
import { lessonNotFound } from '../errors.ts';
import { allAsKnown } from '../known-now.ts';
import { isOpen, type Lesson, type LessonId, lessonLabels } from '../model.ts';

/** What staff see of a lesson now. */
export const viewOf = (lesson: Lesson, now: Instant): LessonView => ({
  ...lesson,
  statusText: lessonLabels[lesson.status],
  late: isOpen(lesson) && isBefore(lesson.dueAt, now),
});

/** Within the caller's rows: all of the site, or only what is his to do. Whoever is kept away from the matter finds nothing. */
export function maySee(actor: StaffActor, capability: string, lesson: Lesson): boolean {
  if (lesson.recused?.includes(actor.staffNo)) return false;
  if (lesson.guarded && lesson.owner !== actor.staffNo && !isLeading(actor.postCodes)) return false;
  return actor.capabilities[capability] !== 'own' || lesson.owner === actor.staffNo;
}

/** One lesson that the caller may see, by what is known of its matter now. Errors: `lesson.notFound`. */
export async function seen(
  deps: LessonDeps,
  actor: StaffActor,
  of: { id: LessonId; capability: string },
): Promise<Lesson> {
  const lesson = await deps.lessons.get(actor.site, of.id);
  const [known = lesson] = await allAsKnown([lesson], deps.headsOf);
  if (!maySee(actor, of.capability, known)) throw lessonNotFound();
  return lesson;
}

export const viewIt = action(viewLesson, async ({ input, actor, now, deps }) =>
  viewOf(await seen(deps, actor as StaffActor, { id: input.params.lessonId, capability: 'lesson.read' }), now),
);
