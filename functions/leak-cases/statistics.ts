import { isBefore } from '../kernel/time.ts';
import { NotificationClock } from './clocks/model.ts';
import type { LeakCase } from './model.ts';
import { LeakCaseType, typeLabels } from './words.ts';

const wasLate = (clock: LeakCase['clocks']['TRIAGE'], now: LeakCase['reportedAt']) =>
  clock !== undefined && isBefore(clock.dueAt, clock.endedAt ?? now);

/** Cases counted by type: all types, so that none is missed where there is none of it. */
export const countedByType = (cases: readonly LeakCase[], now: LeakCase['reportedAt']) =>
  LeakCaseType.options.map((type) => {
    const own = cases.filter((found) => found.type === type);
    const count = (is: (found: LeakCase) => boolean) => own.filter(is).length;
    return {
      ...{ type, typeText: typeLabels[type], reported: own.length },
      open: count(({ status }) => status !== 'CLOSED'),
      confirmed: count(isConfirmed),
      unfounded: count(({ falseReport }) => falseReport !== undefined),
      falseReports: count(({ falseReport }) => falseReport === true),
      penalties: count(({ decision }) => decision?.measures.some(({ measure }) => measure !== 'NONE') ?? false),
      lateTriage: count(({ clocks }) => wasLate(clocks.TRIAGE, now)),
      lateNotifications: count(({ clocks }) => NotificationClock.options.some((name) => wasLate(clocks[name], now))),
    };
  });

const CONFIRMED: readonly LeakCase['status'][] = ['CONFIRMED', 'PENALTY_PROPOSED', 'DECIDED', 'EXECUTED'];

/** It was found to be true: it is said so by its state, and once it is closed by its not having been dismissed. */
const isConfirmed = ({ status, falseReport }: LeakCase): boolean =>
  CONFIRMED.includes(status) || (status === 'CLOSED' && falseReport === undefined);
