import type { StaffActor } from '../../../kernel/actor.ts';
import { isAppError } from '../../../kernel/errors.ts';
import { ticketNoOf } from '../../../kernel/ids.ts';
import type { Operation } from '../../../kernel/route.ts';
import { rankOf } from '../../../staff/posts.ts';
import { changeTicket, circumstancesOf } from '../../actions/change-ticket.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { maySee } from '../../desk/scope.ts';
import { ticketNotFound } from '../../errors.ts';
import { fileTicket } from '../../intake/actions/file-ticket.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { linksOfBoth } from '../../linking/actions/link-tickets.ts';
import { link } from '../../linking/linking-rules.ts';
import type { Ticket } from '../../model.ts';
import { viewOf } from '../../views.ts';
import * as rules from '../after-rules.ts';
import * as contract from '../contract.ts';

export const settleAfterwordIt = action(contract.settleAfterword, (call) =>
  changeTicket(
    call,
    { id: call.input.params.ticketId, capability: 'ticket.reopen', sealed: true },
    (ticket, timing) => {
      const { deps, now } = call;
      const settled = rules.settleAfterword(ticket, { ...call.input.body, now }, timing);
      return withHolder(ticket, settled, { holderOf: deps.holderOf, now, timing });
    },
  ),
);

export const closeSilentIt = action(contract.closeSilent, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.closeSilent' }, (ticket) =>
    rules.closeSilent(ticket, { by: call.actor as StaffActor, message: call.input.body.text, now: call.now }),
  ),
);

type Circumstances = ReturnType<typeof circumstancesOf>;

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

const TRIES = 4;

/** 1. What is over, and by whose leave. 2. File the new matter with what is known. 3. Link both; who is quicker at either wins. */
export const followOnIt = action(contract.followOn, async (call) => {
  const { deps, actor } = call;
  const no = ticketNoOf(call.input.params.ticketId);
  const found = await deps.tickets.viewIfThere(actor.site, no);
  if (!found || !maySee(actor, 'ticket.reopen', found.ticket)) throw ticketNotFound();
  const known = rules.followedBy(found.ticket);
  rules.mayTestFacts(found.ticket, rankOf((actor as StaffActor).post.code));
  const { subject, onBehalf, object } = found.detail;
  const contact = found.identity?.contact ?? found.detail.contact;
  const matter = { ...known, subject, contact, onBehalf, object, follows: no, ...call.input.body };
  const filed = await fileTicket(call, call.op as Operation, matter, async () => {});
  const { op: _used, ...by } = circumstancesOf(call);
  for (let n = 1; ; n += 1) {
    const [later, earlier] = await Promise.all([
      deps.tickets.get(actor.site, filed.ticketNo),
      deps.tickets.get(actor.site, no),
    ]);
    try {
      return viewOf(await linkedTo(deps, later, earlier, by));
    } catch (error) {
      if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
    }
  }
});
