import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import { addDays, earliest, type Instant, isBefore } from '../../kernel/time.ts';
import { endOf } from '../../tickets/archiving/archiving-rules.ts';
import type { TicketStore } from '../../tickets/store.ts';

/** How long a matter that was open, or held, keeps an erasure back. */

interface Looking {
  readonly deps: { readonly tickets: TicketStore };
  readonly now: Instant;
}

const OPEN_DAYS = 7;
const HELD_DAYS = 30;

/**
 * When a matter is looked at again; undefined once it was disposed of, at the end of the time for which it is kept. Until it is sealed
 * nobody knows that day, so it is looked at every week.
 */
async function until(site: SiteId, no: TicketNo, { deps, now }: Looking): Promise<Instant | undefined> {
  const { tickets } = deps;
  const whole = await tickets.viewIfThere(site, no);
  if (!whole) return undefined;
  if (await tickets.held(site, no)) return addDays(now, HELD_DAYS);
  const sealed = await tickets.sealed(site, no);
  if (!sealed) return addDays(now, OPEN_DAYS);
  const end = addDays(endOf(sealed.keepUntil), 1);
  return isBefore(now, end) ? end : addDays(now, 1);
}

/** Those of some matters that still stand, with when each is looked at again. */
export async function standsUntil(
  site: SiteId,
  numbers: readonly TicketNo[],
  at: Looking,
): Promise<Array<{ ticketNo: TicketNo; until: Instant }>> {
  const found = await Promise.all(
    numbers.map(async (ticketNo) => ({ ticketNo, until: await until(site, ticketNo, at) })),
  );
  return found.flatMap(({ ticketNo, until: then }) => (then ? [{ ticketNo, until: then }] : []));
}

/** When the first of them is looked at again. */
export async function firstLook(site: SiteId, numbers: readonly TicketNo[], at: Looking): Promise<Instant> {
  const still = await standsUntil(site, numbers, at);
  const [first = addDays(at.now, 1), ...others] = still.map(({ until: then }) => then);
  return earliest(first, ...others);
}
