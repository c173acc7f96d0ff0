import type { CustomerStore } from '../customers/store.ts';
import type { SignIn } from '../kernel/actor.ts';
import { type CustomerId, SessionId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { keptFor } from '../platform/kept.ts';
import { OWN_ISSUER } from '../platform/own-tokens.ts';
import type { AccountStore } from './account-store.ts';
import { type SignInFacts, stands } from './rules.ts';
import type { SessionStore } from './store.ts';

/** A container asks the table at most this often whether a sign-in still stands: who is signed out is out within half a minute. */
const FRESH_MS = 30_000;

export interface StandingParts {
  readonly sessions: Pick<SessionStore, 'find' | 'signOutOf'>;
  readonly accounts: Pick<AccountStore, 'binding'>;
  readonly customers: Pick<CustomerStore, 'find'>;
}

type Asked = Pick<SignIn, 'site' | 'kind' | 'sub' | 'iss' | 'sid'>;

/** All that can end a sign-in before its token does, as it stands in the table this moment. */
export const signInFacts =
  ({ sessions, accounts, customers }: StandingParts) =>
  async ({ site, kind, sub, iss, sid }: Asked): Promise<SignInFacts> => {
    const own = iss === OWN_ISSUER ? SessionId.safeParse(sid).data : undefined;
    const [signOut, session, customer, binding] = await Promise.all([
      sessions.signOutOf(site, sub),
      own && sessions.find(site, own),
      kind === 'customer' ? customers.find(site, sub as CustomerId) : undefined,
      own && kind === 'staff' ? accounts.binding(site, sub) : undefined,
    ]);
    return { own: iss === OWN_ISSUER, signOut, session, customer, binding };
  };

/** Tells whether a sign-in that a good token names still stands. */
export function standingSignIns(parts: StandingParts, clock: () => Instant) {
  const kept = keptFor<SignInFacts>(FRESH_MS, clock);
  const read = signInFacts(parts);
  return async (signIn: SignIn): Promise<boolean> => {
    const { site, kind, sub, iss, sid } = signIn;
    const name = [site, kind, sub, ...(iss === OWN_ISSUER ? [sid] : [])].join(' ');
    return stands(signIn, await kept(name, () => read(signIn)), clock());
  };
}
