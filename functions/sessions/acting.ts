import type { StaffActor } from '../kernel/actor.ts';
import { isAppError } from '../kernel/errors.ts';
import type { StaffAsked } from '../platform/identify.ts';
import { tableBusy } from '../platform/table-errors.ts';
import type { StaffMember } from '../staff/model.ts';
import { whoActs } from '../staff/rules.ts';
import type { StaffStore } from '../staff/store.ts';
import { actorBy, allowing, used } from './break-glass-rules.ts';
import type { BreakGlassStore } from './break-glass-store.ts';

/** A use that many at once want to note is tried so often. */
const TRIES = 5;

export interface ActingParts {
  readonly staff: Pick<StaffStore, 'byNo'>;
  readonly breakGlass: BreakGlassStore;
}

/**
 * Who acts in a staff request: the person by his posts, or, where no post of his allows it, by an open break-glass access.
 * Each use of one is noted on it before the act, reads too; what cannot be noted is not let in.
 */
export function staffActing({ staff, breakGlass }: ActingParts) {
  async function note(actor: StaffActor, asked: StaffAsked, left = TRIES): Promise<StaffActor | 'notAllowed'> {
    const { site, capability, now, correlationId, what } = asked;
    const access = allowing(await breakGlass.recent(site), { ...asked, capability });
    if (!access) return 'notAllowed';
    try {
      await breakGlass.change(access, used(access, what), { actor, now, correlationId });
      return actor;
    } catch (error) {
      if (!isAppError(error) || error.kind !== 'stale') throw error;
      if (left === 0) throw tableBusy();
      return note(actor, asked, left - 1);
    }
  }

  async function byBreakGlass(member: StaffMember, asked: StaffAsked): Promise<StaffActor | 'notAllowed'> {
    if (asked.chosen !== undefined) return 'notAllowed';
    const access = allowing(await breakGlass.recentKept(asked.site), asked);
    const actor = access && actorBy(member, access, asked.now);
    return actor ? note(actor, asked) : 'notAllowed';
  }

  return async (asked: StaffAsked): Promise<StaffActor | 'notAllowed' | 'unknown'> => {
    const member = await staff.byNo(asked.site, asked.staffNo);
    const actor = whoActs(member, asked);
    return actor === 'notAllowed' && member ? byBreakGlass(member, asked) : actor;
  };
}
