import type { Changed } from '../../kernel/event.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { addMs, type Instant, isBefore } from '../../kernel/time.ts';
import type { ServiceWindow } from './model.ts';

export type ChangedWindow = Changed<ServiceWindow>;

/** https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/send.html */
const WROTE = { ms: 48 * 3_600_000, messages: 5 } as const;
const ENTERED = { ms: 60_000, messages: 2 } as const;

type Kind = 'wrote' | 'entered';
const kinds: readonly Kind[] = ['wrote', 'entered'];

/** A WeChat user who never used the chat. */
export const unopened = (site: SiteId, index: string): ServiceWindow => ({
  id: `svw_${index}`,
  site,
  index,
  version: 1,
});

/** What he did in the chat opens its window anew, from when he did it; an older word that comes late opens nothing. */
export function opened(head: ServiceWindow, kind: Kind, at: Instant): ChangedWindow | 'nothing' {
  const before = head[kind];
  if (before && !isBefore(before.at, at)) return 'nothing';
  const { ms, messages } = kind === 'wrote' ? WROTE : ENTERED;
  const after = { ...head, [kind]: { at, until: addMs(at, ms), left: messages } };
  return { head: after, event: { type: 'service-message.opened', facts: { kind } } };
}

const isOpen = (head: ServiceWindow, kind: Kind, now: Instant): boolean => {
  const window = head[kind];
  return window !== undefined && window.left > 0 && isBefore(now, window.until);
};

/** Which window a message would go out by; undefined where none is open. The longer one first: the short one is for greetings. */
export const openBy = (head: ServiceWindow | undefined, now: Instant): Kind | undefined =>
  head && kinds.find((kind) => isOpen(head, kind, now));

const withLeft = (head: ServiceWindow, kind: Kind, change: (left: number) => number): ServiceWindow => {
  const window = head[kind];
  return window ? { ...head, [kind]: { ...window, left: Math.max(0, change(window.left)) } } : head;
};

/** One message less before it is sent, so that no two use one: a crash loses one and never sends one too many. */
export function spend(head: ServiceWindow, now: Instant): ChangedWindow | 'closed' {
  const kind = openBy(head, now);
  if (!kind) return 'closed';
  return { head: withLeft(head, kind, (left) => left - 1), event: { type: 'service-message.spent', facts: { kind } } };
}

/** It was not sent: one message more again, in the same window. */
export function giveBack(head: ServiceWindow, kind: Kind, since: Instant): ChangedWindow | 'nothing' {
  if (head[kind]?.at !== since) return 'nothing'; // it was opened anew meanwhile
  return {
    head: withLeft(head, kind, (left) => left + 1),
    event: { type: 'service-message.given-back', facts: { kind } },
  };
}

/** WeChat says that nothing may be sent: it knows better than our count. */
export function shut(head: ServiceWindow, kind: Kind, since: Instant, why: string): ChangedWindow | 'nothing' {
  if (head[kind]?.at !== since) return 'nothing';
  return { head: withLeft(head, kind, () => 0), event: { type: 'service-message.shut', facts: { kind, why } } };
}

/** What a number of WeChat means for a service message: the window is over, nothing for now, or an operator must look. */
export type Meaning = 'SHUT' | 'LATER' | 'OURS';

const meanings: Readonly<Record<number, Meaning>> = {
  /** Out of time, or he has unsubscribed. */
  45015: 'SHUT',
  /** Too many without a word of his. */
  45047: 'SHUT',
  [-1]: 'LATER',
  0: 'LATER',
  45009: 'LATER',
  45011: 'LATER',
};

/** 40003 (openid), 48001 (not granted), 45002 (too long), tokens and whatever nobody knows: ours. */
export const meaningOf = (errcode: number): Meaning => meanings[errcode] ?? 'OURS';
