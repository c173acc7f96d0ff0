import type { Circumstances } from '../kernel/event.ts';
import type { PhoneCode } from '../mini-program/phone/model.ts';
import { phoneCodeIdOf } from '../mini-program/phone/model.ts';
import { issued } from '../mini-program/phone/rules.ts';
import type { RightsDeps } from './deps.ts';
import { noProvenPhone } from './errors.ts';
import type { RightsRequest } from './model.ts';

/**
 * A code to the number that he has shown to be his, and to no other: whoever asks cannot say where it goes. By the same counts as any
 * code, so that no number is flooded. Errors: `rights.noProvenPhone`, `phone.tooOften`.
 */
export async function sendCode(
  { site, customerId }: RightsRequest,
  deps: RightsDeps,
  by: Circumstances,
): Promise<PhoneCode> {
  const { phone, phoneIndex, phoneVerifiedAt } = await deps.archive.customers.get(site, customerId);
  if (phone === undefined || phoneIndex === undefined || !phoneVerifiedAt) throw noProvenPhone();
  const id = phoneCodeIdOf(customerId);
  const hashOf = (generation: number) => deps.phoneCodes.hashOf(id, generation, deps.phoneCodes.of(id, generation));
  const before = await deps.phones.find(site, customerId);
  const counts = [
    await deps.phones.counting(site, customerId, by.now),
    await deps.phones.counting(site, phoneIndex, by.now),
  ];
  const changed = issued(before, { site, customerId, phone, now: by.now, hashOf });
  return deps.phones.keep(before, changed, by, counts);
}
