import type { AttemptOutcome } from '../follow-ups/model.ts';
import { type Calendar, isOpen as isServed, nextOpening } from '../kernel/calendar.ts';
import { msOfElapsed } from '../kernel/duration.ts';
import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { addDays, addMinutes, addMs, type Instant, isBefore } from '../kernel/time.ts';
import { laterNeedsTime, missedAtWrong } from './errors.ts';
import { type Callback, callbackMoves, isOpen } from './model.ts';
import type { CallbackNumbers } from './slot-rules.ts';

export type ChangedCallback = Changed<Callback>;

export interface CallbackTiming {
  readonly numbers: CallbackNumbers;
  /** Service hours. */
  readonly calendar: Calendar;
}

const MOST_MISSED = 99;

const factsOf = ({ callAt, agent, topic, source, about }: Callback) => ({
  ...{ callAt, topic, source },
  ...(agent && { agent }),
  ...(about && { ticketNo: about.ticketNo }),
});

/** Timed anew: timers of before are not its own any more. */
const timed = (callback: Callback, lookAt: Instant): Callback => ({
  ...callback,
  lookAt,
  generation: callback.generation + 1,
});

/** When somebody must look first: to remind, or to ring where it is too late for a reminder. */
function firstLook(callAt: Instant, now: Instant, { remindBefore }: CallbackNumbers): Instant {
  const remindAt = addMs(callAt, -msOfElapsed(remindBefore));
  return isBefore(now, remindAt) ? remindAt : callAt;
}

export type Booking = Pick<
  Callback,
  'id' | 'site' | 'source' | 'topic' | 'phone' | 'callAt' | 'mayRemind' | 'domain' | 'customerId' | 'name'
> &
  Partial<Pick<Callback, 'agent' | 'seat' | 'codeHash' | 'about'>>;

/** A call is promised for a minute. */
export function book(booking: Booking, now: Instant, numbers: CallbackNumbers): ChangedCallback {
  const head: Callback = {
    ...booking,
    ...{ status: callbackMoves.book.to, attempts: [], missed: 0, generation: 1, version: 1 },
    lookAt: firstLook(booking.callAt, now, numbers),
  };
  return { head, event: { type: 'callback.booked', facts: factsOf(head) } };
}

/** F12: a call that was missed, or that is made for a message that was, within half an hour; by night, when the house opens. */
export function dueForMissedCall(missedAt: Instant, now: Instant, { numbers, calendar }: CallbackTiming): Instant {
  if (isBefore(now, missedAt) || isBefore(missedAt, addDays(now, -1))) throw missedAtWrong();
  const promised = addMs(missedAt, msOfElapsed(numbers.missedCallWithin));
  return nextOpening(calendar, isBefore(promised, now) ? now : promised);
}

/** To another minute, with another place; what was tried and missed before does not count any more. */
export function reschedule(
  callback: Callback,
  to: { readonly callAt: Instant; readonly seat?: Callback['seat'] },
  now: Instant,
  numbers: CallbackNumbers,
): ChangedCallback {
  const { seat: _left, rungAt: _over, ...rest } = move(callback, 'reschedule', callbackMoves);
  const { callAt, seat } = to;
  const placed = { ...rest, callAt, missed: 0, attempts: [], ...(seat && { seat, agent: seat.agent }) };
  const head = timed(placed, firstLook(callAt, now, numbers));
  return { head, event: { type: 'callback.rescheduled', facts: { ...factsOf(head), before: callback.callAt } } };
}

function ended(callback: Callback, verb: 'reach' | 'giveUp' | 'cancel'): Callback {
  const { seat: _left, rungAt: _over, ...rest } = move(callback, verb, callbackMoves);
  return { ...rest, generation: callback.generation + 1 };
}

/** Not wanted any more. */
export function cancel(callback: Callback, reason?: string): ChangedCallback {
  const head = ended(callback, 'cancel');
  return {
    head,
    event: { type: 'callback.cancelled', facts: factsOf(head), ...(reason !== undefined && { texts: { reason } }) },
  };
}

export type Due = 'REMIND' | 'RING' | 'MISSED';

/** What must be done for it by now; undefined where nothing must. Asked again after it was done, the answer is another. */
export function dueNow(callback: Callback, now: Instant): Due | undefined {
  if (!isOpen(callback) || isBefore(now, callback.lookAt)) return undefined;
  if (callback.rungAt) return 'MISSED';
  const early = (callbackMoves.remind.from as readonly string[]).includes(callback.status);
  return early && isBefore(now, callback.callAt) ? 'REMIND' : 'RING';
}

/** Who can be told to call now. */
export interface Callers {
  /** On shift, in the right post and with the skill: whoever has least to call first. */
  readonly agents: readonly string[];
  /** Where nobody of them is there: the duty manager, or whoever stands for the house then. Always a named human. */
  readonly otherwise: string;
}

/** Its own agent while he is on shift, else the next one, else the duty manager. */
export const callerOf = ({ agent }: Pick<Callback, 'agent'>, { agents, otherwise }: Callers): string =>
  agent !== undefined && agents.includes(agent) ? agent : (agents[0] ?? otherwise);

const taken = (callback: Callback, agent: string) => ({
  ...(callback.agent !== undefined && callback.agent !== agent && { was: callback.agent }),
});

/** Ten minutes before: whoever will call prepares; the guest is told, too, if he wants. */
export function remind(callback: Callback, callers: Callers): ChangedCallback {
  const agent = callerOf(callback, callers);
  const head = timed({ ...move(callback, 'remind', callbackMoves), agent }, callback.callAt);
  const facts = { ...factsOf(head), ...taken(callback, agent), guest: callback.mayRemind };
  return { head, event: { type: 'callback.reminded', facts } };
}

const waitAfter = (waits: readonly string[], n: number): number =>
  msOfElapsed(waits[Math.min(n, waits.length - 1)] ?? 'PT1H');

/** The minute has come: the agent is told to dial. */
export function ring(callback: Callback, callers: Callers, now: Instant, timing: CallbackTiming): ChangedCallback {
  const agent = callerOf(callback, callers);
  const rung = { ...move(callback, 'ring', callbackMoves), agent, rungAt: now };
  const head = timed(rung, addMs(now, waitAfter(timing.numbers.missedAfter, 0)));
  const facts = { ...factsOf(head), ...taken(callback, agent), attempt: callback.attempts.length + 1 };
  return { head, event: { type: 'callback.rung', facts } };
}

/**
 * Nobody has dialled: the next one on shift is told, after that the duty manager, again and again in longer waits and within
 * service hours. It is not dropped.
 */
export function miss(callback: Callback, callers: Callers, now: Instant, timing: CallbackTiming): ChangedCallback {
  const { numbers, calendar } = timing;
  const others = callers.agents.filter((agent) => agent !== callback.agent);
  const agent = others[0] ?? callers.otherwise;
  const missed = Math.min(MOST_MISSED, callback.missed + 1);
  const lookAt = nextOpening(calendar, addMs(now, waitAfter(numbers.missedAfter, missed)));
  const head = timed({ ...move(callback, 'ring', callbackMoves), agent, rungAt: now, missed }, lookAt);
  const facts = { ...factsOf(head), ...taken(callback, agent), missed };
  if (missed < numbers.tellAfterMissed) return { head, event: { type: 'callback.missed', facts } };
  return { head, event: { type: 'callback.overdue', facts: { ...facts, to: callers.otherwise } } };
}

export interface Dialled {
  readonly outcome: AttemptOutcome;
  readonly by: string;
  readonly callLaterAt?: Instant | undefined;
}

const FOR_GOOD: readonly AttemptOutcome[] = ['WRONG_NUMBER', 'INVALID_NUMBER'];

/** What came of a call: reached, not wanted, to be made later, or to be tried again until the tries are used up. */
export function dialled(callback: Callback, made: Dialled, now: Instant, timing: CallbackTiming): ChangedCallback {
  const { outcome, by, callLaterAt } = made;
  const { numbers, calendar } = timing;
  const tried: Callback = { ...callback, agent: by, attempts: [...callback.attempts, { at: now, by, outcome }] };
  const told = (head: Callback, type: string): ChangedCallback => ({
    head,
    event: { type, facts: { ...factsOf(head), outcome, attempt: tried.attempts.length } },
  });
  if (outcome === 'ANSWERED') return told(ended(tried, 'reach'), 'callback.done');
  if (outcome === 'REFUSED') return told(ended(tried, 'cancel'), 'callback.cancelled');
  if (outcome === 'CALL_LATER') {
    if (!callLaterAt || !isBefore(now, callLaterAt) || !isServed(calendar, callLaterAt)) throw laterNeedsTime();
    const later = reschedule(tried, { callAt: callLaterAt }, now, numbers);
    return { ...later, event: { ...later.event, facts: { ...later.event.facts, outcome } } };
  }
  const last = tried.attempts.length >= numbers.attempts || FOR_GOOD.includes(outcome);
  if (last) return told(ended(tried, 'giveUp'), 'callback.unreached');
  const wait = waitAfter(numbers.retryAfter, callback.attempts.length);
  const callAt = nextOpening(calendar, addMs(now, wait));
  const { seat: _used, rungAt: _over, ...rest } = move(tried, 'dial', callbackMoves);
  return told(timed({ ...rest, callAt, missed: 0 }, callAt), 'callback.dialled');
}

/** So long before its minute a call is prepared. */
const PREPARED_MINUTES = 30;

/** Whether a call is its agent's work of this moment: its number is part of it, and no limit stands in the way. */
export const isToBeMade = (callback: Callback, now: Instant): boolean =>
  isOpen(callback) && !isBefore(now, addMinutes(callback.callAt, -PREPARED_MINUTES));

/** Whoever calls has read the number: it is noted. */
export const numberShown = (callback: Callback): ChangedCallback => ({
  head: callback,
  event: { type: 'callback.number-shown', facts: factsOf(callback) },
});
