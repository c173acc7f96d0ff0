import type { UploadKey } from '../attachments/model.ts';
import type { Actor } from '../kernel/actor.ts';
import type { TicketNo } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { circumstancesOf, type Decided } from './actions/change-ticket.ts';
import type { TicketDeps } from './deps.ts';
import type { Ticket } from './model.ts';

type FilesCall = Parameters<typeof circumstancesOf>[0] & { readonly deps: TicketDeps };

export interface ComingFiles {
  readonly keys?: readonly UploadKey[] | undefined;
  /** The number by which the guest knows the matter. */
  readonly toldAs?: TicketNo;
  /** Who it is on record as, where the matter names nobody. */
  readonly as?: Actor;
}

/**
 * A decision with the files that come by it: counted in its event, and given in its transaction. What is sealed takes none.
 * Errors: those of `givingFiles`, `state.notAllowed`.
 */
export async function withFiles(
  call: FilesCall,
  ticket: Ticket,
  decided: Decided,
  { keys = [], toldAs, as }: ComingFiles,
): Promise<Decided> {
  if (keys.length === 0) return decided;
  if (ticket.status === 'ARCHIVED') throw wrongState('attach', ticket.status, [], ticket.version);
  const { ticketNo, version } = ticket;
  const told = { ...(toldAs !== undefined && toldAs !== ticketNo && { toldAs }), ...(as && { as }) };
  const to = { ticketNo, ticketVersion: version + 1, ...told };
  const files = await call.deps.givingFiles(keys, to, circumstancesOf(call));
  const { event, also = [] } = decided;
  const facts = { ...event.facts, attachments: keys.length };
  return { ...decided, event: { ...event, facts }, also: [...also, ...files] };
}
