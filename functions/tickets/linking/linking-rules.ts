import type { TicketNo } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { isOpen, type Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { standsAt } from '../standing.ts';
import type { Channel } from '../words.ts';
import * as refused from './errors.ts';
import { ENDS, type LinkRelation, MOST_MEMBERS, MOST_REPRESENTATIVES, type TicketLink } from './model.ts';

/** F04: matters that stand together, and groups that are settled with each of their members or not at all. */

export interface Linking {
  readonly relation: LinkRelation;
  /** The other matter speaks for the group. */
  readonly representative?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly now: Instant;
}

export interface Linked {
  readonly first: ChangedTicket;
  readonly second: ChangedTicket;
  readonly ends: readonly [TicketLink, TicketLink];
}

const isGroup = ({ relation }: TicketLink) => relation === 'GROUP';

/** The members of the group that this matter is the parent of. */
export const membersOf = (links: readonly TicketLink[]): TicketLink[] =>
  links.filter((link) => isGroup(link) && link.otherIs === 'MEMBER');

/** The parent of the group that this matter belongs to. */
export const groupOf = (links: readonly TicketLink[]): TicketLink | undefined =>
  links.find((link) => isGroup(link) && link.otherIs === 'PARENT');

function mayJoin(
  parent: Ticket,
  member: Ticket,
  links: { of: readonly TicketLink[]; to: readonly TicketLink[] },
): void {
  for (const one of [parent, member]) if (!isOpen(one)) throw refused.linkNotOpen(one.status);
  const other = groupOf(links.to) ?? groupOf(links.of);
  if (other) throw refused.inAnotherGroup(other.other);
  if (membersOf(links.to)[0]) throw refused.inAnotherGroup(member.ticketNo);
  if (membersOf(links.of).length >= MOST_MEMBERS) throw refused.groupFull(MOST_MEMBERS);
}

/**
 * Links two matters; of a group or a common cause the first is the parent. Nothing of either changes but what stands beside it.
 * Errors: `ticket.linkedToItself`, `ticket.linkedAlready`, and of a group `ticket.linkNotOpen`, `ticket.inAnotherGroup`,
 * `ticket.groupFull`, `ticket.tooManyRepresentatives`.
 *
 * @param links the links that each of them has already
 */
export function link(
  first: Ticket,
  second: Ticket,
  links: { readonly of: readonly TicketLink[]; readonly to: readonly TicketLink[] },
  how: Linking,
): Linked {
  const { relation, representative = false, reason, now } = how;
  if (first.id === second.id) throw refused.linkedToItself();
  if (links.of.some(({ other }) => other === second.ticketNo)) throw refused.linkedAlready();
  if (relation === 'GROUP') mayJoin(first, second, links);
  const speaking = membersOf(links.of).filter((one) => one.representative).length;
  if (representative && speaking >= MOST_REPRESENTATIVES) throw refused.tooManyRepresentatives(MOST_REPRESENTATIVES);
  const end = (of: Ticket, to: Ticket, n: 0 | 1): TicketLink => ({
    ...{ site: of.site, ticketNo: of.ticketNo, other: to.ticketNo, relation, otherIs: ENDS[relation][n] },
    ...(representative && relation === 'GROUP' && { representative }),
    ...{ linkedAt: now, version: 1 },
  });
  const told = (head: Ticket, other: TicketNo, otherIs: string): ChangedTicket => ({
    head,
    event: {
      type: 'ticket.linked',
      facts: { other, relation, otherIs, ...(representative && { representative }) },
      ...(reason !== undefined && { texts: { note: reason } }),
    },
  });
  const [of, to] = [end(first, second, 0), end(second, first, 1)];
  return {
    first: told(first, second.ticketNo, of.otherIs),
    second: told(second, first.ticketNo, to.otherIs),
    ends: [of, to],
  };
}

/** Takes a link back, at both ends. Errors: `ticket.notLinked`. */
export function unlink(
  first: Ticket,
  second: Ticket,
  links: { readonly of: readonly TicketLink[]; readonly to: readonly TicketLink[] },
  reason: string,
): Linked {
  const standing = links.of.find(({ other }) => other === second.ticketNo);
  const back = links.to.find(({ other }) => other === first.ticketNo);
  if (!standing || !back) throw refused.notLinked();
  const told = (head: Ticket, other: TicketNo): ChangedTicket => ({
    head,
    event: { type: 'ticket.unlinked', facts: { other, relation: standing.relation }, texts: { note: reason } },
  });
  return { first: told(first, second.ticketNo), second: told(second, first.ticketNo), ends: [standing, back] };
}

/** A member's word: his own, or what he told a colleague who writes it down. Whoever represents the group speaks for it, and consents for himself alone. */
export interface Said {
  readonly agrees: boolean;
  readonly reason?: string | undefined;
  readonly channel: Channel;
  /** The colleague who wrote it down. */
  readonly by?: string | undefined;
  readonly now: Instant;
}

/**
 * F04: a member says yes or no to what is proposed to his group. His own matter stands as it stood: whoever says no keeps it.
 * Errors: `ticket.nothingProposedToGroup`.
 *
 * @param parent the group as it stands now; undefined where he belongs to none
 * @param standing the parent's end of the link
 */
export function consent(
  member: Ticket,
  group: { readonly parent: Ticket; readonly standing: TicketLink } | undefined,
  said: Said,
): { readonly changed: ChangedTicket; readonly end: TicketLink } {
  if (!group || standsAt(group.parent) !== 'PROPOSED') throw refused.nothingProposedToGroup();
  const { agrees, reason, now, channel, by } = said;
  return {
    changed: {
      head: member,
      event: {
        type: agrees ? 'ticket.group-agreed' : 'ticket.group-disagreed',
        facts: { group: group.parent.ticketNo, channel, ...(by !== undefined && { by }) },
        ...(reason !== undefined && { texts: { message: reason } }),
      },
    },
    end: { ...group.standing, consent: { agrees, at: now, channel, ...(by !== undefined && { by }) } },
  };
}

/** The members who said yes to what is proposed now: a settlement binds them and nobody else. */
export const consentingOf = (links: readonly TicketLink[]): TicketLink[] =>
  membersOf(links).filter(({ consent: said }) => said?.agrees === true);

/**
 * F04: a group settles when each of its members has said yes or no, and one at least yes. Who said no is not settled for: he keeps
 * a matter of his own. Errors: `ticket.consentMissing` with those who have not said yes.
 */
export function mustAllConsent(links: readonly TicketLink[]): void {
  const members = membersOf(links);
  const silent = members.filter(({ consent: said }) => said === undefined);
  const nobody = members.length > 0 && consentingOf(links).length === 0;
  const missing = nobody ? members : silent;
  if (missing.length > 0) throw refused.consentMissing(missing.map(({ other }) => other));
}

/** Whom a settlement binds, and whom it leaves out, as the event of the agreement tells; nothing where there is no group. */
export function settlementOf(links: readonly TicketLink[]): Readonly<Record<string, string[]>> {
  const bound = consentingOf(links).map(({ other }) => other);
  const leftOut = membersOf(links).flatMap(({ other }) => (bound.includes(other) ? [] : [other]));
  return bound.length + leftOut.length === 0 ? {} : { settledFor: bound, leftOut };
}

/** What was said to an earlier proposal says nothing of a new one. */
export const askedAnew = (links: readonly TicketLink[]): TicketLink[] =>
  membersOf(links).flatMap(({ consent: said, ...link }) => (said ? [link] : []));
