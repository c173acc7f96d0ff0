import * as z from 'zod';
import type { CalendarStore } from '../calendars/store.ts';
import { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { recordKind } from '../platform/records.ts';
import type { TicketDeps } from './deps.ts';
import { retimeOpen } from './retime-open.ts';

/** By which calendars the open matters of a site were timed last: `OFFICE-2027.3 SERVICE-2027.1`. */
const Retimed = z.object({ site: SiteId, by: z.string().max(4_000) });

const retimedKind = recordKind({ name: 'retimed', schema: Retimed, key: ({ site }) => keys.retimed(site) });

/**
 * Times open matters anew where a calendar has another version than they were timed by last, whether its event has arrived or not: a
 * lost one leaves a promise on a day that has become a holiday. A site that is seen for the first time is only noted.
 */
export async function reconcileCalendars(
  site: SiteId,
  at: {
    readonly now: Instant;
    readonly deps: TicketDeps;
    readonly calendars: Pick<CalendarStore, 'versions'>;
    readonly correlationId: string;
  },
): Promise<void> {
  const { now, deps, correlationId } = at;
  const { records } = deps.tickets.ledger;
  const by = await at.calendars.versions(site);
  const before = await records.find(retimedKind, keys.retimed(site));
  if (before?.by === by) return;
  const left = before ? (await retimeOpen(site, { now, deps, correlationId })).left : 0;
  if (left === 0) await records.table.write({ kind: 'put', item: await records.encode(retimedKind, { site, by }) });
}
