import { addDays, type Instant, isBefore } from '../../kernel/time.ts';
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

/** Errors: `ticket.beyondAuthority` with the limit and what was given before, in this case and to this guest. */
export function mustBeWithin(
  limitFen: number | undefined,
  of: { readonly compensationFen: number; readonly ticket: Ticket; readonly others: readonly Ticket[] },
): void {
  const { compensationFen, ticket, others } = of;
  if (compensationFen === 0 || limitFen === undefined) return;
  const before = (ticket.agreedFen ?? 0) + others.reduce((sum, other) => sum + comesTo(other), 0);
  if (before + compensationFen > limitFen) throw beyondAuthority(limitFen, before);
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
