import type { Instant } from '../../kernel/time.ts';
import type { Decided } from '../actions/change-ticket.ts';
import type { TicketDeps } from '../deps.ts';
import { awaitsAnswer, type Ticket } from '../model.ts';
import { archive, keepUntil, retentionOf } from './archiving-rules.ts';
import { authorityToAnswer, callToCome, filesNotChecked, groupNotEnded, tooMuchToSeal } from './errors.ts';
import type { ArchiveRecord } from './model.ts';
import { callsAreOver, contentsOf, filesAreSettled } from './record-set.ts';

/** Sealing a matter that is over (F08): by a person's act, or by itself once its time has come. */

const ENTRIES_AT_MOST = 2_000; // a record holds 400 KB, an entry of its list takes 150 bytes

/**
 * 1. Everything of the matter as it is stored, by its hash. 2. The move, its event and the seal in one transaction.
 * Errors: `state.notAllowed`, `archive.filesNotChecked`, `archive.callToCome`, `archive.groupNotEnded`,
 * `archive.authorityToAnswer`, `archive.tooMuch`.
 *
 * @param of.sealedBy left out where it is sealed by itself
 */
export async function sealing(
  ticket: Ticket,
  of: {
    readonly deps: Pick<TicketDeps, 'tickets' | 'retentionYears'>;
    readonly now: Instant;
    readonly sealedBy?: string;
  },
): Promise<Decided> {
  const { deps, now, sealedBy } = of;
  const { site, ticketNo, version, endedAs } = ticket;
  const items = await deps.tickets.wholePartition(site, ticketNo);
  if (!filesAreSettled(items)) throw filesNotChecked();
  if (!callsAreOver(items)) throw callToCome();
  if (ticket.binds) throw groupNotEnded();
  if (awaitsAnswer(ticket)) throw authorityToAnswer();
  const { contents, root } = contentsOf(items, version);
  if (contents.length > ENTRIES_AT_MOST) throw tooMuchToSeal(ENTRIES_AT_MOST);
  const retention = retentionOf(ticket);
  const until = keepUntil(now, (await deps.retentionYears(site))[retention]);
  const record: ArchiveRecord = {
    ...{ site, ticketNo, sealedAt: now, version, contents, root, retention, keepUntil: until },
    ...{ ...(sealedBy !== undefined && { sealedBy }), ...(endedAs && { endedAs }) },
  };
  const stands = { root, entries: contents.length, keepUntil: until };
  const changed = archive(ticket, stands, sealedBy === undefined ? 'seal' : 'archive');
  return { ...changed, also: [await deps.tickets.sealing(record)] };
}
