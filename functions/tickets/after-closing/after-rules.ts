import type { StaffActor } from '../../kernel/actor.ts';
import { move } from '../../kernel/moves.ts';
import { addDays, type Instant, isBefore } from '../../kernel/time.ts';
import type { Rank } from '../../staff/posts.ts';
import type { Timing } from '../clocks.ts';
import { reopen } from '../handling/closing-rules.ts';
import { ended, settled } from '../handling/ending-rules.ts';
import { looksAfterClosing } from '../ladder/escalation-rules.ts';
import { isOpen, moves, type Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import * as refused from './errors.ts';

/** What comes after the end of a matter: a word of the guest, a silence, the same facts once more, or new ones. */

/** F10: within thirty days of its closing a matter is taken up again; later a new one follows it. */
export function mustBeYoung({ status, closedAt }: Ticket, now: Instant, { sla }: Timing): void {
  if (status !== 'CLOSED' || closedAt === undefined) return;
  if (!isBefore(now, addDays(closedAt, sla.reopenWithinDays))) throw refused.tooOldToReopen(sla.reopenWithinDays);
}

const MANAGERS: readonly Rank[] = ['MANAGER', 'COMPANY'];

/** F04: whether the facts are new after a conclusion is the manager's to say (L3). */
export function mayTestFacts({ status }: Pick<Ticket, 'status'>, rank: Rank): void {
  if (status === 'CONCLUDED' && !MANAGERS.includes(rank)) throw refused.newFactsByManager();
}

/**
 * Domain 4.0: somebody has read what the guest said after the end. A thanks asks for nothing; what does takes the matter up again.
 * Errors: `ticket.nothingSaidSince`, `ticket.tooOldToReopen`, `state.notAllowed`.
 */
export function settleAfterword(
  ticket: Ticket,
  read: { readonly actionable: boolean; readonly reason: string; readonly now: Instant },
  timing: Timing,
): ChangedTicket {
  const { spokeAt, ...head } = ticket;
  if (spokeAt === undefined) throw refused.nothingSaidSince();
  const texts = { note: read.reason };
  if (!read.actionable) return { head, event: { type: 'ticket.afterword-settled', facts: { spokeAt }, texts } };
  mustBeYoung(ticket, read.now, timing);
  const taken = reopen(head, 'GUEST_CAME_BACK', read.now, timing);
  return { head: taken.head, event: { ...taken.event, texts } };
}

/**
 * Domain 4.0, pauses: the guest left a question unanswered, the reminders too. Closed as that, an outcome of its own, and he is
 * told how to come back. By somebody who did not handle it, as every closing. Errors: `ticket.notSilent`, `ticket.closedByAnother`.
 */
export function closeSilent(
  ticket: Ticket,
  of: { readonly by: StaffActor; readonly message: string; readonly now: Instant },
): ChangedTicket {
  if (!ticket.silent) throw refused.notSilent();
  if (ticket.handlers.includes(of.by.staffNo)) throw refused.closedByAnother();
  const { silent: _left, ...moved } = move(ticket, 'closeSilent', moves);
  const watchAt = looksAfterClosing(moved, 'SILENT', of.now);
  return {
    head: {
      ...{ ...settled(moved, 'SILENT'), closedAt: of.now },
      ...{ ...(watchAt && { watchAt }), ...(moved.binds && { binds: true as const }) },
    },
    event: {
      type: 'ticket.closed',
      facts: { outcome: 'SILENT', ended: ended(moved.clocks, of.now), ...(moved.binds && { binds: true }) },
      texts: { message: of.message },
    },
  };
}

/** What a matter that follows another takes over from it, so that nobody types it twice. Errors: `ticket.notOverYet`. */
export function followedBy(earlier: Ticket) {
  if (isOpen(earlier) || earlier.status === 'RESOLVED' || earlier.status === 'MERGED')
    throw refused.notOverYet(earlier.status);
  const { kind, channel, domain, stage, customerId, anonymous } = earlier;
  return { kind, channel, domain, stage, customerId, anonymous };
}
