import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { keepTimer } from './keep-timer.ts';
import { schedulerTimers } from './scheduler.ts';
import { callingDeps } from './wiring.ts';

const timers = schedulerTimers();

/** Every bus event of a call-back → its timer. */
export const handler = consumer('keep-timer', (event) =>
  keepTimer(event, { now: clock(), deps: callingDeps(runtime()), timers, correlationId: event.correlationId }),
);
