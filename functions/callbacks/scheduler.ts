import { env } from '../platform/env.ts';
import { oneTimeSchedules } from '../platform/one-time-schedules.ts';
import type { Timers } from './timers.ts';

/** Timers in EventBridge Scheduler, as this function was deployed to set them. */
export function schedulerTimers(): Timers {
  const { callbackTimers, region, endpointUrl } = env('callbackTimers', 'region', 'endpointUrl');
  const { endpoint, ...target } = callbackTimers;
  return oneTimeSchedules({ endpoint: endpointUrl ?? endpoint, region, target });
}
