import { addDuration } from '../../kernel/duration.ts';
import { move, wrongState } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { endOfSupervision, type Timing } from '../clocks.ts';
import { isRecused } from '../dispatch/recusal-rules.ts';
import { mayNotHandle } from '../errors.ts';
import { isWatched } from '../ladder/escalation-rules.ts';
import { OPEN, type Ticket } from '../model.ts';
import { type ChangedTicket, rewatched } from '../rules.ts';
import * as refused from './errors.ts';
import { type Supervision, type SupervisionLevel, supervisionMoves } from './model.ts';

/** Supervision of dispatch (F06): an order (督办单) that must be answered in time, and what follows where it is not. */

const TOP = 4;
const RISEN: Readonly<Record<SupervisionLevel, SupervisionLevel>> = { REMINDER: 'YELLOW', YELLOW: 'RED', RED: 'RED' };

const openOrder = (ticket: Ticket) => ticket.supervision?.open;

/** Who must answer where nobody is named: whoever it lies with, else who was told of it last. */
export const answerable = ({ workOrder, told }: Ticket): string | undefined => {
  const live = workOrder && ['OFFERED', 'TAKEN_OVER'].includes(workOrder.status);
  return live ? workOrder.assignee : told?.staffNo;
};

export interface Supervising {
  readonly level: SupervisionLevel;
  readonly reason: string;
  readonly by: string;
  readonly to: string | undefined;
}

/** F06: an order to answer, by its level within 4 service hours, 2 service hours or 30 minutes; one at a time. */
export function supervise(ticket: Ticket, order: Supervising, now: Instant, timing: Timing): ChangedTicket {
  if (!isWatched(ticket)) throw wrongState('supervise', ticket.status, OPEN, ticket.version);
  if (openOrder(ticket)) throw refused.supervisedAlready();
  const to = order.to ?? answerable(ticket);
  if (to === undefined) throw refused.nobodyToAnswer();
  if (to === order.by) throw refused.supervisesHimself();
  if (isRecused(ticket, to)) throw mayNotHandle(to);
  const { level, by } = order;
  const dueAt = addDuration(timing.supervision[level], now, timing.calendars);
  const n = (ticket.supervision?.n ?? 0) + 1;
  const supervision: Supervision = { n, open: { status: supervisionMoves.issue.to, level, by, to, dueAt } };
  const { head, wakes } = rewatched({ ...ticket, supervision }, timing);
  const facts = { supervision: n, supervisionLevel: level, by, to, dueAt };
  return { head, event: { type: 'supervision.issued', facts, texts: { reason: order.reason }, wakes } };
}

/** Answered by the one it went to, or by somebody who may speak for all matters of the site. */
export function answerSupervision(
  ticket: Ticket,
  answer: { readonly text: string; readonly by: string; readonly forAnybody: boolean },
  now: Instant,
): ChangedTicket {
  const open = openOrder(ticket);
  if (!open || !ticket.supervision) throw refused.notSupervised();
  move({ ...open, version: ticket.version }, 'answer', supervisionMoves);
  if (open.by === answer.by) throw refused.supervisesHimself();
  if (open.to !== answer.by && !answer.forAnybody) throw refused.notYoursToAnswer(open.to);
  const { n } = ticket.supervision;
  const late = open.status === 'OVERDUE' || isBefore(open.dueAt, now);
  const facts = { supervision: n, supervisionLevel: open.level, by: answer.by, to: open.by, late };
  return {
    head: { ...ticket, supervision: { n } },
    event: { type: 'supervision.answered', facts, texts: { answer: answer.text } },
  };
}

/**
 * F06: an order that nobody answered in time. Its level rises with a new, shorter time, and the next level of the ladder is told;
 * at red it stays open, overdue, until somebody answers.
 */
export function lapseSupervision(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket | undefined {
  const due = endOfSupervision(ticket);
  const open = openOrder(ticket);
  if (!isWatched(ticket) || !open || !ticket.supervision || due === undefined || isBefore(now, due)) return undefined;
  const last = open.level === 'RED';
  const { status } = move({ ...open, version: ticket.version }, last ? 'lapse' : 'raise', supervisionMoves);
  const level = RISEN[open.level];
  const dueAt = last ? open.dueAt : addDuration(timing.supervision[level], now, timing.calendars);
  const { n } = ticket.supervision;
  const ladder = Math.min(TOP, ticket.level + 1);
  const risen: Ticket = { ...ticket, level: ladder, supervision: { n, open: { ...open, status, level, dueAt } } };
  const { head, wakes } = rewatched(risen, timing);
  const facts = {
    ...{ supervision: n, supervisionLevel: level, unanswered: open.to },
    ...{ from: ticket.level, level: ladder, calls: ladder },
  };
  return { head, event: { type: 'supervision.unanswered', facts, wakes } };
}
