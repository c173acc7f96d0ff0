import type { Calendar } from '../kernel/calendar.ts';
import { addDuration, type Duration, msOfElapsed } from '../kernel/duration.ts';
import type { Changed } from '../kernel/event.ts';
import { followUpIdOf } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { addMs, type Instant, isBefore } from '../kernel/time.ts';
import type { Timing } from '../tickets/clocks.ts';
import { isRecused } from '../tickets/dispatch/recusal-rules.ts';
import { close, reopen } from '../tickets/handling/closing-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Priority } from '../tickets/words.ts';
import { callersOf, keeping, notForOf, told } from './call-parts.ts';
import { answerIncomplete, callLaterNeedsTime, ownCase } from './errors.ts';
import { type AttemptOutcome, type FollowUp, moves } from './model.ts';
import { isSecond, mustStillStand, secondAnswered, secondEnded } from './second-rules.ts';
import { countedTries, isTriedEnough, nextTryAt, type TryNumbers } from './try-rules.ts';

/** The numbers of follow-up calls (F09): policy data. */
export interface FollowUpNumbers extends TryNumbers {
  readonly firstDue: Readonly<Record<Priority, Duration>>;
  /** After what time the guests of which priorities are called once more (domain 4.0). */
  readonly secondDue: Partial<Readonly<Record<Priority, Duration>>>;
  readonly attempts: Readonly<Record<Priority, number>>;
  readonly attemptWindow: Duration;
  /** How often the last who is told of a late call is told again. */
  readonly lateEvery: Duration;
  readonly talkSecondsReached: number;
  readonly closeAfterUnreached: Duration;
  /** How long before a time that the guest has asked for his caller is reminded. */
  readonly remindBefore: string;
  /** How long somebody anonymous may object to the answer that he reads by his code. */
  readonly closeAfterPublished: Duration;
}

export interface Calling {
  readonly numbers: FollowUpNumbers;
  readonly calendars: Readonly<Record<string, Calendar>>;
}

/** Both rows after a decision, and the one event that tells of both. */
export interface ChangedPair {
  readonly followUp: FollowUp;
  readonly ticket: Changed<Ticket>;
}

/**
 * F09: the follow-up of a resolution; of somebody anonymous there is no call (F04): he reads the answer by his code, and where
 * he does not object within ten working days the matter is closed. Planned once per resolution: its number is the ticket's
 * reopening count plus one.
 *
 * @param barred everybody who worked on it; left out, those whom the head remembers
 */
export function plan(
  ticket: Ticket,
  from: Instant,
  calling: Calling,
  barred: readonly string[] = ticket.handlers,
): ChangedPair {
  const { numbers, calendars } = calling;
  const n = ticket.reopened + 1;
  const closesAt = ticket.anonymous ? addDuration(numbers.closeAfterPublished, from, calendars) : undefined;
  const followUp: FollowUp = {
    id: followUpIdOf(ticket.id, n),
    site: ticket.site,
    ticketId: ticket.id,
    ticketNo: ticket.ticketNo,
    kind: 'COMPLAINT',
    ...(ticket.stage && { stage: ticket.stage }),
    priority: ticket.priority,
    post: callersOf(ticket),
    status: closesAt ? moves.answerByCode.to : moves.plan.to,
    dueAt: closesAt ?? addDuration(numbers.firstDue[ticket.priority], from, calendars),
    ...(closesAt && { closesAt }),
    attempts: [],
    attemptsAllowed: numbers.attempts[ticket.priority],
    notFor: notForOf(ticket, barred),
    generation: 1,
    version: 1,
  };
  const facts = { followUpId: followUp.id, post: followUp.post, dueAt: followUp.dueAt };
  const wakes = [keeping(followUp, followUp.dueAt)];
  const type = closesAt ? 'follow-up.answer-published' : 'follow-up.planned';
  return { followUp, ticket: told({ ...ticket, followUps: n }, { type, facts, wakes }) };
}

/** When a call falls due: at its time, or a little before the one that the guest has asked for, so that he is called at that (F09). */
export const fallsDueAt = ({ status, dueAt }: FollowUp, { remindBefore }: FollowUpNumbers): Instant =>
  status === 'RESCHEDULED' ? addMs(dueAt, -msOfElapsed(remindBefore)) : dueAt;

/** The call's time has come: it is told to those whose call it is by what is known of the matter now. */
export function fallDue(followUp: FollowUp, ticket: Ticket): ChangedPair {
  const { late: _before, ...moved } = move(followUp, 'fallDue', moves);
  const due = { ...moved, post: callersOf(ticket) };
  return {
    followUp: due,
    ticket: told(ticket, { type: 'follow-up.due', facts: { followUpId: due.id, post: due.post, dueAt: due.dueAt } }),
  };
}

export interface AttemptMade {
  readonly outcome: AttemptOutcome;
  readonly by: string;
  readonly talkSeconds?: number | undefined;
  readonly callLaterAt?: Instant | undefined;
  readonly solved?: 'YES' | 'PARTLY' | 'NO' | undefined;
  readonly overall?: number | undefined;
  readonly comment?: string | undefined;
}

const REOPENING_RATING = 2; // F10: 2 or less reopens

/** What a call came to: a talk shorter than the policy says reached nobody (F09). */
function outcomeOf(made: AttemptMade, reachedFrom: number): AttemptOutcome {
  const cutShort = made.outcome === 'ANSWERED' && made.talkSeconds !== undefined && made.talkSeconds < reachedFrom;
  return cutShort ? 'NO_ANSWER' : made.outcome;
}

/**
 * F09: one attempt. Answered ends the task: closed, or reopened one level higher when not solved or rated 2 or less.
 * The caller must not have handled the matter (separation of duties by person).
 */
export function attempt(
  pair: { followUp: FollowUp; ticket: Ticket },
  made: AttemptMade,
  at: { now: Instant; calling: Calling; timing: Timing },
): ChangedPair {
  const { followUp, ticket } = pair;
  if (ticket.handlers.includes(made.by) || isRecused(ticket, made.by)) throw ownCase(undefined);
  if (isSecond(followUp)) mustStillStand(followUp, ticket);
  const outcome = outcomeOf(made, at.calling.numbers.talkSecondsReached);
  const attempts = [...followUp.attempts, { at: at.now, by: made.by, outcome }].slice(-10);
  const tried = { ...followUp, attempts };
  if (outcome === 'ANSWERED') return answered(tried, ticket, made, at);
  if (outcome === 'REFUSED') return refusedCall(tried, ticket, at.now);
  if (outcome === 'CALL_LATER') return putOff(tried, ticket, made, at);
  return notReached(tried, ticket, outcome, at);
}

export type At = { now: Instant; calling: Calling; timing: Timing };

/** The guest was called: by then the follow-up was on time, or late; until the matter is closed nobody asks why it is not done. */
function called(ticket: Ticket, now: Instant): Ticket {
  const { FOLLOW_UP: clock } = ticket.clocks;
  if (clock?.state !== 'RUNNING') return ticket;
  const state = isBefore(clock.dueAt, now) ? 'BREACHED' : 'MET';
  return { ...ticket, clocks: { ...ticket.clocks, FOLLOW_UP: { ...clock, state } } };
}

/** When somebody first tried to reach the guest: by then the follow-up was on time, or late. */
const firstCall = ({ attempts }: FollowUp): Instant | undefined => attempts[0]?.at;

function answered(followUp: FollowUp, ticket: Ticket, made: AttemptMade, at: At): ChangedPair {
  const { solved, overall, comment } = made;
  if (solved === undefined || overall === undefined) {
    throw answerIncomplete([
      ...(solved === undefined ? ['solved'] : []),
      ...(overall === undefined ? ['overall'] : []),
    ]);
  }
  const reached = { ...move(followUp, 'reach', moves), solved, overall };
  const badly = solved === 'NO' || overall <= REOPENING_RATING;
  if (isSecond(followUp)) return secondAnswered(reached, ticket, { ...made, badly }, at);
  const changed = badly
    ? reopen(ticket, solved === 'NO' ? 'NOT_SOLVED' : 'RATED_LOW', at.now, at.timing)
    : close(
        ticket,
        { outcome: 'FOLLOWED_UP', endedAs: solved === 'PARTLY' ? 'PARTLY' : 'SOLVED' },
        { now: at.now, calledAt: firstCall(followUp) },
      );
  const facts = { ...changed.event.facts, followUpId: reached.id, solved, overall };
  const event = { ...changed.event, facts, ...(comment !== undefined && { texts: { comment } }) };
  return { followUp: reached, ticket: { head: changed.head, event } };
}

/** The guest does not want the call: the matter is closed as such, and that is its own figure in the statistics. */
function refusedCall(followUp: FollowUp, ticket: Ticket, now: Instant): ChangedPair {
  if (isSecond(followUp)) return secondEnded(followUp, ticket, 'refuse');
  const refused = move(followUp, 'refuse', moves);
  const changed = close(
    ticket,
    { outcome: 'REFUSED', endedAs: 'CALL_REFUSED' },
    { now, calledAt: firstCall(followUp) },
  );
  return {
    followUp: refused,
    ticket: { ...changed, event: { ...changed.event, facts: { ...changed.event.facts, followUpId: refused.id } } },
  };
}

/** The guest's own time wins over the schedule. */
function putOff(followUp: FollowUp, ticket: Ticket, made: AttemptMade, at: At): ChangedPair {
  if (!made.callLaterAt || !isBefore(at.now, made.callLaterAt)) throw callLaterNeedsTime();
  const later: FollowUp = {
    ...move(followUp, 'callLater', moves),
    ...{ dueAt: made.callLaterAt, generation: followUp.generation + 1 },
  };
  const remindAt = fallsDueAt(later, at.calling.numbers);
  const wakes = [keeping(later, isBefore(at.now, remindAt) ? remindAt : at.now)];
  const facts = { followUpId: later.id, outcome: 'CALL_LATER', dueAt: later.dueAt };
  return {
    followUp: later,
    ticket: told(called(ticket, at.now), { type: 'follow-up.put-off', facts, wakes }),
  };
}

/** F09: one message and a last wait follow after tries enough; until then the next one is due in another part of the day. */
function notReached(followUp: FollowUp, ticket: Ticket, outcome: AttemptOutcome, at: At): ChangedPair {
  const { numbers, calendars } = at.calling;
  const { attemptsAllowed } = followUp;
  const counted = countedTries(followUp.attempts, at.calling);
  const facts = {
    followUpId: followUp.id,
    outcome,
    attempt: counted.length,
    badNumber: outcome === 'WRONG_NUMBER' || outcome === 'INVALID_NUMBER',
  };
  if (isTriedEnough(counted, attemptsAllowed, numbers)) {
    if (isSecond(followUp)) return secondEnded(followUp, ticket, 'giveUp', facts);
    const closesAt = addDuration(numbers.closeAfterUnreached, at.now, calendars);
    const unreached = { ...move(followUp, 'giveUp', moves), closesAt, generation: followUp.generation + 1 };
    const wakes = [keeping(unreached, closesAt)];
    return {
      followUp: unreached,
      ticket: told(called(ticket, at.now), { type: 'follow-up.unreached', facts: { ...facts, closesAt }, wakes }),
    };
  }
  const dueAt = nextTryAt(counted, attemptsAllowed, { ...at.calling, now: at.now });
  const again = { ...move(followUp, 'try', moves), dueAt };
  return {
    followUp: again,
    ticket: told(called(ticket, at.now), { type: 'follow-up.attempted', facts: { ...facts, dueAt } }),
  };
}

/**
 * F09: nobody was reached and the last message is out: closed "unreached"; or somebody anonymous did not object. Neither ever
 * counts as satisfied.
 */
const unheard = ({ channel, anonymous }: Ticket) => {
  if (channel === 'INTERNAL') return 'NO_COMPLAINANT';
  return anonymous ? 'ANONYMOUS' : 'UNREACHED';
};
export function closeUnreached(followUp: FollowUp, ticket: Ticket, now: Instant): ChangedPair {
  const changed = close(
    ticket,
    { outcome: unheard(ticket), endedAs: unheard(ticket) },
    { now, calledAt: firstCall(followUp) ?? ticket.resolvedAt },
  );
  const { closesAt: _over, ...closed } = followUp;
  return {
    followUp: closed,
    ticket: { ...changed, event: { ...changed.event, facts: { ...changed.event.facts, followUpId: followUp.id } } },
  };
}

/** The matter was taken up again before its call was over: there is nothing to ask now; the next resolution plans anew. */
export function cancelOver(followUp: FollowUp, ticket: Ticket): ChangedPair {
  const { closesAt: _over, ...rest } = move(followUp, 'cancel', moves);
  const facts = { followUpId: followUp.id, because: ticket.status };
  return { followUp: rest, ticket: told(ticket, { type: 'follow-up.cancelled', facts }) };
}

/**
 * F09: the call is called off by somebody who did not handle the matter, for a reason that stands in the event. The matter is
 * not left without an end: it is closed as not followed up, a figure of its own.
 */
export function callOff(
  { followUp, ticket }: { followUp: FollowUp; ticket: Ticket },
  by: { staffNo: string; reason: string },
  now: Instant,
): ChangedPair {
  if (ticket.handlers.includes(by.staffNo) || isRecused(ticket, by.staffNo)) throw ownCase(undefined);
  if (isSecond(followUp)) return withReason(secondEnded(followUp, ticket, 'cancel'), by.reason);
  const { closesAt: _over, ...rest } = move(followUp, 'cancel', moves);
  const { head, event } = close(
    ticket,
    { outcome: 'NOT_FOLLOWED_UP', endedAs: 'NOT_FOLLOWED_UP' },
    { now, calledAt: firstCall(followUp) },
  );
  const facts = { ...event.facts, followUpId: followUp.id };
  return { followUp: rest, ticket: { head, event: { ...event, facts, texts: { reason: by.reason } } } };
}

const withReason = ({ followUp, ticket }: ChangedPair, reason: string): ChangedPair => ({
  followUp,
  ticket: { head: ticket.head, event: { ...ticket.event, texts: { reason } } },
});

/** Whether the call is still to be made or waited for. */
export const isOpen = (followUp: FollowUp): boolean => (moves.try.from as readonly string[]).includes(followUp.status);
