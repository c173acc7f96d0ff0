import { hearVerdict, type KeepingPicture } from '../../attachments/pictures/look-at-picture.ts';
import { isAppError } from '../../kernel/errors.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { AccountStore } from '../../sessions/account-store.ts';
import type { WechatAccount } from '../../sessions/model.ts';
import { changeSubscriptions } from '../change-subscriptions.ts';
import { verdictOf } from '../media-check.ts';
import { saidAt, wordsOf } from '../service/hear-guest.ts';
import { opened } from '../service/rules.ts';
import type { ServiceWindows } from '../service/store.ts';
import type { SubscriptionStore } from '../store.ts';
import { Message, type Push } from './model.ts';
import { heard } from './rules.ts';
import type { PushStore } from './store.ts';

export interface SettlingPush {
  readonly now: Instant;
  readonly pushes: PushStore;
  readonly subscriptions: SubscriptionStore;
  readonly accounts: Pick<AccountStore, 'find'>;
  /** Every site of this deployment: one mini-program serves them all. */
  readonly sites: readonly SiteId[];
  indexOf(openid: string): string;
  readonly windows: ServiceWindows;
  /** The account of somebody who writes and was never here, made with its customer as by a first sign-in. */
  accountFor(site: SiteId, openid: string): Promise<WechatAccount>;
  /** Has a word of a customer become one of his matter. */
  hear(word: Word): Promise<void>;
  /** Where what WeChat thinks of pictures is kept. */
  readonly pictures: Pick<KeepingPicture, 'checks' | 'tickets'>;
  readonly correlationId: string;
}

/** What a customer wrote in the service chat; `hash` is that of the push that brought it. */
export interface Word {
  readonly site: SiteId;
  readonly customerId: CustomerId;
  readonly text: string;
  readonly hash: string;
}

const ENTERS = 'user_enter_tempsession';

/** What he wrote, and whose it is. */
async function heardWord(push: Push, message: Message, account: WechatAccount | undefined, at: SettlingPush) {
  const text = wordsOf(message);
  if (text === undefined) return account;
  const known = account?.customerId === undefined ? await at.accountFor(push.site, message.FromUserName) : account;
  const { site, customerId } = known;
  if (customerId !== undefined) await at.hear({ site, customerId, text, hash: push.hash });
  return known;
}

/** The change of whichever ledger a push is about, with the mark that it is done; `nothing` where it is about none. */
async function ledgerChanged(message: Message, of: Changing, at: SettlingPush): Promise<'nothing' | object> {
  const chatted = message.MsgType === 'event' ? message.Event === ENTERS && ('entered' as const) : ('wrote' as const);
  if (chatted) return at.windows.change(of, (head) => opened(head, chatted, saidAt(message, at.now)));
  return changeSubscriptions(at.subscriptions, of, (head) => heard(head, message) ?? 'nothing');
}
type Changing = Parameters<typeof changeSubscriptions>[1];

/** The user's account: his first one, where he is known at several sites. */
async function accountOf(
  openid: string,
  { accounts, sites, indexOf }: SettlingPush,
): Promise<WechatAccount | undefined> {
  for (const site of sites) {
    const account = await accounts.find(site, indexOf(openid));
    if (account) return account;
  }
  return undefined;
}

/** Does what a push is about, and marks it as done in the same transaction: once, however often the message comes. */
export async function settlePush(of: { site: SiteId; hash: string }, at: SettlingPush): Promise<void> {
  const { pushes, now, correlationId } = at;
  const push = await pushes.find(of.site, of.hash);
  if (push?.status !== 'RECEIVED') return;
  const by: Circumstances = { actor: { kind: 'system', site: of.site, name: 'wechat-push' }, now, correlationId };
  const message = Message.parse(JSON.parse(push.message));
  const told = verdictOf(message);
  if (told) await hearVerdict(told.traceId, told.verdict, { ...at.pictures, sites: at.sites, now, correlationId });
  const account = await heardWord(push, message, await accountOf(message.FromUserName, at), at);
  try {
    const also = await pushes.finishing(push, by);
    const done = account && (await ledgerChanged(message, { site: account.site, index: account.index, by, also }, at));
    if (done === undefined || done === 'nothing') await pushes.finish(push, by);
  } catch (error) {
    const after = isAppError(error) && error.kind === 'stale' ? await pushes.find(of.site, of.hash) : undefined;
    if (after?.status !== 'DONE') throw error; // else another delivery was quicker
  }
}
