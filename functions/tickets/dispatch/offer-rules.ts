import { addDuration } from '../../kernel/duration.ts';
import { workOrderIdOf } from '../../kernel/ids.ts';
import { move, wrongState } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import type { Wake } from '../../kernel/workflow.ts';
import { endClocks, startClocks, type Timing } from '../clocks.ts';
import { nobodyToOffer, noFurtherReturn, notYourWorkOrder, tooLateToReturn, workOrderNotFound } from '../errors.ts';
import { hasNoTaker, moves, type Ticket, type WorkOrder, workOrderMoves } from '../model.ts';
import { type ChangedTicket, filed, rewatched } from '../rules.ts';
import { leftStanding, resumed } from '../standing.ts';
import type { Reached } from './taker-rules.ts';

export interface Taker {
  readonly staffNo: string;
  readonly unitId?: string | undefined;
  /** He has declined it, and nobody else can take it (F05). */
  readonly onlyOne?: boolean | undefined;
  /** How he is reached; left out: on shift. */
  readonly reached?: Reached | undefined;
}

const keeping = (order: WorkOrder): Wake => ({
  machine: 'complaint-dispatch',
  id: order.id,
  generation: order.generation,
  wakeAt: order.takeOverBy,
});

function offer(
  ticket: Ticket,
  taker: Taker,
  of: { id: WorkOrder['id']; generation: number; now: Instant; timing: Timing },
): Ticket {
  const { id, generation, now, timing } = of;
  const clocks = startClocks(['TAKE_OVER'], ticket, now, timing);
  const takeOverBy = clocks.TAKE_OVER?.dueAt ?? now;
  const { staffNo: assignee, unitId } = taker;
  const workOrder: WorkOrder = {
    id,
    status: 'OFFERED',
    assignee,
    ...(unitId && { unitId }),
    offeredAt: now,
    takeOverBy,
    generation,
  };
  const { noTaker: _found, ...rest } = ticket;
  return filed({ ...rest, workOrder, clocks: { ...ticket.clocks, ...clocks } }, timing);
}

/** F05: offered to one person, whose time to take it over runs from now. */
export function dispatch(ticket: Ticket, taker: Taker, now: Instant, timing: Timing): ChangedTicket {
  const moved = move(ticket, 'dispatch', moves);
  const { clocks, ended } = endClocks(moved.clocks, ['DISPATCH'], now);
  const workOrders = moved.workOrders + 1;
  const id = workOrderIdOf(moved.id, workOrders);
  // F05: nobody on shift and nobody on call, so it is the duty manager's, and the group leader knows.
  const noTaker = taker.reached === 'DUTY_MANAGER';
  const level = taker.onlyOne || noTaker ? Math.max(LEADER, moved.level) : moved.level;
  const head = offer({ ...moved, workOrders, clocks, level }, taker, { id, generation: 1, now, timing });
  const order = head.workOrder as WorkOrder;
  const known = { workOrderId: id, assignee: taker.staffNo, takeOverBy: order.takeOverBy, ended };
  const { reached = 'ON_SHIFT' } = taker;
  const facts = {
    ...{ ...known, ...(taker.onlyOne && { onlyOne: true }), ...(taker.unitId && { unitId: taker.unitId }) },
    ...(reached !== 'ON_SHIFT' && { reached }),
    ...(noTaker && { noTaker: true }),
  };
  return { head, event: { type: 'work-order.offered', facts, wakes: [keeping(order)] } };
}

/**
 * F05: nobody on shift, on call or in charge could be asked. It stays to be dispatched, in the list of what has no taker, and the group
 * leader is told at once. Told already, it is refused: nothing has changed. Errors: `state.notAllowed`, `ticket.nobodyToOffer`.
 */
export function findNobody(ticket: Ticket, unitId: string | undefined): ChangedTicket {
  move(ticket, 'dispatch', moves);
  if (hasNoTaker(ticket)) throw nobodyToOffer();
  const level = Math.max(LEADER, ticket.level);
  const facts = { level, calls: LEADER, ...(unitId !== undefined && { unitId }) };
  return { head: { ...ticket, noTaker: true, level }, event: { type: 'work-order.no-taker', facts } };
}

function orderOf(ticket: Ticket, id: string): WorkOrder {
  if (ticket.workOrder?.id !== id) throw workOrderNotFound();
  return ticket.workOrder;
}

const HANDLERS = 8; // as many as a head has room for

/** Who worked on it, with one more: the newest are remembered, so that no ninth person is kept from working. */
export const withHandler = (handlers: readonly string[], staffNo: string): string[] =>
  [...handlers.filter((one) => one !== staffNo), staffNo].slice(-HANDLERS);

/** F05: taken over by the person it was offered to. From now on the guest hears of it in time, again and again. */
export function takeOver(
  ticket: Ticket,
  by: { readonly workOrderId: string; readonly staffNo: string },
  now: Instant,
  timing: Timing,
): ChangedTicket {
  const { workOrderId, staffNo } = by;
  const order = orderOf(ticket, workOrderId);
  if (order.assignee !== staffNo) throw notYourWorkOrder();
  const moved = resumed(ticket);
  const { status } = move({ ...order, version: ticket.version }, 'takeOver', workOrderMoves);
  const { clocks, ended } = endClocks(moved.clocks, ['TAKE_OVER'], now);
  const progress = clocks.PROGRESS ? {} : startClocks(['PROGRESS'], moved, now, timing);
  const handlers = withHandler(moved.handlers, staffNo);
  const { returns: _before, misses: _missed, ...rest } = moved;
  const work = { handlers, workOrder: { ...order, status }, owner: staffNo };
  const taken: Ticket = { ...rest, ...work, clocks: { ...clocks, ...progress } };
  const { head, wakes } = rewatched(taken, timing);
  return { head, event: { type: 'work-order.taken-over', facts: { workOrderId, assignee: staffNo, ended }, wakes } };
}

const LEADER = 1; // the group leader: level 1 of the ladder
const DESIGNATES = 2; // the supervisor: level 2 of the ladder
const RETURNS_AT_MOST = 2;

/** F05, R44: given back twice, a supervisor designates who does it, and that one may not give it back. */
export const isDesignated = ({ returns = 0 }: Pick<Ticket, 'returns'>): boolean => returns >= RETURNS_AT_MOST;

/** F05: given back by the person it was offered to, with a reason; the matter waits for another dispatch. */
export function giveBack(
  ticket: Ticket,
  of: {
    workOrderId: string;
    staffNo: string;
    reason: string;
    disputed?: boolean | undefined;
    now: Instant;
    timing: Timing;
  },
): ChangedTicket {
  const order = orderOf(ticket, of.workOrderId);
  if (order.assignee !== of.staffNo) throw notYourWorkOrder();
  if (isDesignated(ticket)) throw noFurtherReturn();
  const { returnWithin, calendars } = of.timing;
  if (!isBefore(of.now, addDuration(returnWithin, order.offeredAt, calendars))) throw tooLateToReturn();
  const { status } = move({ ...order, version: ticket.version }, 'return', workOrderMoves);
  const back = withoutTaker(ticket, { status, now: of.now, timing: of.timing });
  // Whose matter it is is not settled between the two who say that it is not theirs.
  const returns = of.disputed ? RETURNS_AT_MOST : (ticket.returns ?? 0) + 1;
  const returned = { ...back.head, returns };
  const head = isDesignated(returned) ? { ...returned, level: Math.max(DESIGNATES, returned.level) } : returned;
  const facts = {
    workOrderId: order.id,
    assignee: order.assignee,
    returns,
    level: head.level,
    ended: back.ended,
    ...(of.disputed && { disputed: true }),
  };
  return { head, event: { type: 'work-order.returned', facts, texts: { note: of.reason } } };
}

const REMEMBERED = 6; // as many as a head has room for; who missed an offer so long ago may be asked again

/** Who is not asked again, with one more: the newest are remembered. */
const passedBy = (ticket: Ticket, staffNo: string): string[] =>
  [...ticket.passedOver.filter((one) => one !== staffNo), staffNo].slice(-REMEMBERED);

function withoutTaker(
  ticket: Ticket,
  of: { by?: 'giveBack' | 'release'; status: WorkOrder['status']; now: Instant; timing: Timing },
) {
  const { handOver: _onItsWay, owner, ...moved } = move(ticket, of.by ?? 'giveBack', moves);
  const order = ticket.workOrder as WorkOrder;
  const { clocks, ended } = endClocks(moved.clocks, ['TAKE_OVER'], of.now);
  const passedOver = passedBy(moved, order.assignee);
  const restarted = startClocks(['DISPATCH'], moved, of.now, of.timing);
  const head: Ticket = {
    ...moved,
    // Whoever had accepted it is not there any more to answer for it.
    ...(owner !== undefined && owner !== order.assignee && { owner }),
    passedOver,
    clocks: { ...clocks, ...restarted },
    workOrder: { ...order, status: of.status },
  };
  return { head: filed(head, of.timing), ended };
}

/** Whether an offer has run out: `takeOverBy` has come and nobody took it. */
export const offerLapsed = (ticket: Ticket, now: Instant): boolean =>
  ticket.workOrder?.status === 'OFFERED' && !isBefore(now, ticket.workOrder.takeOverBy);

/**
 * F05: an offer has lapsed. The next person is asked; at the second miss, or with nobody left, the matter goes back to the
 * group leader, who designates (event "no taker", level 1 told); where his choice misses it too, or a supervisor's does, the
 * supervisor is told: what he has designated no rule gives to somebody else.
 */
export function settleLapsedOffer(
  ticket: Ticket,
  next: Taker | undefined,
  now: Instant,
  timing: Timing,
): ChangedTicket {
  const order = ticket.workOrder as WorkOrder;
  const missed = order.assignee;
  const misses = (ticket.misses ?? 0) + 1;
  if (next && misses < timing.maxMisses && !isDesignated(ticket)) {
    const moved = move(ticket, 'reOffer', moves);
    const passedOver = passedBy(moved, missed);
    const again = { id: order.id, generation: order.generation + 1, now, timing };
    const head = offer({ ...moved, passedOver, misses }, next, again);
    const facts = {
      workOrderId: order.id,
      missed,
      assignee: next.staffNo,
      takeOverBy: (head.workOrder as WorkOrder).takeOverBy,
    };
    return { head, event: { type: 'work-order.offered-again', facts, wakes: [keeping(head.workOrder as WorkOrder)] } };
  }
  const { status } = move({ ...order, version: ticket.version }, 'timeOut', workOrderMoves);
  const back = withoutTaker(ticket, { status, now, timing });
  const level = misses > timing.maxMisses || isDesignated(ticket) ? DESIGNATES : LEADER;
  const head = { ...back.head, misses, level: Math.max(level, back.head.level) };
  return {
    head,
    event: {
      type: 'work-order.no-taker',
      facts: { workOrderId: order.id, missed, level: head.level, calls: level, ended: back.ended },
    },
  };
}

/** Whether a person has been offered this matter or works on it. */
export const liesWith = (ticket: Ticket, staffNo: string): boolean =>
  ticket.workOrder?.assignee === staffNo && ['OFFERED', 'TAKEN_OVER'].includes(ticket.workOrder.status);

/**
 * F05, F29: whoever it lies with is away (on leave, or gone for good). It is offered to the next person; with nobody left the
 * group leader designates (event "no taker", level 1 told). What was done already stays on record, and what the guest was asked or
 * offered stands.
 */
export function handOn(ticket: Ticket, next: Taker | undefined, now: Instant, timing: Timing): ChangedTicket {
  const { workOrder: order } = ticket;
  if (!order) throw wrongState('handOn', ticket.status, moves.handOn.from, ticket.version);
  const away = order.assignee;
  if (next) {
    const { handOver: _onItsWay, owner, ...moved } = move(leftStanding(ticket), 'handOn', moves);
    move({ ...order, version: ticket.version }, 'handOn', workOrderMoves);
    const passedOver = passedBy(moved, away);
    const of = { id: order.id, generation: order.generation + 1, now, timing };
    const answers = owner === undefined || owner === away ? {} : { owner };
    const head = offer({ ...moved, ...answers, passedOver }, next, of);
    const { takeOverBy } = head.workOrder as WorkOrder;
    const unit = next.unitId && { unitId: next.unitId };
    const facts = { workOrderId: order.id, away, assignee: next.staffNo, takeOverBy, ...unit };
    return { head, event: { type: 'work-order.handed-on', facts, wakes: [keeping(head.workOrder as WorkOrder)] } };
  }
  const { status } = move({ ...order, version: ticket.version }, 'release', workOrderMoves);
  const back = withoutTaker(leftStanding(ticket), { by: 'release', status, now, timing });
  const head = { ...back.head, level: Math.max(1, back.head.level) };
  const facts = { workOrderId: order.id, away, level: head.level, calls: LEADER, ended: back.ended };
  return { head, event: { type: 'work-order.no-taker', facts } };
}
