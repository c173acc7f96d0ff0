import type { Actor } from '../../kernel/actor.ts';
import { isRecused } from '../dispatch/recusal-rules.ts';
import { notTheHandler } from '../errors.ts';
import { guardOf, isEntrusted, isGuarded, postsShow } from '../guard/guard-rules.ts';
import type { Ticket } from '../model.ts';

/**
 * Whether a capability reaches this ticket: `own` = it is offered to him, he was told of it, or he handles or handled it, `unit` and
 * `department` = it is with his unit, `site` and `all` = any of the site, but never one that he is kept away from. What is out
 * of reach does not exist for the caller. What is about somebody of the house reaches no further than the supervisor and above, and
 * whoever it is entrusted to.
 */
export function maySee(actor: Actor, capability: string, ticket: Ticket): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system';
  if (isRecused(ticket, actor.staffNo)) return false;
  const scope = actor.capabilities[capability];
  const guarded = guardOf(ticket);
  if (guarded && !isEntrusted(ticket, actor.staffNo))
    return (scope === 'site' || scope === 'all') && postsShow(actor, guarded);
  if (scope === 'site' || scope === 'all') return true;
  const { workOrder, handlers, told, supervision, coHandlers = [], handOver } = ticket;
  const own = [
    workOrder?.assignee,
    told?.staffNo,
    supervision?.open?.to,
    handOver?.to,
    ...coHandlers,
    ...handlers,
  ].includes(actor.staffNo);
  if (scope === 'own') return own;
  const unitId = ticket.workOrder?.unitId;
  return scope !== undefined && (own || (unitId !== undefined && actor.unitIds.includes(unitId)));
}

/** Whether a matter is there for somebody at all: what he is kept away from, and what is about staff and not his to see, is not, not even by its number. */
export const existsFor = (actor: Actor, ticket: Ticket, capability = 'ticket.read'): boolean =>
  maySee(actor, capability, ticket) ||
  !(isGuarded(ticket) || (actor.kind === 'staff' && isRecused(ticket, actor.staffNo)));

/**
 * Who speaks with the guest for a matter: the one who works on it, or a supervisor. Who handled it before may still read it.
 * Errors: `ticket.notTheHandler`.
 */
export function mustHandle(actor: Actor, ticket: Ticket): void {
  if (actor.kind !== 'staff' || actor.capabilities['ticket.handle'] === 'site') return;
  if (ticket.workOrder?.assignee !== actor.staffNo) throw notTheHandler();
}
