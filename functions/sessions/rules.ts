import type { Customer } from '../customers/model.ts';
import { maySignIn } from '../customers/rules.ts';
import type { SignIn } from '../kernel/actor.ts';
import type { Changed } from '../kernel/event.ts';
import type { CustomerId, SessionId, SiteId } from '../kernel/ids.ts';
import { move } from '../kernel/moves.ts';
import { keyReused } from '../kernel/refused-changes.ts';
import type { Operation } from '../kernel/route.ts';
import { addDays, addMs, type Instant, isBefore, millis } from '../kernel/time.ts';
import type { StaffNo } from '../staff/model.ts';
import { refreshInvalid } from './errors.ts';
import { type Binding, type Session, type SignOut, sessionMoves } from './model.ts';

/** A sign-in ends for good after this long … */
export const ABSOLUTE_DAYS = 90;
/** … or when nobody used it for this long. */
export const IDLE_DAYS = 30;
/** For how long the same request gets the same refresh token again, because its answer may have been lost. */
export const GRACE_MS = 30_000;

/** A sign-in as it begins, with its first refresh token. */
export function begun(of: {
  id: SessionId;
  site: SiteId;
  kind: Session['kind'];
  subject: CustomerId | StaffNo;
  refreshHash: string;
  now: Instant;
}): Changed<Session> {
  const { now, kind, subject, ...rest } = of;
  const head: Session = {
    ...rest,
    ...{ kind, subject, status: sessionMoves.signIn.to, generation: 1 },
    ...{ beganAt: now, rotatedAt: now, version: 1 },
  };
  return { head, event: { type: 'session.began', facts: { kind, subject } } };
}

/** When a sign-in is over by itself. */
export const endOf = (session: Session): Instant => {
  const [absolute, idle] = [addDays(session.beganAt, ABSOLUTE_DAYS), addDays(session.rotatedAt, IDLE_DAYS)];
  return isBefore(idle, absolute) ? idle : absolute;
};

export const isLive = (session: Session, now: Instant): boolean =>
  session.status === 'ACTIVE' && isBefore(now, endOf(session));

/** Whether something that was signed in or made at an instant (to the millisecond) is over by a later sign-out everywhere. */
export const isSignedOut = (since: number, signOut: Pick<SignOut, 'signedOutAt'> | undefined): boolean =>
  signOut !== undefined && since <= millis(signOut.signedOutAt);

/** Whether a sign-in of a member of staff still has the binding that it was made by. */
export const isBoundSince = (binding: Binding | undefined, session: Pick<Session, 'beganAt'>): boolean =>
  binding?.status === 'BOUND' && isBefore(binding.boundAt, session.beganAt);

/** A refresh token as it came, found genuine: made by us for this sign-in. */
export interface Presented {
  readonly generation: number;
  readonly op?: Operation | undefined;
  readonly now: Instant;
}

/** What a genuine refresh token leads to. */
export type RefreshVerdict = 'rotate' | 'again' | 'reuse';

/**
 * Decides on a genuine refresh token: the newest one is replaced; one that was replaced gets the same answer again where the
 * same request repeats itself within seconds; any other use of an old one means that two people have it.
 * Errors: `auth.refreshInvalid` where the sign-in is over; `idempotency.keyReused`.
 */
export function refreshVerdict(session: Session, { generation, op, now }: Presented): RefreshVerdict {
  if (!isLive(session, now) || generation > session.generation) throw refreshInvalid();
  const { rotatedBy } = session;
  const sameKey = op !== undefined && rotatedBy?.key === op.key;
  if (generation === session.generation) {
    if (sameKey) throw keyReused();
    return 'rotate';
  }
  const sameRequest = sameKey && rotatedBy?.body === op.body && generation === session.generation - 1;
  return sameRequest && isBefore(now, addMs(session.rotatedAt, GRACE_MS)) ? 'again' : 'reuse';
}

/** The sign-in with its next refresh token. */
export function rotated(session: Session, next: { refreshHash: string; op?: Operation | undefined; now: Instant }) {
  const { rotatedBy: _former, ...rest } = move(session, 'refresh', sessionMoves);
  return {
    ...rest,
    ...{ generation: session.generation + 1, refreshHash: next.refreshHash, rotatedAt: next.now },
    ...(next.op && { rotatedBy: { ...next.op } }),
    version: session.version + 1,
  } satisfies Session;
}

/** The sign-in is over: its owner left, or two people had one refresh token. */
export function ended(session: Session, by: 'signOut' | 'catchReuse'): Changed<Session> {
  const type = by === 'signOut' ? 'session.ended' : 'session.reuse-caught';
  const { kind, subject } = session;
  return { head: move(session, by, sessionMoves), event: { type, facts: { kind, subject } } };
}

/** A sign-out everywhere: nothing that was signed in before counts any more. */
export function signedOut(
  before: SignOut | undefined,
  of: { site: SiteId; subject: string; now: Instant },
): Changed<SignOut> {
  const { site, subject, now } = of;
  const head: SignOut = { id: `out_${subject}`, site, subject, signedOutAt: now, version: before?.version ?? 1 };
  return { head, event: { type: 'sign-out.everywhere', facts: { subject } } };
}

/** All that can end a sign-in before its token does. */
export interface SignInFacts {
  /** Whether the token is one of ours; one of an issuer has no sign-in in our table. */
  readonly own: boolean;
  readonly signOut: SignOut | undefined;
  readonly session: Session | undefined;
  readonly customer: Customer | undefined;
  readonly binding: Binding | undefined;
}

/** Whether the sign-in that a good token names still stands. */
export function stands(signIn: Pick<SignIn, 'kind' | 'sub' | 'iat'>, facts: SignInFacts, now: Instant): boolean {
  const { own, session, signOut, customer, binding } = facts;
  const { kind, sub, iat } = signIn;
  if (!own) return kind === 'staff' && !isSignedOut(iat * 1000, signOut);
  if (!session || session.kind !== kind || session.subject !== sub || !isLive(session, now)) return false;
  if (isSignedOut(millis(session.beganAt), signOut)) return false;
  return kind === 'customer' ? maySignIn(customer) : isBoundSince(binding, session);
}
