import { addDuration } from '../../kernel/duration.ts';
import { isAppError } from '../../kernel/errors.ts';
import { FollowUpId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { done, type WorkflowMemory, wakeAgain } from '../../kernel/workflow.ts';
import { runtime } from '../../platform/runtime.ts';
import { stepHandler } from '../../platform/step.ts';
import type { Ticket } from '../../tickets/model.ts';
import type { FollowUpDeps } from '../deps.ts';
import { callLate, lateAt } from '../late-rules.ts';
import type { FollowUp } from '../model.ts';
import { callAfterAll, canBeCalled } from '../named-rules.ts';
import { cancelOver, closeUnreached, fallDue, fallsDueAt, isOpen } from '../rules.ts';
import { isOver } from '../second-rules.ts';
import { followUpDeps } from '../wiring.ts';

type At = { now: Instant; deps: FollowUpDeps; correlationId: string };

/** Keeps one system change of the pair; a person who was quicker wins. */
async function keep(followUp: FollowUp, decide: typeof fallDue, { now, deps, correlationId }: At): Promise<void> {
  const { site, id } = followUp;
  const before = await deps.followUps.pair(site, id);
  try {
    await deps.followUps.save(before, decide(before.followUp, before.ticket), {
      actor: { kind: 'system', site, name: 'follow-up' },
      now,
      correlationId,
    });
  } catch (error) {
    if (!(isAppError(error) && (error.kind === 'stale' || error.kind === 'conflict'))) throw error;
  }
}

/** Its guest has said who he is, and the event that tells so was lost. */
async function callNow(followUp: FollowUp, ticket: Ticket, at: At): Promise<void> {
  const { site } = followUp;
  const [calling, timing] = await Promise.all([at.deps.calling(site), at.deps.timing(site, ticket)]);
  return keep(followUp, (call, of) => callAfterAll(call, of, { now: at.now, calling, timing }), at);
}

/** What is due for a call now: the next try falls due, or the matter is closed unreached; nothing where it was taken up again. */
export async function settleCall(followUp: FollowUp, at: At): Promise<void> {
  const waited = isOpen(followUp) || followUp.closesAt !== undefined;
  const ticket = waited ? await at.deps.followUps.ticketOf(followUp) : undefined;
  if (ticket && isOver(followUp, ticket)) return keep(followUp, cancelOver, at);
  if (ticket && canBeCalled(followUp, ticket)) return callNow(followUp, ticket, at);
  if (followUp.status === 'UNREACHED' && followUp.closesAt && !isBefore(at.now, followUp.closesAt))
    return keep(followUp, (call, of) => closeUnreached(call, of, at.now), at);
  const calling = await at.deps.calling(followUp.site);
  if (followUp.status !== 'DUE' && isOpen(followUp) && !isBefore(at.now, fallsDueAt(followUp, calling.numbers)))
    return keep(followUp, fallDue, at);
  const late = ticket && lateAt(followUp, ticket, calling);
  if (late !== undefined && !isBefore(at.now, late)) return keep(followUp, callLate, at);
}

/**
 * Task "Settle the attempt". 1. Re-read. 2. An older generation, or a call that is over, ends quietly. 3. Do what is due.
 * 4. Wake for the next try, or for the closing of a guest who was not reached.
 */
export async function settleAttempt(
  memory: WorkflowMemory,
  at: { now: Instant; deps: FollowUpDeps },
): Promise<WorkflowMemory> {
  const { now, deps } = at;
  const { site, correlationId } = memory;
  const id = FollowUpId.parse(memory.id);
  const found = await deps.followUps.find(site, id);
  if (!found || found.generation !== memory.generation) return done(memory);
  await settleCall(found, { now, deps, correlationId });
  if (found.status === 'UNREACHED')
    return found.closesAt && isBefore(now, found.closesAt) ? wakeAgain(memory, found.closesAt) : done(memory);
  if (!isOpen(found)) return done(memory);
  const calling = await deps.calling(site);
  const window = addDuration(calling.numbers.attemptWindow, now, calling.calendars);
  return wakeAgain(memory, isBefore(now, found.dueAt) ? found.dueAt : window);
}

export const handler = stepHandler('settle-attempt', settleAttempt, () => followUpDeps(runtime()));
