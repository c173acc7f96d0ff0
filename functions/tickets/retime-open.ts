import type { SystemActor } from '../kernel/actor.ts';
import { isAppError } from '../kernel/errors.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { watch } from '../platform/keys.ts';
import type { TicketDeps } from './deps.ts';
import type { Ticket } from './model.ts';
import { recalendared } from './retiming.ts';

const PAGE = 100;

/**
 * Times every open matter of a site anew after a calendar was edited. Idempotent: what stands where it should is left alone, and what
 * somebody changes meanwhile is timed by that change already, or found by the next delivery.
 *
 * @returns how many were timed anew, and how many changed meanwhile
 */
export async function retimeOpen(
  site: SiteId,
  at: { readonly now: Instant; readonly deps: TicketDeps; readonly correlationId: string },
): Promise<{ moved: number; left: number }> {
  const { now, deps, correlationId } = at;
  const actor: SystemActor = { kind: 'system', site, name: 'calendar' };
  const count = { moved: 0, left: 0 };
  const one = async (ticket: Ticket) => {
    const changed = recalendared(ticket, now, await deps.timing(site, ticket));
    if (!changed) return;
    try {
      await deps.tickets.save(ticket, changed, { actor, now, correlationId });
      count.moved += 1;
    } catch (error) {
      if (!isAppError(error) || error.kind !== 'stale') throw error;
      count.left += 1;
    }
  };
  let after: string | undefined;
  do {
    const page = await deps.tickets.heads({
      ...{ index: 'watch', partitions: [watch(site)], limit: PAGE },
      ...(after !== undefined && { after }),
    });
    for (const ticket of page.tickets) await one(ticket);
    after = page.last;
  } while (after !== undefined);
  return count;
}
