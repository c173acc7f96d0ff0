import { promiseCalendars } from '../../functions/kernel/china-calendar.ts';
import { type SiteId, workOrderIdOf } from '../../functions/kernel/ids.ts';
import { makeTicketNo } from '../../functions/kernel/ticket-number.ts';
import { addMinutes, type Instant } from '../../functions/kernel/time.ts';
import { defaults } from '../../functions/policies/defaults.ts';
import type { Timing } from '../../functions/tickets/clocks.ts';
import { Ticket } from '../../functions/tickets/model.ts';
import { receive } from '../../functions/tickets/rules.ts';

/** A working Monday, ten in the morning in China. */
export const now = '2026-11-23T02:00:00.000Z' as Instant;
export const later = (minutes: number): Instant => addMinutes(now, minutes);

/** What a person can carry, as the product ships it. */
export const carrying = defaults.assignment;

/** The numbers that the product ships. */
export const timing: Timing = {
  sla: defaults.sla,
  rungs: defaults.escalation.rungs,
  maxMisses: defaults.assignment.maxMisses,
  acknowledgeWithin: defaults.escalation.acknowledgeWithin,
  waiting: defaults.sla.waiting,
  calendars: promiseCalendars,
  legal: defaults.legal.periods,
  supervision: defaults.supervision,
  urgent: defaults.escalation.urgent,
  callTree: defaults['call-tree'].steps,
  situationEvery: defaults.escalation.situationEvery,
  olaShare: defaults.assignment.olaShare,
  returnWithin: defaults.assignment.returnWithin,
  handOverWithin: defaults.assignment.handOverWithin,
};

const ticketNo = makeTicketNo('20261123', 'A7K2M');
const intake = { kind: 'COMPLAINT', channel: 'PHONE', anonymous: false, slaVersion: 0 } as const;
const received = receive({ ...intake, site: 'dolon' as SiteId, ticketNo }, now, timing).head;

/** A complaint that came in now, made what the test needs of it. */
export const aTicket = (over: Partial<Ticket> = {}): Ticket => Ticket.parse({ ...received, ...over });

/** An order offered to somebody of housekeeping now. */
export const anOrder = (over: Partial<NonNullable<Ticket['workOrder']>> = {}): NonNullable<Ticket['workOrder']> => ({
  id: workOrderIdOf(received.id, 1),
  status: 'OFFERED',
  assignee: 'H01',
  unitId: 'HOUSEKEEPING',
  offeredAt: now,
  takeOverBy: later(120),
  generation: 1,
  ...over,
});
