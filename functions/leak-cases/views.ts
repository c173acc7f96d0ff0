import { type Instant, isBefore } from '../kernel/time.ts';
import { isRunning, LeakClockName } from './clocks/model.ts';
import type { LeakCase } from './model.ts';
import type { LeakCaseView } from './parts.ts';
import { measureLabels, statusLabels, typeLabels } from './words.ts';

/** What staff who may know of a case see of it now. */
export function viewOf(found: LeakCase, now: Instant): LeakCaseView {
  const clocks = LeakClockName.options.flatMap((name) => {
    const clock = found.clocks[name];
    return clock ? [{ ...clock, name, late: isBefore(clock.dueAt, clock.endedAt ?? now) }] : [];
  });
  return {
    ...found,
    statusText: statusLabels[found.status],
    typeText: typeLabels[found.type],
    clocks,
    late: clocks.some((clock) => isRunning(clock) && clock.late),
  };
}

/** What was proposed and decided against whom, in the words of the house. */
export const measuresOf = ({ proposal, decision }: LeakCase) =>
  (
    [
      ['PROPOSED', proposal],
      ['DECIDED', decision],
    ] as const
  ).flatMap(([part, of]) => (of?.measures ?? []).map((one) => ({ ...one, part, text: measureLabels[one.measure] })));
