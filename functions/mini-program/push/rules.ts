import type { Changed } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { move } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Consent, Subscriptions } from '../model.ts';
import { answered, type ChangedSubscriptions, changedMind, undelivered } from '../rules.ts';
import { type Message, type Push, pushMoves, SubscriptionEvent } from './model.ts';

export const whatOf = ({ MsgType, Event }: Message): string => (MsgType === 'event' ? (Event ?? 'event') : MsgType);

/** Put by as it came. */
export function receivedPush(of: {
  site: SiteId;
  hash: string;
  message: Message;
  text: string;
  now: Instant;
}): Changed<Push> {
  const { site, hash, message, text, now } = of;
  const what = whatOf(message);
  const head: Push = {
    ...{ id: `wxp_${hash}`, site, hash, what, message: text, receivedAt: now },
    ...{ status: pushMoves.receive.to, version: 1 },
  };
  return { head, event: { type: 'wechat-push.received', facts: { what } } };
}

/** Worked on, and not again. */
export const finished = (push: Push): Changed<Push> => ({
  head: move(push, 'finish', pushMoves),
  event: { type: 'wechat-push.done', facts: { what: push.what } },
});

const SENT = '0';

/** What an event of subscription messages makes of a user's ledger; undefined where it changes nothing. */
export function heard(head: Subscriptions, message: Message): ChangedSubscriptions | undefined {
  const event = SubscriptionEvent.parse(message);
  const said = event.List.flatMap(({ TemplateId, SubscribeStatusString: status }) =>
    status ? [[TemplateId, status] as const] : [],
  );
  if (event.Event === 'subscribe_msg_popup_event' && said.length > 0)
    return answered(head, Object.fromEntries(said) as Record<string, Consent>, 'pushed');
  if (event.Event === 'subscribe_msg_change_event' && said.length > 0)
    return said.reduce<ChangedSubscriptions>(
      (changed, [templateId, status]) => changedMind(changed.head, templateId, status),
      { head, event: { type: 'subscription.changed' } },
    );
  const lost = event.List.find(({ ErrorCode }) => ErrorCode !== undefined && ErrorCode !== SENT);
  if (event.Event === 'subscribe_msg_sent_event' && lost)
    return undelivered(head, lost.TemplateId, lost.ErrorCode ?? '');
  return undefined;
}
