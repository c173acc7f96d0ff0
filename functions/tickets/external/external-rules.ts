import { wrongState } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { endClocks, retimed, rungAt, type Timing } from '../clocks.ts';
import { noAuthorityWaits, otherAuthorityRuns, sourceOutOfOrder } from '../intake/errors.ts';
import type { Source } from '../intake/source.ts';
import { hasLadder, isWatched, looksUnwatched } from '../ladder/escalation-rules.ts';
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
  if (!hasLadder(ticket)) throw wrongState('set-external-date', ticket.status, OPEN, ticket.version);
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

/**
 * R37, R43: the authority was answered, by this document. That alone meets its clock, judged by when the answer was sent: neither
 * resolving nor withdrawing nor closing a matter tells the authority anything. A matter that is over waits for nothing more then.
 * Errors: `ticket.noAuthorityWaits`, `ticket.sourceOutOfOrder`.
 */
export function answerAuthority(
  ticket: Ticket,
  told: { readonly document: string; readonly sentAt: Instant },
  of: { readonly known: KnownCase | undefined; readonly now: Instant },
): ChangedTicket {
  const { known, now } = of;
  const { EXTERNAL: waits } = ticket.clocks;
  if (!waits) throw noAuthorityWaits();
  if (isBefore(now, told.sentAt) || isBefore(told.sentAt, waits.from)) throw sourceOutOfOrder('sentAt');
  const { clocks, ended } = endClocks(ticket.clocks, ['EXTERNAL'], told.sentAt);
  const answered: Ticket = { ...ticket, clocks };
  // Nobody watched for its end any more, so it is looked at again for what is left: its call, or its sealing.
  const watchAt = isWatched(answered) ? ticket.watchAt : looksUnwatched(answered, now);
  const { authority, externalNo } = known ?? {};
  const facts = {
    ...{ ended, sentAt: told.sentAt, dueAt: waits.dueAt },
    ...(authority !== undefined && { authority }),
    ...(externalNo !== undefined && { externalNo }),
  };
  return {
    head: { ...answered, ...(watchAt && { watchAt }) },
    event: { type: 'ticket.authority-answered', facts, texts: { document: told.document } },
  };
}
