import { ApiError } from './api-error.ts';

/** How long and how often a client tries. */
export interface Patience {
  /** Tries of one request, the first included. Default 3; 1 repeats nothing. */
  readonly tries?: number;
  /** The longest pause that is waited for; a Retry-After beyond it is left to the caller. Default 5 s. */
  readonly pauseMaxMs?: number;
  /** Waits; default `setTimeout`. */
  readonly pause?: (ms: number) => Promise<void>;
  /** From 0 to below 1, so that many clients do not come back in step. Default `Math.random`. */
  readonly random?: () => number;
}

const FIRST_PAUSE_MS = 500;

const isPassing = (status: number) => status === 0 || status === 429 || (status >= 500 && status !== 501);

/** How long to wait before a failed request is sent again; undefined if that would not help or would take too long. */
export function pauseBefore(
  failure: { readonly status: number; readonly retryAfterSeconds: number | undefined },
  of: { readonly tried: number; readonly random: number; readonly pauseMaxMs: number },
): number | undefined {
  if (!isPassing(failure.status)) return undefined;
  const told = failure.retryAfterSeconds;
  // Half of the growing pause is chance: 250–500 ms, then 500–1,000 ms, …
  const own = FIRST_PAUSE_MS * 2 ** (of.tried - 1) * (0.5 + of.random / 2);
  const ms = told === undefined ? own : told * 1_000;
  return ms <= of.pauseMaxMs ? ms : undefined;
}

const setTimeoutPause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends until it is answered, or trying on would not help. Only for what may arrive twice: a read, or a request with a key. */
export async function patiently<T>(send: () => Promise<T>, patience: Patience = {}): Promise<T> {
  const { tries = 3, pauseMaxMs = 5_000, pause = setTimeoutPause, random = Math.random } = patience;
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError) || tried >= tries) throw error;
      const ms = pauseBefore(error, { tried, random: random(), pauseMaxMs });
      if (ms === undefined) throw error;
      await pause(ms);
    }
  }
}
