import { type TicketNo, ticketNoOf } from '../../../kernel/ids.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import type { Instant } from '../../../kernel/time.ts';
import { once } from '../../../platform/once.ts';
import { circumstancesOf } from '../../actions/change-ticket.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { maySee } from '../../desk/scope.ts';
import { viewFor } from '../../desk/unseen.ts';
import { ticketNotFound } from '../../errors.ts';
import type { Ticket } from '../../model.ts';
import type { ChangedTicket } from '../../rules.ts';
import { undoMergeTicket } from '../contract.ts';
import { undoMerge } from '../merging-rules.ts';
import { type Joined, takeBack } from '../taken-back-rules.ts';
import { noted } from './merge-tickets.ts';

/** Matters that were merged into the same one after a duplicate, and still are, as they stood before. */
async function stillMerged(
  tickets: TicketDeps['tickets'],
  survivor: Ticket,
  of: { readonly numbers: readonly TicketNo[]; readonly now: Instant },
): Promise<Ticket[]> {
  const heads = await tickets.headsOf(survivor.site, [...new Set(of.numbers)]);
  const merged = heads.filter(({ mergedInto }) => mergedInto === survivor.ticketNo);
  const before = await Promise.all(merged.map((one) => tickets.beforeMerge(one.site, one.ticketNo, of.now)));
  return before.flatMap((one) => (one ? [one.head] : []));
}

/** What a merge changed of the matter that goes on, and what has become of that since. */
async function joinedOf(
  tickets: TicketDeps['tickets'],
  survivor: Ticket,
  of: { readonly duplicate: TicketNo; readonly now: Instant },
): Promise<Joined | undefined> {
  const found = await tickets.joined(survivor.site, survivor.ticketNo, of);
  if (!found) return undefined;
  const later = found.since.filter(({ type }) => type === 'ticket.merged-in');
  const numbers = later.map(({ facts }) => facts.duplicate as TicketNo).filter((no) => no !== of.duplicate);
  const still = await stillMerged(tickets, survivor, { numbers, now: of.now });
  return { before: found.head, after: found.after, since: found.since.map(({ type }) => type), still };
}

/** What was sealed is not added to by this: its end stands, and so does what it was given. */
const tellsOfIt = ({ status }: Ticket): boolean => status !== 'ARCHIVED';

/** 1. A repeat gets the first answer. 2. Load both. 3. The duplicate goes on by itself, and takes along what it brought. 4. Both, or neither. */
export const undoMergeIt = action(undoMergeTicket, async (call) => {
  const { actor, now, deps, version } = call;
  const { tickets } = deps;
  const { site } = actor;
  const by = circumstancesOf(call);
  const no = ticketNoOf(call.input.params.ticketId);
  const undo = async (): Promise<Ticket> => {
    const standing = await tickets.get(site, no);
    if (!maySee(actor, 'ticket.merge', standing)) throw ticketNotFound();
    if (standing.version !== version) throw stale(standing.version, standing.status);
    const [before, parts, timing] = await Promise.all([
      tickets.beforeMerge(site, no, now),
      tickets.coOrders(site, no),
      deps.timing(site, standing),
    ]);
    const undone = noted(undoMerge(standing, before, { now, timing, parts }), call.input.body.reason);
    const survivor = standing.mergedInto && (await tickets.find(site, standing.mergedInto));
    if (!before || !survivor || !tellsOfIt(survivor)) return tickets.save(standing, undone, by);
    const joined = await joinedOf(tickets, survivor, { duplicate: no, now });
    const without: ChangedTicket = takeBack(
      survivor,
      { duplicate: before.head, joined },
      now,
      await deps.timing(site, survivor),
    );
    const [kept] = await tickets.saveBoth(
      { before: standing, changed: undone },
      { before: survivor, changed: without },
      by,
    );
    return kept;
  };
  return viewFor(call, await once(() => tickets.repeated(site, no, by), undo));
});
