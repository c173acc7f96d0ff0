import type { Changed, Circumstances } from '../kernel/event.ts';
import type { SessionId, SiteId } from '../kernel/ids.ts';
import { stale } from '../kernel/refused-changes.ts';
import { addDays, type Instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import { recordKind } from '../platform/records.ts';
import { type Write, WriteLost } from '../platform/table.ts';
import { Session, SignInRepeat, SignOut } from './model.ts';
import { endOf } from './rules.ts';

const REPEAT_SECONDS = 300; // as long as a code of wx.login is good
const KEPT_DAYS = 7; // a sign-in that is over stays this long, so that its last refresh token is still known

const epoch = (at: Instant) => Math.ceil(millis(at) / 1000);

export const sessionKind = recordKind({
  name: 'session',
  schema: Session,
  key: (session) => keys.session(session.site, session.id),
  expires: (session) => epoch(addDays(endOf(session), KEPT_DAYS)),
});

export const signOutKind = recordKind({
  name: 'sign-out',
  schema: SignOut,
  key: (one) => keys.signOut(one.site, one.subject),
});

export const repeatKind = recordKind({
  name: 'sign-in-repeat',
  schema: SignInRepeat,
  key: (repeat) => keys.signInRepeat(repeat.site, repeat.key),
  expires: (repeat) => epoch(repeat.at) + REPEAT_SECONDS,
});

/** Sign-ins in the table. One function per access pattern. */
export function sessionStore(ledger: Ledger) {
  const { records } = ledger;

  const signOutOf = (site: SiteId, subject: string): Promise<SignOut | undefined> =>
    records.find(signOutKind, keys.signOut(site, subject));

  return {
    /** One sign-in; undefined where there is none. */
    find: (site: SiteId, id: SessionId): Promise<Session | undefined> =>
      records.find(sessionKind, keys.session(site, id)),

    /** A new sign-in with its event; `also` changes with it. */
    begin: (changed: Changed<Session>, by: Circumstances, also: readonly Write[] = []): Promise<Session> =>
      ledger.begin(sessionKind, changed, by, also),

    /** The next refresh token, if nobody was quicker: true, or false where somebody was. No event: nothing happened to anybody. */
    async rotate(before: Session, after: Session): Promise<boolean> {
      const write = await records.replacing(sessionKind, after, { version: before.version, statusIn: ['ACTIVE'] });
      try {
        await records.table.write(write);
        return true;
      } catch (error) {
        if (error instanceof WriteLost) return false;
        throw error;
      }
    },

    /** A sign-in that is over, with its event. Errors: `version.stale`. */
    end: (before: Session, changed: Changed<Session>, by: Circumstances): Promise<Session> =>
      ledger.change({ kind: sessionKind, before, changed, from: ['ACTIVE'] }, by),

    /** When a person or customer signed out everywhere, if ever. */
    signOutOf,

    /** A sign-out everywhere, with its event. Errors: `version.stale`. */
    async signOut(before: SignOut | undefined, changed: Changed<SignOut>, by: Circumstances): Promise<SignOut> {
      if (before) return ledger.change({ kind: signOutKind, before, changed }, by);
      try {
        return await ledger.begin(signOutKind, changed, by);
      } catch (error) {
        if (error instanceof WriteLost) throw stale(1, undefined);
        throw error;
      }
    },

    /** What a sign-out everywhere writes, for the transaction of what it belongs to. */
    signingOut: (before: SignOut | undefined, changed: Changed<SignOut>, by: Circumstances): Promise<Write[]> =>
      before ? ledger.changing({ kind: signOutKind, before, changed }, by) : ledger.beginning(signOutKind, changed, by),

    /** The sign-out everywhere that an equal, earlier request made. */
    signOutRepeated: (site: SiteId, subject: string, by: Circumstances): Promise<SignOut | undefined> =>
      ledger.repeated(signOutKind, keys.signOut(site, subject), by),

    /** What a request with this key led to, within its five minutes. */
    async repeat(site: SiteId, key: string, now: Instant): Promise<SignInRepeat | undefined> {
      const found = await records.find(repeatKind, keys.signInRepeat(site, key));
      return found && epoch(now) < epoch(found.at) + REPEAT_SECONDS ? found : undefined;
    },

    /** The write that remembers what a request leads to. */
    remembering: async (repeat: SignInRepeat): Promise<Write> => ({
      kind: 'put',
      item: await records.encode(repeatKind, repeat),
    }),
  };
}
export type SessionStore = ReturnType<typeof sessionStore>;
