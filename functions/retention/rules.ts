import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { addDays, compactDate, type Instant, plainDateIn } from '../kernel/time.ts';
import { type KeptClass, type RetentionRun, runMoves } from './model.ts';

const ZONE = 'Asia/Shanghai';

export type ChangedRun = Changed<RetentionRun>;

/** Whatever ended up to then has been kept for its time. */
export const endOfTime = (now: Instant, days: number): Instant => addDays(now, -days);

export const runIdOf = (kept: KeptClass, now: Instant, nth: number): string =>
  `ret_${kept}_${compactDate(now, ZONE)}_${String(nth).padStart(3, '0')}`;

interface Going {
  readonly places: ReadonlyArray<{ readonly pk: string; readonly sk: string }>;
  readonly items: number;
  readonly root: string;
}

/** F08, F12: their time is over. What goes is written down first. */
export function begun(
  of: Pick<RetentionRun, 'id' | 'site' | 'kept' | 'policyVersion' | 'days'>,
  going: Going,
  now: Instant,
): ChangedRun {
  const { places, items, root } = going;
  const head: RetentionRun = {
    ...{ ...of, status: runMoves.begin.to, beganAt: now, upTo: plainDateIn(endOfTime(now, of.days), ZONE) },
    ...{ places: places.map(({ pk, sk }) => ({ pk, sk })), records: places.length, items, root, version: 1 },
  };
  const facts = { kept: of.kept, records: places.length, items, root };
  return { head, event: { type: 'retention.begun', facts } };
}

/** All of it is gone; the run is the certificate. */
export function finished(run: RetentionRun, now: Instant): ChangedRun {
  const { places: _gone, ...rest } = move(run, 'finish', runMoves);
  const { kept, records, items, root } = run;
  return { head: { ...rest, endedAt: now }, event: { type: 'retention.done', facts: { kept, records, items, root } } };
}
