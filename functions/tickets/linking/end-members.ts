import { isAppError } from '../../kernel/errors.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { TicketStore } from '../store.ts';
import { endWithGroup, type GroupEnd, groupEnd, membersEnded } from './group-end-rules.ts';
import { consentingOf } from './linking-rules.ts';

const TRIES = 4; // a member's matter may move while it is ended; then it is decided anew

/** Ends the matter of one member, once: whoever was ended by this closing and came back since keeps what he came back with. */
async function endOne(tickets: TicketStore, no: TicketNo, group: GroupEnd, by: Circumstances): Promise<void> {
  const { site } = by.actor;
  for (let n = 1; ; n += 1) {
    const member = await tickets.find(site, no);
    const changed = member && endWithGroup(member, group);
    if (!changed || (await tickets.repeated(site, no, by))) return;
    try {
      await tickets.save(member, changed, by);
      return;
    } catch (error) {
      if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
}

/**
 * F04: the closing of a group ends the matters of those members who agreed to its settlement, one transaction each, for together with
 * their parts they would be more than one can hold. 1. Re-read the group; nothing to do where it is open again, or has done it. 2. End
 * each member. 3. Keep that all have ended. Idempotent; what breaks off is taken up where it stood by the next message or the reconciler.
 */
export async function endMembers(
  of: { readonly site: SiteId; readonly ticketNo: TicketNo },
  at: { readonly now: Instant; readonly tickets: TicketStore; readonly correlationId: string },
): Promise<void> {
  const { site, ticketNo } = of;
  const { now, tickets, correlationId } = at;
  const parent = await tickets.find(site, ticketNo);
  const group = parent && groupEnd(parent);
  if (!group) return;
  const by = { actor: { kind: 'system' as const, site, name: 'group' }, now, correlationId };
  const op = { key: `group ${ticketNo} ${group.closedAt}`, body: group.endedAs };
  const members = consentingOf(await tickets.links(site, ticketNo));
  for (const { other } of members) await endOne(tickets, other, group, { ...by, op });
  await tickets.save(parent, membersEnded(parent, members.length), by);
}
