import type { Operation } from '../../kernel/route.ts';
import type { Instant } from '../../kernel/time.ts';
import { OWN_ISSUER } from '../../platform/own-tokens.ts';
import { actorOfSession, tokensOf } from '../answers.ts';
import { action, type SessionDeps } from '../deps.ts';
import { refreshInvalid, refreshReused } from '../errors.ts';
import type { Session } from '../model.ts';
import { ended, refreshVerdict, rotated, stands } from '../rules.ts';
import { refreshTokens } from '../sign-in-contract.ts';
import { signInFacts } from '../standing.ts';

const TRIES = 3; // two requests with one token at once: the loser reads again and decides anew

interface Asked {
  readonly refreshToken: string;
  readonly op?: Operation | undefined;
  readonly now: Instant;
  readonly correlationId: string;
}

/** The sign-in that a refresh token is of, where it still stands. Errors: `auth.refreshInvalid`. */
async function standing(deps: SessionDeps, { refreshToken, now }: Asked) {
  const place = deps.refresh.read(refreshToken);
  if (!place) throw refreshInvalid();
  const { site, sessionId } = place;
  const session = await deps.sessions.find(site, sessionId);
  if (!session) throw refreshInvalid();
  const { kind, subject: sub } = session;
  const signIn = { site, kind, sub, iss: OWN_ISSUER, sid: sessionId, iat: 0 };
  if (!stands(signIn, await signInFacts(deps)(signIn), now)) throw refreshInvalid();
  return { place, session };
}

/** The whole sign-in ends: two people had one refresh token, and nobody knows which of them is the guest. */
async function caught(deps: SessionDeps, session: Session, { now, correlationId }: Asked): Promise<never> {
  const by = { actor: actorOfSession(session), now, correlationId };
  await deps.sessions.end(session, ended(session, 'catchReuse'), by);
  throw refreshReused();
}

async function decide(deps: SessionDeps, asked: Asked): Promise<Session | undefined> {
  const { place, session } = await standing(deps, asked);
  const { generation, hash } = place;
  const verdict = refreshVerdict(session, { generation, op: asked.op, now: asked.now });
  if (verdict === 'again') return session;
  if (verdict === 'reuse') return caught(deps, session, asked);
  if (hash !== session.refreshHash) throw refreshInvalid();
  const next = deps.refresh.make({ ...place, generation: generation + 1 });
  const after = rotated(session, { refreshHash: next.hash, op: asked.op, now: asked.now });
  return (await deps.sessions.rotate(session, after)) ? after : undefined;
}

/**
 * 1. Read the token: ours, of which sign-in, the how-manieth. 2. Does that sign-in stand? 3. The newest one is replaced, a
 * repeat is answered as before, an old one ends the sign-in.
 */
export const refresh = action(refreshTokens, async ({ input, now, deps, op, correlationId }) => {
  const asked = { refreshToken: input.body.refreshToken, op, now, correlationId };
  for (let left = TRIES; left > 0; left -= 1) {
    const session = await decide(deps, asked);
    if (session) return tokensOf(deps, session);
  }
  throw refreshInvalid();
});
