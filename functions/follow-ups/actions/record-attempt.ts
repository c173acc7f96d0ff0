import type { StaffActor } from '../../kernel/actor.ts';
import { ticketIdOfFollowUp, ticketNoOf } from '../../kernel/ids.ts';
import { once } from '../../platform/once.ts';
import { circumstancesOf } from '../../tickets/actions/change-ticket.ts';
import { withHolder } from '../../tickets/ladder/tell-level.ts';
import { recordAttempt } from '../contract.ts';
import { action } from '../deps.ts';
import { attempt } from '../rules.ts';

/**
 * 1. A repeat gets the first answer. 2. Load the call and its ticket. 3. Decide: closed, reopened, to be tried again.
 * 4. Keep both rows and their event, or nothing.
 */
export const record = action(recordAttempt, async (call) => {
  const { actor, now, deps, input } = call;
  const { site, staffNo } = actor as StaffActor;
  const { followUpId } = input.params;
  const by = circumstancesOf(call);
  const repeated = async () => {
    const earlier = await deps.followUps.tickets.repeated(site, ticketNoOf(ticketIdOfFollowUp(followUpId)), by);
    return earlier && (await deps.followUps.pair(site, followUpId)).followUp;
  };
  return once(repeated, async () => {
    const before = await deps.followUps.pair(site, followUpId);
    const timing = await deps.timing(site, before.ticket);
    const made = { ...input.body, by: staffNo };
    const after = attempt(before, made, { now, timing, calling: await deps.calling(site) });
    const ticket = await withHolder(before.ticket, after.ticket, { holderOf: deps.holderOf, now, timing });
    return deps.followUps.save(before, { ...after, ticket }, by);
  });
});
