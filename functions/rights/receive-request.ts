import { customerNotFound } from '../customers/errors.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { CustomerId } from '../kernel/ids.ts';
import type { Operation } from '../kernel/route.ts';
import { addDays, type Instant } from '../kernel/time.ts';
import { once } from '../platform/once.ts';
import { timed } from './clock-rules.ts';
import type { RightsDeps } from './deps.ts';
import { customerClosed } from './errors.ts';
import type { RightsRequest } from './model.ts';
import { received } from './rules.ts';

interface Asking {
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: RightsDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

type Told = Pick<RightsRequest, 'kind' | 'channel' | 'asked'> & {
  readonly customerId: CustomerId;
  readonly receivedAt?: Instant | undefined;
  readonly enteredBy?: string | undefined;
};

/**
 * 1. A repeat, of today or yesterday, gets what it began. 2. Whose data it is: he who is at the end of a merge; of somebody erased there
 * is nothing to ask for. 3. The request, the only open one of its kind, with its clocks. Errors: `rights.alreadyOpen` and those of the rule.
 */
export async function receiveRequest(call: Asking, told: Told): Promise<RightsRequest> {
  const { actor, now, deps, correlationId } = call;
  const op = call.op as Operation;
  const { site } = actor;
  const by: Circumstances = { actor, now, correlationId, op };
  const repeated = async () => {
    for (const day of [now, addDays(now, -1)]) {
      const earlier = await deps.rights.repeated(site, deps.idFor(op, day), by);
      if (earlier) return earlier;
    }
    return undefined;
  };
  const act = async () => {
    const customer = await deps.archive.customers.resolved(site, told.customerId);
    if (!customer) throw customerNotFound();
    if (customer.status === 'ERASED') throw customerClosed();
    const { version: policyVersion, numbers } = await deps.current(site);
    const asked = { ...told, id: deps.idFor(op, now), site, customerId: customer.id, policyVersion };
    return deps.rights.begin(timed(received(asked, now, numbers), now, numbers), by);
  };
  return once(repeated, act);
}
