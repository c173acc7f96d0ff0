import * as z from 'zod';
import { CallbackId, SiteId } from '../kernel/ids.ts';
import { type OneTimeSchedule, type OneTimeSchedules, spreadOver } from '../platform/one-time-schedules.ts';
import type { Callback } from './model.ts';

/** What a timer carries: which call-back, timed as which generation. Nothing that the table holds. */
export const FiredTimer = z.strictObject({
  site: SiteId,
  id: CallbackId,
  generation: z.int().min(1),
  correlationId: z.string().max(80),
});
export type FiredTimer = z.infer<typeof FiredTimer>;

/** Timers of one minute are set over so many seconds of it: see docs/callbacks.md for what the Scheduler bears. */
export const SPREAD_SECONDS = 30;

const nameOf = ({ id }: Pick<Callback, 'id'>, generation: number): string => `${id}-${generation}`;

/** The timer of a call-back as it stands now. */
export function timerOf(callback: Callback, correlationId: string): OneTimeSchedule {
  const { site, id, generation, lookAt } = callback;
  const name = nameOf(callback, generation);
  const input: FiredTimer = { site, id, generation, correlationId };
  return { name, at: spreadOver(lookAt, name, SPREAD_SECONDS), input };
}

export type Timers = Pick<OneTimeSchedules, 'set' | 'drop'>;

/** Takes the timer away that was set before the last timing; a timer that has fired is gone by itself. */
export const dropTimerBefore = (timers: Timers, callback: Callback): Promise<void> =>
  timers.drop(nameOf(callback, callback.generation - 1));
