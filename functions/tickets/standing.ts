import { move } from '../kernel/moves.ts';
import { moves, type Ticket } from './model.ts';
import type { TicketStatus } from './words.ts';

/**
 * F04, F05: what stands between the house and its guest does not depend on who works on the matter. Handed on, it is offered anew; the
 * question, the proposal or what was agreed stands meanwhile with its clocks, and the guest answers it as if nothing had happened.
 */

/** Where a matter stands with its guest, whoever it lies with. */
export const standsAt = ({ status, resumes }: Pick<Ticket, 'status' | 'resumes'>): TicketStatus => resumes ?? status;

const TAKE_OVERS = {
  WAITING_CUSTOMER: 'takeOverWaiting',
  PROPOSED: 'takeOverProposed',
  EXECUTING: 'takeOverExecuting',
} as const satisfies Record<NonNullable<Ticket['resumes']>, keyof typeof moves>;

const isResumable = (status: TicketStatus): status is NonNullable<Ticket['resumes']> => status in TAKE_OVERS;

/** A matter that somebody leaves keeps where it stands with its guest. */
export const leftStanding = (ticket: Ticket): Ticket =>
  isResumable(ticket.status) ? { ...ticket, resumes: ticket.status } : ticket;

/** Taken over: it is worked on, or stands again where it stood with its guest. */
export function resumed(ticket: Ticket): Ticket {
  const { resumes, ...rest } = move(ticket, ticket.resumes ? TAKE_OVERS[ticket.resumes] : 'takeOver', moves);
  return rest;
}

/** A move between house and guest: of a matter that was handed on, where it stands moves, and not with whom it lies. */
export function moveStanding(ticket: Ticket, verb: keyof typeof moves): Ticket {
  const { resumes, ...lying } = ticket;
  if (!resumes) return move(ticket, verb, moves);
  const { status } = move({ ...ticket, status: resumes }, verb, moves);
  return isResumable(status) ? { ...lying, resumes: status } : lying;
}
