import { move, wrongState } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Clocks, cancelClocks, endClocks } from '../clocks.ts';
import { notAnInquiry, notAssessed, notYetFollowedUp } from '../errors.ts';
import { isOpen, isUnassessed, moves, OPEN, type Ticket, workOrderMoves } from '../model.ts';
import type { Told } from '../routes/outside-rules.ts';
import type { ChangedTicket } from '../rules.ts';
import type { ClockKind, EndedAs, TicketKind } from '../words.ts';

/** The ways in which a matter ends without a resolution, and the archive behind them all. */

const FIRST_WORDS: readonly ClockKind[] = ['FIRST_CONTACT', 'ACCEPT', 'FIRST_ANSWER'];

/** What a law has set a time for is over by whatever ends the matter. */
const BY_LAW: readonly ClockKind[] = ['LEGAL'];

/** The house's own clocks, which end with the matter, and what is left: an authority waits until it is answered (R37, R43). */
export function apart(clocks: Clocks): { own: Clocks; left: Clocks } {
  const { EXTERNAL, ...own } = clocks;
  return { own, left: EXTERNAL ? { EXTERNAL } : {} };
}

/** First words that were still owed, and what a law set a time for, are met by this act; whatever else of ours runs is cancelled. */
export function ended(clocks: Clocks, now: Instant): string[] {
  const met = endClocks(apart(clocks).own, [...FIRST_WORDS, ...BY_LAW], now);
  return [...met.ended, ...cancelClocks(met.clocks, Object.keys(met.clocks) as ClockKind[], now).ended];
}

/** Everything that was promised to the guest is done by this act. */
function allMet(clocks: Clocks, now: Instant): string[] {
  const { own } = apart(clocks);
  return endClocks(own, Object.keys(own) as ClockKind[], now).ended;
}

/** A supervision order that is open has nothing to ask for any more; how many there were stays. */
export function unsupervised<T extends Pick<Ticket, 'supervision'>>(head: T): T {
  if (!head.supervision?.open) return head;
  return { ...head, supervision: { n: head.supervision.n } };
}

/** A head at its end, and how it came to it: no clock of ours runs, nobody waits, and what lay with somebody lies with him no more. */
export function settled(ticket: Ticket, endedAs: EndedAs): Ticket {
  const { pausedAt: _since, reminded: _times, told: _told, extension: _asked, handOver: _offered, ...lasting } = ticket;
  const {
    coHandlers: _parts,
    silent: _left,
    proposedAt: _open,
    noTaker: _none,
    binds: _nobody,
    workOrder,
    ...rest
  } = lasting;
  const { resumes: _stood, offeredFen: _notTaken, ...over } = unsupervised(rest);
  const { left } = apart(ticket.clocks);
  const head = { ...over, clocks: left, endedAs };
  if (!workOrder) return head;
  const live = (workOrderMoves.cancel.from as readonly string[]).includes(workOrder.status);
  const status = live ? workOrderMoves.cancel.to : workOrder.status;
  return { ...head, workOrder: { ...workOrder, status } };
}

/** R6, R44: not ours. Passed on to whom it concerns, and the guest is told whom. Errors: `ticket.notAssessed`. */
export function transfer(ticket: Ticket, to: Told & { readonly to: string }, now: Instant): ChangedTicket {
  const moved = move(ticket, 'transfer', moves);
  if (isUnassessed(moved)) throw notAssessed();
  return {
    head: settled(moved, 'TRANSFERRED'),
    event: {
      type: 'ticket.transferred',
      facts: { ended: ended(moved.clocks, now), ...to.facts },
      texts: { to: to.to, message: to.message },
    },
  };
}

/** What can be answered at once and asks for no remedy. */
const ANSWERABLE: readonly TicketKind[] = ['INQUIRY', 'SUGGESTION', 'COMMENDATION'];

/** F03: an inquiry answered at once, at the first contact. A complaint is never closed so: its closing is the follow-up's. */
export function answer(ticket: Ticket, text: string, now: Instant): ChangedTicket {
  if (!ANSWERABLE.includes(ticket.kind)) throw notAnInquiry();
  const moved = move(ticket, 'answer', moves);
  return {
    head: { ...settled(moved, 'ANSWERED'), resolvedAt: now, closedAt: now },
    event: {
      type: 'ticket.answered-at-once',
      facts: { ended: allMet(moved.clocks, now), outcome: 'ANSWERED' },
      texts: { message: text },
    },
  };
}

/** F03: an inquiry that sales goes on with, as a lead of its own. The guest is told that a colleague will call. */
export function becomeLead(ticket: Ticket, text: string, now: Instant): ChangedTicket {
  // What is about somebody of the house is nothing for sales to read.
  if (ticket.kind !== 'INQUIRY' || ticket.about) throw notAnInquiry();
  const moved = move(ticket, 'answer', moves);
  return {
    head: { ...settled(moved, 'LEAD'), resolvedAt: now, closedAt: now },
    event: {
      type: 'ticket.became-lead',
      facts: { ended: allMet(moved.clocks, now), outcome: 'LEAD' },
      texts: { message: text },
    },
  };
}

/** F04: safety and personal data are not the guest's alone: such a matter goes on when he takes it back. */
const goesOn = ({ kind, safety }: Ticket) => safety === true || kind === 'MISCONDUCT' || kind === 'EMERGENCY';

/** Whether it ends by the assessment that its withdrawal has waited for: nothing of safety was found in it. */
export const endsWithdrawn = (before: Ticket, assessed: Ticket): boolean =>
  before.withdrawnAt !== undefined && isUnassessed(before) && !goesOn(assessed);

/**
 * F04: the guest takes it back. Where safety or a leak is at stake, that is noted and the matter goes on as it stood; so it does where
 * nobody has looked yet whether they are (R3), until somebody has.
 */
export function withdraw(ticket: Ticket, reason: string | undefined, now: Instant): ChangedTicket {
  const texts = reason === undefined ? {} : { texts: { message: reason } };
  if (!isOpen(ticket)) throw wrongState('withdraw', ticket.status, OPEN, ticket.version);
  if (goesOn(ticket) || isUnassessed(ticket)) {
    const head = { ...ticket, withdrawnAt: ticket.withdrawnAt ?? now };
    return { head, event: { type: 'ticket.withdrawal-noted', ...texts } };
  }
  const moved = move(ticket, 'withdraw', moves);
  return {
    head: settled(moved, 'WITHDRAWN'),
    event: { type: 'ticket.withdrawn', facts: { ended: ended(moved.clocks, now) }, ...texts },
  };
}

/** R47: brought to an end with reasons, although the guest does not agree; outside routes are told. L3 and above. */
export function conclude(ticket: Ticket, told: Told, now: Instant): ChangedTicket {
  if (ticket.status === 'RESOLVED' && ticket.reopened === 0) throw notYetFollowedUp();
  const moved = move(ticket, 'conclude', moves);
  return {
    head: settled(moved, 'CONCLUDED'),
    event: {
      type: 'ticket.concluded',
      facts: { ended: ended(moved.clocks, now), ...told.facts },
      texts: { message: told.message },
    },
  };
}
