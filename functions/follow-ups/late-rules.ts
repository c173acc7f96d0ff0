import { addDuration } from '../kernel/duration.ts';
import type { Instant } from '../kernel/time.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import { told } from './call-parts.ts';
import type { FollowUp } from './model.ts';
import type { Calling, ChangedPair } from './rules.ts';

/** Whom a call that nobody makes is told to, one after the other. */
const LATE_TO = ['FOLLOW_UP_LEADER', 'SERVICE_SUPERVISOR'] as const;
/** Of what is about somebody of the house: nobody below the supervisor, who calls himself. */
const GUARDED_LATE_TO = ['GUEST_SERVICE_MANAGER', 'COMPANY_LEADER'] as const;

/** When a call that is due and was not made is told to the next of them; undefined where all know. */
export function lateAt(followUp: FollowUp, { numbers, calendars }: Calling): Instant | undefined {
  const times = followUp.late ?? 0;
  if (followUp.status !== 'DUE' || times >= LATE_TO.length) return undefined;
  let at = followUp.dueAt;
  for (let window = 0; window <= times; window += 1) at = addDuration(numbers.attemptWindow, at, calendars);
  return at;
}

/** F09: nobody has made the call in its time: the leader of the follow-up hears of it, then the supervisor. */
export function callLate(followUp: FollowUp, ticket: Ticket): ChangedPair {
  const before = followUp.late ?? 0;
  const informed = isGuarded(ticket) ? GUARDED_LATE_TO : LATE_TO;
  const post = informed[before] ?? informed[0];
  const facts = { followUpId: followUp.id, post, dueAt: followUp.dueAt, missed: before + 1 };
  return { followUp: { ...followUp, late: before + 1 }, ticket: told(ticket, { type: 'follow-up.late', facts }) };
}
