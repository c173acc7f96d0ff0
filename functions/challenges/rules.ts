import type { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { challengeExpired, challengeInvalid } from './errors.ts';
import { type ChallengePurpose, Solved } from './model.ts';

const LONGEST_PAYLOAD = 4_000; // a solved challenge has about 800 characters

/** What the widget handed in, or `challenge.invalid`. */
export function readSolution(payload: string): Solved {
  if (payload.length > LONGEST_PAYLOAD) throw challengeInvalid();
  try {
    return Solved.parse(JSON.parse(atob(payload)));
  } catch {
    throw challengeInvalid();
  }
}

/** Whether a challenge was made for this: its site, its purpose, its time. Its signature is checked apart from this. */
export function checkMadeFor(solved: Solved, of: { site: SiteId; purpose: ChallengePurpose; now: Instant }): void {
  const { data, expiresAt } = solved.challenge.parameters;
  if (data.site !== of.site || data.purpose !== of.purpose) throw challengeInvalid();
  if (expiresAt * 1_000 <= millis(of.now)) throw challengeExpired();
}
