import type { Circumstances } from '../kernel/event.ts';
import type { SiteId, TicketNo } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { SurveyDeps } from './deps.ts';
import { ask, whyNotAsked } from './rules.ts';

/** F10: a closed matter is asked about, once, unless there is a reason not to; the event of it has him told. */
export async function planSurvey(
  of: { readonly site: SiteId; readonly ticketNo: TicketNo; readonly outcome?: string | undefined },
  at: { readonly now: Instant; readonly deps: SurveyDeps; readonly correlationId: string },
): Promise<void> {
  const { site, ticketNo, outcome } = of;
  const { deps, now, correlationId } = at;
  const { tickets } = deps.tickets;
  const ticket = await tickets.find(site, ticketNo);
  if (!ticket) return;
  const rating = await tickets.rating(site, ticketNo);
  const { numberIndex, ...guest } = await deps.guestOf(ticket);
  const closing = { ...guest, outcome, rating, leftNumber: numberIndex !== undefined };
  if (whyNotAsked(ticket, closing) !== undefined) return;
  const numbers = await deps.policy(site);
  const tokenHash = deps.tokens.hashOf(site, deps.tokens.tokenOf(site, ticketNo, ticket.reopened));
  const by: Circumstances = { actor: { kind: 'system', site, name: 'surveys' }, now, correlationId };
  const { quietDays } = numbers;
  const peace = { quietDays, ...(numberIndex !== undefined && { numberIndex }) };
  await deps.surveys.ask(ask(ticket, { tokenHash, now, numbers }), peace, by);
}
