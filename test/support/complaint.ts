import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { accept, assess, resolveIt } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import type { TicketView } from '../../functions/tickets/views.ts';
import { minutes, monday, type World } from './world.ts';

export const findings = {
  severity: 'MINOR',
  domain: 'LODGING',
  stage: 'DERIVATIVE',
  category: '客房/空调',
  peopleAffected: 2,
} as const;

export const result = {
  result: '已更换空调',
  cause: '压缩机故障',
  evidence: '维修单',
  complainantToldAt: monday,
} as const;

/** The same of a matter that came in later. */
export const resultOf = ({ receivedAt }: Pick<TicketView, 'receivedAt'>) => ({
  ...result,
  complainantToldAt: receivedAt,
});

export const matter = { kind: 'COMPLAINT', channel: 'PHONE', description: '空调不制冷' } as const;

/** A ticket as the next act names it. */
export const of = (ticket: TicketView) => ({ params: { ticketId: ticket.id }, version: ticket.version });

/** The order of a ticket as the next act names it. */
export const orderOf = (ticket: TicketView) => ({
  params: { workOrderId: ticket.workOrder?.id },
  version: ticket.version,
});

/** A complaint that was registered, assessed, accepted and is offered to somebody of housekeeping. */
export async function dispatchedComplaint(w: World, told: object = matter): Promise<TicketView> {
  const filed = await w.as('S04', register, { body: told });
  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });
  const accepted = await w.as('S04', accept, of(assessed));
  return w.as('S04', dispatchIt, { ...of(accepted), body: { unitId: 'HOUSEKEEPING' } });
}

/** Taken over by the person it is offered to. */
export const takenOver = (w: World, offered: TicketView): Promise<TicketView> =>
  w.as(offered.workOrder?.assignee ?? '', takeOverIt, orderOf(offered));

/** Resolved after 40 minutes by whoever it was offered to. */
export async function resolvedComplaint(w: World): Promise<TicketView> {
  const working = await takenOver(w, await dispatchedComplaint(w));
  await w.pass(minutes(40));
  return w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: resultOf(working) });
}
