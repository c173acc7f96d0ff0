import { newId, SessionId } from '../../kernel/ids.ts';
import { actorOfSession, ownerOf, tokensOf } from '../answers.ts';
import { action, type SessionDeps } from '../deps.ts';
import { codeInvalid, mayNotSignIn, notBound } from '../errors.ts';
import type { Session, SignInRepeat, WechatAccount } from '../model.ts';
import { begun } from '../rules.ts';
import { signInByWechat } from '../sign-in-contract.ts';
import { oncePerCode } from '../sign-in-repeats.ts';
import { accountOf } from '../wechat-accounts.ts';

type Whose = Pick<Session, 'kind' | 'subject'>;

/** Whose sign-in it is: the customer of the account, or the member of staff who is bound to it. */
function whoseOf({ customerId, staffNo }: WechatAccount, as: Session['kind']): Whose {
  const subject = as === 'customer' ? customerId : staffNo;
  if (subject === undefined) throw as === 'customer' ? mayNotSignIn() : notBound();
  return { kind: as, subject };
}

/** Where his record was merged into another one, that one is his. */
async function asHeIsNow({ customers }: SessionDeps, account: WechatAccount): Promise<WechatAccount> {
  if (account.customerId === undefined) return account;
  const customer = await customers.resolved(account.site, account.customerId);
  return { ...account, customerId: customer?.id ?? account.customerId };
}

/** A repeat gets the tokens of the sign-in that it began, while that stands with its first ones. */
async function again(deps: SessionDeps, { site, sessionId }: SignInRepeat) {
  const session = sessionId && (await deps.sessions.find(site, sessionId));
  if (session?.status !== 'ACTIVE' || session.generation > 1) throw codeInvalid();
  return tokensOf(deps, session);
}

/**
 * 1. Answer a repeat as before. 2. Ask WeChat who it is. 3. Find or make his account, and with it the customer. 4. Begin a
 * sign-in. 5. Tell its tokens.
 */
export const signIn = action(signInByWechat, ({ input, actor: { site }, now, deps, op, correlationId }) => {
  const { code, as } = input.body;
  const act = async () => {
    const user = await deps.userOf(code);
    const own = await accountOf(deps, { site, user, withCustomer: as === 'customer' }, { now, correlationId });
    const account = await asHeIsNow(deps, own);
    const whose = whoseOf(account, as);
    await ownerOf(deps, { site, ...whose });
    await deps.accounts.reachedBy(account);
    const id = SessionId.parse(newId('session', now, deps.random));
    const { hash } = deps.refresh.make({ site, sessionId: id, generation: 1 });
    const changed = begun({ id, site, ...whose, refreshHash: hash, now });
    const remembered = op && (await deps.sessions.remembering({ site, ...op, sessionId: id, at: now }));
    const by = { actor: actorOfSession(changed.head), now, correlationId };
    return tokensOf(deps, await deps.sessions.begin(changed, by, remembered ? [remembered] : []));
  };
  return oncePerCode(deps, { site, op, now }, { again: (found) => again(deps, found), act });
});
