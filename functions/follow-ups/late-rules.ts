import { addDuration } from '../kernel/duration.ts';
import type { Instant } from '../kernel/time.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import { told } from './call-parts.ts';
import type { FollowUp } from './model.ts';
import type { Calling, ChangedPair } from './rules.ts';

/** Beyond whom there is nobody: he is told again and again. */
const LAST = 'COMPANY_LEADER';

/** Whom a call that nobody makes is told to, one after the other. */
const LATE_TO = ['FOLLOW_UP_LEADER', 'SERVICE_SUPERVISOR', 'GUEST_SERVICE_MANAGER', LAST] as const;
/** Of what is about somebody of the house: nobody below the supervisor, who calls himself. */
const GUARDED_LATE_TO = ['GUEST_SERVICE_MANAGER', LAST] as const;

const informedOf = (ticket: Ticket) => (isGuarded(ticket) ? GUARDED_LATE_TO : LATE_TO);

const MOST_TIMES = 999; // as often as a row can count

/**
 * When a call that is due and was not made is told to the next of them, a window after the one before; once all know, to the highest
 * again and again until somebody has made it. Undefined where it is not due.
 */
export function lateAt(followUp: FollowUp, ticket: Ticket, { numbers, calendars }: Calling): Instant | undefined {
  const times = followUp.late ?? 0;
  if (followUp.status !== 'DUE' || times >= MOST_TIMES) return undefined;
  const steps = informedOf(ticket).length;
  let at = followUp.dueAt;
  for (let n = 0; n <= times; n += 1)
    at = addDuration(n < steps ? numbers.attemptWindow : numbers.lateEvery, at, calendars);
  return at;
}

/** F09: nobody has made the call in its time: the leader of the follow-up hears of it, then the supervisor, the manager, the company's leader. */
export function callLate(followUp: FollowUp, ticket: Ticket): ChangedPair {
  const before = followUp.late ?? 0;
  const informed = informedOf(ticket);
  const post = informed[before] ?? LAST;
  const facts = { followUpId: followUp.id, post, dueAt: followUp.dueAt, missed: before + 1 };
  return { followUp: { ...followUp, late: before + 1 }, ticket: told(ticket, { type: 'follow-up.late', facts }) };
}
