import { entered } from '../../../customers/archive/rules.ts';
import { notANumber } from '../../../customers/errors.ts';
import type { StaffActor } from '../../../kernel/actor.ts';
import type { Circumstances } from '../../../kernel/event.ts';
import type { CustomerId } from '../../../kernel/ids.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import type { Operation } from '../../../kernel/route.ts';
import { addDays } from '../../../kernel/time.ts';
import { once } from '../../../platform/once.ts';
import { action } from '../../deps.ts';
import { canaryKnown } from '../../errors.ts';
import { listCanaries, plantCanary, retireCanary } from '../contract.ts';
import type { Canary } from '../model.ts';
import { planted, retired } from '../rules.ts';

/**
 * 1. A repeat gets the first answer. 2. The number is nobody's. 3. He is entered as a row of a file is, so that neither his record nor
 * his timeline tells him from anybody; that he is planted stands in an item of its own, in the same transaction.
 */
export const plantIt = action(plantCanary, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site, staffNo } = actor as StaffActor;
  const { name, phone, label } = input.body;
  const by: Circumstances = { actor, now, correlationId, op };
  const idOn = (day: typeof now): CustomerId => deps.canaryIdFor(op as Operation, day);
  const repeated = async () => {
    const found = await Promise.all([now, addDays(now, -1)].map((day) => deps.canaries.repeated(site, idOn(day), by)));
    return found.find((one) => one !== undefined);
  };
  const plant = async (): Promise<Canary> => {
    const number = deps.archive.recognise('PHONE', phone);
    if (!number) throw notANumber('phone');
    if ((await deps.archive.customers.holders({ site, ...number })).length > 0) throw canaryKnown();
    const id = idOn(now);
    const nameMarks = deps.archive.nameMarksOf(site, [name]);
    const made = { id, site, kind: 'PERSON' as const, name, source: 'IMPORT' as const, basis: 'CONTRACT' as const };
    const importing: Circumstances = { actor: { kind: 'system', site, name: 'customer-import' }, now, correlationId };
    const decided = entered({ ...made, nameMarks, identifiers: [number] }, now);
    const customer = await deps.archive.keeping.beginning(decided, importing);
    return deps.canaries.plant(planted({ id, site, label, plantedAt: now, plantedBy: staffNo }), by, customer);
  };
  return once<Canary>(repeated, plant);
});

export const listCanariesIt = action(listCanaries, async ({ actor, deps }) => ({
  items: await deps.canaries.all(actor.site),
  hasMore: false,
}));

export const retireIt = action(retireCanary, async ({ input, actor, now, deps, op, version, correlationId }) => {
  const { site } = actor;
  const { customerId } = input.params;
  const by: Circumstances = { actor, now, correlationId, op };
  return once<Canary>(
    () => deps.canaries.repeated(site, customerId, by),
    async () => {
      const found = await deps.canaries.get(site, customerId);
      if (found.version !== version) throw stale(found.version, undefined);
      return deps.canaries.change(found, retired(found, now), by);
    },
  );
});
