import type { StaffActor } from '../../../kernel/actor.ts';
import { isAppError } from '../../../kernel/errors.ts';
import { type TicketId, ticketNoOf } from '../../../kernel/ids.ts';
import { circumstancesOf } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { maySee } from '../../desk/scope.ts';
import { mustBeAnother } from '../../duties/separate.ts';
import { ticketNotFound } from '../../errors.ts';
import { withHolder } from '../../ladder/tell-level.ts';
import { isInReview } from '../../model.ts';
import { toldWithRoutes } from '../../routes/outside-rules.ts';
import { decline, release } from '../../rules.ts';
import { reviewTickets } from '../contract.ts';
import { notInReview } from '../errors.ts';

const outcomes = { GENUINE: 'RELEASED', ABUSE: 'DECLINED' } as const;

/** Each by itself, so that one that somebody has changed meanwhile does not hold the others up: load, decide, keep. */
export const reviewIt = action(reviewTickets, async (call) => {
  const { actor, deps, now, input } = call;
  const { verdict, reason, ticketIds } = input.body;
  const by = circumstancesOf(call);

  async function review(id: TicketId): Promise<void> {
    const no = ticketNoOf(id);
    if (await deps.tickets.repeated(actor.site, no, by)) return;
    const ticket = await deps.tickets.get(actor.site, no);
    if (!maySee(actor, 'ticket.decline', ticket)) throw ticketNotFound();
    if (!isInReview(ticket)) throw notInReview();
    if (verdict === 'ABUSE') await mustBeAnother('DECLINE', ticket, { actor: actor as StaffActor, deps, now });
    const timing = await deps.timing(actor.site, ticket);
    const told = toldWithRoutes(reason, ticket, { policy: await deps.outsideRoutes(actor.site) });
    const decided = verdict === 'GENUINE' ? release(ticket, timing) : decline(ticket, told, now);
    const changed = await withHolder(ticket, decided, { holderOf: deps.holderOf, now, timing });
    await deps.tickets.save(ticket, changed, by);
  }

  const items = [];
  for (const ticketId of new Set(ticketIds)) {
    try {
      await review(ticketId);
      items.push({ ticketId, outcome: outcomes[verdict] });
    } catch (error) {
      if (!isAppError(error)) throw error;
      items.push({ ticketId, outcome: 'SKIPPED' as const, code: error.code });
    }
  }
  return { items };
});
