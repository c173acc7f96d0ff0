import type { SiteId, TicketNo } from '../kernel/ids.ts';
import { addMinutes, type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { type Table, WriteLost } from '../platform/table.ts';
import type { Tries } from './deps.ts';
import { tooManyTries } from './errors.ts';

const TRIES = 5; // F04: five wrong codes lock a number …
const LOCKED_MINUTES = 15; // … for a quarter of an hour
const SECONDS_LEFT_AT_LEAST = 1;

/**
 * Wrong query codes, counted per ticket number. A counter lives a quarter of an hour from its last wrong try; it is read in
 * code, because the table forgets expired items late.
 */
export const codeTries = (table: Table): Tries => {
  const secondsLeft = (until: number, now: Instant) =>
    Math.max(SECONDS_LEFT_AT_LEAST, Math.ceil(until - millis(now) / 1000));
  return {
    async mayTry(site, no, now) {
      const item = await table.get(keys.codeTries(site, no), { consistent: true });
      const until = Number(item?.expiresAtEpoch ?? 0);
      if (Number(item?.tries ?? 0) >= TRIES && until > millis(now) / 1000) throw tooManyTries(secondsLeft(until, now));
    },
    async failed(site: SiteId, no: TicketNo, now: Instant) {
      const key = keys.codeTries(site, no);
      const until = Math.ceil(millis(addMinutes(now, LOCKED_MINUTES)) / 1000);
      const item = await table.get(key, { consistent: true });
      const over = item !== undefined && Number(item.expiresAtEpoch) <= millis(now) / 1000;
      try {
        if (over)
          await table.write({
            kind: 'put',
            item: { ...key, tries: 1, expiresAtEpoch: until },
            expect: { equals: { expiresAtEpoch: Number(item.expiresAtEpoch) } },
          });
        else
          await table.write({
            kind: 'update',
            key,
            add: { tries: 1 },
            set: { expiresAtEpoch: until },
            expect: { atMost: { tries: TRIES - 1 } },
          });
      } catch (error) {
        // Many guesses at once: the counter is full already, or was begun anew by another; either way this one counts.
        if (!(error instanceof WriteLost)) throw error;
      }
    },
  };
};
