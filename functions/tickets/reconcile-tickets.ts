import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import { addMs, isBefore } from '../kernel/time.ts';
import { watch } from '../platform/keys.ts';
import { mayBeSealed } from './archiving/archiving-rules.ts';
import { type DisposingAt, dispose } from './archiving/dispose.ts';
import { sealIfRipe } from './archiving/seal-over.ts';
import { nextLook } from './clocks.ts';
import { settleIfLapsed } from './dispatch/steps/settle-offer.ts';
import { hasLadder, looksForFollowUp } from './ladder/escalation-rules.ts';
import { climbIfDue } from './ladder/steps/evaluate-clocks.ts';
import { endMembers } from './linking/end-members.ts';
import type { Ticket } from './model.ts';
import { renewLadder } from './rules.ts';

/** Executions may be late by this much before they count as lost. */
export const GRACE_MS = 120_000;
const PAGE = 50;
const PAGES_A_RUN = 200; // 10,000 tickets a run; the rest is found by the next one

interface At extends DisposingAt {
  /** Plans the call of a resolved or closed ticket whose event was lost; the next look then takes the ticket out of the list. */
  readonly planFollowUp: (ticket: Ticket) => Promise<void>;
  /** Whether its time is over: the rest is found by the next run, which begins with what has waited longest. */
  readonly spent?: () => boolean;
  /** Brings the board to where the ticket stands, where the event that should have is lost. */
  readonly project: (ticket: Ticket) => Promise<void>;
}

/** Does for one ticket what its executions would have done by now, and starts its ladder anew where that is lost. */
async function mend(ticket: Ticket, at: At): Promise<void> {
  const { now, deps, correlationId } = at;
  if (ticket.status === 'ARCHIVED') return void (await dispose(ticket, at));
  await settleIfLapsed(ticket, at);
  const settled = await deps.tickets.get(ticket.site, ticket.ticketNo);
  const after = await climbIfDue(settled, at);
  if (looksForFollowUp(after, now)) return at.planFollowUp(after);
  if (after.binds) await endMembers(after, { now, tickets: deps.tickets, correlationId });
  if (after.status === 'CLOSED') await at.planFollowUp(after);
  if (mayBeSealed(after)) return sealIfRipe(after, at);
  if (!hasLadder(after)) return deps.tickets.refile(after, {});
  const timing = await deps.timing(after.site, after);
  const lost = after.ladderAt !== undefined && isBefore(addMs(after.ladderAt, GRACE_MS), now);
  if (!lost) return deps.tickets.refile(after, { watchAt: nextLook(after, timing), ladderAt: after.ladderAt });
  const actor = { kind: 'system' as const, site: after.site, name: 'reconciler' };
  const renewed = renewLadder(after, timing);
  const head = { ...renewed.head, watchAt: nextLook(renewed.head, timing) };
  await deps.tickets.save(after, { ...renewed, head }, { actor, now, correlationId });
}

/**
 * Mends what one lost message, timer or execution would leave undone: every ticket whose filed look has passed. Idempotent;
 * a ticket that a person changes meanwhile is left to the next run.
 *
 * @returns how many tickets were looked at, and how many could not be mended (they are tried again by the next run)
 */
export async function reconcileTickets(site: SiteId, at: At): Promise<{ looked: number; failed: number }> {
  const to = addMs(at.now, -GRACE_MS);
  let after: string | undefined;
  const count = { looked: 0, failed: 0 };
  for (let page = 0; page < PAGES_A_RUN; page += 1) {
    const { tickets, last } = await at.deps.tickets.heads({
      index: 'watch',
      partitions: [watch(site)],
      to,
      limit: PAGE,
      ...(after && { after }),
    });
    for (const ticket of tickets) {
      if (at.spent?.()) return count;
      count.looked += 1;
      try {
        await mend(ticket, at);
        await at.project(ticket);
      } catch (error) {
        if (!isAppError(error)) count.failed += 1;
      }
    }
    if (!last) break;
    after = last;
  }
  return count;
}
