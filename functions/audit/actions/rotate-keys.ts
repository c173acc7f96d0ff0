import type { StaffActor } from '../../kernel/actor.ts';
import { once } from '../../platform/once.ts';
import { action } from '../deps.ts';
import { noRotation } from '../errors.ts';
import * as contract from '../rotation/contract.ts';
import { type KeyRotation, rotationLabels } from '../rotation/model.ts';
import { beginRotation } from '../rotation/rules.ts';

const viewOf = ({ id: _one, site: _site, position: _place, ...rotation }: KeyRotation): contract.RotationView => ({
  ...rotation,
  statusText: rotationLabels[rotation.status],
});

/** Begins what the next runs do, a page at a time. */
export const beginRotationIt = action(
  contract.beginRotation,
  async ({ input, actor, now, deps, op, correlationId }) => {
    const { site, staffNo } = actor as StaffActor;
    const by = { actor, now, correlationId, op };
    const rotation = await once(
      () => deps.rotations.repeated(site, by),
      async () => {
        const before = await deps.rotations.find(site);
        const begun = beginRotation(before, { site, by: staffNo, reason: input.body.reason, now });
        return deps.rotations.keep(before, begun, by);
      },
    );
    return viewOf(rotation);
  },
);

export const showRotationIt = action(contract.viewRotation, async ({ actor, deps }) => {
  const rotation = await deps.rotations.find(actor.site);
  if (!rotation) throw noRotation();
  return viewOf(rotation);
});
