import type { CustomerStore } from '../customers/store.ts';
import { actionsWith } from '../kernel/route.ts';
import type { OwnTokens } from '../platform/own-tokens.ts';
import type { WrongTries } from '../platform/wrong-tries.ts';
import type { StaffStore } from '../staff/store.ts';
import type { AccountStore } from './account-store.ts';
import type { BindingCodes } from './binding-codes.ts';
import type { BreakGlassStore } from './break-glass-store.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { SessionStore } from './store.ts';
import type { CodeToUser } from './wechat.ts';

/** What the actions of this domain need. */
export interface SessionDeps {
  readonly sessions: SessionStore;
  readonly accounts: AccountStore;
  readonly customers: CustomerStore;
  readonly staff: Pick<StaffStore, 'byNo'>;
  readonly breakGlass: BreakGlassStore;
  readonly userOf: CodeToUser;
  /** Blind index of an openid. */
  indexOf(openid: string): string;
  readonly tokens: Pick<OwnTokens, 'sign'>;
  readonly refresh: RefreshTokens;
  readonly bindingCodes: BindingCodes;
  /** Wrong binding codes, by WeChat user. */
  readonly bindingTries: WrongTries;
  random(bytes: number): Uint8Array;
  sleep(ms: number): Promise<unknown>;
}

export const action = actionsWith<SessionDeps>();
