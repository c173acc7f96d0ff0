import { addDuration } from '../../kernel/duration.ts';
import { wrongState } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import type { Timing } from '../clocks.ts';
import * as refused from '../co-handling/errors.ts';
import { mayNotHandle, notYourWorkOrder, workOrderNotFound } from '../errors.ts';
import { isWatched } from '../ladder/escalation-rules.ts';
import { type Ticket, WITH_SOMEBODY } from '../model.ts';
import { type ChangedTicket, rewatched } from '../rules.ts';
import { withHandler } from './offer-rules.ts';
import { isRecused } from './recusal-rules.ts';

/** Handing over (F05): the giver answers for the matter until the receiver has accepted it; 15 minutes, then a leader is told. */

function leadOrder(ticket: Ticket, id: string) {
  const { workOrder } = ticket;
  if (workOrder?.id !== id) throw workOrderNotFound();
  if (!(WITH_SOMEBODY as readonly string[]).includes(ticket.status) || workOrder.status !== 'TAKEN_OVER')
    throw wrongState('hand-over', workOrder.status, ['TAKEN_OVER'], ticket.version);
  return workOrder;
}

/** The one who works on it gives it to a colleague, with a note of what is open and what was promised. */
export function handOver(
  ticket: Ticket,
  of: { id: string; by: string; to: string; note: string },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  const order = leadOrder(ticket, of.id);
  if (order.assignee !== of.by) throw notYourWorkOrder();
  if (of.to === of.by) throw refused.handlesAlready();
  if (isRecused(ticket, of.to)) throw mayNotHandle(of.to);
  const until = addDuration(timing.handOverWithin, now, timing.calendars);
  const { head, wakes } = rewatched({ ...ticket, handOver: { to: of.to, until } }, timing);
  const facts = { workOrderId: order.id, from: of.by, to: of.to, until };
  return { head, event: { type: 'work-order.hand-over-offered', facts, texts: { note: of.note }, wakes } };
}

/** The receiver accepts: it is his from now on, with all its clocks. */
export function acceptHandOver(ticket: Ticket, of: { id: string; by: string }): ChangedTicket {
  const order = leadOrder(ticket, of.id);
  const { handOver: offered, ...rest } = ticket;
  if (!offered) throw refused.notHandedOver();
  if (offered.to !== of.by) throw notYourWorkOrder();
  const handlers = withHandler(ticket.handlers, of.by);
  const facts = { workOrderId: order.id, from: order.assignee, to: of.by, assignee: of.by };
  return {
    head: { ...rest, handlers, owner: of.by, workOrder: { ...order, assignee: of.by } },
    event: { type: 'work-order.handed-over', facts },
  };
}

/** Nobody accepted in time: it stays with the giver, and the group leader is told. */
export function lapseHandOver(ticket: Ticket, now: Instant): ChangedTicket | undefined {
  const { handOver: offered, ...head } = ticket;
  if (!isWatched(ticket) || !offered || isBefore(now, offered.until)) return undefined;
  const level = Math.max(1, ticket.level);
  const facts = { unanswered: offered.to, stays: ticket.workOrder?.assignee ?? '', from: ticket.level, level };
  return { head: { ...head, level }, event: { type: 'work-order.hand-over-unanswered', facts } };
}
