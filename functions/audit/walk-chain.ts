import { BEGINNING, linkOf } from '../platform/event-chain.ts';
import { versionAt } from '../platform/event-keys.ts';
import type { Item } from '../platform/table.ts';
import type { Finding } from './model.ts';

/** Where a walk along a chain stands, so that the next page goes on from there. */
export interface Walk {
  /** The version of the last event; 0 before the first. */
  readonly version: number;
  readonly link: string;
  /** What the last event's link would have been by what stands there; told only where it differs. */
  readonly reckoned?: string;
}

export const atBeginning: Walk = { version: 0, link: BEGINNING };

export interface Step {
  readonly walk: Walk;
  readonly finding?: Finding;
}

const found = (what: Finding['what'], from: number, to = from): Finding => ({ what, from, to });

/** An event by the link that was kept before it, or by the one that should have been. */
const follows = (walk: Walk, event: Item): boolean =>
  event.link === linkOf(walk.link, event) ||
  (walk.reckoned !== undefined && event.link === linkOf(walk.reckoned, event));

/**
 * The next item of a chain: does it follow what was walked so far? 1. It stands where an event stands. 2. It is the event of that
 * place. 3. Its link covers it and the link before; where it does not, and a number is missing between them, an event is. A gap in
 * the numbers alone is none: there are heads that change without an event, as a session does with each of its tokens.
 */
export function stepOn(walk: Walk, item: Item): Step {
  const version = versionAt(item.sk);
  if (version === undefined || version <= walk.version)
    return { walk, finding: { ...found('INSERTED', walk.version, walk.version + 1), item: item.sk } };
  const reckoned = linkOf(walk.link, item);
  const next: Walk = { version, link: typeof item.link === 'string' ? item.link : reckoned };
  if (item.version !== version) return { walk: next, finding: { ...found('MOVED', version), item: item.sk } };
  if (follows(walk, item)) return { walk: next };
  if (version > walk.version + 1) return { walk: next, finding: found('MISSING', walk.version + 1, version - 1) };
  return { walk: { ...next, reckoned }, finding: found('CHANGED', version) };
}

/** Heads that may be kept without an event: a new site's first unit and person, a file that nobody has given yet. */
const KEPT_BEFORE = ['staff', 'unit', 'attachment'];
/** Heads whose number rises without an event, too: nothing happened to anybody. */
const RISING = ['session', 'wechat-account', 'binding-code', 'key-rotation'];
/** Heads that go when their time is over, or with the customer whose they were (F28); what happened to them is still told. */
const PASSING = [
  ...['session', 'binding-code', 'wechat-push', 'attachment', 'callback', 'notice', 'rights-request'],
  ...['wechat-account', 'subscriptions', 'service-window', 'phone-code'],
];

/** Whether a chain ends where its head does: neither earlier, for then its end was cut off, nor later. */
export function endOf(walk: Walk, head: Item | undefined, entity: string | undefined): Finding | undefined {
  const { version } = walk;
  if (head === undefined)
    return version === 0 || PASSING.includes(entity ?? '') ? undefined : found('HEAD_MISSING', version);
  const [reached, kind] = [Number(head.version), String(head.is)];
  if (reached < version) return found('BEYOND_HEAD', reached + 1, version);
  const without = RISING.includes(kind) || (version === 0 && reached === 1 && KEPT_BEFORE.includes(kind));
  return reached > version && !without ? found('MISSING', version + 1, reached) : undefined;
}
