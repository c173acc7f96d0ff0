import { customerParts } from '../customers/customer-parts.ts';
import { customerStore } from '../customers/store.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import type { runtime } from '../platform/runtime.ts';
import { accountStore } from '../sessions/account-store.ts';
import type { MiniProgramDeps } from './deps.ts';
import type { Moment } from './model.ts';
import { type PhoneCodes, phoneCodes } from './phone/codes.ts';
import { phoneOfCode } from './phone/phone-of-code.ts';
import { phoneCodeStore } from './phone/store.ts';
import { pushStore } from './push/store.ts';
import { subscriptionStore } from './store.ts';
import { toAsk } from './template-rules.ts';
import type { Asked } from './views.ts';
import type { WechatApi } from './wechat-api.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'records' | 'secret' | 'templates' | 'random'>;

/** The mini-program at WeChat. */
export interface MiniProgramSide {
  readonly api: WechatApi;
  readonly appId: string;
  readonly pushKeys: MiniProgramDeps['pushKeys'];
}

export async function phoneCodesOf({ secret }: Pick<Runtime, 'secret'>): Promise<PhoneCodes> {
  const [code, hash] = await Promise.all([secret('phone-code'), secret('phone-code-hash')]);
  return phoneCodes({ code, hash });
}

/** What the actions of this domain need, from what the function has. */
export async function miniProgramDeps(from: Runtime, side: MiniProgramSide): Promise<MiniProgramDeps> {
  const { ledger, records, templates } = from;
  const archive = await customerParts(from);
  return {
    ...{ subscriptions: subscriptionStore(ledger), accounts: accountStore(ledger), templates },
    customers: customerStore(records),
    phones: phoneCodeStore(ledger, archive.keeping),
    phoneCodes: await phoneCodesOf(from),
    phoneOf: phoneOfCode(side),
    pushes: pushStore(ledger),
    pushKeys: side.pushKeys,
    recognise: archive.recognise,
  };
}

/** What the mini-program should ask a customer for at a moment; for every domain whose answer says so. */
export function asking({ ledger, templates }: Pick<Runtime, 'ledger' | 'templates'>) {
  const subscriptions = subscriptionStore(ledger);
  const accounts = accountStore(ledger);
  return async (site: SiteId, customerId: CustomerId, moment: Moment): Promise<Asked[]> => {
    const account = await accounts.ofCustomer(site, customerId);
    const head = account && (await subscriptions.find(site, account.index));
    return toAsk(templates(), moment, head);
  };
}
