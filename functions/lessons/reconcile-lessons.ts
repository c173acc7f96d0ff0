import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { LessonDeps } from './deps.ts';
import { remind } from './rules.ts';

const PAGE = 50;

/** Tells of every lesson that is late and was not told of lately. Idempotent; one that a person changes meanwhile is left to the next run. */
export async function reconcileLessons(
  site: SiteId,
  at: { readonly now: Instant; readonly deps: Pick<LessonDeps, 'lessons' | 'timing'>; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { now, deps, correlationId } = at;
  const timing = await deps.timing(site);
  const actor = { kind: 'system' as const, site, name: 'reconciler' };
  let after: string | undefined;
  let looked = 0;
  do {
    const page = await deps.lessons.ofSite(site, { to: now, limit: PAGE, ...(after !== undefined && { after }) });
    for (const lesson of page.lessons) {
      const told = remind(lesson, now, timing);
      try {
        if (told) await deps.lessons.change(lesson, told, { actor, now, correlationId });
      } catch (error) {
        if (!isAppError(error)) throw error;
      }
    }
    looked += page.lessons.length;
    after = page.last;
  } while (after !== undefined);
  return { looked };
}
