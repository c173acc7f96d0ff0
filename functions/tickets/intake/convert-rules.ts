import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { retimed, type Timing } from '../clocks.ts';
import { started, withContainment } from '../ladder/urgent-rules.ts';
import { legalFacts, withLegalClock } from '../legal/legal-rules.ts';
import { OPEN, type Ticket } from '../model.ts';
import { type ChangedTicket, firstPriority, rewatched } from '../rules.ts';
import type { Priority, TicketKind } from '../words.ts';
import { notConvertible } from './errors.ts';

/** What may become which kind: a complaint stays one, so that nobody makes a complaint disappear by another name. */
const SERIOUS: readonly TicketKind[] = ['COMPLAINT', 'MISCONDUCT', 'EMERGENCY'];

const higher = (a: Priority, b: Priority): Priority => (a < b ? a : b);

/**
 * F03: an inquiry turns out to be a complaint (or a suggestion a request …). Nothing is typed twice: number, words, guest and
 * consumed time stay; what is promised is what the new kind promises, from the receipt on. Errors: `ticket.notConvertible`.
 */
export function convert(
  ticket: Ticket,
  to: TicketKind,
  of: { readonly reason: string; readonly now: Instant; readonly timing: Timing },
): ChangedTicket {
  const { now, timing, reason } = of;
  const { status } = move(ticket, 'convert', { convert: { from: OPEN, to: ticket.status } });
  const lessens =
    SERIOUS.includes(ticket.kind) && to !== 'EMERGENCY' && !(ticket.kind === 'MISCONDUCT' && to === 'COMPLAINT');
  if (lessens || ticket.kind === to || ticket.kind === 'EMERGENCY') throw notConvertible(ticket.kind, to);
  const priority = ticket.severity ? higher(firstPriority(to), ticket.priority) : firstPriority(to);
  const known: Ticket = { ...ticket, status, kind: to, priority };
  const timed = retimed(ticket.clocks, known, now, timing, false);
  const judged = withLegalClock({ ...known, clocks: timed.clocks }, timing);
  const { head: after, facts: copies } = started(withContainment(judged, now, timing), timing);
  const { head, wakes } = rewatched(after, timing);
  const rise = head.level > ticket.level ? { from: ticket.level, level: head.level, ...copies } : {};
  const facts = { was: ticket.kind, kind: to, priority, late: timed.late, ...legalFacts(head, ticket), ...rise };
  return { head, event: { type: 'ticket.converted', facts, texts: { note: reason }, wakes } };
}
