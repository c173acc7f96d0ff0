import { isAppError } from '../../kernel/errors.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import { type Write, WriteLost } from '../../platform/table.ts';
import type { Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import type { TicketStore } from '../store.ts';

const TRIES = 4;

/** What was found of something that a guest has given. */
export interface KeptFinding {
  /** The finding itself. */
  writes(): Promise<Write[]>;
  /** What becomes known of the matter, where something does. */
  readonly mark?: (ticket: Ticket) => ChangedTicket;
  /** Whether somebody else was quicker with what it was found of. */
  isDone(): Promise<boolean>;
}

/**
 * Keeps a finding with its mark on the matter, or neither; a matter that somebody has changed meanwhile is read again. False where
 * somebody else was quicker with what it was found of.
 */
export async function keepFinding(
  of: { readonly site: SiteId; readonly ticketNo: TicketNo },
  { writes, mark, isDone }: KeptFinding,
  { tickets, by }: { readonly tickets: TicketStore; readonly by: Circumstances },
): Promise<boolean> {
  async function keep(): Promise<void> {
    const finding = await writes();
    const ticket = mark && (await tickets.get(of.site, of.ticketNo));
    // What is sealed changes no more; what was found is still kept beside it.
    if (!ticket || ticket.status === 'ARCHIVED') await tickets.ledger.records.table.transact(finding);
    else await tickets.save(ticket, mark(ticket), by, finding);
  }

  for (let n = 1; ; n += 1) {
    try {
      await keep();
      return true;
    } catch (error) {
      const lost = error instanceof WriteLost || (isAppError(error) && error.kind === 'stale');
      if (!lost) throw error;
      if (await isDone()) return false;
      if (n === TRIES) throw error;
    }
  }
}
