import { tooManyRecused } from '../errors.ts';
import { MOST_RECUSED, type Ticket } from '../model.ts';

/** What somebody who is kept away had to answer for, beside an order of his own, is his no more: what he was told, offered or asked. */
function withoutRoles(ticket: Ticket, staffNo: string): Ticket {
  const { told, handOver, supervision, ...rest } = ticket;
  return {
    ...rest,
    ...(told && told.staffNo !== staffNo && { told }),
    ...(handOver && handOver.to !== staffNo && { handOver }),
    ...(supervision && { supervision: supervision.open?.to === staffNo ? { n: supervision.n } : supervision }),
  };
}

/** As many as are named are kept away from now on, beside those who are already. Errors: `ticket.tooManyRecused`. */
export function keptAway(ticket: Ticket, staffNos: readonly string[]): Ticket {
  const recused = [...new Set([...(ticket.recused ?? []), ...staffNos])];
  if (recused.length > MOST_RECUSED) throw tooManyRecused(MOST_RECUSED);
  const without = staffNos.reduce(withoutRoles, ticket);
  return recused.length === 0 ? without : { ...without, recused };
}
