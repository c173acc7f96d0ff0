import * as z from 'zod';
import { badCursor, pageQuery } from '../kernel/page.ts';
import { route } from '../kernel/route.ts';
import { Label } from '../kernel/text.ts';
import { Instant, PlainDate } from '../kernel/time.ts';
import { EndedAs } from '../tickets/words.ts';
import { periodTooLong } from './errors.ts';
import { BoardEntry, Signal } from './model.ts';

const Case = BoardEntry.omit({ site: true, list: true, at: true, recused: true, guarded: true }).extend({
  /** Since when the signal stands, or, for what is due, when. */
  since: Instant,
});

const Shown = z.object({
  signal: Signal,
  label: Label,
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

const percent = z.number().optional();

export const showQuality = route({
  method: 'GET',
  path: '/board/quality',
  audience: 'staff',
  capability: 'board.read',
  summary: {
    zh: '派单质量与首次解决率（按受理日期，最长31天）',
    en: 'Quality of dispatch and first-contact resolution, by the day of receipt, a month at most',
  },
  query: z.strictObject({ from: PlainDate.optional(), to: PlainDate.optional() }),
  answer: z.object({
    from: PlainDate,
    to: PlainDate,
    /** How matters ended, each way a figure of its own: nobody who was not reached counts as satisfied. */
    ended: z.array(z.object({ endedAs: EndedAs, label: Label, n: z.int() })),
    /** Matters that were dispatched and are over; shares of them. */
    dispatch: z.object({
      n: z.int(),
      rightFirstPercent: percent,
      inTimePercent: percent,
      completePercent: percent,
      /** Mean out of 100. */
      score: percent,
      medianMinutes: z.int().optional(),
    }),
    /** Inquiries answered at once; a share only of those whose seven days are over. */
    firstContact: z.object({ answered: z.int(), undecided: z.int(), resolvedPercent: percent }),
  }),
  refusals: [periodTooLong],
  example: { query: { from: '2026-11-01', to: '2026-11-30' } },
});

export const contract = { showBoard, showQuality } as const;
export type ShownSignal = z.input<typeof Shown>;
