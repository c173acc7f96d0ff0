import type { Circumstances } from '../../kernel/event.ts';
import type { Write } from '../../platform/table.ts';
import { type ChangedRequest, type RightsNumbers, timed } from '../clock-rules.ts';
import type { ExecutingDeps } from '../deps.ts';
import type { RightsRequest } from '../model.ts';

/** With what a piece of work is done. */
export interface Executing {
  readonly request: RightsRequest;
  readonly numbers: RightsNumbers;
  readonly deps: ExecutingDeps;
  /** The service itself; whoever decided stands in the request. */
  readonly by: Circumstances;
}

/** Keeps what became of a request. Errors: `version.stale`. */
export const keep = (
  { request, numbers, deps, by }: Executing,
  changed: ChangedRequest,
  also: readonly Write[] = [],
): Promise<RightsRequest> => deps.rights.change(request, timed(changed, by.now, numbers), by, also);

/** What a request writes in the transaction of the customer, so that what was done and that it was done are one. */
export const writesOf = ({ request, numbers, deps, by }: Executing, changed: ChangedRequest): Promise<Write[]> =>
  deps.rights.changing(request, timed(changed, by.now, numbers), by);
