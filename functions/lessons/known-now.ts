import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Lesson } from './model.ts';

/**
 * A lesson by what is known of its matter now (F04): after it was owed it may have turned out whom the matter is about, or that somebody
 * is to be kept away from it.
 */
function asKnown(lesson: Lesson, ticket: Ticket | undefined): Lesson {
  if (!ticket) return lesson;
  const recused = [...new Set([...(lesson.recused ?? []), ...(ticket.recused ?? [])])];
  return {
    ...lesson,
    ...(recused.length > 0 && { recused }),
    ...((lesson.guarded || isGuarded(ticket)) && { guarded: true as const }),
  };
}

/** The same of several, in their order. */
export async function allAsKnown(
  lessons: readonly Lesson[],
  headsOf: (site: SiteId, numbers: readonly TicketNo[]) => Promise<readonly Ticket[]>,
): Promise<Lesson[]> {
  const [first] = lessons;
  const numbers = lessons.flatMap(({ ticketNo }) => ticketNo ?? []);
  const heads = first && numbers.length > 0 ? await headsOf(first.site, numbers) : [];
  const ofMatter = new Map(heads.map((ticket) => [ticket.ticketNo, ticket]));
  return lessons.map((lesson) => asKnown(lesson, lesson.ticketNo && ofMatter.get(lesson.ticketNo)));
}
