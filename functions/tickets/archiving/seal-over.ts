import { isAppError } from '../../kernel/errors.ts';
import { addDays, type Instant, isBefore } from '../../kernel/time.ts';
import type { TicketDeps } from '../deps.ts';
import type { Ticket } from '../model.ts';
import { sealsAt } from './archiving-rules.ts';
import { sealing } from './seal.ts';

const AGAIN_DAYS = 1; // what is still open on a matter is open for days

/** When a matter came to its end: its closing, or the last that happened to one that ended otherwise. */
async function endOf(ticket: Ticket, { tickets }: Pick<TicketDeps, 'tickets'>): Promise<Instant> {
  return (
    ticket.closedAt ?? (await tickets.eventAt(ticket.site, ticket.ticketNo, ticket.version))?.at ?? ticket.receivedAt
  );
}

/**
 * F04, F08: a matter that is over is archived by itself. 1. Not before its day. 2. Not while anything is open on it: a word of its guest
 * that nobody has read, a preventive action, a call, members of its group, a file; then it is looked at again the next day. 3. Sealed as by
 * a person's act. Idempotent: what a person does in that moment stands, and the next run looks again.
 */
export async function sealIfRipe(
  ticket: Ticket,
  at: { readonly now: Instant; readonly deps: TicketDeps; readonly correlationId: string },
): Promise<void> {
  const { now, deps, correlationId } = at;
  const { site } = ticket;
  const [endedAt, afterEnd, { sla }] = await Promise.all([
    endOf(ticket, deps),
    deps.sealAfterDays(site),
    deps.timing(site, ticket),
  ]);
  const sealAt = sealsAt(endedAt, { afterEnd, reopenable: sla.reopenWithinDays });
  if (isBefore(now, sealAt)) return deps.tickets.refile(ticket, { watchAt: sealAt });
  const lookAgain = () => deps.tickets.refile(ticket, { watchAt: addDays(now, AGAIN_DAYS) });
  if (ticket.spokeAt !== undefined || (await deps.lessonIsOpen(ticket))) return lookAgain();
  try {
    const { also, ...changed } = await sealing(ticket, { deps, now });
    const actor = { kind: 'system' as const, site, name: 'archive' };
    await deps.tickets.save(ticket, changed, { actor, now, correlationId }, also);
  } catch (error) {
    if (!isAppError(error) || error.kind === 'stale') throw error;
    await lookAgain();
  }
}
