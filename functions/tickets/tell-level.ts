import type { Instant } from '../kernel/time.ts';
import type { HolderOf } from './deps.ts';
import type { Ticket } from './model.ts';
import type { ChangedTicket } from './rules.ts';

/** Names the human whom a risen level calls for, in the event that tells of it (F07: it always ends at a named human). */
export async function withHolder(
  before: Ticket,
  changed: ChangedTicket,
  of: { holderOf: HolderOf; now: Instant },
): Promise<ChangedTicket> {
  const { level } = changed.head;
  if (level <= before.level || level === 0) return changed;
  const { to, skipped } = await of.holderOf(before, level as 1 | 2 | 3 | 4, of.now);
  return { ...changed, event: { ...changed.event, facts: { ...changed.event.facts, to, skipped } } };
}
