import { stale } from '../../kernel/refused-changes.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import { action } from '../deps.ts';
import { unitNotFound } from '../errors.ts';
import { establishPost, foundUnit, reorganiseUnit } from '../organisation-contract.ts';
import { establishmentKind, unitKind } from '../store.ts';
import { establish, found, reorganise } from '../unit-rules.ts';

/** A new unit. */
export const foundIt = action(foundUnit, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const founded = async () => {
    const { units } = await deps.staff.now(site);
    return deps.staff.begin(unitKind, found({ ...input.body, site, version: 1 }, units), by);
  };
  return once(() => deps.staff.repeated(unitKind, keys.unit(site, input.body.id), by), founded);
});

/** Another name, place or leading post. */
export const reorganiseIt = action(reorganiseUnit, async ({ input, actor, now, deps, op, version, correlationId }) => {
  const { site } = actor;
  const { unitId } = input.params;
  const by = { actor, now, correlationId, op };
  const changed = async () => {
    const { units } = await deps.staff.now(site);
    const before = units.find((unit) => unit.id === unitId);
    if (!before) throw unitNotFound();
    if (before.version !== version) throw stale(before.version, undefined);
    return deps.staff.change(unitKind, before, reorganise({ ...input.body, id: unitId, site, version }, units), by);
  };
  return once(() => deps.staff.repeated(unitKind, keys.unit(site, unitId), by), changed);
});

/** How many people may hold a post; a second number takes the place of the first. */
export const establishIt = action(establishPost, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const established = async () => {
    const { units, establishments } = await deps.staff.now(site);
    const { unitId, code } = input.body;
    const standing = establishments.find((one) => one.unitId === unitId && one.code === code);
    const changed = establish({ ...input.body, site }, { standing, units });
    return standing
      ? deps.staff.change(establishmentKind, standing, changed, by)
      : deps.staff.begin(establishmentKind, changed, by);
  };
  const key = keys.establishment(site, `${input.body.unitId}.${input.body.code}`);
  return once(() => deps.staff.repeated(establishmentKind, key, by), established);
});
