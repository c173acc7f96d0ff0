import type { Changed, Happening } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { addMs, type Instant, isBefore } from '../kernel/time.ts';
import { tooManyTemplates } from './errors.ts';
import { type Consent, MOST_TEMPLATES, type Permission, type Subscriptions } from './model.ts';

export type ChangedSubscriptions = Changed<Subscriptions>;

/** Whoever began to send and has not said how it ended after this long has crashed. */
export const SENDING_MS = 60_000;

const nothing: Permission = { reported: 0, pushed: 0, spent: 0 };

/** A WeChat user of whom nothing was heard yet. */
export const unheard = (site: SiteId, index: string): Subscriptions => ({
  ...{ id: `sbs_${index}`, site, index, permissions: {}, version: 1 },
});

const of = (head: Subscriptions, templateId: string): Permission =>
  Object.hasOwn(head.permissions, templateId) ? (head.permissions[templateId] ?? nothing) : nothing;

const accepted = ({ reported, pushed }: Permission) => Math.max(reported, pushed);

/** How many messages of a template may still be sent; never below zero. */
export const creditsOf = (head: Subscriptions, templateId: string): number => {
  const permission = of(head, templateId);
  return Math.max(0, accepted(permission) - permission.spent);
};

const withOne = (head: Subscriptions, templateId: string, permission: Permission): Subscriptions => ({
  ...head,
  permissions: { ...head.permissions, [templateId]: permission },
});

const told = (head: Subscriptions, type: string, facts: Happening['facts']): ChangedSubscriptions => ({
  head,
  event: { type, ...(facts && { facts }) },
});

/**
 * What the user answered when he was asked: each acceptance allows one message more, from whichever of the two sides it is heard.
 * Errors: `subscription.tooMany`.
 */
export function answered(
  head: Subscriptions,
  results: Readonly<Record<string, Consent>>,
  heardBy: 'reported' | 'pushed',
): ChangedSubscriptions {
  let after = head;
  for (const [templateId, last] of Object.entries(results)) {
    const before = of(after, templateId);
    const more = last === 'accept' ? 1 : 0;
    after = withOne(after, templateId, { ...before, [heardBy]: before[heardBy] + more, last });
  }
  if (Object.keys(after.permissions).length > MOST_TEMPLATES) throw tooManyTemplates();
  const facts = Object.entries(results).map(([templateId, last]) => `${templateId}:${last}`);
  return told(after, 'subscription.answered', { heardBy, results: facts });
}

const usedUp = (permission: Permission): Permission => ({ ...permission, spent: accepted(permission) });

/** He has changed his mind in WeChat's settings: what was allowed before is allowed no more. */
export function changedMind(head: Subscriptions, templateId: string, last: Consent): ChangedSubscriptions {
  const before = of(head, templateId);
  const after = last === 'accept' ? before : usedUp(before);
  return told(withOne(head, templateId, { ...after, last }), 'subscription.changed', { templateId, last });
}

/** WeChat took a message and could not bring it to him: it will bring no other one either, until he allows it anew. */
export const undelivered = (head: Subscriptions, templateId: string, errorCode: string): ChangedSubscriptions =>
  told(withOne(head, templateId, usedUp(of(head, templateId))), 'subscription.undelivered', { templateId, errorCode });

/** Whoever has crashed while he was sending may have sent: his credit is gone. */
function without(head: Subscriptions): Subscriptions {
  const { sending, ...free } = head;
  if (!sending) return head;
  const before = of(head, sending.templateId);
  return withOne(free, sending.templateId, { ...before, spent: before.spent + 1 });
}

/** A credit is put by before anything is sent, so that no two messages use one; `none` and `busy` say why not. */
export function reserve(
  head: Subscriptions,
  sending: { readonly templateId: string; readonly by: string; readonly now: Instant },
): ChangedSubscriptions | 'none' | 'busy' {
  const { templateId, by, now } = sending;
  if (head.sending && isBefore(now, addMs(head.sending.at, SENDING_MS))) return 'busy';
  const free = without(head);
  if (creditsOf(free, templateId) === 0) return 'none';
  return told({ ...free, sending: { templateId, by, at: now } }, 'subscription.reserved', { templateId });
}

/** How a message ended: taken by WeChat (or perhaps), refused because no permission is left, or not sent at all. */
export type Ending = 'SENT' | 'USED_UP' | 'NOT_SENT';

const endings = {
  SENT: 'subscription.sent',
  USED_UP: 'subscription.used-up',
  NOT_SENT: 'subscription.released',
} as const satisfies Record<Ending, string>;

/** The reserved credit is spent, or given back; undefined where another has counted it as spent meanwhile. */
export function settle(head: Subscriptions, by: string, ending: Ending): ChangedSubscriptions | undefined {
  const { sending, ...free } = head;
  if (sending?.by !== by) return undefined;
  const { templateId } = sending;
  const before = of(head, templateId);
  const after = { SENT: { ...before, spent: before.spent + 1 }, USED_UP: usedUp(before), NOT_SENT: before }[ending];
  return told(withOne(free, templateId, after), endings[ending], { templateId });
}
