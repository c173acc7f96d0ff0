import type { SiteId } from '../kernel/ids.ts';
import { addDays, type Instant, instant, millis, type PlainDate, plainDateIn } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { type Table, WriteLost } from '../platform/table.ts';
import { tooManyLookups } from './errors.ts';

const ZONE = 'Asia/Shanghai';
const KEPT_DAYS = 2;
const midnightAfter = (day: PlainDate): Instant => addDays(instant(Date.parse(`${day}T00:00:00+08:00`)), 1);

/** Counts that somebody looks up who reported a case. Errors: `leakCase.tooManyLookups` until midnight. */
export type CountLookup = (
  of: { readonly site: SiteId; readonly staffNo: string; readonly most: number },
  now: Instant,
) => Promise<void>;

/**
 * F27, whistle-blowers are protected: who reported is looked up so many times a day by one person and no more, whatever the cases. By
 * conditional updates, so that many at once do not pass the limit.
 */
export const countingLookups =
  (table: Pick<Table, 'write'>): CountLookup =>
  async ({ site, staffNo, most }, now) => {
    const day = plainDateIn(now, ZONE);
    const key = keys.reporterLookups(site, staffNo, day);
    const expiresAtEpoch = Math.ceil(millis(addDays(now, KEPT_DAYS)) / 1_000);
    const expect = { atMost: { n: most - 1 } };
    try {
      await table.write({ kind: 'update', key, add: { n: 1 }, set: { expiresAtEpoch }, expect });
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error;
      throw tooManyLookups(Math.ceil((millis(midnightAfter(day)) - millis(now)) / 1_000));
    }
  };
