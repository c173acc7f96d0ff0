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

const MERGED = 10; // notices in one message: whoever was cut off for a day gets a few, not a flood

/** What is pressing may use every message of a minute, all the rest four of five. */
const mayUse = (priority: Notice['priority'], aMinute: number) =>
  priority === 'P1' ? aMinute : Math.max(1, Math.floor(aMinute * 0.8));

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
  const channel = first.delivery.channel ?? 'WECOM';
  if (channel === 'WECOM') {
    const { robotAMinute } = await at.deps.numbers(first.site);
    const most = mayUse(first.priority, robotAMinute);
    if (!(await at.deps.notices.takeTurn(first.site, { channel, now: at.now, most })))
      return { kind: 'FAILED', why: 'wecom.minuteFull' };
  }
  return at.ports[channel]({
    ...{ id: first.id, recipient: first.recipient, ticketNo: first.ticketNo, ...to },
    lines: claimed.map((notice) => ({ recipient: notice.recipient, text: textOf(notice, at.deps.timeZone) })),
  });
}

/** What waits for the same person on the same way; the robot tells several people in one message, for its minute is short. */
async function waitingBeside(first: Notice, { now, deps }: Delivering): Promise<Notice[]> {
  const { channel } = first.delivery;
  const his = await deps.notices.dueOf(first.site, first.recipient, now);
  const others = channel === 'WECOM' ? (await deps.notices.due(first.site, now, 2 * MERGED)).items : [];
  const ids = new Set([first.id]);
  return [...his, ...others]
    .filter((one) => one.delivery.channel === channel && !isForGuest(one) && !ids.has(one.id) && ids.add(one.id))
    .slice(0, MERGED - 1);
}

/**
 * F34: sends one notice, and with it what else waits for the same person on the same way, or for the robot. 1. Look again whether it matters,
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
