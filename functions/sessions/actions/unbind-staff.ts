import type { Circumstances } from '../../kernel/event.ts';
import { once } from '../../platform/once.ts';
import { unbound } from '../binding-rules.ts';
import { action, type SessionDeps } from '../deps.ts';
import { unbindMyself, unbindPerson } from '../staff-contract.ts';
import { staffNoOf } from './sign-staff-out.ts';

async function unbind(deps: SessionDeps, staffNo: string, by: Circumstances) {
  const { site } = by.actor;
  const act = async () => {
    const { before, changed: binding } = unbound(await deps.accounts.binding(site, staffNo));
    const account = await deps.accounts.find(site, before.account);
    return deps.accounts.unbind({ before, binding, account }, by);
  };
  const { staffNo: whose } = await once(() => deps.accounts.unbindRepeated(site, staffNo, by), act);
  return { staffNo: whose };
}

/** A person gives up his second way in; who is signed in by it is out. */
export const unbindSelf = action(unbindMyself, ({ actor, now, deps, op, correlationId }) =>
  unbind(deps, staffNoOf(actor), { actor, now, correlationId, op }),
);

/** An administrator takes the second way in from somebody. */
export const unbindSomebody = action(unbindPerson, ({ input, actor, now, deps, op, correlationId }) =>
  unbind(deps, input.params.staffNo, { actor, now, correlationId, op }),
);
