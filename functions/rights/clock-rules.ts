import { msOfElapsed } from '../kernel/duration.ts';
import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { addMinutes, addMs, earliest, type Instant, isBefore, millis } from '../kernel/time.ts';
import { isOpen, isWorking, type RightsClock, type RightsRequest, rightsMoves } from './model.ts';
import { RightsClockName } from './words.ts';

/** Numbers of requests: policy data. */
export interface RightsNumbers {
  /** That it was received is told within … and it is done within … (PIPL 50: without delay; the house's own caps). */
  readonly acknowledgeWithin: string;
  readonly doneWithin: string;
  /** Shares of a clock's time, in percent, at which somebody is reminded before it is over. */
  readonly remindAt: readonly number[];
  readonly lateAgainAfter: string;
  readonly wrongTries: number;
  /** For how long a package lies there. */
  readonly packageDays: number;
}

export type ChangedRequest = Changed<RightsRequest>;

const STALLED_MINUTES = 10;
const MOST_TOLD = 999;

export const clocksFrom = (receivedAt: Instant, numbers: RightsNumbers): RightsRequest['clocks'] => ({
  ACKNOWLEDGE: { from: receivedAt, dueAt: addMs(receivedAt, msOfElapsed(numbers.acknowledgeWithin)), told: 0 },
  DONE: { from: receivedAt, dueAt: addMs(receivedAt, msOfElapsed(numbers.doneWithin)), told: 0 },
});

const isRunning = (clock: RightsClock): boolean => clock.endedAt === undefined;

/** Whether a promise was broken, be it that it still runs or that it was kept too late. */
export const isLate = ({ dueAt, endedAt }: RightsClock, now: Instant): boolean => isBefore(dueAt, endedAt ?? now);

/** A request with a clock ended; one that has ended stays as it is. */
export function withEnded(request: RightsRequest, name: RightsClockName, now: Instant): RightsRequest {
  const clock = request.clocks[name];
  if (!isRunning(clock)) return request;
  return { ...request, clocks: { ...request.clocks, [name]: { ...clock, endedAt: now } } };
}

/** When the nth reminder of a clock is due, counted from 0: at its shares, at its end, and then again and again. */
function reminderAt(clock: RightsClock, n: number, { remindAt, lateAgainAfter }: RightsNumbers): Instant {
  const share = remindAt[n];
  const whole = millis(clock.dueAt) - millis(clock.from);
  if (share !== undefined) return addMs(clock.from, Math.round((whole * share) / 100));
  return addMs(clock.dueAt, (n - remindAt.length) * msOfElapsed(lateAgainAfter));
}

function reached(clock: RightsClock, now: Instant, numbers: RightsNumbers): number {
  let told = clock.told;
  while (told < MOST_TOLD && !isBefore(now, reminderAt(clock, told, numbers))) told += 1;
  return told;
}

/** When somebody must look at a request again; undefined where nothing of it is timed. */
function lookAtOf(request: RightsRequest, numbers: RightsNumbers): Instant | undefined {
  const running = isOpen(request) ? Object.values(request.clocks).filter(isRunning) : [];
  const due = running.map((clock) => reminderAt(clock, clock.told, numbers));
  const { erasure, status } = request;
  if (status === 'DEFERRED' && erasure?.lookAgainAt) due.push(erasure.lookAgainAt);
  if (request.package) due.push(request.package.expiresAt);
  const [first, ...others] = [...due, ...(request.stalledAt ? [request.stalledAt] : [])];
  return first && earliest(first, ...others);
}

/** A request with when its work is looked after and when somebody must look at it again. */
export function timed({ head, event }: ChangedRequest, now: Instant, numbers: RightsNumbers): ChangedRequest {
  const { lookAt: _before, stalledAt: _so, ...rest } = head;
  const working = isWorking(head) && { stalledAt: addMinutes(now, STALLED_MINUTES) };
  const standing = { ...rest, ...working };
  const lookAt = lookAtOf(standing, numbers);
  return { head: { ...standing, ...(lookAt && { lookAt }) }, event };
}

/** The days of a package are over: nothing is there any more. Undefined where nothing is due. */
function expired(request: RightsRequest, now: Instant): ChangedRequest | undefined {
  const { package: had, ...rest } = request;
  if (!had || isBefore(now, had.expiresAt)) return undefined;
  return { head: rest, event: { type: 'rights-request.package-expired', facts: { opened: had.opened } } };
}

function clockTold(request: RightsRequest, now: Instant, numbers: RightsNumbers): ChangedRequest | undefined {
  for (const name of RightsClockName.options) {
    const clock = request.clocks[name];
    const told = isRunning(clock) ? reached(clock, now, numbers) : clock.told;
    if (told === clock.told) continue;
    const shares = numbers.remindAt.length;
    const type = told > shares ? 'overdue' : told === shares ? 'warned' : 'reminded';
    const head = { ...request, clocks: { ...request.clocks, [name]: { ...clock, told } } };
    return { head, event: { type: `rights-request.${type}`, facts: { clock: name, dueAt: clock.dueAt, told } } };
  }
  return undefined;
}

/**
 * What time alone brings: a reminder, told once as what it is now, or the service's own work woken where nothing has come of it for
 * minutes. Undefined where nothing is due.
 */
export function looked(request: RightsRequest, now: Instant, numbers: RightsNumbers): ChangedRequest | undefined {
  if (request.lookAt === undefined || isBefore(now, request.lookAt)) return undefined;
  const told = isOpen(request) ? clockTold(request, now, numbers) : undefined;
  if (told) return told;
  const gone = expired(request, now);
  if (gone) return gone;
  if (request.status === 'DEFERRED' && request.erasure?.lookAgainAt && !isBefore(now, request.erasure.lookAgainAt))
    return { head: move(request, 'resume', rightsMoves), event: { type: 'rights-request.resumed' } };
  if (!request.stalledAt || isBefore(now, request.stalledAt)) return undefined;
  const woken = Math.min(request.woken + 1, 99);
  return { head: { ...request, woken }, event: { type: 'rights-request.woken', facts: { woken } } };
}
