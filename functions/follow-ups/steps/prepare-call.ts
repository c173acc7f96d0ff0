import { addDuration } from '../../kernel/duration.ts';
import { isAppError } from '../../kernel/errors.ts';
import { FollowUpId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { done, type WorkflowMemory, wakeAgain } from '../../kernel/workflow.ts';
import { runtime } from '../../platform/runtime.ts';
import { stepHandler } from '../../platform/step.ts';
import type { FollowUpDeps } from '../deps.ts';
import { fallDue, fallsDueAt, isOpen } from '../rules.ts';
import { followUpDeps } from '../wiring.ts';

/**
 * Task "Prepare the call". 1. Re-read. 2. An older generation, or a call already made, ends quietly. 3. The call falls due.
 * 4. Wake when an attempt should have been made.
 */
export async function prepareCall(
  memory: WorkflowMemory,
  at: { now: Instant; deps: FollowUpDeps },
): Promise<WorkflowMemory> {
  const { now, deps } = at;
  const { site, correlationId } = memory;
  const id = FollowUpId.parse(memory.id);
  const followUp = await deps.followUps.find(site, id);
  if (!followUp || followUp.generation !== memory.generation) return done(memory);
  const calling = await deps.calling(site);
  if (followUp.closesAt) return wakeAgain(memory, followUp.closesAt);
  if (!isOpen(followUp)) return done(memory);
  if (
    !isBefore(now, fallsDueAt(followUp, calling.numbers)) &&
    (followUp.status === 'PLANNED' || followUp.status === 'RESCHEDULED')
  ) {
    const before = await deps.followUps.pair(site, id);
    const by = { actor: { kind: 'system' as const, site, name: 'follow-up' }, now, correlationId };
    try {
      await deps.followUps.save(before, fallDue(before.followUp, before.ticket), by);
    } catch (error) {
      // A person was quicker: his state stands, and the next look sees it.
      if (!(isAppError(error) && (error.kind === 'stale' || error.kind === 'conflict'))) throw error;
    }
  }
  return wakeAgain(memory, addDuration(calling.numbers.attemptWindow, now, calling.calendars));
}

export const handler = stepHandler('prepare-call', prepareCall, () => followUpDeps(runtime()));
