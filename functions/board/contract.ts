import * as z from 'zod';
import { badCursor, pageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { Instant } from '../kernel/time.ts';
import { BoardEntry, Signal } from './model.ts';

const Case = BoardEntry.omit({ site: true, list: true, at: true, recused: true }).extend({
  /** Since when the signal stands, or, for what is due, when. */
  since: Instant,
});

const Shown = z.object({
  signal: Signal,
  label: z.object({ zh: z.string(), en: z.string() }),
  count: z.int(),
  /** True: at least so many; nobody counts further. */
  more: z.boolean(),
  cases: z.array(Case),
});

export const showBoard = route({
  method: 'GET',
  path: '/board',
  audience: 'staff',
  capability: 'board.read',
  summary: { zh: '派单督办看板', en: 'Dispatch supervision: counts and cases per signal; one signal in pages' },
  query: pageQuery.extend({ signal: Signal.optional() }),
  answer: z.object({
    signals: z.array(Shown),
    nextCursor: z.string().optional(),
    hasMore: z.boolean(),
  }),
  refusals: [badCursor],
  example: { query: { signal: 'OVERDUE', limit: '20' } },
});

export const contract = { showBoard } as const;
export type ShownSignal = z.input<typeof Shown>;
