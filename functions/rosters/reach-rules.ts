import type { StaffActor } from '../kernel/actor.ts';
import type { Instant } from '../kernel/time.ts';
import type { StaffMember, Unit } from '../staff/model.ts';
import { unitsAt } from '../staff/rules.ts';

/** Units and all that lie below them. */
function withBelow(units: readonly Unit[], ids: readonly string[]): Set<string> {
  const found = new Set(ids);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { id, parent } of units) if (parent !== undefined && found.has(parent)) found.add(id);
  }
  return found;
}

export interface People {
  readonly staff: readonly StaffMember[];
  readonly units: readonly Unit[];
  readonly now: Instant;
}

/** The people of a unit and of those below it. */
export function peopleOf(unitIds: readonly string[], { staff, units, now }: People): Set<string> {
  const within = withBelow(units, unitIds);
  const inside = staff.filter((member) => unitsAt(member, now).some((unitId) => within.has(unitId)));
  return new Set(inside.map((member) => member.staffNo));
}

/** Whom a capability reaches: `own` = himself, `unit` and `department` = the people of his units and those below, `site` = everybody. */
export function reachOf(actor: StaffActor, capability: string, people: People): (staffNo: string) => boolean {
  const scope = actor.capabilities[capability];
  if (scope === 'site' || scope === 'all') return () => true;
  if (scope === undefined || scope === 'own') return (staffNo) => scope === 'own' && staffNo === actor.staffNo;
  const within = peopleOf(actor.unitIds, people);
  return (staffNo) => staffNo === actor.staffNo || within.has(staffNo);
}
