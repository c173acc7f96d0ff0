import { move } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { endClocks, newsTold, nextWaitStep, type Timing } from '../clocks.ts';
import { nobodyToAsk } from '../errors.ts';
import { reopen } from '../handling/closing-rules.ts';
import { isOpen, moves, type Ticket } from '../model.ts';
import { awake, paused } from '../pauses.ts';
import { type ChangedTicket, filed, rewatched } from '../rules.ts';
import { moveStanding, standsAt } from '../standing.ts';

/** What is said between the department and the guest while a matter is worked on, and what that does to its clocks. */

/** A matter of the house's own has nobody who could answer. Errors: `ticket.nobodyToAsk`. */
function mustHaveGuest({ channel }: Ticket): void {
  if (channel === 'INTERNAL') throw nobodyToAsk();
}

/**
 * Domain 4.0, pauses: the guest is asked something that only he knows. The clocks of the solution stand still until he answers,
 * for three working days at most; he is reminded after one and two.
 */
export function askCustomer(ticket: Ticket, question: string, now: Instant, timing: Timing): ChangedTicket {
  mustHaveGuest(ticket);
  const moved = move(ticket, 'askCustomer', moves);
  // A question is a first word, and no answer.
  const { clocks, ended } = endClocks(moved.clocks, ['FIRST_CONTACT'], now);
  const { silent: _before, ...asked } = moved;
  const after: Ticket = { ...asked, clocks: paused(clocks), pausedAt: now, reminded: 0 };
  const { head, wakes } = rewatched(after, timing);
  return { head, event: { type: 'ticket.asked', facts: { ended }, texts: { message: question }, wakes } };
}

function goneOn(ticket: Ticket, now: Instant, timing: Timing) {
  return rewatched(filed(awake(moveStanding(ticket, 'goOn'), now, timing), timing), timing);
}

/** The guest says something. Where he was asked, the clocks go on; a thanks, or a word about a closed matter, changes no state. */
export function guestWrites(ticket: Ticket, text: string, now: Instant, timing: Timing): ChangedTicket {
  const texts = { message: text };
  if (standsAt(ticket) !== 'WAITING_CUSTOMER') {
    const { silent: _broken, ...rest } = ticket;
    // After the end nobody works on it: his word waits until somebody has read it.
    const head: Ticket = isOpen(ticket) || ticket.spokeAt ? rest : { ...rest, spokeAt: now };
    return { head, event: { type: 'ticket.guest-wrote', texts } };
  }
  const { head, wakes } = goneOn(ticket, now, timing);
  return { head, event: { type: 'ticket.answered', texts, wakes } };
}

/** Domain 4.0, pauses: a reminder that is due, or the end of a wait for an answer that did not come; undefined where nothing is due. */
export function waitStep(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket | undefined {
  const due = nextWaitStep(ticket, timing);
  if (due === undefined || isBefore(now, due)) return undefined;
  const reminded = ticket.reminded ?? 0;
  if (reminded < timing.waiting.remindAfter.length) {
    const head = filed({ ...ticket, reminded: reminded + 1 }, timing);
    return { head, event: { type: 'ticket.question-reminded', facts: { reminder: reminded + 1 } } };
  }
  const { offeredFen: _notTaken, ...waited } = ticket;
  const left: Ticket = { ...waited, silent: true };
  const { head, wakes } =
    standsAt(ticket) === 'PROPOSED'
      ? rewatched(awake(moveStanding(left, 'lapse'), now, timing), timing)
      : goneOn(left, now, timing);
  return { head, event: { type: 'ticket.unanswered', facts: { reminders: reminded }, wakes } };
}

export interface Proposal {
  readonly proposal: string;
  readonly compensationFen: number;
}

/** F04: what is offered to the guest, who agrees or does not; no clock stands still meanwhile. */
export function propose(ticket: Ticket, offered: Proposal, now: Instant, timing: Timing): ChangedTicket {
  mustHaveGuest(ticket);
  const { silent: _broken, binds: _earlier, ...moved } = move(ticket, 'propose', moves);
  const { compensationFen } = offered;
  const { clocks, ended } = newsTold(moved, now, timing, true);
  const { offeredFen: _before, ...rest } = moved;
  const asked = { proposedAt: now, reminded: 0 };
  const after: Ticket = { ...rest, ...asked, clocks, ...(compensationFen > 0 && { offeredFen: compensationFen }) };
  const { head, wakes } = rewatched(after, timing);
  const facts = { ended, compensationFen };
  return { head, event: { type: 'ticket.proposed', facts, texts: { message: offered.proposal }, wakes } };
}

/** The guest accepts what was offered: it is to be carried out. */
export function agree(ticket: Ticket): ChangedTicket {
  const { offeredFen = 0, proposedAt: _answered, reminded: _times, ...rest } = moveStanding(ticket, 'agree');
  const agreedFen = (ticket.agreedFen ?? 0) + offeredFen;
  const head: Ticket = { ...rest, ...(agreedFen > 0 && { agreedFen }) };
  return { head, event: { type: 'ticket.agreed', facts: { compensationFen: offeredFen, agreedFen } } };
}

/**
 * The guest does not agree: with what is offered, or with how it was resolved, which he need not wait for a call to say (F04: nobody
 * calls whoever is anonymous, and saying who he is takes no objection away). Then it is taken up again like any matter that is found
 * not solved.
 */
export function objects(ticket: Ticket, reason: string | undefined, now: Instant, timing: Timing): ChangedTicket {
  if (ticket.status !== 'RESOLVED') return disagree(ticket, reason);
  const { head, event } = reopen(ticket, 'NOT_SOLVED', now, timing);
  return { head, event: { ...event, ...(reason !== undefined && { texts: { message: reason } }) } };
}

/** ISO 10002, 8.9: a refused offer keeps the matter open; it is worked on again. */
export function disagree(ticket: Ticket, reason: string | undefined): ChangedTicket {
  const { offeredFen: _refused, proposedAt: _answered, reminded: _times, ...head } = moveStanding(ticket, 'disagree');
  const texts = reason === undefined ? undefined : { message: reason };
  return { head, event: { type: 'ticket.disagreed', ...(texts && { texts }) } };
}
