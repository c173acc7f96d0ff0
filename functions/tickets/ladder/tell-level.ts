import { addDuration } from '../../kernel/duration.ts';
import type { Happening } from '../../kernel/event.ts';
import { earliest, type Instant } from '../../kernel/time.ts';
import type { Wake } from '../../kernel/workflow.ts';
import { isAlarming, type Timing } from '../clocks.ts';
import type { HolderOf } from '../deps.ts';
import type { Ticket } from '../model.ts';
import { type ChangedTicket, laddered, rewatched } from '../rules.ts';
import { hasLadder, toldAs } from './escalation-rules.ts';

/** The ladder must look again when the level's time to acknowledge is over: a wake that is there already is timed anew. */
function watchingAck(head: Ticket, wakes: readonly Wake[], timing: Timing): { head: Ticket; wakes: readonly Wake[] } {
  if (!hasLadder(head)) return { head, wakes };
  const others = wakes.filter((wake) => wake.machine !== 'escalation');
  const anew = wakes.length === others.length ? rewatched(head, timing) : laddered(head, head.generation, timing);
  return { head: anew.head, wakes: [...others, ...anew.wakes] };
}

type Level = 1 | 2 | 3 | 4;

interface Telling {
  readonly holderOf: HolderOf;
  readonly now: Instant;
  readonly timing: Timing;
}

/** Who holds the levels that are only to know of it; nobody twice, and not whoever is told already. */
async function copiesOf(head: Ticket, levels: unknown, to: string | undefined, of: Telling): Promise<string[]> {
  const asked = Array.isArray(levels) ? levels.map((level) => Number(level) as Level) : [];
  const held = await Promise.all(asked.map((level) => of.holderOf(head, level, of.now)));
  return [...new Set(held.map((holder) => holder.to))].filter((one) => one !== to);
}

/** Until when whoever is told must acknowledge: by the priority, and sooner where a guest came back dissatisfied (F07, F10). */
function acknowledgedBy({ priority }: Ticket, event: Happening, { now, timing }: Telling): Instant {
  const own = addDuration(timing.acknowledgeWithin[priority], now, timing.calendars);
  if (event.type !== 'ticket.reopened') return own;
  return earliest(own, addDuration(timing.sla.reopened.acknowledge, now, timing.calendars));
}

/** Somebody who was told at this level or above has still to acknowledge: he answers for the matter, whoever else is told of it. */
const isAwaited = (before: Ticket, level: number): boolean =>
  before.told?.ackBy !== undefined && toldAs(before) >= level;

/**
 * The level whose holder an event calls, by the fact `calls`: another clock may have brought the matter higher already. Without that
 * fact, the level that it has risen to.
 */
function calledLevel(before: Ticket, { head, event }: ChangedTicket): number {
  const { calls } = event.facts ?? {};
  if (typeof calls === 'number') return calls;
  return head.level > before.level ? head.level : 0;
}

/** F07, emergencies: whose posts the call tree calls beside the levels that this event rises to; none once the danger is over. */
function calledPosts(before: Ticket, { kind, level, contained }: Ticket, { timing }: Telling): string[] {
  if (!isAlarming({ kind, contained })) return [];
  const made = timing.callTree.filter((step) => step.level > before.level && step.level <= level);
  return [...new Set(made.flatMap(({ posts }) => posts))];
}

/** F07, the same person at two levels is skipped: whoever was told as a lower level is not told again as a higher one. */
function notAgain(before: Ticket, head: Ticket, called: number): Ticket {
  const { told } = before;
  if (!told || toldAs(before) >= called) return head;
  return { ...head, handlers: [...head.handlers, told.staffNo] };
}

/**
 * Names the human whom an event calls for, in the head and in the event that tells of it (F07: it always ends at a named human),
 * and until when he must acknowledge before the next level is told; and who else is to know of it. Somebody higher who has still to
 * acknowledge goes on being the one who must.
 */
export async function withHolder(before: Ticket, changed: ChangedTicket, of: Telling): Promise<ChangedTicket> {
  const { copyLevels, ...told } = changed.event.facts ?? {};
  const posts = calledPosts(before, changed.head, of);
  const known = { ...told, ...(posts.length > 0 && { posts }) };
  const called = calledLevel(before, changed);
  const withFacts = (facts: Happening['facts']) => ({
    ...changed,
    event: { ...changed.event, facts: { ...known, ...facts } },
  });
  const holder =
    called > 0 ? await of.holderOf(notAgain(before, changed.head, called), called as Level, of.now) : undefined;
  const copied = await copiesOf(changed.head, copyLevels, holder?.to, of);
  // Whoever was kept away meanwhile is waited for no more.
  const stands = before.told !== undefined && before.told.staffNo === changed.head.told?.staffNo;
  const awaited = stands && isAwaited(before, called) ? before.told : undefined;
  if (holder && awaited?.ackBy)
    return withFacts({ calls: called, skipped: holder.skipped, copied: [holder.to, ...copied], ackBy: awaited.ackBy });
  const copies: Happening['facts'] = copied.length > 0 ? { copied } : {};
  if (!holder) return withFacts(copies);
  const { to, skipped } = holder;
  const ackBy = acknowledgedBy(changed.head, changed.event, of);
  const lower = called < changed.head.level ? { level: called } : {};
  const named = { ...changed.head, told: { staffNo: to, ackBy, ...lower } };
  const { head, wakes } = watchingAck(named, changed.event.wakes ?? [], of.timing);
  const { event } = withFacts({ calls: called, to, skipped, ackBy, ...copies });
  return { head, event: { ...event, wakes } };
}
