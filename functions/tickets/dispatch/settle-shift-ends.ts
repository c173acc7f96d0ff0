import type { SystemActor } from '../../kernel/actor.ts';
import { isAppError } from '../../kernel/errors.ts';
import type { SiteId } from '../../kernel/ids.ts';
import { withHolder } from '../ladder/tell-level.ts';
import type { Ticket } from '../model.ts';
import { type HandingOn, releasePart, successor } from './hand-on-work.ts';
import { handOn } from './offer-rules.ts';
import { atShiftEnd, backInPool, isPartLeft } from './shift-end-rules.ts';

const LEADER = 1;

async function settle(ticket: Ticket, nextShiftAt: Ticket['receivedAt'] | undefined, at: HandingOn): Promise<boolean> {
  const { deps, now, correlationId } = at;
  const what = atShiftEnd(ticket, nextShiftAt);
  if (what === 'STAYS') return false;
  const away = ticket.workOrder?.assignee ?? '';
  const timing = await deps.timing(ticket.site, ticket);
  const next = what === 'HAND_ON' ? await successor(ticket, away, at) : undefined;
  const decided = what === 'BACK' ? backInPool(ticket, now, timing) : handOn(ticket, next, now, timing);
  // That it was left behind is for the group leader to know.
  const head = what === 'BACK' ? decided.head : { ...decided.head, level: Math.max(LEADER, decided.head.level) };
  const changed = await withHolder(ticket, { ...decided, head }, { holderOf: deps.holderOf, now, timing });
  const actor: SystemActor = { kind: 'system', site: ticket.site, name: 'shift-end' };
  await deps.tickets.save(ticket, changed, { actor, now, correlationId });
  return true;
}

/**
 * F05: at the end of a shift nothing urgent stays with somebody who has gone, and nothing falls due before he comes back. Run again
 * and again it finds nothing more to do; a matter that somebody changes meanwhile is left for the next run.
 *
 * @returns how many matters and parts were moved
 */
export async function settleShiftEnds(
  site: SiteId,
  at: HandingOn & { readonly spent?: () => boolean },
): Promise<number> {
  let moved = 0;
  for (const { staffNo, nextShiftAt } of await at.deps.offShift(site, at.now)) {
    if (at.spent?.()) return moved;
    const [work, parts] = await Promise.all([
      at.deps.tickets.openWork(site, staffNo),
      at.deps.tickets.openParts(site, staffNo),
    ]);
    const acts = [
      ...work.map((ticket) => () => settle(ticket, nextShiftAt, at)),
      ...parts.map(
        (part) => () => releasePart(part, at, (live, { priority }) => isPartLeft(live, priority, nextShiftAt)),
      ),
    ];
    for (const act of acts) {
      try {
        if (await act()) moved += 1;
      } catch (error) {
        if (!isAppError(error)) throw error;
      }
    }
  }
  return moved;
}
