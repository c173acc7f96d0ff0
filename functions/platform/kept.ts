import { type Instant, millis } from '../kernel/time.ts';

const AT_MOST = 5_000; // entries of one container: a few megabytes

/**
 * Keeps what was read for a moment, by name; several callers at once share one read, and a failed read is not kept.
 *
 * @param ms for how long an answer is good
 */
export function keptFor<V>(ms: number, clock: () => Instant) {
  const kept = new Map<string, { at: number; value: Promise<V> }>();
  return (name: string, read: () => Promise<V>): Promise<V> => {
    const now = millis(clock());
    const found = kept.get(name);
    if (found && now - found.at < ms) return found.value;
    if (kept.size >= AT_MOST) kept.clear();
    const value = read();
    kept.set(name, { at: now, value });
    value.catch(() => kept.delete(name));
    return value;
  };
}
