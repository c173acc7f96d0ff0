import { wrongState } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { retimed, rungAt, type Timing } from '../clocks.ts';
import { otherAuthorityRuns, sourceOutOfOrder } from '../intake/errors.ts';
import type { Source } from '../intake/source.ts';
import { isWatched } from '../ladder/escalation-rules.ts';
import { type Clock, OPEN, type Ticket } from '../model.ts';
import { type ChangedTicket, rewatched } from '../rules.ts';

/** The date of an authority: it came with the matter, comes later, or is put off or forward by the authority itself (R14). */

/** An authority's case as it is known, whenever that became known. */
export type KnownCase = NonNullable<Source['external']>;

const LEVEL = 3; // F07: a regulator is the manager's business at once

/** What was told of this date already is not told again; what its later end has still before it is. */
function clockOf(
  from: Instant,
  dueAt: Instant,
  of: { ticket: Ticket; now: Instant; timing: Timing; moved: boolean },
): Clock {
  const anew: Clock = { state: 'RUNNING', from, dueAt, rung: 0 };
  if (!of.moved) return anew;
  const told = of.timing.rungs.filter(({ percent }) => !isBefore(of.now, rungAt('EXTERNAL', anew, percent, of)));
  return { ...anew, rung: told.at(-1)?.percent ?? 0 };
}

/**
 * The clock of an authority begins, or has another end, by a document. Our own solution is due before it; what the guest was promised
 * earlier stays promised. Of two authorities the earlier date runs. Errors: `ticket.sourceOutOfOrder`, `ticket.otherAuthorityRuns`.
 */
export function setExternal(
  ticket: Ticket,
  told: KnownCase & { readonly document: string },
  of: { readonly known: KnownCase | undefined; readonly now: Instant; readonly timing: Timing },
): ChangedTicket {
  const { known, now, timing } = of;
  const { authority, externalNo, forwardedAt, dueAt } = told;
  if (!isWatched(ticket)) throw wrongState('set-external-date', ticket.status, OPEN, ticket.version);
  if (isBefore(now, forwardedAt)) throw sourceOutOfOrder('forwardedAt');
  if (!isBefore(now, dueAt)) throw sourceOutOfOrder('dueAt');
  const running = ticket.clocks.EXTERNAL;
  const moved = known?.externalNo === externalNo && running !== undefined;
  if (running && !moved && isBefore(running.dueAt, dueAt)) throw otherAuthorityRuns(running.dueAt);
  const EXTERNAL = clockOf(moved ? running.from : forwardedAt, dueAt, { ticket, now, timing, moved });
  const dated: Ticket = { ...ticket, level: Math.max(LEVEL, ticket.level), clocks: { ...ticket.clocks, EXTERNAL } };
  const timed = retimed(dated.clocks, dated, now, timing);
  const { head, wakes } = rewatched({ ...dated, clocks: timed.clocks }, timing);
  const facts = {
    ...{ authority, externalNo, dueAt, level: head.level, from: ticket.level, late: timed.late },
    ...(running && { before: running.dueAt }),
  };
  return { head, event: { type: 'ticket.external-date-set', facts, texts: { document: told.document }, wakes } };
}
