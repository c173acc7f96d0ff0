import type { CustomerId, ExportId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { runtime } from '../../platform/runtime.ts';
import { raiseAll } from '../alarms/raise-alarms.ts';
import { accessAlarmStore } from '../alarms/store.ts';
import { canaryStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'staff' | 'clock'>;

/** A part of a list that leaves the house: whose, in which export, for whom. */
export interface ListedPart {
  readonly site: SiteId;
  readonly exportId: ExportId;
  readonly askedBy: string;
  readonly ids: readonly CustomerId[];
}

export type WatchExport = (
  of: ListedPart,
  at: { readonly now: Instant; readonly correlationId: string },
) => Promise<void>;

/** Raises an alarm for each planted record in a list; the list is made all the same, so that nobody learns which record it was. */
export function watchingExports({ ledger, staff, clock }: Runtime): WatchExport {
  const canaries = canaryStore(ledger, clock);
  const deps = { alarms: accessAlarmStore(ledger), staff: staff.all };
  return async ({ site, exportId, askedBy, ids }, { now, correlationId }) => {
    const planted = await canaries.ids(site);
    const findings = ids.filter((id) => planted.has(id)).map((subject) => ({ kind: 'CANARY' as const, subject }));
    const cause = { site, at: now, staffNo: askedBy, readId: exportId, route: 'POST /customers/exports' };
    await raiseAll(findings, cause, { now, deps, correlationId });
  };
}
