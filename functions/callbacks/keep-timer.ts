import { CallbackId, type SiteId } from '../kernel/ids.ts';
import { isBefore } from '../kernel/time.ts';
import { isOpen } from './model.ts';
import { type Settling, settleCallback } from './settle-callback.ts';
import { dropTimerBefore, type Timers, timerOf } from './timers.ts';

/** Events after which the timer of before would still fire: it was not a timer that made them. */
const BY_PEOPLE: readonly string[] = [
  ...['callback.rescheduled', 'callback.cancelled', 'callback.dialled', 'callback.done', 'callback.unreached'],
];

export interface KeepingTimers extends Settling {
  readonly timers: Timers;
}

/**
 * Sets the timer of a call-back that has changed. 1. Re-read: what counts is how it stands now, not what the event says. 2. Take
 * the timer of before away; where it fires all the same it does nothing. 3. What is due already is done at once; else a timer
 * is set, under a name that makes it one however often it is told.
 */
export async function keepTimer(
  of: { readonly site: SiteId; readonly entityId: string; readonly type: string },
  at: KeepingTimers,
): Promise<void> {
  const id = CallbackId.parse(of.entityId);
  const callback = await at.deps.callbacks.find(of.site, id);
  if (!callback) return;
  if (BY_PEOPLE.includes(of.type) && callback.generation > 1) await dropTimerBefore(at.timers, callback);
  if (!isOpen(callback)) return;
  if (isBefore(at.now, callback.lookAt)) await at.timers.set(timerOf(callback, at.correlationId));
  else await settleCallback({ site: of.site, id }, at);
}
