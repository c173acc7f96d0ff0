import type { StaffActor } from '../../kernel/actor.ts';
import { isAppError } from '../../kernel/errors.ts';
import { type FollowUpId, ticketIdOfFollowUp, ticketNoOf } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { type ChangeCall, circumstancesOf } from '../../tickets/actions/change-ticket.ts';
import { maySee } from '../../tickets/desk/scope.ts';
import { anotherPerson } from '../../tickets/duties/errors.ts';
import { mustBeAnother } from '../../tickets/duties/separate.ts';
import { isGuarded } from '../../tickets/guard/guard-rules.ts';
import type { Ticket } from '../../tickets/model.ts';
import type { FollowUpDeps } from '../deps.ts';
import { followUpNotFound, ownCase } from '../errors.ts';
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

/** Domain 4.0: nobody calls the guest of a matter that he worked on, or calls that off. Errors: `followUp.ownCase`. */
async function mustNotBeHis(ticket: Ticket, of: { actor: StaffActor; now: Instant; deps: FollowUpDeps }) {
  const deps = { tickets: of.deps.followUps.tickets, holderOf: of.deps.holderOf };
  try {
    await mustBeAnother('FOLLOW_UP', ticket, { ...of, deps });
  } catch (error) {
    if (!isAppError(error) || error.code !== anotherPerson.code) throw error;
    throw ownCase(error.details.ask as string | undefined);
  }
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
    if (isGuarded(before.ticket) && !maySee(actor, 'followUp.read', before.ticket)) throw followUpNotFound();
    await mustNotBeHis(before.ticket, { actor, now: call.now, deps });
    return deps.followUps.save(before, await decide(before, actor), by);
  });
}
