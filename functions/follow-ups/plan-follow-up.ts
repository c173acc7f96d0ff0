import { isAppError } from '../kernel/errors.ts';
import { followUpIdOf, type SiteId, type TicketNo } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { barredFrom } from '../tickets/duties/duty-rules.ts';
import { whoWorkedOn } from '../tickets/duties/separate.ts';
import type { FollowUpDeps } from './deps.ts';
import { plan } from './rules.ts';

/**
 * Plans the call after a resolution, once: 1. re-read the ticket; 2. nothing to do if it was taken up again, or if the call
 * of this resolution is planned already; 3. keep call, ticket and event together.
 */
export async function planFollowUp(
  of: { site: SiteId; ticketNo: TicketNo; correlationId: string },
  at: { now: Instant; deps: FollowUpDeps },
): Promise<void> {
  const { followUps } = at.deps;
  const { site, ticketNo, correlationId } = of;
  const ticket = await followUps.tickets.find(site, ticketNo);
  if (ticket?.status !== 'RESOLVED' || !ticket.resolvedAt) return;
  if (await followUps.find(site, followUpIdOf(ticket.id, ticket.reopened + 1))) return;
  const by = { actor: { kind: 'system' as const, site, name: 'follow-up' }, now: at.now, correlationId };
  try {
    const barred = barredFrom('FOLLOW_UP', await whoWorkedOn(followUps.tickets, ticket));
    await followUps.create(ticket, plan(ticket, ticket.resolvedAt, await at.deps.calling(site), barred), by);
  } catch (error) {
    // The ticket changed meanwhile: the message comes again, and finds either the call or a reason for none.
    if (isAppError(error) && error.kind === 'stale')
      throw new Error('the ticket changed while its follow-up was planned');
    throw error;
  }
}
