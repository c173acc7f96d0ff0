import { consumerOf } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { settleCallback } from './settle-callback.ts';
import { FiredTimer } from './timers.ts';
import { callingDeps } from './wiring.ts';

/** A timer has fired → what is due for its call-back is done, if it is still the one that it was set for. */
export const handler = consumerOf({
  work: 'call-back',
  read: (body) => FiredTimer.parse(body),
  act: (timer) =>
    settleCallback(timer, { now: clock(), deps: callingDeps(runtime()), correlationId: timer.correlationId }),
});
