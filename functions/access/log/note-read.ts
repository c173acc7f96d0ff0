import { newId, ReadId } from '../../kernel/ids.ts';
import type { Route } from '../../kernel/route.ts';
import type { DoneRead } from '../../platform/serve.ts';
import { type ReadEntry, SUBJECTS_AT_MOST } from './model.ts';
import type { ReadLogStore } from './store.ts';

const shown = ({ reads, method, path }: Route) => {
  if (reads === undefined || reads === 'COLLEAGUES')
    throw new Error(`${method} ${path} does not say whose data it shows`);
  return reads.what;
};

/** The entries of one answer: one where it shows nobody, else as many as its people need. */
export function entriesOf(read: DoneRead, id: ReadEntry['id']): ReadEntry[] {
  const { actor, route, subjects, now, requestId, correlationId } = read;
  const entry = {
    ...{ id, site: actor.site, at: now, staffNo: actor.staffNo, post: actor.post.code as ReadEntry['post'] },
    ...{ route: `${route.method} ${route.path}`, what: shown(route), requestId, correlationId },
    ...(route.reveals && { clear: true as const }),
    ...(actor.breakGlass && { breakGlass: actor.breakGlass }),
  };
  const parts = Math.max(1, Math.ceil(subjects.length / SUBJECTS_AT_MOST));
  return Array.from({ length: parts }, (_, part) => ({
    ...entry,
    part,
    subjects: subjects.slice(part * SUBJECTS_AT_MOST, (part + 1) * SUBJECTS_AT_MOST),
  }));
}

/** What every door keeps its entries by. */
export const notingReads =
  (log: Pick<ReadLogStore, 'note'>, random: (bytes: number) => Uint8Array) =>
  (read: DoneRead): Promise<void> =>
    log.note(entriesOf(read, ReadId.parse(newId('read', read.now, random))));
