import { wrongState } from '../../kernel/moves.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { endClocks, isAlarming, startClocks, type Timing, urgentSteps } from '../clocks.ts';
import { OPEN, type Ticket } from '../model.ts';
import { type ChangedTicket, rewatched } from '../rules.ts';
import type { Channel, ClockKind } from '../words.ts';
import { containedAlready, notAlarming } from './errors.ts';
import { isWatched } from './escalation-rules.ts';

/** Where the ladder begins, and what cannot wait for a share of a clock (F07: fixed times, regulators, V-grade). */

/** The clock of an emergency's log: only an entry of it meets it, and nothing lets it stand still. */
const LOG = ['SITUATION'] as const satisfies readonly ClockKind[];

/** Who watches from outside: such a case is the manager's business at once. */
const REGULATORS: readonly Channel[] = ['HOTLINE_12345', 'PLATFORM_12315'];

type Begun = Pick<Ticket, 'priority' | 'kind' | 'channel'> &
  Partial<Pick<Ticket, 'grade' | 'recused' | 'about' | 'outside'>>;

export interface Start {
  readonly level: number;
  /** Levels that are told beside it and need not acknowledge. */
  readonly copies: readonly number[];
}

/**
 * F07: at which level a matter begins by what is known of it. A regulator, the press or a lawyer, or several complaints of one
 * cause: 3. The highest priority: 1 and 2
 * at once. A complaint of a guest of grade V: 2, and 3 knows of it. About one of the staff: 2.
 */
export function startOf(of: Begun): Start {
  if (REGULATORS.includes(of.channel) || of.outside || of.channel === 'INTERNAL') return { level: 3, copies: [] };
  if (of.grade === 'V' && of.kind === 'COMPLAINT') return { level: 2, copies: of.priority === 'P1' ? [1, 3] : [3] };
  if (of.priority === 'P1') return { level: 2, copies: [1] };
  return { level: of.recused?.length || of.about ? 2 : 0, copies: [] };
}

/** The level that an emergency calls at once by the call tree in force when it came in. */
const calledAtOnce = (ticket: Ticket, { callTree }: Timing): number =>
  isAlarming(ticket) ? (callTree[0]?.level ?? 0) : 0;

/** The head at the level that it calls for by what is known of it now, never lower than it is; with whom else that tells. */
export function started<T extends Ticket>(
  ticket: T,
  timing: Timing,
): { head: T; facts: Readonly<Record<string, string[]>> } {
  const { level: begun, copies } = startOf(ticket);
  const level = Math.max(begun, calledAtOnce(ticket, timing));
  if (level <= ticket.level) return { head: ticket, facts: {} };
  return { head: { ...ticket, level }, facts: copies.length > 0 ? { copyLevels: copies.map(String) } : {} };
}

/**
 * The clock of containment runs for every matter of the highest priority until it is contained, from when it became one; beside it, of
 * an emergency, that of its log.
 */
export function withContainment<T extends Ticket>(ticket: T, now: Instant, timing: Timing): T {
  if (ticket.contained) return ticket;
  const wanted = isAlarming(ticket) ? (['CONTAINMENT', ...LOG] as const) : (['CONTAINMENT'] as const);
  const missing = wanted.filter((kind) => !ticket.clocks[kind]);
  return { ...ticket, clocks: { ...ticket.clocks, ...startClocks(missing, ticket, now, timing) } };
}

/** F07, P1: level 3 after 15 minutes and level 4 after an hour, unless the danger is contained; undefined where nothing is due. */
export function pressOn(ticket: Ticket, now: Instant, timing: Timing): ChangedTicket | undefined {
  if (!isWatched(ticket)) return undefined;
  const due = urgentSteps(ticket, timing).filter(({ at }) => !isBefore(now, at));
  const level = Math.max(0, ...due.map((step) => step.level));
  if (level <= ticket.level) return undefined;
  const facts = { from: ticket.level, level, cause: 'NOT_CONTAINED' };
  return { head: { ...ticket, level }, event: { type: 'ticket.escalated', facts } };
}

/** F07, emergencies: how it stands now, written down every quarter of an hour until the danger is over. Errors: `ticket.notAlarming`. */
export function situation(ticket: Ticket, text: string, now: Instant, timing: Timing): ChangedTicket {
  if (!isWatched(ticket) || !isAlarming(ticket)) throw notAlarming();
  const { clocks, ended } = endClocks(ticket.clocks, LOG, now);
  const { head, wakes } = rewatched(
    { ...ticket, clocks: { ...clocks, ...startClocks(LOG, ticket, now, timing) } },
    timing,
  );
  return { head, event: { type: 'ticket.situation', facts: { ended }, texts: { note: text }, wakes } };
}

/** The danger is over: nobody else can come to harm. What was done is on record, and the fixed times of the ladder end. */
export function contain(ticket: Ticket, measures: string, now: Instant, timing: Timing): ChangedTicket {
  if (!isWatched(ticket)) throw wrongState('contain', ticket.status, OPEN, ticket.version);
  if (ticket.contained || !ticket.clocks.CONTAINMENT) throw containedAlready();
  const { clocks, ended } = endClocks(ticket.clocks, ['CONTAINMENT', ...LOG], now);
  const { head, wakes } = rewatched({ ...ticket, clocks, contained: true }, timing);
  return { head, event: { type: 'ticket.contained', facts: { ended }, texts: { note: measures }, wakes } };
}
