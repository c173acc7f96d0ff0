import type { Recognise } from '../customers/identifiers/recognise.ts';
import type { CustomerStore } from '../customers/store.ts';
import { actionsWith } from '../kernel/route.ts';
import type { AccountStore } from '../sessions/account-store.ts';
import type { PhoneCodes } from './phone/codes.ts';
import type { PhoneOfCode } from './phone/phone-of-code.ts';
import type { PhoneCodeStore } from './phone/store.ts';
import type { PushKeys } from './push/push-crypto.ts';
import type { PushStore } from './push/store.ts';
import type { SubscriptionStore } from './store.ts';
import type { Templates } from './template-rules.ts';

/** What the actions of this domain need. */
export interface MiniProgramDeps {
  readonly subscriptions: SubscriptionStore;
  readonly accounts: Pick<AccountStore, 'ofCustomer'>;
  templates(): Templates;
  readonly customers: Pick<CustomerStore, 'get' | 'known'>;
  readonly pushes: PushStore;
  /** By which pushes of WeChat are known and read. */
  pushKeys(): Promise<PushKeys>;
  readonly phones: PhoneCodeStore;
  readonly phoneCodes: PhoneCodes;
  readonly phoneOf: PhoneOfCode;
  readonly recognise: Recognise;
}

export const action = actionsWith<MiniProgramDeps>();
