import { move } from '../../kernel/moves.ts';
import { addDays, type Instant, instant, type PlainDate, plainDateIn } from '../../kernel/time.ts';
import { awaitsAnswer, moves, type Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { heldAlready, notHeld } from './errors.ts';
import type { DeletionCertificate, LegalHold, RetentionClass } from './model.ts';

/** Sealing a matter that is over, and what may still be added (F08). */

const ZONE = 'Asia/Shanghai';

/** Safety is kept longest; tourism papers have a rule of their own; everything else as long as there can be a dispute. */
export function retentionOf({ safety, kind, domain }: Pick<Ticket, 'safety' | 'kind' | 'domain'>): RetentionClass {
  if (safety || kind === 'EMERGENCY') return 'SAFETY';
  return domain === 'TOUR' ? 'TOURISM' : 'DISPUTE';
}

/** The last day of so many years from an instant on; from 29 February on it is 1 March, never a day too early. */
export function keepUntil(from: Instant, years: number): PlainDate {
  const [year = 0, month = 1, day = 1] = plainDateIn(from, ZONE).split('-').map(Number);
  const end = new Date(Date.UTC(year + years, month - 1, day));
  return end.toISOString().slice(0, 10) as PlainDate;
}

/** Whether a matter is over, and not sealed yet. */
export const isOver = ({ status }: Pick<Ticket, 'status'>): boolean =>
  (moves.seal.from as readonly string[]).includes(status);

/** Whether nothing more can come of a matter itself: an authority that still waits for our answer is part of its record (R37, R43). */
export const mayBeSealed = (ticket: Pick<Ticket, 'status' | 'clocks'>): boolean =>
  isOver(ticket) && !awaitsAnswer(ticket);

/**
 * F08: when a matter that is over is sealed by itself: so many days after its end, and never while a bad answer could still take it up
 * again (F10).
 */
export const sealsAt = (endedAt: Instant, days: { readonly afterEnd: number; readonly reopenable: number }): Instant =>
  addDays(endedAt, Math.max(days.afterEnd, days.reopenable));

/** F08: sealed, by a person or by itself. From now on nothing of it changes. */
export function archive(
  ticket: Ticket,
  seal: { root: string; entries: number; keepUntil: PlainDate },
  verb: 'archive' | 'seal' = 'archive',
): ChangedTicket {
  const { watchAt: _looked, ladderAt: _climbed, ...rest } = move(ticket, verb, moves);
  // Looked at again when its time is over.
  const head = { ...rest, watchAt: endOf(seal.keepUntil) };
  return { head, event: { type: 'ticket.archived', facts: { ...seal } } };
}

/** The first moment after the last day on which a matter is kept. */
export const endOf = (day: PlainDate): Instant => addDays(instant(Date.parse(`${day}T00:00:00+08:00`)), 1);

const HOLD_DAYS = 30;

/** F08: a legal hold stops the deletion until it is lifted; then the matter goes by its own time. Errors: `archive.heldAlready`. */
export function hold(ticket: Ticket, standing: LegalHold | undefined): ChangedTicket {
  if (standing) throw heldAlready();
  return { head: ticket, event: { type: 'ticket.held' } };
}

/** Errors: `archive.notHeld`. */
export function liftHold(ticket: Ticket, standing: LegalHold | undefined, reason: string): ChangedTicket {
  if (!standing) throw notHeld();
  return {
    head: ticket,
    event: { type: 'ticket.hold-lifted', facts: { heldBy: standing.heldBy }, texts: { note: reason } },
  };
}

/** When a matter whose time is over is looked at again because it is held. */
export const lookAgain = (now: Instant): Instant => addDays(now, HOLD_DAYS);

/** Its content is gone; what is left counts in figures and belongs to nobody. */
export function disposed(ticket: Ticket, certificate: DeletionCertificate): ChangedTicket {
  const { customerId: _whose, watchAt: _done, spokeAt: _unread, ...head } = ticket;
  const { items, texts, root } = certificate;
  return { head, event: { type: 'ticket.disposed', facts: { items, texts, root } } };
}

/** F08: what is found later is added, with the reason and the hash of all that stood there; what was sealed stays as it is. */
export const addendum = (ticket: Ticket, added: { text: string; reason: string; after: string }): ChangedTicket => ({
  head: ticket,
  event: { type: 'ticket.addendum', facts: { after: added.after }, texts: { note: added.text, reason: added.reason } },
});
