import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { millis } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { type Write, WriteLost } from '../../platform/table.ts';
import { Push } from './model.ts';
import { finished, type receivedPush } from './rules.ts';

const KEPT_SECONDS = 30 * 86_400;

export const pushKind = recordKind({
  name: 'wechat-push',
  schema: Push,
  key: ({ site, hash }) => keys.wechatPush(site, hash),
  expires: ({ receivedAt }) => Math.ceil(millis(receivedAt) / 1_000) + KEPT_SECONDS,
});

/** What WeChat has pushed. One function per access pattern. */
export const pushStore = (ledger: Ledger) => ({
  find: (site: SiteId, hash: string): Promise<Push | undefined> =>
    ledger.records.find(pushKind, keys.wechatPush(site, hash)),

  /** Put by, or nothing where it was before: WeChat pushes again what was not answered in time. */
  async receive(changed: ReturnType<typeof receivedPush>, by: Circumstances): Promise<void> {
    try {
      await ledger.begin(pushKind, changed, by);
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error;
    }
  },

  /** That it is done, for the transaction of what it does. */
  finishing: (push: Push, by: Circumstances): Promise<Write[]> =>
    ledger.changing({ kind: pushKind, before: push, changed: finished(push), from: ['RECEIVED'] }, by),

  /** Done, where it does nothing else. */
  finish: (push: Push, by: Circumstances): Promise<Push> =>
    ledger.change({ kind: pushKind, before: push, changed: finished(push), from: ['RECEIVED'] }, by),
});
export type PushStore = ReturnType<typeof pushStore>;
