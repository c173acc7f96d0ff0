import type { StaffActor } from '../../../kernel/actor.ts';
import { ticketNoOf } from '../../../kernel/ids.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { maySee } from '../../desk/scope.ts';
import { ticketNotFound } from '../../errors.ts';
import type { Ticket } from '../../model.ts';
import { addendum } from '../archiving-rules.ts';
import * as contract from '../contract.ts';
import { notArchived } from '../errors.ts';
import type { ArchiveRecord } from '../model.ts';
import { chainOf, erasedIn, verdictOn } from '../record-set.ts';
import { sealing } from '../seal.ts';

export const archiveIt = action(contract.archiveTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.archive' }, (ticket) =>
    sealing(ticket, { ...call, sealedBy: (call.actor as StaffActor).staffNo }),
  ),
);

export const addIt = action(contract.addToArchive, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.archive', sealed: true }, async (ticket) => {
    const { site, ticketNo } = ticket;
    const record = await call.deps.tickets.sealed(site, ticketNo);
    if (ticket.status !== 'ARCHIVED' || !record) throw notArchived();
    const after = chainOf(record, await call.deps.tickets.wholePartition(site, ticketNo));
    return addendum(ticket, { ...call.input.body, after });
  }),
);

async function sealedOf(
  deps: TicketDeps,
  actor: Parameters<typeof maySee>[0],
  id: Ticket['id'],
): Promise<ArchiveRecord> {
  const ticket = await deps.tickets.find(actor.site, ticketNoOf(id));
  if (!ticket || !maySee(actor, 'ticket.read', ticket)) throw ticketNotFound();
  const record = await deps.tickets.sealed(actor.site, ticket.ticketNo);
  if (!record) throw notArchived();
  return record;
}

export const viewIt = action(contract.viewArchive, ({ input, actor, deps }) =>
  sealedOf(deps, actor, input.params.ticketId),
);

/** Everything is read and reckoned anew; nothing is taken from what somebody says. */
export const verifyIt = action(contract.verifyArchive, async ({ input, actor, deps }) => {
  const sealed = await sealedOf(deps, actor, input.params.ticketId);
  const items = await deps.tickets.wholePartition(sealed.site, sealed.ticketNo);
  const gone = items.some((item) => item.is === 'event' && item.type === 'ticket.disposed');
  const verdict = verdictOn(sealed, items);
  const broken = verdict.intact ? await deps.tickets.unproven(sealed.site, items) : undefined;
  const found = broken
    ? { ...verdict, intact: false, difference: { item: broken.sk, what: 'CHANGED' as const } }
    : verdict;
  const erased = erasedIn(items).size;
  return {
    ...{ ...found, root: sealed.root },
    ...(gone && { disposed: true }),
    ...(erased > 0 && { wordsErased: erased }),
  };
});
