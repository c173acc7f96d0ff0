import type { Calendar } from '../kernel/calendar.ts';
import { addDuration, type Duration } from '../kernel/duration.ts';
import type { Changed } from '../kernel/event.ts';
import { move } from '../kernel/moves.ts';
import { addDays, type Instant, isBefore } from '../kernel/time.ts';
import type { Ticket } from '../tickets/model.ts';
import { dueInPast, leadNotYours } from './errors.ts';
import { isOpen, type Lead, leadIdOf, leadMoves } from './model.ts';

/** A lead after a decision, with what happened. */
export type ChangedLead = Changed<Lead>;

export interface LeadTiming {
  /** How soon somebody contacts the guest, and how long after a missed contact it is told again. */
  readonly contactWithin: Duration;
  readonly calendars: Readonly<Record<string, Calendar>>;
}

/** F03: what an inquiry is becomes a lead of sales; nothing is typed again, for it points to the inquiry. */
export function openLead(ticket: Ticket, now: Instant, timing: LeadTiming): ChangedLead {
  const { site, ticketNo, customerId, domain, recused } = ticket;
  const dueAt = addDuration(timing.contactWithin, now, timing.calendars);
  const head: Lead = {
    ...{ id: leadIdOf(ticketNo), site, ticketNo, status: leadMoves.open.to, dueAt, lookAt: dueAt, told: 0, version: 1 },
    ...(customerId && { customerId }),
    ...(domain && { domain }),
    ...(recused && { recused }),
  };
  return { head, event: { type: 'lead.opened', facts: { ticketNo, dueAt } } };
}

/** Whoever contacted the guest first works on it; nobody else does, but for a supervisor. Errors: `lead.notYours`. */
function mine(lead: Lead, by: { readonly staffNo: string; readonly leads: boolean }): Lead {
  if (lead.owner !== undefined && lead.owner !== by.staffNo && !by.leads) throw leadNotYours();
  return { ...lead, owner: lead.owner ?? by.staffNo };
}

export interface By {
  readonly staffNo: string;
  /** May work on what another has taken up. */
  readonly leads: boolean;
}

/** The guest was spoken to; when next. Errors: `lead.notYours`, `lead.dueInPast`. */
export function contacted(
  lead: Lead,
  by: By,
  of: { readonly note: string; readonly nextAt: Instant; readonly now: Instant },
): ChangedLead {
  if (!isBefore(of.now, of.nextAt)) throw dueInPast();
  const head = { ...move(mine(lead, by), 'contact', leadMoves), dueAt: of.nextAt, lookAt: of.nextAt, told: 0 };
  const facts = { ticketNo: lead.ticketNo, owner: String(head.owner), dueAt: of.nextAt };
  return { head, event: { type: 'lead.contacted', facts, texts: { note: of.note } } };
}

export const won = (lead: Lead, by: By, { ref, now }: { readonly ref: string; readonly now: Instant }): ChangedLead => {
  const head = { ...move(mine(lead, by), 'win', leadMoves), endedAt: now };
  return { head, event: { type: 'lead.won', facts: { ticketNo: lead.ticketNo, owner: String(head.owner), ref } } };
};

export const lost = (
  lead: Lead,
  by: By,
  of: { readonly because: string; readonly note: string; readonly now: Instant },
): ChangedLead => {
  const head = { ...move(mine(lead, by), 'lose', leadMoves), endedAt: of.now };
  const facts = { ticketNo: lead.ticketNo, owner: String(head.owner), because: of.because };
  return { head, event: { type: 'lead.lost', facts, texts: { note: of.note } } };
};

/**
 * Whether the guest is whom its owner is to call now: nobody has spoken to him yet, or he is due by this time tomorrow. His number is part
 * of that work, and no limit stands in the way.
 */
export const isToBeCalled = (lead: Lead, staffNo: string, now: Instant): boolean =>
  lead.owner === staffNo && (lead.status === 'OPEN' || (isOpen(lead) && !isBefore(addDays(now, 1), lead.dueAt)));

/** Somebody saw the number in clear, to call it. */
export const numberShown = (lead: Lead, by: By): ChangedLead => ({
  head: mine(lead, by),
  event: { type: 'lead.number-shown', facts: { ticketNo: lead.ticketNo } },
});

/** A contact that is due and was not made is told, each time a working day later; undefined where nothing is due. */
export function remind(lead: Lead, now: Instant, timing: LeadTiming): ChangedLead | undefined {
  if (!isOpen(lead) || isBefore(now, lead.lookAt)) return undefined;
  const told = Math.min(99, lead.told + 1);
  const head = { ...lead, told, lookAt: addDuration(timing.contactWithin, now, timing.calendars) };
  const { ticketNo, owner, dueAt } = lead;
  return { head, event: { type: 'lead.late', facts: { ticketNo, dueAt, told, ...(owner && { owner }) } } };
}
