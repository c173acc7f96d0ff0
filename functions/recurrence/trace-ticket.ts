import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { addDays, type Instant } from '../kernel/time.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { WholeTicket } from '../tickets/store.ts';
import { bringTogether } from './bring-together.ts';
import type { RecurrenceDeps } from './deps.ts';
import { markRepeat, type ToldNear } from './mark-repeat.ts';
import type { Trace } from './model.ts';
import { cameBack, hasCause, likeness, REPEAT_DAYS } from './rules.ts';

export interface Tracing {
  readonly site: SiteId;
  readonly ticketNo: TicketNo;
  readonly correlationId: string;
  readonly now: Instant;
}

/** The traces that a matter leaves: one for each party that it is of; none of somebody anonymous. */
function tracesOf({ ticket, detail, identity }: WholeTicket, { parties }: RecurrenceDeps): Trace[] {
  const { site, id: ticketId, ticketNo, kind, domain, receivedAt, customerId } = ticket;
  const phone = identity?.contact.phone ?? detail.contact?.phone;
  const object = parties.objectOf(detail.object);
  const told = { site, ticketId, ticketNo, kind, receivedAt, ...(domain && { domain }), ...(object && { object }) };
  return parties.of({ customerId, phone }).map((party) => ({ ...told, party }));
}

/** When an inquiry was answered at the first contact; undefined of any other matter. */
const answeredAt = ({ workOrders, kind, closedAt }: Ticket): Instant | undefined =>
  workOrders === 0 && kind !== 'COMPLAINT' ? closedAt : undefined;

/** F03, first-contact resolution: an answer after which the guest came back on the topic was not enough. Either may be known first. */
async function markReturns({ ticket, own, near }: ToldNear, deps: RecurrenceDeps): Promise<void> {
  const others = near.filter((one) => one.ticketNo !== ticket.ticketNo && likeness(own, one) !== undefined);
  for (const other of others) {
    const [earlier, later] = other.receivedAt < ticket.receivedAt ? [other, ticket] : [ticket, other];
    const answered = await deps.tickets.tickets.find(ticket.site, earlier.ticketNo);
    const at = answered && answeredAt(answered);
    if (answered && at && cameBack(at, later.receivedAt)) await deps.board.cameBack(answered);
  }
}

/**
 * Keeps what is told findable by who told it and by its cause, and draws the conclusions: an answer that was not enough, a matter
 * told once more, a cause that comes back. Idempotent: told twice, late or out of order, it finds everything where it should be.
 */
export async function traceTicket(of: Tracing, deps: RecurrenceDeps): Promise<void> {
  const whole = await deps.tickets.tickets.viewIfThere(of.site, of.ticketNo);
  if (!whole || whole.ticket.channel === 'INTERNAL') return;
  const { ticket } = whole;
  const traces = tracesOf(whole, deps);
  await deps.recurrence.keep(traces);
  const [own] = traces;
  if (own) {
    const since = addDays(ticket.receivedAt, -REPEAT_DAYS);
    const parties = traces.map(({ party }) => party);
    const told = { ticket, own, near: await deps.recurrence.ofParties(of.site, parties, since) };
    await markReturns(told, deps);
    const { site, now, correlationId } = of;
    const by = { actor: { kind: 'system', site, name: 'recurrence' }, now, correlationId } as const;
    await markRepeat(told, { tickets: deps.tickets.tickets, by });
  }
  // A parent case is read by more people than a matter about somebody of the house.
  if (hasCause(ticket.kind) && !isGuarded(ticket)) await bringTogether(ticket, of, deps);
}
