import { addMinutes, type Instant, millis } from '../kernel/time.ts';
import { type Key, type Table, WriteLost } from './table.ts';

const SECONDS_LEFT_AT_LEAST = 1;

export interface TryLimit {
  /** So many wrong tries lock … */
  readonly tries: number;
  /** … for so long from the last one. */
  readonly lockedMinutes: number;
  /** What a try within that time is refused with. */
  locked(secondsLeft: number): Error;
}

/**
 * Wrong tries, counted at a key. A counter lives from its last wrong try for the time of the lock; it is read in code,
 * because the table forgets expired items late.
 */
export function wrongTries(table: Table, { tries, lockedMinutes, locked }: TryLimit) {
  const secondsLeft = (until: number, now: Instant) =>
    Math.max(SECONDS_LEFT_AT_LEAST, Math.ceil(until - millis(now) / 1000));

  /** One more; an old count is begun anew. */
  async function count(key: Key, now: Instant): Promise<void> {
    const until = Math.ceil(millis(addMinutes(now, lockedMinutes)) / 1000);
    const item = await table.get(key, { consistent: true });
    const over = item !== undefined && Number(item.expiresAtEpoch) <= millis(now) / 1000;
    if (over) {
      const expect = { equals: { expiresAtEpoch: Number(item.expiresAtEpoch) } };
      return table.write({ kind: 'put', item: { ...key, tries: 1, expiresAtEpoch: until }, expect });
    }
    const expect = { atMost: { tries: tries - 1 } };
    return table.write({ kind: 'update', key, add: { tries: 1 }, set: { expiresAtEpoch: until }, expect });
  }

  return {
    /** Throws what `locked` makes while the key is locked. */
    async mayTry(key: Key, now: Instant): Promise<void> {
      const item = await table.get(key, { consistent: true });
      const until = Number(item?.expiresAtEpoch ?? 0);
      if (Number(item?.tries ?? 0) >= tries && until > millis(now) / 1000) throw locked(secondsLeft(until, now));
    },

    /** A wrong try. */
    async failed(key: Key, now: Instant): Promise<void> {
      try {
        await count(key, now);
      } catch (error) {
        // Many guesses at once: the counter is full already, or was begun anew by another; either way this one counts.
        if (!(error instanceof WriteLost)) throw error;
      }
    },
  };
}
export type WrongTries = ReturnType<typeof wrongTries>;
