import { type ErrorKind, isAppError } from '../kernel/errors.ts';

/** How an equal request that was quicker shows: it took the version, what may be there once, or what may be had so often. */
const OVERTAKEN: readonly ErrorKind[] = ['stale', 'conflict', 'busy'];

/**
 * Acts once for equal requests. Of two that are under way together, the one that finds its version taken looks again: if it
 * was taken by its equal, it gets the same answer and no refusal.
 *
 * @param repeated what an equal, earlier request left; undefined where there was none
 */
export async function once<T>(repeated: () => Promise<T | undefined>, act: () => Promise<T>): Promise<T> {
  const earlier = await repeated();
  if (earlier !== undefined) return earlier;
  try {
    return await act();
  } catch (error) {
    const overtaken = isAppError(error) && OVERTAKEN.includes(error.kind);
    const same = overtaken ? await repeated() : undefined;
    if (same === undefined) throw error;
    return same;
  }
}
