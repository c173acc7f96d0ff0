import { wrongState } from '../kernel/moves.ts';
import { addDays, type Instant, isBefore } from '../kernel/time.ts';
import type { ChangedRequest } from './clock-rules.ts';
import { noPackage } from './errors.ts';
import { type Package, type RightsRequest, rightsActs } from './model.ts';
import { executed } from './rules.ts';

/** The package is there, for its owner and for some days. */
export function packaged(
  request: RightsRequest,
  file: Pick<Package, 'sha256' | 'bytes'> & { readonly numbers: Readonly<Record<string, number>> },
  now: Instant,
  days: number,
): ChangedRequest {
  const { numbers, ...made } = file;
  const told = executed(request, now, { facts: { ...made, ...numbers } });
  return { ...told, head: { ...told.head, package: { ...made, expiresAt: addDays(now, days), opened: 0 } } };
}

/** Each opening is on record before anything is handed out. Errors: `rights.noPackage`, `state.notAllowed`. */
export function opened(request: RightsRequest, now: Instant): ChangedRequest {
  const allowed: readonly string[] = rightsActs.open;
  if (!allowed.includes(request.status)) throw wrongState('open', request.status, allowed, request.version);
  const had = request.package;
  if (!had || !isBefore(now, had.expiresAt)) throw noPackage();
  const times = had.opened + 1;
  const head = { ...request, package: { ...had, opened: times } };
  return { head, event: { type: 'rights-request.opened', facts: { times } } };
}
