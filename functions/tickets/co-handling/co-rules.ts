import { addDuration, shareBetween } from '../../kernel/duration.ts';
import { workOrderIdOf } from '../../kernel/ids.ts';
import { move, wrongState } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import type { Wake } from '../../kernel/workflow.ts';
import { type Clocks, startClocks, type Timing } from '../clocks.ts';
import { type Taker, withHandler } from '../dispatch/offer-rules.ts';
import { isRecused } from '../dispatch/recusal-rules.ts';
import { mayNotHandle, noFurtherReturn, notYourWorkOrder, tooLateToReturn, workOrderNotFound } from '../errors.ts';
import { isOpen, OPEN, type Ticket, WITH_SOMEBODY, workOrderMoves } from '../model.ts';
import { type ChangedTicket, rewatched } from '../rules.ts';
import * as refused from './errors.ts';
import { type CoOrder, MOST_CO_HANDLERS } from './model.ts';

/** Lead and co-handlers (R45): others do a part each, by a share of the lead's remaining time; the lead checks what they did. */

/** A ticket and one of its co-orders after a decision, with the one event that tells of both. */
export interface ChangedCo {
  readonly ticket: ChangedTicket;
  readonly order: CoOrder;
}

/** Those that somebody still has to work on. */
const isUnderWay = ({ status }: CoOrder) => status === 'OFFERED' || status === 'TAKEN_OVER';
/** Those that keep the matter from being resolved. */
export const isCoOpen = (order: CoOrder): boolean => isUnderWay(order) || order.status === 'SUBMITTED';

/** The OLA clock is the earliest part that is still to come; where none is, it has ended. */
function withOla(ticket: Ticket, orders: readonly CoOrder[], now: Instant): { clocks: Clocks; ended: string[] } {
  const { OLA, ...rest } = ticket.clocks;
  if (!orders.some(isUnderWay)) {
    const ended = OLA ? [`OLA:${isBefore(OLA.dueAt, now) ? 'BREACHED' : 'MET'}`] : [];
    return { clocks: rest, ended };
  }
  const next = orders.filter(isUnderWay).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0] as CoOrder;
  const { dueAt } = next;
  if (OLA?.dueAt === dueAt) return { clocks: ticket.clocks, ended: [] };
  // The part that the clock was for is done, or a nearer one has come: only the first of the two ends something.
  const done = OLA && OLA.dueAt < dueAt ? [`OLA:${isBefore(OLA.dueAt, now) ? 'BREACHED' : 'MET'}`] : [];
  return { clocks: { ...rest, OLA: { state: 'RUNNING', from: next.offeredAt, dueAt, rung: 0 } }, ended: done };
}

/** The head as its orders make it: who is not done yet, and when the next part is due. */
export function withOrders(
  ticket: Ticket,
  orders: readonly CoOrder[],
  now: Instant,
): { head: Ticket; ended: string[] } {
  const coHandlers = orders.filter(isCoOpen).map(({ assignee }) => assignee);
  const { clocks, ended } = withOla(ticket, orders, now);
  const { coHandlers: _before, ...rest } = ticket;
  return { head: { ...rest, clocks, ...(coHandlers.length > 0 && { coHandlers }) }, ended };
}

/** One order has changed: the head by all of them, and the event that tells of it. */
function led(
  ticket: Ticket,
  orders: readonly CoOrder[],
  of: { readonly type: string; readonly order: CoOrder; readonly text?: Readonly<Record<string, string>> },
  at: { readonly now: Instant; readonly timing: Timing; readonly wakes?: readonly Wake[] },
): ChangedCo {
  const { now, timing } = at;
  const all = [...orders.filter(({ id }) => id !== of.order.id), of.order];
  const { head: after, ended } = withOrders(ticket, all, now);
  const { head, wakes } = rewatched(after, timing);
  const { id: workOrderId, assignee, dueAt } = of.order;
  const lead = ticket.workOrder?.assignee ?? assignee;
  const facts = { workOrderId, assignee, lead, dueAt, ended };
  const event = { type: of.type, facts, ...(of.text && { texts: of.text }), wakes: [...(at.wakes ?? []), ...wakes] };
  return { ticket: { head, event }, order: of.order };
}

export interface CoAsked extends Taker {
  readonly note?: string | undefined;
}

/** F05: another person is asked for a part; it is due when 60 % of the lead's remaining time is over. */
export function invite(
  ticket: Ticket,
  orders: readonly CoOrder[],
  asked: CoAsked,
  at: { now: Instant; timing: Timing },
): ChangedCo {
  const { now, timing } = at;
  const { staffNo: assignee, unitId } = asked;
  if (!(WITH_SOMEBODY as readonly string[]).includes(ticket.status))
    throw wrongState('invite', ticket.status, WITH_SOMEBODY, ticket.version);
  if (isRecused(ticket, assignee)) throw mayNotHandle(assignee);
  if (ticket.workOrder?.assignee === assignee || ticket.coHandlers?.includes(assignee)) throw refused.handlesAlready();
  if ((ticket.coHandlers?.length ?? 0) >= MOST_CO_HANDLERS) throw refused.tooManyCoHandlers(MOST_CO_HANDLERS);
  const workOrders = ticket.workOrders + 1;
  const takeOverBy = startClocks(['TAKE_OVER'], ticket, now, timing).TAKE_OVER?.dueAt ?? now;
  const order: CoOrder = {
    ...{ id: workOrderIdOf(ticket.id, workOrders), site: ticket.site, ticketId: ticket.id },
    ...{ status: 'OFFERED', assignee, ...(unitId && { unitId }), offeredAt: now, takeOverBy },
    ...{ dueAt: olaOf(ticket, now, timing) ?? takeOverBy, version: 1 },
  };
  const wake: Wake = { machine: 'complaint-dispatch', id: order.id, generation: 1, wakeAt: takeOverBy };
  const text = asked.note === undefined ? {} : { text: { note: asked.note } };
  return led(
    { ...ticket, workOrders },
    orders,
    { type: 'work-order.co-offered', order, ...text },
    { ...at, wakes: [wake] },
  );
}

/** The offer to the lead with those for the parts, told by one event. */
export function withParts(
  offered: ChangedTicket,
  takers: readonly Taker[],
  at: { now: Instant; timing: Timing },
): { changed: ChangedTicket; orders: CoOrder[] } {
  let { head } = offered;
  const orders: CoOrder[] = [];
  const wakes: Wake[] = [];
  for (const taker of takers) {
    const { ticket, order } = invite(head, orders, taker, at);
    head = ticket.head;
    orders.push(order);
    wakes.push(...(ticket.event.wakes ?? []));
  }
  if (orders.length === 0) return { changed: offered, orders };
  const { event } = offered;
  // Of several orders for the ladder the last one counts: each has a higher generation.
  const ladder = wakes.filter(({ machine }) => machine === 'escalation').slice(-1);
  const others = wakes.filter(({ machine }) => machine !== 'escalation');
  const facts = { ...event.facts, coAssignees: orders.map(({ assignee }) => assignee) };
  return {
    changed: { head, event: { ...event, facts, wakes: [...(event.wakes ?? []), ...others, ...ladder] } },
    orders,
  };
}

/** A share of what the lead has left; undefined where nothing is left. */
function olaOf({ clocks, priority }: Ticket, now: Instant, timing: Timing): Instant | undefined {
  const due = clocks.RESOLVE?.dueAt;
  if (!due || !isBefore(now, due)) return undefined;
  const duration = timing.sla.clocks[priority].RESOLVE ?? 'PT0S';
  return shareBetween(duration, timing.olaShare, { from: now, to: due, paused: 0, calendars: timing.calendars });
}

interface Act {
  readonly by: string;
  readonly now: Instant;
  readonly timing: Timing;
}

type Verb = 'release' | 'takeOver' | 'return' | 'timeOut' | 'submit' | 'accept' | 'sendBack' | 'cancel';

function moved(ticket: Ticket, orders: readonly CoOrder[], id: string, verb: Verb): CoOrder {
  const order = orders.find((one) => one.id === id);
  if (!order) throw workOrderNotFound();
  if (!isOpen(ticket)) throw wrongState(verb, ticket.status, OPEN, ticket.version);
  const { version } = order;
  return { ...move({ ...order, version: ticket.version }, verb, workOrderMoves), version };
}

const mustBe = (staffNo: string | undefined, by: string) => {
  if (staffNo !== by) throw notYourWorkOrder();
};

/** Taken over by the co-handler himself: he has worked on it, so he makes no follow-up call of it. */
export function coTakeOver(ticket: Ticket, orders: readonly CoOrder[], id: string, act: Act): ChangedCo {
  const order = moved(ticket, orders, id, 'takeOver');
  mustBe(order.assignee, act.by);
  const known = { ...ticket, handlers: withHandler(ticket.handlers, act.by) };
  return led(known, orders, { type: 'work-order.co-taken-over', order }, act);
}

/** F05: given back with a reason, as soon after the offer as a lead may, and by one person once. */
export function coReturn(
  ticket: Ticket,
  orders: readonly CoOrder[],
  of: { id: string; reason: string },
  act: Act,
): ChangedCo {
  const order = moved(ticket, orders, of.id, 'return');
  mustBe(order.assignee, act.by);
  if (orders.some(({ assignee, status }) => assignee === act.by && status === 'RETURNED')) throw noFurtherReturn();
  const { returnWithin, calendars } = act.timing;
  if (!isBefore(act.now, addDuration(returnWithin, order.offeredAt, calendars))) throw tooLateToReturn();
  return led(ticket, orders, { type: 'work-order.co-returned', order, text: { note: of.reason } }, act);
}

/** Whoever had the part is away: the lead asks somebody else. */
export function coRelease(ticket: Ticket, orders: readonly CoOrder[], id: string, act: Omit<Act, 'by'>): ChangedCo {
  return led(ticket, orders, { type: 'work-order.co-timed-out', order: moved(ticket, orders, id, 'release') }, act);
}

/** Nobody took the part over in time: the lead asks somebody else. */
export function coTimeOut(ticket: Ticket, orders: readonly CoOrder[], id: string, act: Omit<Act, 'by'>): ChangedCo {
  return led(ticket, orders, { type: 'work-order.co-timed-out', order: moved(ticket, orders, id, 'timeOut') }, act);
}

export function submit(
  ticket: Ticket,
  orders: readonly CoOrder[],
  of: { id: string; result: string },
  act: Act,
): ChangedCo {
  const order = moved(ticket, orders, of.id, 'submit');
  mustBe(order.assignee, act.by);
  return led(ticket, orders, { type: 'work-order.submitted', order, text: { result: of.result } }, act);
}

/** The lead checks the part: good. */
export function acceptPart(ticket: Ticket, orders: readonly CoOrder[], id: string, act: Act): ChangedCo {
  const order = moved(ticket, orders, id, 'accept');
  mustBe(ticket.workOrder?.assignee, act.by);
  return led(ticket, orders, { type: 'work-order.accepted', order }, act);
}

/** The lead checks the part: not good; it is the co-handler's again. */
export function sendBack(
  ticket: Ticket,
  orders: readonly CoOrder[],
  of: { id: string; reason: string },
  act: Act,
): ChangedCo {
  const order = moved(ticket, orders, of.id, 'sendBack');
  mustBe(ticket.workOrder?.assignee, act.by);
  return led(ticket, orders, { type: 'work-order.sent-back', order, text: { note: of.reason } }, act);
}

/** The part is not needed any more, says the lead. */
export function cancelPart(
  ticket: Ticket,
  orders: readonly CoOrder[],
  of: { id: string; reason: string },
  act: Act,
): ChangedCo {
  const order = moved(ticket, orders, of.id, 'cancel');
  mustBe(ticket.workOrder?.assignee, act.by);
  return led(ticket, orders, { type: 'work-order.cancelled', order, text: { note: of.reason } }, act);
}

/** A co-order as it ends when its matter does. */
export const cancelled = (order: CoOrder): CoOrder => ({ ...order, status: workOrderMoves.cancel.to });
