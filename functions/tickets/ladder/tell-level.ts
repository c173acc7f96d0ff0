import { addDuration } from '../../kernel/duration.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Wake } from '../../kernel/workflow.ts';
import type { Timing } from '../clocks.ts';
import type { HolderOf } from '../deps.ts';
import type { Ticket } from '../model.ts';
import { type ChangedTicket, laddered, rewatched } from '../rules.ts';
import { isWatched } from './escalation-rules.ts';

/** The ladder must look again when the level's time to acknowledge is over: a wake that is there already is timed anew. */
function watchingAck(head: Ticket, wakes: readonly Wake[], timing: Timing): { head: Ticket; wakes: readonly Wake[] } {
  if (!isWatched(head)) return { head, wakes };
  const others = wakes.filter((wake) => wake.machine !== 'escalation');
  const anew = wakes.length === others.length ? rewatched(head, timing) : laddered(head, head.generation, timing);
  return { head: anew.head, wakes: [...others, ...anew.wakes] };
}

/** Who holds the levels that are only to know of it; nobody twice, and not whoever is told already. */
async function copiesOf(
  head: Ticket,
  levels: unknown,
  { holderOf, now }: { readonly holderOf: HolderOf; readonly now: Instant },
): Promise<string[]> {
  const asked = Array.isArray(levels) ? levels.map((level) => Number(level) as 1 | 2 | 3 | 4) : [];
  const held = await Promise.all(asked.map((level) => holderOf(head, level, now)));
  return [...new Set(held.map(({ to }) => to))].filter((one) => one !== head.told?.staffNo);
}

/**
 * Names the human whom a risen level calls for, in the head and in the event that tells of it (F07: it always ends at a named
 * human), and until when he must acknowledge before the next level is told.
 */
export async function withHolder(
  before: Ticket,
  changed: ChangedTicket,
  of: { readonly holderOf: HolderOf; readonly now: Instant; readonly timing: Timing },
): Promise<ChangedTicket> {
  const { level, priority } = changed.head;
  if (level <= before.level || level === 0) return changed;
  const { to, skipped } = await of.holderOf(changed.head, level as 1 | 2 | 3 | 4, of.now);
  const ackBy = addDuration(of.timing.acknowledgeWithin[priority], of.now, of.timing.calendars);
  const told = { ...changed.head, told: { staffNo: to, ackBy } };
  const { head, wakes } = watchingAck(told, changed.event.wakes ?? [], of.timing);
  const { copyLevels, ...known } = changed.event.facts ?? {};
  const copied = await copiesOf(head, copyLevels, of);
  const facts = { ...known, to, skipped, ackBy, ...(copied.length > 0 && { copied }) };
  return { head, event: { ...changed.event, facts, wakes } };
}
