import { phoneProved } from '../../../customers/identifiers/change-rules.ts';
import type { Actor, CustomerActor } from '../../../kernel/actor.ts';
import { isAppError } from '../../../kernel/errors.ts';
import type { Circumstances } from '../../../kernel/event.ts';
import { internationalPhone } from '../../../platform/blind-index.ts';
import { once } from '../../../platform/once.ts';
import { action, type MiniProgramDeps } from '../../deps.ts';
import { noWechatAccount } from '../../errors.ts';
import { askPhoneCode, tellPhone, verifyPhone } from '../contract.ts';
import { notAMobile, phoneCodeInvalid, smsCodeWrong } from '../errors.ts';
import { issued, MOST_MISSES, missed, tried, used } from '../rules.ts';

const TRIES = 4; // several tries at once must each count, and each decides on what the others left
const MOBILE = /^\+861\d{10}$/;

const idOf = (actor: Actor) => (actor as CustomerActor).customerId;

async function again<T>(act: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await act();
    } catch (error) {
      if (left === 1 || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
}

/** A number that a carrier knows, as the archive knows it again. */
function numberOf(deps: MiniProgramDeps, phone: string) {
  const one = deps.recognise('PHONE', phone);
  if (!one) throw notAMobile();
  return one;
}

/** 1. A repeat is answered as before: the code is good once. 2. WeChat tells the number. 3. It is his. */
export const tellIt = action(tellPhone, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by: Circumstances = { actor, now, correlationId, op };
  const repeated = () => deps.phones.toldBefore(site, idOf(actor), by);
  const earlier = await repeated();
  if (earlier) return earlier;
  const account = await deps.accounts.ofCustomer(site, idOf(actor));
  if (!account) throw noWechatAccount();
  try {
    const phone = await deps.phoneOf(site, input.body.code, account.openid);
    const proof = { one: numberOf(deps, phone), by: 'WECHAT' as const, now };
    return await again(async () => {
      const known = await deps.customers.known(site, idOf(actor));
      return deps.phones.tell(known, phoneProved(known, proof), by);
    });
  } catch (error) {
    // An equal request may have spent the code a moment ago.
    const same = isAppError(error) && error.code === phoneCodeInvalid.code ? await repeated() : undefined;
    if (!same) throw error;
    return same;
  }
});

/** 1. A number that a text message reaches. 2. Not too many, neither to it nor by him. 3. The event has the code sent. */
export const askIt = action(askPhoneCode, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by: Circumstances = { actor, now, correlationId, op };
  const phone = internationalPhone(input.body.phone);
  if (phone === undefined || !MOBILE.test(phone)) throw notAMobile();
  const issue = () =>
    again(async () => {
      const before = await deps.phones.find(site, idOf(actor));
      const hashOf = (generation: number) => {
        const id = idOf(actor).replace('cus_', 'phc_');
        return deps.phoneCodes.hashOf(id, generation, deps.phoneCodes.of(id, generation));
      };
      const changed = issued(before, { site, customerId: idOf(actor), phone, now, hashOf });
      const counts = [
        await deps.phones.counting(site, idOf(actor), now),
        await deps.phones.counting(site, numberOf(deps, phone).index, now),
      ];
      return deps.phones.keep(before, changed, by, counts);
    });
  const { expiresAt, misses } = await once(() => deps.phones.repeated(site, idOf(actor), by), issue);
  return { expiresAt, triesLeft: MOST_MISSES - misses };
});

/** 1. A repeat is answered as before. 2. A wrong code counts, five end it. 3. The right one and the number, together. */
export const verifyIt = action(verifyPhone, async ({ input, actor, now, deps, op, correlationId }) => {
  const { site } = actor;
  const by: Circumstances = { actor, now, correlationId, op };
  const earlier = await deps.phones.repeated(site, idOf(actor), by);
  if (earlier?.status === 'USED') return deps.customers.get(site, idOf(actor));
  if (earlier) throw smsCodeWrong(MOST_MISSES - earlier.misses);
  return again(async () => {
    const before = tried(await deps.phones.find(site, idOf(actor)), now);
    if (!deps.phoneCodes.matches(before, input.body.code)) {
      const { misses } = await deps.phones.keep(before, missed(before), by);
      throw smsCodeWrong(MOST_MISSES - misses);
    }
    const known = await deps.customers.known(site, idOf(actor));
    const proof = { one: numberOf(deps, before.phone), by: 'SMS' as const, now };
    const proven = { before: known, decision: phoneProved(known, proof) };
    return deps.phones.prove({ before, changed: used(before) }, proven, by);
  });
});
