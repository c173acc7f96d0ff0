import type { CountShown } from '../access/reveal/count-shown.ts';
import type { Calendar } from '../kernel/calendar.ts';
import type { CallbackId, CustomerId, SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Instant } from '../kernel/time.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { SpendChallenge } from '../tickets/deps.ts';
import type { Domain } from '../tickets/words.ts';
import type { CallbackCodes } from './codes.ts';
import type { CallbackTopic } from './model.ts';
import type { CallbackNumbers } from './slot-rules.ts';
import type { CallbackStore } from './store.ts';

/** What a call is about, as far as it decides who can make it. */
export interface About {
  readonly topic: CallbackTopic;
  readonly domain?: Domain | undefined;
}

/** What the timers, the reconciler and every action of this domain need. */
export interface CallingDeps {
  readonly callbacks: CallbackStore;
  /** Service hours. */
  calendar(site: SiteId): Promise<Calendar>;
  numbers(site: SiteId): Promise<CallbackNumbers>;
  /** Who is on shift at an instant, and until another one if it is said, in a post that makes such calls and with the skill. */
  agentsAt(site: SiteId, at: { from: Instant; until?: Instant }, about: About): Promise<readonly string[]>;
  /** Who is told where nobody of them is there: the duty manager, else whoever the ladder finds. Always a named human. */
  standsFor(site: SiteId, at: Instant): Promise<string>;
}

export interface CallbackDeps extends CallingDeps {
  readonly codes: CallbackCodes;
  readonly cursors: Cursors;
  readonly spendChallenge: SpendChallenge;
  /** Wrong tries of a query code: counts one more, or throws `callback.tooManyTries`. */
  readonly tries: {
    mayTry(site: SiteId, id: CallbackId, now: Instant): Promise<void>;
    failed(site: SiteId, id: CallbackId, now: Instant): Promise<void>;
  };
  /** Counts a number that is shown and is not that of a call to be made. Errors: `reveal.usedUp`. */
  readonly countShown: CountShown;
  /** What is known of a customer that is needed to call him. */
  knownOf(site: SiteId, id: CustomerId): Promise<{ readonly phone?: string; readonly name?: string }>;
}

export const action = actionsWith<CallbackDeps>();
