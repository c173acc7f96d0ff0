import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { wake } from './rules.ts';
import type { NoticeStore } from './store.ts';

const A_RUN = 100; // what is left is found by the next one, so a long outage does not end in a flood

/**
 * Notices whose time has come: the end of quiet hours, a try that failed, a claim or a message that was lost. Their events have
 * them sent; nothing is sent from here.
 */
export async function reconcileNotices(
  site: SiteId,
  at: { readonly now: Instant; readonly notices: NoticeStore; readonly correlationId: string },
): Promise<{ looked: number }> {
  const { items } = await at.notices.due(site, at.now, A_RUN);
  const by: Circumstances = {
    ...{ actor: { kind: 'system', site, name: 'reconciler' }, now: at.now, correlationId: at.correlationId },
  };
  for (const notice of items) {
    try {
      await at.notices.change(notice, wake(notice), by);
    } catch (error) {
      if (!isAppError(error)) throw error; // somebody else has it
    }
  }
  return { looked: items.length };
}
