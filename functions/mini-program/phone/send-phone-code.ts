import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Outcome } from '../../notices/channels/port.ts';
import type { PhoneCodes } from './codes.ts';
import { customerIdOf } from './model.ts';
import { isToBeSent, sent } from './rules.ts';
import type { PhoneCodeStore } from './store.ts';

export interface SendingCode {
  readonly now: Instant;
  readonly phones: PhoneCodeStore;
  readonly codes: PhoneCodes;
  readonly send: (message: { id: string; phone: string; code: string }) => Promise<Outcome>;
  readonly correlationId: string;
}

/** Sends the newest code of a customer, if nobody has yet. A carrier that is silent has it tried again by the queue. */
export async function sendPhoneCode(
  of: { readonly site: SiteId; readonly id: string; readonly generation: number },
  { now, phones, codes, send, correlationId }: SendingCode,
): Promise<void> {
  const { site, id, generation } = of;
  const code = await phones.find(site, customerIdOf(id));
  if (!code || !isToBeSent(code, generation, now)) return;
  const phone = code.phone.replace('+86', '');
  const outcome = await send({ id: `${id}-${generation}`, phone, code: codes.of(id, generation) });
  if (outcome.kind === 'FAILED') throw new Error(`the code was not sent: ${outcome.why}`);
  const by: Circumstances = { actor: { kind: 'system', site, name: 'phone-codes' }, now, correlationId };
  await phones.keep(code, sent(code, outcome.kind === 'REFUSED' ? outcome.why : undefined), by);
}
