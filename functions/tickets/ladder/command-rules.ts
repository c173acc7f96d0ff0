import { addDuration } from '../../kernel/duration.ts';
import { wrongState } from '../../kernel/moves.ts';
import { addMs, type Instant, isBefore } from '../../kernel/time.ts';
import { type Clocks, latestOf, retimed, type Timing, within } from '../clocks.ts';
import { notTheHandler } from '../errors.ts';
import { OPEN, type Ticket } from '../model.ts';
import { type ChangedTicket, rewatched } from '../rules.ts';
import type { Priority } from '../words.ts';
import * as refused from './errors.ts';
import { hasLadder, isWatched, toldAs } from './escalation-rules.ts';
import { started, withContainment } from './urgent-rules.ts';

/** What leaders, handlers and guests ask of an open matter: to be quicker, to have more time, to be somebody else's. */

const TOP = 4;
const DAY_MS = 24 * 3_600_000;

function mustBeOpen(ticket: Ticket, verb: string): void {
  if (!isWatched(ticket)) throw wrongState(verb, ticket.status, OPEN, ticket.version);
}

/** F07: told to the next level, or to the one that is named, by hand. */
export function escalate(ticket: Ticket, to: number | undefined, reason: string): ChangedTicket {
  mustBeOpen(ticket, 'escalate');
  const level = Math.min(TOP, Math.max(ticket.level + 1, to ?? 0));
  if (ticket.level === TOP) throw refused.atTheTop();
  return {
    head: { ...ticket, level },
    event: {
      type: 'ticket.escalated',
      facts: { from: ticket.level, level, cause: 'BY_HAND' },
      texts: { note: reason },
    },
  };
}

/** F07: whoever was told at this level has seen it and answers for it; it is not passed on. */
export function acknowledge(ticket: Ticket, staffNo: string, note: string | undefined): ChangedTicket {
  const { told } = ticket;
  if (told?.ackBy === undefined) throw refused.nothingToAcknowledge();
  if (told.staffNo !== staffNo) throw refused.notToldToYou(told.staffNo);
  const facts = { level: toldAs(ticket), by: staffNo };
  const texts = note === undefined ? {} : { texts: { note } };
  return {
    head: { ...ticket, told: { staffNo } },
    event: { type: 'ticket.escalation-acknowledged', facts, ...texts },
  };
}

/** F07: a level that has not acknowledged in its time is passed over to the next; at the top, that it has not is told. */
export function passOnUnacknowledged(ticket: Ticket, now: Instant): ChangedTicket | undefined {
  const { told } = ticket;
  if (!hasLadder(ticket) || told?.ackBy === undefined || isBefore(now, told.ackBy)) return undefined;
  const from = toldAs(ticket);
  const facts = { unacknowledged: told.staffNo, from };
  const silent: Ticket = { ...ticket, told: { staffNo: told.staffNo } };
  if (from >= TOP)
    return { head: silent, event: { type: 'ticket.escalation-unanswered', facts: { ...facts, level: from } } };
  const level = Math.max(ticket.level, from + 1);
  return {
    head: { ...silent, level },
    event: { type: 'ticket.escalated', facts: { ...facts, level, calls: from + 1, cause: 'NOT_ACKNOWLEDGED' } },
  };
}

/** F07: taken back to a lower level, with the reason. */
export function deescalate(ticket: Ticket, to: number, reason: string): ChangedTicket {
  mustBeOpen(ticket, 'de-escalate');
  if (to >= ticket.level) throw refused.notLower(ticket.level);
  const { told: _told, ...head } = ticket;
  return {
    head: { ...head, level: to },
    event: { type: 'ticket.de-escalated', facts: { from: ticket.level, level: to }, texts: { note: reason } },
  };
}

/** F07 (催办): the guest, or a colleague for him, asks where it stays; at most once in 24 hours, and it is counted. */
export function urge(ticket: Ticket, now: Instant): ChangedTicket {
  mustBeOpen(ticket, 'urge');
  const again = ticket.urgedAt && addMs(ticket.urgedAt, DAY_MS);
  if (again && isBefore(now, again)) throw refused.urgedAlready(again);
  const urges = Math.min(999, (ticket.urges ?? 0) + 1);
  const level = Math.max(1, ticket.level);
  const facts = { urges, level, calls: level };
  return { head: { ...ticket, urgedAt: now, urges, level }, event: { type: 'ticket.urged', facts } };
}

/** Domain 4.0: another priority, by hand and with a reason. Consumed and paused time stay consumed. */
export function reprioritise(
  ticket: Ticket,
  to: { priority: Priority; reason: string },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  mustBeOpen(ticket, 'reprioritise');
  const timed = retimed(ticket.clocks, { ...ticket, priority: to.priority }, now, timing);
  const anew = withContainment({ ...ticket, priority: to.priority, clocks: timed.clocks }, now, timing);
  const { head: after, facts: copies } = started(anew, timing);
  const owner: Record<string, string> = ticket.workOrder ? { owner: ticket.workOrder.assignee } : {};
  const { head, wakes } = rewatched(after, timing);
  const facts = {
    from: ticket.priority,
    priority: to.priority,
    late: timed.late,
    level: head.level,
    ...copies,
    ...owner,
  };
  return { head, event: { type: 'ticket.reprioritised', facts, texts: { note: to.reason }, wakes } };
}

const EXTENSIONS = 2;

/** Domain 4.0: the handler asks for more time, before it is over, at most twice. */
export function askExtension(
  ticket: Ticket,
  asked: { workdays: number; reason: string; staffNo: string },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  mustBeOpen(ticket, 'extend');
  if (ticket.workOrder?.assignee !== asked.staffNo) throw notTheHandler();
  const due = ticket.clocks.RESOLVE;
  // While the guest is asked something the time stands still where it stood when he was asked.
  const at = due?.state === 'PAUSED' ? (ticket.pausedAt ?? now) : now;
  if (!due || !isBefore(at, due.dueAt)) throw refused.extensionTooLate();
  if ((ticket.extended ?? 0) >= EXTENSIONS) throw refused.extensionsUsedUp(EXTENSIONS);
  if (ticket.extension) throw refused.extensionAsked();
  const { workdays, staffNo } = asked;
  mustStayWithin(ticket, workdays, timing);
  return {
    head: { ...ticket, extension: { workdays, by: staffNo } },
    event: { type: 'ticket.extension-asked', facts: { workdays, by: staffNo }, texts: { note: asked.reason } },
  };
}

/** Nobody of the house grants more than a law, or the target before an authority's date, leaves. Errors: `ticket.beyondLegal`. */
function mustStayWithin(ticket: Ticket, workdays: number, timing: Timing): void {
  const { RESOLVE: due } = ticket.clocks;
  const latest = due && latestOf('RESOLVE', { of: ticket, from: due.from, timing });
  if (latest && isBefore(latest, addDuration({ workdays }, due.dueAt, timing.calendars)))
    throw refused.beyondLegal(latest);
}

/** How many working days each level may grant (domain 4.0). */
const MAY_GRANT = { SUPERVISOR: 3, MANAGER: 10 } as const;

/**
 * Domain 4.0: granted or not, by somebody else: a supervisor up to 3 working days, the manager up to 10. The guest is told; the
 * event keeps the original due time, by which the statistics judge.
 */
export function decideExtension(
  ticket: Ticket,
  decided: { granted: boolean; message: string; by: { staffNo: string; mayGrant: keyof typeof MAY_GRANT } },
  timing: Timing,
): ChangedTicket {
  mustBeOpen(ticket, 'decide-extension');
  const { extension } = ticket;
  if (!extension) throw refused.noExtensionAsked();
  if (extension.by === decided.by.staffNo) throw refused.notYourOwnRequest();
  const { extension: _decided, ...rest } = ticket;
  const { workdays } = extension;
  if (!decided.granted)
    return {
      head: rest,
      event: { type: 'ticket.extension-refused', facts: { workdays }, texts: { note: decided.message } },
    };
  if (workdays > MAY_GRANT[decided.by.mayGrant]) throw refused.beyondYourGrant(MAY_GRANT[decided.by.mayGrant]);
  mustStayWithin(ticket, workdays, timing);
  const original = rest.clocks.RESOLVE?.dueAt;
  const { head, wakes } = rewatched(
    { ...rest, clocks: extended(rest, workdays, timing), extended: (rest.extended ?? 0) + 1 },
    timing,
  );
  const facts = {
    ...{ workdays, by: decided.by.staffNo },
    ...(original && { originalDueAt: original }),
    ...(head.clocks.RESOLVE && { dueAt: head.clocks.RESOLVE.dueAt }),
  };
  return { head, event: { type: 'ticket.extended', facts, texts: { message: decided.message }, wakes } };
}

function extended(ticket: Ticket, workdays: number, timing: Timing): Clocks {
  const later = Object.entries(ticket.clocks).map(([kind, clock]) => {
    if (kind !== 'RESOLVE' && kind !== 'TOTAL_RESOLVE') return [kind, clock] as const;
    const later = addDuration({ workdays }, clock.dueAt, timing.calendars);
    const dueAt = within(kind, later, { of: ticket, from: clock.from, timing });
    const granted = (clock.granted ?? 0) + workdays;
    return [kind, { ...clock, dueAt, paused: clock.paused ?? 0, granted }] as const;
  });
  return Object.fromEntries(later);
}
