import type { StaffActor } from '../../kernel/actor.ts';
import { stale } from '../../kernel/refused-changes.ts';
import type { Operation } from '../../kernel/route.ts';
import type { Instant } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import type { StaffDeps } from '../deps.ts';
import type { StaffMember } from '../model.ts';
import type { StaffView } from '../people-contract.ts';
import type { ChangedMember } from '../person-rules.ts';
import { staffKind } from '../store.ts';
import { fullViewOf } from '../views.ts';

/** The part of a call that a change of a person needs. */
export interface PersonCall {
  readonly actor: { readonly kind: string };
  readonly now: Instant;
  readonly deps: StaffDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

/** 1. A repeat gets the first answer. 2. The person as he stands now, in the version that was read. 3. Decide. 4. Keep it with its event. */
export async function changePerson(
  call: PersonCall,
  staffNo: string,
  decide: (member: StaffMember, actor: StaffActor) => ChangedMember | Promise<ChangedMember>,
): Promise<StaffView> {
  const { deps, now, correlationId, op, version } = call;
  const actor = call.actor as StaffActor;
  const by = { actor, now, correlationId, op };
  const changed = async () => {
    const member = await deps.staff.person(actor.site, staffNo);
    if (member.version !== version) throw stale(member.version, member.status);
    return deps.staff.change(staffKind, member, await decide(member, actor), by);
  };
  const repeated = () => deps.staff.repeated(staffKind, keys.staff(actor.site, staffNo), by);
  return fullViewOf(await once(repeated, changed), now);
}
