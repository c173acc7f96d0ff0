import type { SystemActor } from '../../../kernel/actor.ts';
import { isAppError } from '../../../kernel/errors.ts';
import { TicketId, ticketNoOf } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import { done, type WorkflowMemory, wakeAgain } from '../../../kernel/workflow.ts';
import { runtime } from '../../../platform/runtime.ts';
import { stepHandler } from '../../../platform/step.ts';
import { nextLook, nextRung } from '../../clocks.ts';
import type { TicketDeps } from '../../deps.ts';
import { waitStep } from '../../dialogue/conversation-rules.ts';
import { lapseHandOver } from '../../dispatch/hand-over-rules.ts';
import type { Ticket } from '../../model.ts';
import { lapseSupervision } from '../../supervision/supervision-rules.ts';
import { ticketDeps } from '../../wiring.ts';
import { passOnUnacknowledged } from '../command-rules.ts';
import { climb, hasLadder, isWatched, looksUnwatched } from '../escalation-rules.ts';
import { withHolder } from '../tell-level.ts';
import { pressOn } from '../urgent-rules.ts';

/** Keeps what the clocks call for, if anything; gives back the ticket as it stands then. */
export async function climbIfDue(
  ticket: Ticket,
  at: { now: Instant; correlationId: string; deps: TicketDeps },
): Promise<Ticket> {
  const { now, correlationId, deps } = at;
  const timing = await deps.timing(ticket.site, ticket);
  const decided =
    waitStep(ticket, now, timing) ??
    pressOn(ticket, now, timing) ??
    passOnUnacknowledged(ticket, now) ??
    lapseSupervision(ticket, now, timing) ??
    lapseHandOver(ticket, now) ??
    climb(ticket, now, timing);
  if (!decided) return ticket;
  const changed = await withHolder(ticket, decided, { holderOf: deps.holderOf, now, timing });
  const actor: SystemActor = { kind: 'system', site: ticket.site, name: 'escalation' };
  try {
    return await deps.tickets.save(ticket, changed, { actor, now, correlationId });
  } catch (error) {
    // A person was quicker. His state stands; it is looked at again at once.
    if (isAppError(error) && error.kind === 'stale') return deps.tickets.get(ticket.site, ticket.ticketNo);
    throw error;
  }
}

/**
 * Task "Evaluate the clocks". 1. Re-read the row. 2. An older generation, or a matter the ladder no longer watches, ends
 * quietly. 3. Tell whoever the reached rungs call for. 4. File the ticket for its next due thing, and wake then.
 */
export async function evaluateClocks(
  memory: WorkflowMemory,
  at: { now: Instant; deps: TicketDeps },
): Promise<WorkflowMemory> {
  const { deps, now } = at;
  const ticket = await deps.tickets.find(memory.site, ticketNoOf(TicketId.parse(memory.id)));
  if (!ticket || ticket.generation !== memory.generation) return done(memory);
  const after = await climbIfDue(ticket, { ...at, correlationId: memory.correlationId });
  const unwatched = isWatched(after) ? undefined : looksUnwatched(after, now);
  if (!hasLadder(after)) {
    await deps.tickets.refile(after, { watchAt: unwatched });
    return done(memory);
  }
  const timing = await deps.timing(after.site, after);
  const next = nextRung(after, timing);
  const ladderAt = next && next < now ? now : next;
  await deps.tickets.refile(after, { watchAt: unwatched ?? nextLook(after, timing), ladderAt });
  return ladderAt === undefined ? done(memory) : wakeAgain(memory, ladderAt);
}

export const handler = stepHandler('evaluate-clocks', evaluateClocks, () => ticketDeps(runtime()));
