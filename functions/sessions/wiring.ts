import { setTimeout as pause } from 'node:timers/promises';
import { customerStore } from '../customers/store.ts';
import { ownTokens } from '../platform/own-tokens.ts';
import type { runtime } from '../platform/runtime.ts';
import { wrongTries } from '../platform/wrong-tries.ts';
import { accountStore, openidIndex } from './account-store.ts';
import { bindingCodes } from './binding-codes.ts';
import { breakGlassStore } from './break-glass-store.ts';
import type { SessionDeps } from './deps.ts';
import { bindingLocked } from './errors.ts';
import { refreshTokens } from './refresh-tokens.ts';
import { sessionStore } from './store.ts';
import type { CodeToUser } from './wechat.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'records' | 'staff' | 'secret' | 'random' | 'clock'>;

export interface WechatSide {
  readonly userOf: CodeToUser;
  readonly appId: string;
  /** Waits so many milliseconds; a test need not. */
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** What the actions of this domain need, from what the function has. */
export async function sessionDeps(from: Runtime, { userOf, appId, sleep = pause }: WechatSide): Promise<SessionDeps> {
  const { ledger, records, staff, secret, random, clock } = from;
  const [refresh, index, code, hash] = await Promise.all([
    secret('refresh-token'),
    secret('openid-index'),
    secret('binding-code'),
    secret('binding-code-hash'),
  ]);
  return {
    sessions: sessionStore(ledger),
    accounts: accountStore(ledger),
    customers: customerStore(records),
    staff,
    breakGlass: breakGlassStore(ledger, clock),
    userOf,
    indexOf: (openid) => openidIndex(index, appId, openid),
    tokens: ownTokens(() => secret('own-token')),
    refresh: refreshTokens(refresh),
    bindingCodes: bindingCodes({ code, hash }),
    bindingTries: wrongTries(records.table, { tries: 5, lockedMinutes: 15, locked: bindingLocked }),
    random,
    sleep,
  };
}
