import type { StaffActor } from '../../../kernel/actor.ts';
import { type CustomerId, newId, ReadId, ticketNoOf } from '../../../kernel/ids.ts';
import { keyReused } from '../../../kernel/refused-changes.ts';
import type { Operation, Route } from '../../../kernel/route.ts';
import type { Instant } from '../../../kernel/time.ts';
import { maySee } from '../../../tickets/desk/scope.ts';
import { isRecused } from '../../../tickets/dispatch/recusal-rules.ts';
import { ticketNotFound } from '../../../tickets/errors.ts';
import type { Ticket } from '../../../tickets/model.ts';
import { type AccessDeps, action } from '../../deps.ts';
import { notToYou, revealsUsedUp } from '../../errors.ts';
import { dayOf, type ReadEntry } from '../../log/model.ts';
import { entriesOf } from '../../log/note-read.ts';
import { revealCustomer, revealTicket } from '../contract.ts';
import * as rules from '../rules.ts';

interface RevealCall {
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: AccessDeps;
  readonly op?: Operation;
  readonly correlationId: string;
  readonly requestId?: string;
}

type Said = Pick<ReadEntry, 'fields' | 'purpose' | 'reason' | 'ticketNo'>;

/**
 * Counts a reveal and keeps its entry, in one transaction; answers how many the day has left. The repeat of a request is not
 * counted, and its entry is kept all the same. Errors: `reveal.usedUp`, `idempotency.keyReused`.
 */
async function counted(call: RevealCall, route: Route, of: { subject: string; said: Said }): Promise<number> {
  const { deps, now, op, correlationId, requestId = correlationId } = call;
  const actor = call.actor as StaffActor;
  const { site, staffNo } = actor;
  const id = ReadId.parse(newId('read', now, deps.random));
  const read = { actor, route, subjects: [of.subject], now, requestId, correlationId };
  const entries = entriesOf(read, id).map((entry) => ({ ...entry, ...of.said }));
  const [limit, day] = [await deps.revealsADay(actor), dayOf(now)];
  const also = await Promise.all(entries.map(deps.log.noting));
  const kept = await deps.reveals.keep({ site, staffNo, day, limit, op }, also);
  if (kept === 'USED_UP') throw revealsUsedUp(limit, rules.secondsOfDayLeft(now));
  if (kept === 'REPEATED') {
    if (op && (await deps.reveals.repeated(site, op)) !== op.body) throw keyReused();
    await deps.log.note(entries);
  }
  return Math.max(0, limit - (await deps.reveals.count({ site, staffNo, day })));
}

/** What hangs on a customer, and that the reader is kept away from none of it. Errors: `reveal.notToYou`. */
async function dealingsFor(deps: AccessDeps, actor: StaffActor, id: CustomerId): Promise<readonly Ticket[]> {
  const tickets = await deps.ticketsOf(actor.site, id);
  if (tickets.some((ticket) => isRecused(ticket, actor.staffNo))) throw notToYou();
  return tickets;
}

/**
 * 1. What for is said, without personal data. 2. The record may be shown, and the reader is kept away from no matter of his. 3. The matter
 * that it is for is his. 4. It is counted and on record. 5. What was asked for, in clear.
 */
export const revealCustomerIt = action(revealCustomer, async (call) => {
  const { deps, input } = call;
  const actor = call.actor as StaffActor;
  const { customerId } = input.params;
  const { fields, purpose, reason, ticketNo } = input.body;
  rules.mustSayNothingPersonal(reason);
  rules.mustNameMatter(purpose, ticketNo);
  const known = await deps.archive.customers.known(actor.site, customerId);
  rules.mustBeShown(known, purpose);
  const dealings = await dealingsFor(deps, actor, customerId);
  if (ticketNo !== undefined) {
    const whole = await deps.ticket(actor.site, ticketNo);
    if (!whole || !maySee(actor, 'ticket.read', whole.ticket)) throw ticketNotFound();
    rules.mustGoOn(whole.ticket);
    const records = [customerId, ...known.merged.map(({ source }) => source)];
    rules.mustBeHis(whole.ticket, { records, dealings: dealings.map(({ id }) => id) });
  }
  const shown = rules.chosen(rules.shownOf(known), fields);
  const said = { fields, purpose, reason, ...(ticketNo && { ticketNo }) };
  return { ...shown, left: await counted(call, revealCustomer, { subject: customerId, said }) };
});

/** The same of whom to reach for a matter: by those whose matter it is. */
export const revealTicketIt = action(revealTicket, async (call) => {
  const { deps, input } = call;
  const actor = call.actor as StaffActor;
  const { fields, purpose, reason } = input.body;
  rules.mustSayNothingPersonal(reason);
  const ticketNo = ticketNoOf(input.params.ticketId);
  const whole = await deps.ticket(actor.site, ticketNo);
  if (!whole || !maySee(actor, 'ticket.reveal', whole.ticket)) throw ticketNotFound();
  rules.mustGoOn(whole.ticket);
  const { customerId } = whole.ticket;
  const customer = customerId === undefined ? undefined : await deps.archive.customers.resolved(actor.site, customerId);
  rules.mustWaitForIt(whole.ticket, customer, purpose);
  const shown = rules.chosen(whole.identity?.contact ?? whole.detail.contact ?? {}, fields);
  const said = { fields, purpose, reason, ticketNo };
  return { ...shown, left: await counted(call, revealTicket, { subject: input.params.ticketId, said }) };
});
