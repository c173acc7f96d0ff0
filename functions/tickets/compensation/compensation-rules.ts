import { addDays, type Instant, isBefore } from '../../kernel/time.ts';
import type { Rank } from '../../staff/posts.ts';
import { beyondAuthority } from '../errors.ts';
import type { Ticket } from '../model.ts';
import type { Given } from './model.ts';

/** 4.0, authority to compensate: per case and per guest in ninety days, so that nobody gives in parts what he may not give at once. */

const GUEST_DAYS = 90;
const REMEMBERED = 50;

/** What a matter came to: agreed, and offered and not answered yet. */
const comesTo = ({ agreedFen = 0, offeredFen = 0 }: Ticket): number => agreedFen + offeredFen;

/** The matters of the last ninety days in which a guest was offered money, but for this one. */
export const othersOf = (
  given: readonly Given[],
  ticket: Pick<Ticket, 'ticketNo'>,
  now: Instant,
): Ticket['ticketNo'][] => [
  ...new Set(
    given
      .flatMap(({ matters }) => matters)
      .filter(({ at, ticketNo }) => ticketNo !== ticket.ticketNo && isBefore(addDays(now, -GUEST_DAYS), at))
      .map(({ ticketNo }) => ticketNo),
  ),
];

/** What was agreed in a duplicate counts in the matter that goes on: not once more where that one counts. */
export const countedOnce = (others: readonly Ticket[], ticket: Pick<Ticket, 'ticketNo'>): Ticket[] => {
  const counted = [ticket, ...others].map(({ ticketNo }) => ticketNo);
  return others.filter(({ mergedInto }) => mergedInto === undefined || !counted.includes(mergedInto));
};

/** How much each rank may offer, in fen; above the manager the company's leader decides, by no number. */
export type Limits = Readonly<Record<Exclude<Rank, 'COMPANY'>, number>>;

/** The most that a rank may give; undefined = as much as is right. */
export const limitOf = (limits: Limits, rank: Rank): number | undefined =>
  rank === 'COMPANY' ? undefined : limits[rank];

interface Offer {
  readonly compensationFen: number;
  readonly ticket: Ticket;
  readonly others: readonly Ticket[];
}

/** What was given before, in this case and to this guest. */
const givenBefore = ({ ticket, others }: Offer): number =>
  (ticket.agreedFen ?? 0) + others.reduce((sum, other) => sum + comesTo(other), 0);

/** Whether so much stays within a limit, counted with what was given before. */
export const allowed = (limitFen: number | undefined, offer: Offer): boolean =>
  offer.compensationFen === 0 || limitFen === undefined || givenBefore(offer) + offer.compensationFen <= limitFen;

/** Errors: `ticket.beyondAuthority` with the limit and what was given before, in this case and to this guest. */
export function mustBeWithin(limitFen: number | undefined, offer: Offer): void {
  if (limitFen !== undefined && !allowed(limitFen, offer)) throw beyondAuthority(limitFen, givenBefore(offer));
}

/** The guest's list with this matter in it, the newest kept. */
export function noted(
  given: Given | undefined,
  of: Pick<Given, 'site' | 'party'>,
  ticket: Ticket,
  now: Instant,
): Given {
  const rest = (given?.matters ?? []).filter(({ ticketNo }) => ticketNo !== ticket.ticketNo);
  return {
    ...of,
    matters: [...rest, { ticketNo: ticket.ticketNo, at: now }].slice(-REMEMBERED),
    version: given?.version ?? 1,
  };
}
