import type { Instant } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import { bound, isGood } from '../binding-rules.ts';
import { action, type SessionDeps } from '../deps.ts';
import { bindingCodeWrong, codeInvalid } from '../errors.ts';
import type { BindingCode, SignInRepeat, WechatAccount } from '../model.ts';
import { bindStaff } from '../sign-in-contract.ts';
import { oncePerCode } from '../sign-in-repeats.ts';
import { accountOf } from '../wechat-accounts.ts';

/** The code that was typed, where it is good; a wrong one counts against the WeChat user. Errors: `binding.codeWrong`, `binding.locked`. */
async function codeFor(deps: SessionDeps, account: WechatAccount, of: { typed: string; now: Instant }) {
  const { site, index } = account;
  const place = keys.bindingTries(site, index);
  await deps.bindingTries.mayTry(place, of.now);
  const code: BindingCode | undefined = await deps.accounts.code(site, deps.bindingCodes.hashOf(of.typed));
  if (isGood(code, of.now)) return code;
  await deps.bindingTries.failed(place, of.now);
  throw bindingCodeWrong();
}

async function again(deps: SessionDeps, { site, staffNo = '' }: SignInRepeat) {
  const binding = await deps.accounts.binding(site, staffNo);
  if (binding?.status !== 'BOUND') throw codeInvalid();
  return { staffNo: binding.staffNo, boundAt: binding.boundAt };
}

/** 1. Answer a repeat as before. 2. Ask WeChat who it is. 3. Is the binding code good? 4. Bind both and spend the code, all or none. */
export const bind = action(bindStaff, ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const act = async () => {
    const user = await deps.userOf(input.body.code);
    const account = await accountOf(deps, { site, user, withCustomer: false }, { now, correlationId });
    const code = await codeFor(deps, account, { typed: input.body.bindingCode, now });
    const { staffNo } = code;
    const before = await deps.accounts.binding(site, staffNo);
    const binding = bound(before, { site, staffNo, account, now });
    const remembered = op && (await deps.sessions.remembering({ site, ...op, staffNo, at: now }));
    const also = remembered ? [remembered] : [];
    const kept = await deps.accounts.bind({ before, binding, account, code, now, also }, { actor, now, correlationId });
    return { staffNo, boundAt: kept.boundAt };
  };
  return oncePerCode(deps, { site, op, now }, { again: (found) => again(deps, found), act });
});
