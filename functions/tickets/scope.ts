import type { Actor } from '../kernel/actor.ts';
import type { Ticket } from './model.ts';
import { isRecused } from './recusal-rules.ts';

/**
 * Whether a capability reaches this ticket: `own` = it is offered to him or he handles or handled it, `unit` and
 * `department` = it is with his unit, `site` and `all` = any of the site, but never one that he is kept away from. What is out
 * of reach does not exist for the caller.
 */
export function maySee(actor: Actor, capability: string, ticket: Ticket): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system';
  if (isRecused(ticket, actor.staffNo)) return false;
  const scope = actor.capabilities[capability];
  if (scope === 'site' || scope === 'all') return true;
  const own = ticket.workOrder?.assignee === actor.staffNo || ticket.handlers.includes(actor.staffNo);
  if (scope === 'own') return own;
  const unitId = ticket.workOrder?.unitId;
  return scope !== undefined && (own || (unitId !== undefined && actor.unitIds.includes(unitId)));
}
