import { isBefore } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { once } from '../../platform/once.ts';
import { action } from '../deps.ts';
import { appointDeputy as appoint, deputyChain, endDeputy as end } from '../deputy-rules.ts';
import { deputyNotFound } from '../errors.ts';
import { appointDeputy, endDeputy, listDeputies } from '../organisation-contract.ts';
import { deputyKind } from '../store.ts';

/** Lines that are in force or to come, each with the whole chain behind its holder now. */
export const showDeputies = action(listDeputies, async ({ input, actor, now, deps }) => {
  const { deputies } = await deps.staff.organisation(actor.site);
  const { holder } = input.query;
  const open = deputies.filter((line) => line.to === undefined || isBefore(now, line.to));
  const shown = open.filter((line) => holder === undefined || line.holder === holder);
  const items = shown.map((line) => {
    const { people, ends } = deputyChain(open, { holder: line.holder, code: line.code, at: now });
    return { ...line, chain: [...people], chainEnds: ends };
  });
  return { items, hasMore: false };
});

/** 1. A repeat gets the first answer. 2. Decide on all lines as they stand. 3. Keep the line and the event. */
export const appointIt = action(appointDeputy, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const { code, holder, deputy, from = now, to } = input.body;
  const id = `dep_${holder}_${deputy}_${code}`;
  const appointed = async () => {
    const { deputies, staff } = await deps.staff.now(site);
    const changed = appoint({ site, code, holder, deputy, from, to }, { lines: deputies, staff });
    const standing = deputies.find((line) => line.id === id);
    return standing ? deps.staff.change(deputyKind, standing, changed, by) : deps.staff.begin(deputyKind, changed, by);
  };
  return once(() => deps.staff.repeated(deputyKind, keys.deputy(site, id), by), appointed);
});

export const endIt = action(endDeputy, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by = { actor, now, correlationId, op };
  const { deputyId } = input.params;
  const ended = async () => {
    const line = (await deps.staff.now(site)).deputies.find((one) => one.id === deputyId);
    if (!line) throw deputyNotFound();
    return deps.staff.change(deputyKind, line, end(line, now), by);
  };
  const line = await once(() => deps.staff.repeated(deputyKind, keys.deputy(site, deputyId), by), ended);
  return { ...line, to: line.to ?? now };
});
