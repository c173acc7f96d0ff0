import type { SystemActor } from '../../kernel/actor.ts';
import { isAppError } from '../../kernel/errors.ts';
import { type SiteId, ticketNoOf } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { keeping } from '../co-handling/actions/change-parts.ts';
import { coRelease, isCoOpen } from '../co-handling/co-rules.ts';
import type { CoOrder } from '../co-handling/model.ts';
import type { TicketDeps } from '../deps.ts';
import { fitsGuard } from '../guard/guard-rules.ts';
import { withHolder } from '../ladder/tell-level.ts';
import type { Ticket } from '../model.ts';
import { takerByRule } from './actions/dispatch-ticket.ts';
import { handOn, liesWith, type Taker } from './offer-rules.ts';
import { isRecused } from './recusal-rules.ts';

export interface HandingOn {
  readonly now: Instant;
  readonly deps: TicketDeps;
  readonly correlationId: string;
  /** Nobody is at work who could be asked: what is not urgent waits until somebody is. */
  readonly waits?: boolean;
}

/** Who gets it: the first who stands in for the one who is away and can be asked, else the next of the unit by rule. */
export async function successor(
  ticket: Ticket,
  away: string,
  at: Omit<HandingOn, 'correlationId'>,
): Promise<Taker | undefined> {
  const { deps, now } = at;
  const unitId = ticket.workOrder?.unitId;
  const [deputies, candidates] = await Promise.all([
    deps.deputiesOf(ticket.site, away, now),
    deps.candidates(ticket.site, undefined, now),
  ]);
  // Who stands in is named for it, so he is asked before his shift begins; what is urgent needs somebody who is there.
  const unreached = isUrgent(ticket) ? ['OFF_DUTY', 'ON_LEAVE'] : ['ON_LEAVE'];
  const there = candidates
    .filter((one) => !unreached.includes(one.reached ?? 'ON_SHIFT') && fitsGuard(ticket, one))
    .map(({ staffNo }) => staffNo);
  const deputy = deputies.find((one) => !isRecused(ticket, one) && there.includes(one));
  if (deputy !== undefined) return { staffNo: deputy, ...(unitId !== undefined && { unitId }) };
  const passedOver = [...ticket.passedOver, away];
  return takerByRule(deps, { ...ticket, passedOver }, { site: ticket.site, unitId, now });
}

const isUrgent = ({ priority }: Ticket): boolean => priority === 'P1' || priority === 'P2';

/** Hands one matter on; false where it lies with him no more. */
async function handOnOne(ticket: Ticket, away: string, at: HandingOn): Promise<boolean> {
  if (!liesWith(ticket, away)) return false;
  const { site } = ticket;
  const timing = await at.deps.timing(site, ticket);
  const next = await successor(ticket, away, at);
  if (!next && at.waits && !isUrgent(ticket)) return false;
  const decided = handOn(ticket, next, at.now, timing);
  const changed = await withHolder(ticket, decided, { holderOf: at.deps.holderOf, now: at.now, timing });
  const actor: SystemActor = { kind: 'system', site, name: 'hand-on-work' };
  await at.deps.tickets.save(ticket, changed, { actor, now: at.now, correlationId: at.correlationId });
  return true;
}

/** Gives one part back to its lead, where the lead's matter calls for it; what was submitted already waits for him anyway. */
export async function releasePart(
  part: CoOrder,
  at: HandingOn,
  isLeft: (live: CoOrder, ticket: Ticket) => boolean = () => true,
): Promise<boolean> {
  const { deps, now, correlationId } = at;
  const ticket = await deps.tickets.get(part.site, ticketNoOf(part.ticketId));
  const orders = await deps.tickets.coOrders(ticket.site, ticket.ticketNo);
  const live = orders.find(({ id }) => id === part.id);
  if (!live || live.status === 'SUBMITTED' || !isCoOpen(live) || !isLeft(live, ticket)) return false;
  const timing = await deps.timing(ticket.site, ticket);
  const { also, ...changed } = await keeping(deps, orders, coRelease(ticket, orders, part.id, { now, timing }));
  const actor: SystemActor = { kind: 'system', site: ticket.site, name: 'hand-on-work' };
  await deps.tickets.save(ticket, changed, { actor, now, correlationId }, also);
  return true;
}

/**
 * F05, F29: everything that lies with a person who is away goes to others. Idempotent: what was handed on lies with him no
 * more. A matter that somebody changes meanwhile is left for the next call.
 *
 * @returns how many matters were handed on, and how many are left for the next call
 */
export async function handOnWork(site: SiteId, away: string, at: HandingOn): Promise<{ moved: number; left: number }> {
  const count = { moved: 0, left: 0 };
  for (;;) {
    const open = await at.deps.tickets.openWork(site, away);
    const parts = await at.deps.tickets.openParts(site, away);
    const before = count.moved;
    count.left = 0;
    const acts = [
      ...open.map((ticket) => () => handOnOne(ticket, away, at)),
      ...parts.map((part) => () => releasePart(part, at)),
    ];
    for (const act of acts) {
      try {
        if (await act()) count.moved += 1;
      } catch (error) {
        if (!isAppError(error)) throw error;
        count.left += 1;
      }
    }
    if (count.moved === before) return count;
  }
}
