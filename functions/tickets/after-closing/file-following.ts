import { isAppError } from '../../kernel/errors.ts';
import type { Operation } from '../../kernel/route.ts';
import { circumstancesOf } from '../actions/change-ticket.ts';
import type { TicketDeps } from '../deps.ts';
import { type FilingCall, fileTicket, type Matter } from '../intake/actions/file-ticket.ts';
import { linksOfBoth } from '../linking/actions/link-tickets.ts';
import { link } from '../linking/linking-rules.ts';
import type { Ticket } from '../model.ts';
import type { WholeTicket } from '../store.ts';
import { followedBy } from './after-rules.ts';

type Circumstances = ReturnType<typeof circumstancesOf>;

const TRIES = 4;

/** Links a matter with the one before it, once: a repeat of a call that broke off here finds what is missing. */
async function linkedTo(deps: TicketDeps, later: Ticket, earlier: Ticket, by: Circumstances): Promise<Ticket> {
  const links = await linksOfBoth(deps, later, earlier);
  if (links.of.some(({ other }) => other === earlier.ticketNo)) return later;
  const { first, second, ends } = link(later, earlier, links, { relation: 'FOLLOWS', now: by.now });
  const also = await Promise.all(ends.map((end) => deps.tickets.linkWrite(end, undefined)));
  const pair = [
    { before: later, changed: first },
    { before: earlier, changed: second },
  ] as const;
  return (await deps.tickets.saveBoth(...pair, by, also))[0];
}

/**
 * A new matter that follows one that is over: 1. filed with what is known of that, so that nobody types it twice; 2. both are
 * linked; who is quicker at either wins. Errors: `ticket.notOverYet`.
 */
export async function fileFollowing(
  call: FilingCall,
  earlier: WholeTicket,
  told: Pick<Matter, 'description'> & Partial<Matter>,
): Promise<Ticket> {
  const { deps, actor } = call;
  const { ticketNo: no } = earlier.ticket;
  const { subject, onBehalf, object } = earlier.detail;
  const contact = earlier.identity?.contact ?? earlier.detail.contact;
  const known = followedBy(earlier.ticket);
  const { about, recused: aboutStaff } = earlier.ticket;
  // What was about somebody of the house stays so.
  const guarded = about && { aboutWhom: earlier.detail.aboutStaff, ...(about === 'NAMED' && { aboutStaff }) };
  const matter: Matter = { ...known, ...guarded, subject, contact, onBehalf, object, follows: no, ...told };
  const filed = await fileTicket(call, call.op as Operation, matter, async () => undefined);
  const { op: _used, ...by } = circumstancesOf(call);
  for (let n = 1; ; n += 1) {
    const [later, before] = await Promise.all([
      deps.tickets.get(actor.site, filed.ticketNo),
      deps.tickets.get(actor.site, no),
    ]);
    try {
      return await linkedTo(deps, later, before, by);
    } catch (error) {
      if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
}
