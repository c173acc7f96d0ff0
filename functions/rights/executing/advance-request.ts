import { isAppError } from '../../kernel/errors.ts';
import type { RightsRequestId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ExecutingDeps } from '../deps.ts';
import { isWorking } from '../model.ts';
import { packageName } from '../package-names.ts';
import { foundAll, searched } from '../rules.ts';
import { withPage } from '../searching/count-records.ts';
import { walk } from '../searching/walk.ts';
import type { RightsKind } from '../words.ts';
import { correct, explain, object, restrict, withdraw } from './change-customer.ts';
import { erase } from './erase.ts';
import { type Executing, keep } from './executing.ts';
import { makePackage } from './make-package.ts';

/** What is done of a granted request, by its kind. */
const does: Readonly<Record<RightsKind, (at: Executing) => Promise<void>>> = {
  ACCESS: makePackage,
  COPY: makePackage,
  TRANSFER: makePackage,
  CORRECT: correct,
  RESTRICT: restrict,
  WITHDRAW: withdraw,
  OBJECT: object,
  EXPLAIN: explain,
  DELETE: erase,
  CLOSE_ACCOUNT: erase,
};

/** The next page of what hangs on him, counted; with the last page of his last record, somebody can decide. */
async function search(at: Executing): Promise<void> {
  const { request, deps } = at;
  const { site, customerId, progress = { record: 0 } } = request;
  const records = await deps.archive.customers.recordsOf(site, customerId);
  const record = records[progress.record] ?? customerId;
  const { branches, next } = await walk(deps.records.table, { site, customerId: record, after: progress.after });
  const found = await withPage(request.found, branches, deps.records);
  const following = next === undefined ? { record: progress.record + 1 } : { record: progress.record, after: next };
  const over = following.record >= records.length;
  await keep(at, over ? foundAll(request, found) : searched(request, { found, progress: following }));
}

/**
 * One piece of work of a request. Each leaves the event that brings the next; told twice, or by two at once, it is done once: the
 * request's version is the referee, and what changes with it changes in its transaction.
 */
export async function advanceRequest(
  of: { readonly site: SiteId; readonly rightsRequestId: RightsRequestId; readonly version: number },
  at: { readonly now: Instant; readonly deps: ExecutingDeps; readonly correlationId: string },
): Promise<void> {
  const { now, deps, correlationId } = at;
  const request = await deps.rights.find(of.site, of.rightsRequestId);
  if (!request || request.version !== of.version) return;
  // A package whose days are over is taken away; where there never was one, that is no error.
  if (request.executedAt && !request.package) await deps.files.remove(packageName(request));
  if (!isWorking(request)) return;
  const by = { actor: { kind: 'system' as const, site: of.site, name: 'rights' }, now, correlationId };
  const executing: Executing = { request, numbers: await deps.numbersOf(request), deps, by };
  try {
    await (request.status === 'SEARCHING' ? search(executing) : does[request.kind](executing));
  } catch (error) {
    // Somebody else was quicker: with the request, whose event brings the next piece, or with the customer, and it is tried again.
    if (!isAppError(error) || error.kind !== 'stale') throw error;
    const standing = await deps.rights.find(of.site, of.rightsRequestId);
    if (standing?.version === request.version) throw error;
  }
}
