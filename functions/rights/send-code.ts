import type { PhoneCode } from '../mini-program/phone/model.ts';
import { phoneCodeIdOf } from '../mini-program/phone/model.ts';
import { issued } from '../mini-program/phone/rules.ts';
import { once } from '../platform/once.ts';
import { again, circumstancesOf, known, type RequestCall } from './change-request.ts';
import { noProvenPhone } from './errors.ts';
import type { RightsRequest } from './model.ts';
import { acting } from './rules.ts';

async function issuing({ site, customerId }: RightsRequest, call: RequestCall): Promise<PhoneCode> {
  const { deps, now } = call;
  const { phone, phoneIndex, phoneVerifiedAt } = await deps.archive.customers.get(site, customerId);
  if (phone === undefined || phoneIndex === undefined || !phoneVerifiedAt) throw noProvenPhone();
  const id = phoneCodeIdOf(customerId);
  const hashOf = (generation: number) => deps.phoneCodes.hashOf(id, generation, deps.phoneCodes.of(id, generation));
  const before = await deps.phones.find(site, customerId);
  const counts = [await deps.phones.counting(site, customerId, now), await deps.phones.counting(site, phoneIndex, now)];
  const changed = issued(before, { site, customerId, phone, now, hashOf });
  return deps.phones.keep(before, changed, circumstancesOf(call), counts);
}

/**
 * A code to the number that he has shown to be his, and to no other: whoever asks cannot say where it goes. By the same counts as any
 * code, so that no number is flooded; a repeat sends no second one. Errors: `rights.noProvenPhone`, `phone.tooOften`, `state.notAllowed`.
 */
export async function sendCode(call: RequestCall): Promise<PhoneCode> {
  const request = await known(call);
  const { site, customerId } = request;
  return once(
    () => call.deps.phones.repeated(site, customerId, circumstancesOf(call)),
    () => again(() => issuing(acting(request, 'sendCode'), call)),
  );
}
