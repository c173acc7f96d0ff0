import { isAppError } from '../kernel/errors.ts';
import { followUpIdOf, type SiteId, type TicketNo } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { barredFrom } from '../tickets/duties/duty-rules.ts';
import { whoWorkedOn } from '../tickets/duties/separate.ts';
import type { Ticket } from '../tickets/model.ts';
import type { FollowUpDeps } from './deps.ts';
import { callAfterAll, canBeCalled } from './named-rules.ts';
import { type ChangedPair, plan } from './rules.ts';
import { planSecond, secondNumber } from './second-rules.ts';

/** The call that a ticket owes as it stands: after its resolution, or once more after its closing; undefined where it owes none. */
async function callOf(ticket: Ticket, { followUps, calling }: FollowUpDeps): Promise<ChangedPair | undefined> {
  const { site, id, status, resolvedAt, reopened } = ticket;
  if (!resolvedAt || (status !== 'RESOLVED' && status !== 'CLOSED')) return undefined;
  const first = await followUps.find(site, followUpIdOf(id, reopened + 1));
  if (status === 'RESOLVED' ? first : !first || (await followUps.find(site, followUpIdOf(id, secondNumber(ticket)))))
    return undefined;
  const barred = barredFrom('FOLLOW_UP', await whoWorkedOn(followUps.tickets, ticket));
  const numbers = await calling(site);
  return first ? planSecond(ticket, first, numbers, barred) : plan(ticket, resolvedAt, numbers, barred);
}

/**
 * Plans the call after a resolution, and the one after the closing, once each: 1. re-read the ticket; 2. nothing to do if it was taken
 * up again, or if the call is planned already, unless its guest can be called only now; 3. keep call, ticket and event together.
 */
export async function planFollowUp(
  of: { site: SiteId; ticketNo: TicketNo; correlationId: string },
  at: { now: Instant; deps: FollowUpDeps },
): Promise<void> {
  const { followUps } = at.deps;
  const { site, ticketNo, correlationId } = of;
  const ticket = await followUps.tickets.find(site, ticketNo);
  if (!ticket) return;
  const by = { actor: { kind: 'system' as const, site, name: 'follow-up' }, now: at.now, correlationId };
  const published = await followUps.find(site, followUpIdOf(ticket.id, ticket.reopened + 1));
  const planned = await callOf(ticket, at.deps);
  try {
    if (planned) await followUps.create(ticket, planned, by);
    else if (published && canBeCalled(published, ticket)) {
      const [calling, timing] = await Promise.all([at.deps.calling(site), at.deps.timing(site, ticket)]);
      const pair = callAfterAll(published, ticket, { now: at.now, calling, timing });
      await followUps.save({ followUp: published, ticket }, pair, by);
    }
  } catch (error) {
    // The ticket changed meanwhile: the message comes again, and finds either the call or a reason for none.
    if (isAppError(error) && error.kind === 'stale')
      throw new Error('the ticket changed while its follow-up was planned');
    throw error;
  }
}
