import { type TicketId, ticketIdOf } from '../../kernel/ids.ts';
import type { Write } from '../../platform/table.ts';
import { fileFollowing } from '../after-closing/file-following.ts';
import { type Admitted, type GuestCall, guestChanges } from '../dialogue/guest-acting.ts';
import type { Ticket } from '../model.ts';
import type { Opinion, Rating } from './model.ts';
import { isBad, isTooLate, rate, rated } from './rules.ts';

/** What a matter is called that follows one whose guest was not content and left no words. */
const NO_WORDS = '对原诉求的处理结果不满意，请重新核实。';

type Told = Omit<Opinion, 'at'> & { readonly comment?: string | undefined };

/** What a way of asking adds: whether it still stands, and what changes with an answer. */
export interface Beside {
  check?(ticket: Ticket, rating: Rating | undefined): void;
  also?(): Promise<readonly Write[]>;
}

/**
 * F10, whichever way he was asked. 1. Keep the answer, the first or its correction, with what it does: a bad one takes the matter
 * up again. 2. Where that is closed for too long, a new one follows it. Errors: `ticket.ratedAlready`, `state.notAllowed`.
 */
export async function rateTicket(
  call: GuestCall,
  admitted: Admitted,
  { comment, ...told }: Told,
  beside: Beside = {},
): Promise<{ ticket: Ticket; followedBy?: { id: TicketId; ticketNo: string } }> {
  const { deps, now } = call;
  const { site, ticketNo } = admitted.ticket;
  const opinion: Opinion = { ...told, at: now };
  const ticket = await guestChanges(call, admitted, async (standing, timing) => {
    const before = await deps.tickets.rating(site, ticketNo);
    beside.check?.(standing, before);
    const rating = rated(before, standing, opinion);
    const correction = rating.corrected !== undefined && rating.first === before?.first;
    const also = [await deps.tickets.ratingWrite(rating, before), ...((await beside.also?.()) ?? [])];
    return { ...rate(standing, { opinion, comment, correction, round: rating.round }, now, timing), also };
  });
  const timing = await deps.timing(site, ticket);
  if (!isBad(opinion) || !isTooLate(ticket, now, timing)) return { ticket };
  const whole = await deps.tickets.viewIfThere(site, ticketNo);
  if (!whole) return { ticket };
  const next = await fileFollowing(call, whole, { description: comment ?? NO_WORDS, channel: 'MINI_PROGRAM' });
  return { ticket, followedBy: { id: ticketIdOf(next.ticketNo), ticketNo: next.ticketNo } };
}
