import type { Actor, CustomerActor } from '../kernel/actor.ts';
import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { RightsRequestId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import type { Operation } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import { once } from '../platform/once.ts';
import type { Write } from '../platform/table.ts';
import { type ChangedRequest, type RightsNumbers, timed } from './clock-rules.ts';
import type { RightsDeps } from './deps.ts';
import { rightsRequestNotFound } from './errors.ts';
import type { RightsRequest } from './model.ts';

/** What every action on a request is called with. */
export interface RequestCall {
  readonly input: { readonly params: { readonly rightsRequestId: RightsRequestId } };
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: RightsDeps;
  readonly op?: Operation;
  /** What the caller has read; whoever asks for his own has none. */
  readonly version?: number | undefined;
  readonly correlationId: string;
}

export const circumstancesOf = ({ actor, now, correlationId, op }: RequestCall): Circumstances => ({
  ...{ actor, now, correlationId, op },
});

/** What an act decides: the request, what happened, and what changes with it. */
export type Decided = ChangedRequest & {
  readonly also?: readonly Write[];
  /** It came to nothing: a repeat is no repeat of anything, and is tried like the first. */
  readonly inVain?: true;
};

export interface Deciding {
  readonly request: RightsRequest;
  readonly numbers: RightsNumbers;
  readonly by: Circumstances;
}

/** One that the caller may know of: staff any of their site, whoever asked his own. Errors: `rights.notFound`. */
export async function known({ deps, actor, input }: RequestCall): Promise<RightsRequest> {
  const request = await deps.rights.get(actor.site, input.params.rightsRequestId);
  const strange = actor.kind === 'customer' && (actor as CustomerActor).customerId !== request.customerId;
  if (strange) throw rightsRequestNotFound();
  return request;
}

const TRIES = 4; // several tries of one person at once must each count, and each decides on what the others left

/** An act that is tried anew where another was quicker. */
export async function again<T>(act: () => Promise<T>, tries = TRIES): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await act();
    } catch (error) {
      if (left === 1 || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
}

/**
 * The course of every act on a request. 1. A repeat gets the first answer. 2. The request, if the caller may know of it, in the version
 * that he read. 3. Decide. 4. Keep it with its event and what changes with it, filed under when somebody must look again.
 */
export async function changeRequest(
  call: RequestCall,
  decide: (of: Deciding) => Decided | Promise<Decided>,
): Promise<RightsRequest> {
  const { deps, now, version, actor, input } = call;
  const by = circumstancesOf(call);
  const act = async () => {
    const request = await known(call);
    if (version !== undefined && request.version !== version) throw stale(request.version, request.status);
    const numbers = await deps.numbersOf(request);
    const { also = [], inVain, ...changed } = await decide({ request, numbers, by });
    const { op: _notDone, ...unmarked } = by;
    return deps.rights.change(request, timed(changed, now, numbers), inVain ? unmarked : by, also);
  };
  const repeated = async () => {
    const earlier = await deps.rights.repeated(actor.site, input.params.rightsRequestId, by);
    // Whoever may not know of it any more gets no first answer again, either.
    if (earlier) await known(call);
    return earlier;
  };
  // Whoever was overtaken asks first whether it was by his equal: tried anew at once, one tap would count twice.
  return again(() => once(repeated, act), version === undefined ? TRIES : 1);
}
