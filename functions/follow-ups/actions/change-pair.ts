import type { StaffActor } from '../../kernel/actor.ts';
import { type FollowUpId, ticketIdOfFollowUp, ticketNoOf } from '../../kernel/ids.ts';
import { once } from '../../platform/once.ts';
import { type ChangeCall, circumstancesOf } from '../../tickets/actions/change-ticket.ts';
import type { Ticket } from '../../tickets/model.ts';
import type { FollowUpDeps } from '../deps.ts';
import type { FollowUp } from '../model.ts';
import type { ChangedPair } from '../rules.ts';

export interface Pair {
  readonly followUp: FollowUp;
  readonly ticket: Ticket;
}

/** The part of a call that a change needs. */
interface PairCall extends Pick<ChangeCall, 'actor' | 'now' | 'op' | 'correlationId'> {
  readonly deps: FollowUpDeps;
  readonly input: { readonly params: { readonly followUpId: FollowUpId } };
}

/** The course of whatever a member of staff does to a call: a repeat gets the first answer; load, decide, keep both rows. */
export function changePair(
  call: PairCall,
  decide: (before: Pair, actor: StaffActor) => Promise<ChangedPair>,
): Promise<FollowUp> {
  const { deps, input } = call;
  const actor = call.actor as StaffActor;
  const { followUpId } = input.params;
  const by = circumstancesOf(call);
  const repeated = async () => {
    const earlier = await deps.followUps.tickets.repeated(actor.site, ticketNoOf(ticketIdOfFollowUp(followUpId)), by);
    return earlier && (await deps.followUps.pair(actor.site, followUpId)).followUp;
  };
  return once(repeated, async () => {
    const before = await deps.followUps.pair(actor.site, followUpId);
    return deps.followUps.save(before, await decide(before, actor), by);
  });
}
