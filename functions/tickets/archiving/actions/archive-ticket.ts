import type { StaffActor } from '../../../kernel/actor.ts';
import { ticketNoOf } from '../../../kernel/ids.ts';
import { changeTicket } from '../../actions/change-ticket.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { maySee } from '../../desk/scope.ts';
import { ticketNotFound } from '../../errors.ts';
import type { Ticket } from '../../model.ts';
import { addendum, archive, keepUntil, retentionOf } from '../archiving-rules.ts';
import * as contract from '../contract.ts';
import { callToCome, filesNotChecked, notArchived, tooMuchToSeal } from '../errors.ts';
import type { ArchiveRecord } from '../model.ts';
import { callsAreOver, chainOf, contentsOf, erasedIn, filesAreSettled, verdictOn } from '../record-set.ts';

const ENTRIES_AT_MOST = 2_000; // a record holds 400 KB, an entry of its list takes 150 bytes

/** 1. Everything of the matter as it is stored, by its hash. 2. The move, its event and the seal in one transaction. */
export const archiveIt = action(contract.archiveTicket, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.archive' }, async (ticket) => {
    const { deps, now } = call;
    const { site, ticketNo, version, endedAs } = ticket;
    const items = await deps.tickets.wholePartition(site, ticketNo);
    if (!filesAreSettled(items)) throw filesNotChecked();
    if (!callsAreOver(items)) throw callToCome();
    const { contents, root } = contentsOf(items, version);
    if (contents.length > ENTRIES_AT_MOST) throw tooMuchToSeal(ENTRIES_AT_MOST);
    const retention = retentionOf(ticket);
    const until = keepUntil(now, (await deps.retentionYears(site))[retention]);
    const sealedBy = (call.actor as StaffActor).staffNo;
    const record: ArchiveRecord = {
      ...{ site, ticketNo, sealedAt: now, sealedBy, version, contents, root, retention, keepUntil: until },
      ...(endedAs && { endedAs }),
    };
    const changed = archive(ticket, { root, entries: contents.length, keepUntil: until });
    return { ...changed, also: [await deps.tickets.sealing(record)] };
  }),
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
