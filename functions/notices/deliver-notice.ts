import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, isBefore, isInstantText, shown } from '../kernel/time.ts';
import type { Outcome } from './channels/port.ts';
import type { NoticeDeps, Ports } from './deps.ts';
import { toGuest } from './guest-address.ts';
import { isForGuest, kindOf } from './guest-kinds.ts';
import type { Notice } from './model.ts';
import { wordsOf } from './notice-kinds.ts';
import * as rules from './rules.ts';
import { overBecause } from './still-matters.ts';

export interface Delivering {
  readonly now: Instant;
  readonly deps: NoticeDeps;
  readonly ports: Ports;
  readonly correlationId: string;
}

const MERGED = 10; // notices in one message: a person who was cut off for a day gets a few, not a flood

const clock = (text: string, timeZone: string) =>
  isInstantText(text)
    ? shown(text as Instant, timeZone)
        .slice(5, 16)
        .replace('T', ' ')
    : text;

/** What it says: Chinese, local times, no name. */
export function textOf(notice: Notice, timeZone: string): string {
  const facts = Object.fromEntries(
    Object.entries(notice.facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? clock(value, timeZone) : value,
    ]),
  );
  const { ticketNo, priority } = notice;
  return wordsOf(kindOf(notice).text.zh, { ...facts, ticketNo, priority });
}

const byWhom = (site: SiteId, at: Delivering): Circumstances => ({
  ...{ actor: { kind: 'system', site, name: 'notices' }, now: at.now, correlationId: at.correlationId },
});

async function keep(notice: Notice, changed: rules.ChangedNotice, at: Delivering): Promise<Notice | undefined> {
  try {
    return await at.deps.notices.change(notice, changed, byWhom(notice.site, at));
  } catch (error) {
    if (isAppError(error) && error.kind === 'stale') return undefined; // somebody else has it
    throw error;
  }
}

/** Made ready to go out now: kept over quiet hours, dropped where it is over, else claimed; undefined where it does not go out. */
async function ready(notice: Notice, numbers: rules.NoticeNumbers, at: Delivering): Promise<Notice | undefined> {
  if (!rules.isDue(notice, at.now)) return undefined;
  const over = await overBecause(notice, at.deps);
  if (over !== undefined) {
    await keep(notice, rules.suppress(notice, over), at);
    return undefined;
  }
  const allowed = rules.allowedAt(notice.priority, at.now, { numbers, timeZone: at.deps.timeZone });
  if (isBefore(at.now, allowed)) {
    if (notice.delivery.state !== 'HELD' || notice.delivery.dueAt !== allowed)
      await keep(notice, rules.hold(notice, allowed), at);
    return undefined;
  }
  return keep(notice, rules.claim(notice, at.now), at);
}

async function send(claimed: readonly Notice[], at: Delivering): Promise<Outcome> {
  const [first] = claimed;
  if (!first) return { kind: 'SENT' };
  const to = isForGuest(first)
    ? await toGuest(first, at.deps)
    : { phone: (await at.deps.staff.byNo(first.site, first.recipient))?.phone };
  const port = at.ports[first.delivery.channel ?? 'WECOM'];
  return port({
    ...{ id: first.id, recipient: first.recipient, ticketNo: first.ticketNo, ...to },
    count: claimed.length,
    text: claimed.map((notice) => textOf(notice, at.deps.timeZone)).join('\n'),
  });
}

/** What waits for the same person on the same way. */
async function waitingBeside(first: Notice, { now, deps }: Delivering): Promise<Notice[]> {
  const due = await deps.notices.dueOf(first.site, first.recipient, now);
  return due
    .filter((one) => one.id !== first.id && one.delivery.channel === first.delivery.channel)
    .slice(0, MERGED - 1);
}

/**
 * F34: sends one notice, and with it whatever else waits for the same person on the same way. 1. Look again whether it matters,
 * and whether the hour allows it. 2. Claim, so that nobody else sends it. 3. Ask the provider. 4. Keep what came of it. A crash
 * after 2 leaves a claim that is taken up after two minutes: at least once, and as a rule once.
 */
export async function deliverNotice(site: SiteId, id: string, at: Delivering): Promise<void> {
  const { deps } = at;
  const numbers = await deps.numbers(site);
  const notice = await deps.notices.find(site, id);
  const first = notice && (await ready(notice, numbers, at));
  if (!first) return;
  // A guest is told one thing in one message: what he may do about it differs.
  const others = isForGuest(first) ? [] : await waitingBeside(first, at);
  const claimed = [first];
  for (const other of others) {
    const also = await ready(other, numbers, at);
    if (also) claimed.push(also);
  }
  const outcome = await send(claimed, at);
  const onward: Notice[] = [];
  for (const one of claimed) {
    const of = { now: at.now, timeZone: deps.timeZone, numbers, ...kindOf(one) };
    const changed =
      outcome.kind === 'SENT' ? rules.sent(one) : rules.failed(one, outcome.why, outcome.kind === 'REFUSED', of);
    const kept = await keep(one, changed, at);
    if (kept?.delivery.state === 'PLANNED' && kept.delivery.tries === 0) onward.push(kept);
  }
  // The next channel is tried at once, not at the reconciler's next round; only when all are kept, so that they stay together.
  // One that went along is not due any more when its turn comes.
  for (const { id: next } of onward) await deliverNotice(site, next, at);
}
