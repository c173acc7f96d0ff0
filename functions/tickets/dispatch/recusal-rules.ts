import type { Instant } from '../../kernel/time.ts';
import type { Timing } from '../clocks.ts';
import { recusedAlready } from '../errors.ts';
import { keptAway } from '../guard/kept-away.ts';
import { isWatched } from '../ladder/escalation-rules.ts';
import type { Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { handOn, liesWith, type Taker } from './offer-rules.ts';

const TOLD_AT = 2; // F07: a matter about an employee starts at the supervisor

/** Whether a person is kept away from a matter: he is complained about, or biased. He neither sees nor handles it. */
export const isRecused = (ticket: Pick<Ticket, 'recused'>, staffNo: string): boolean =>
  ticket.recused?.includes(staffNo) ?? false;

/**
 * Domain 4.0, separation of duties: a person is kept away from a matter from now on, whatever has become of it: whoever is complained
 * about neither sees it nor calls its guest after the end (F04). What lies with him goes to the next; while it is worked on, the
 * supervisor is told at least. Somebody who was kept away for an interest of his may turn out to be the one who is complained about.
 * Errors: `ticket.recusedAlready`, `ticket.tooManyRecused`.
 */
export function recuse(
  ticket: Ticket,
  staffNo: string,
  of: { readonly next: Taker | undefined; readonly now: Instant; readonly timing: Timing; readonly accused?: boolean },
): ChangedTicket {
  if (isRecused(ticket, staffNo) && (!of.accused || ticket.about === 'NAMED')) throw recusedAlready();
  const kept: Ticket = { ...keptAway(ticket, [staffNo]), ...(of.accused && { about: 'NAMED' }) };
  const moved = liesWith(ticket, staffNo) ? handOn(kept, of.next, of.now, of.timing) : undefined;
  const head = moved?.head ?? kept;
  const level = isWatched(ticket) ? Math.max(TOLD_AT, head.level) : head.level;
  // Whoever was told at his level is told in his place.
  const takesOver = moved !== undefined || ticket.told?.staffNo === staffNo;
  return {
    head: { ...head, level },
    event: {
      type: 'ticket.recused',
      facts: { ...moved?.event.facts, recused: staffNo, level, ...(takesOver && { calls: level }) },
      ...(moved?.event.wakes && { wakes: moved.event.wakes }),
    },
  };
}

/**
 * F04, about an employee: what lay with somebody who turned out to be concerned lies with nobody any more, and what he was told is
 * told to another of his level; who does it is for the supervisor to say.
 */
export function leftByAccused(
  before: Ticket,
  { head, event }: ChangedTicket,
  of: { readonly now: Instant; readonly timing: Timing },
): ChangedTicket {
  const accused = head.recused?.find((staffNo) => liesWith(head, staffNo));
  const left = accused === undefined ? undefined : handOn(head, undefined, of.now, of.timing);
  const wasTold = before.told !== undefined && head.told === undefined;
  if (!left && !wasTold) return { head, event };
  const after = left?.head ?? head;
  const level = Math.max(TOLD_AT, after.level);
  const facts = { ...event.facts, ...left?.event.facts, level, calls: level };
  const wakes = [...(event.wakes ?? []), ...(left?.event.wakes ?? [])];
  return { head: { ...after, level }, event: { ...event, facts, wakes } };
}
