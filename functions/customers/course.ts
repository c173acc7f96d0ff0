import type { Actor } from '../kernel/actor.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { CustomerId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import type { Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import { once } from '../platform/once.ts';
import type { Write } from '../platform/table.ts';
import type { Decided } from './archive/rules.ts';
import type { CustomerDeps } from './deps.ts';
import type { Known } from './known.ts';
import { type CustomerView, viewOf } from './views.ts';

/** What every action of this domain is called with. */
export interface CustomerCall {
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: CustomerDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

export const circumstancesOf = ({ actor, now, correlationId, op }: CustomerCall): Circumstances => ({
  ...{ actor, now, correlationId, op },
});

type Decision = Decided & { readonly also?: readonly Write[] };

/** The course of every verb: 1. a repeat gets the first answer; 2. load, of the version that is known; 3. decide; 4. keep it whole. */
export async function changeCustomer(
  call: CustomerCall & { readonly version: number },
  id: CustomerId,
  decide: (known: Known) => Decision | Promise<Decision>,
): Promise<CustomerView> {
  const { deps, actor, now, version } = call;
  const by = circumstancesOf(call);
  const of = { site: actor.site, id };
  const repeated = async () => {
    const customer = await deps.keeping.repeated(of, by);
    return customer && { ...(await deps.customers.known(actor.site, id)), customer };
  };
  const act = async () => {
    const known = await deps.customers.known(actor.site, id);
    const { customer } = known;
    if (customer.version !== version) throw stale(customer.version, customer.status);
    const { also, ...decided } = await decide(known);
    return deps.keeping.change(known, decided, by, also);
  };
  return viewOf(await once(repeated, act), now);
}
