import type { Changed } from '../kernel/event.ts';
import * as refused from './errors.ts';
import type { Establishment, Unit } from './model.ts';

/** The units above a unit, nearest first. */
function above(units: readonly Unit[], unit: Unit): string[] {
  const found: string[] = [];
  for (let at: Unit | undefined = unit; at?.parent !== undefined && !found.includes(at.parent); ) {
    found.push(at.parent);
    const { parent }: Unit = at;
    at = units.find((one) => one.id === parent);
  }
  return found;
}

function checked(unit: Unit, units: readonly Unit[]): Unit {
  if (unit.parent === undefined) return unit;
  if (unit.parent !== unit.id && !units.some((one) => one.id === unit.parent)) throw refused.unitNotFound();
  if (above(units, unit).includes(unit.id)) throw refused.unitLoop();
  return unit;
}

/** A new unit below one that is there. */
export function found(unit: Unit, units: readonly Unit[]): Changed<Unit> {
  if (units.some((one) => one.id === unit.id)) throw refused.unitTaken();
  return { head: checked(unit, units), event: { type: 'unit.founded', facts: factsOf(unit) } };
}

/** Renames a unit, moves it below another one, or gives it another leader; it never comes to lie below itself. */
export function reorganise(to: Unit, units: readonly Unit[]): Changed<Unit> {
  const others = units.filter((one) => one.id !== to.id);
  return { head: checked(to, [...others, to]), event: { type: 'unit.changed', facts: factsOf(to) } };
}

const factsOf = ({ id, parent, kind, leaderPost }: Unit) => ({
  ...{ unitId: id, kind },
  ...(parent !== undefined && { parent }),
  ...(leaderPost !== undefined && { leaderPost }),
});

/** How many people may hold a post of a unit (定编). Who holds it already stays, also beyond a lower number. */
export function establish(
  wanted: Omit<Establishment, 'id' | 'version'>,
  of: { readonly standing: Establishment | undefined; readonly units: readonly Unit[] },
): Changed<Establishment> {
  if (!of.units.some((unit) => unit.id === wanted.unitId)) throw refused.unitNotFound();
  const { unitId, code, headCount } = wanted;
  const head = { ...wanted, id: `${unitId}.${code}`, version: of.standing?.version ?? 1 };
  return { head, event: { type: 'post.established', facts: { unitId, code, headCount } } };
}
