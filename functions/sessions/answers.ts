import type { Customer } from '../customers/model.ts';
import { maySignIn } from '../customers/rules.ts';
import type { Actor } from '../kernel/actor.ts';
import type { CustomerId } from '../kernel/ids.ts';
import { ACCESS_SECONDS } from '../platform/own-tokens.ts';
import type { StaffMember } from '../staff/model.ts';
import type { SessionDeps } from './deps.ts';
import { mayNotSignIn } from './errors.ts';
import type { Session } from './model.ts';
import type { SignedIn } from './sign-in-contract.ts';

type Whose = { readonly customer: Customer } | { readonly staff: StaffMember };

/** The person or customer that a sign-in is of, as he is now. Errors: `auth.mayNotSignIn` where he is closed or gone. */
export async function ownerOf(deps: SessionDeps, of: Pick<Session, 'site' | 'kind' | 'subject'>): Promise<Whose> {
  if (of.kind === 'customer') {
    const customer = await deps.customers.find(of.site, of.subject as CustomerId);
    if (!customer || !maySignIn(customer)) throw mayNotSignIn();
    return { customer };
  }
  const staff = await deps.staff.byNo(of.site, of.subject);
  if (!staff || staff.status === 'LEFT') throw mayNotSignIn();
  return { staff };
}

/** The tokens of a sign-in as it stands: letter by letter the same until the next refresh. */
export async function tokensOf(deps: SessionDeps, session: Session): Promise<SignedIn> {
  const { site, id: sid, kind, subject: sub, generation } = session;
  const token = await deps.tokens.sign({ sub, site, sid, kind, number: generation }, session.rotatedAt);
  const { token: refreshToken } = deps.refresh.make({ site, sessionId: sid, generation });
  return { token, expiresIn: ACCESS_SECONDS, refreshToken, ...(await ownerOf(deps, session)) };
}

/** Who an event of a sign-in names as its actor; a member of staff has no post before he is in. */
export const actorOfSession = ({
  site,
  kind,
  subject,
  id,
}: Pick<Session, 'site' | 'kind' | 'subject' | 'id'>): Actor =>
  kind === 'customer'
    ? { kind, site, customerId: subject as CustomerId, sessionId: id }
    : { kind: 'system', site, name: 'sign-in' };
