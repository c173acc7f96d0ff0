import { move, wrongState } from '../../kernel/moves.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Rank } from '../../staff/posts.ts';
import { notYourOwnRequest } from '../ladder/errors.ts';
import { type Ticket, WITH_SOMEBODY } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import { allowed, type Limits, limitOf, mustBeWithin } from './compensation-rules.ts';
import { compensationAsked, noCompensationAsked, withinOwnAuthority } from './errors.ts';
import { type CompensationRequest, compensationMoves } from './model.ts';

/** Domain 4.0, authority to compensate: what a post may not give itself is asked for up the line, and decided by another person. */

const UP: ReadonlyArray<Exclude<Rank, 'STAFF'>> = ['LEADER', 'SUPERVISOR', 'MANAGER', 'COMPANY'];
const LEVELS = { LEADER: 1, SUPERVISOR: 2, MANAGER: 3, COMPANY: 4 } as const;

/** A matter's request after a decision, with what happened to the matter. */
export interface ChangedRequest extends ChangedTicket {
  readonly request: CompensationRequest;
  readonly before: CompensationRequest | undefined;
}

interface Counted {
  readonly ticket: Ticket;
  /** The guest's other matters of ninety days. */
  readonly others: readonly Ticket[];
  readonly limits: Limits;
}

/** The lowest rank that may give so much beside what was given, and the level of the ladder that it is. */
export function rankFor(
  fen: number,
  { ticket, others, limits }: Counted,
): { rank: keyof typeof LEVELS; level: 1 | 2 | 3 | 4 } {
  const rank = UP.find((one) => allowed(limitOf(limits, one), { compensationFen: fen, ticket, others })) ?? 'COMPANY';
  return { rank, level: LEVELS[rank] };
}

function mustBeWorkedOn(ticket: Ticket, verb: string): void {
  if (!(WITH_SOMEBODY as readonly string[]).includes(ticket.status) || ticket.status === 'DISPATCHED')
    throw wrongState(verb, ticket.status, WITH_SOMEBODY, ticket.version);
}

/**
 * Asked for by whoever would offer it, one at a time; a new one takes the place of what was decided before.
 * Errors: `state.notAllowed`, `ticket.compensationAsked`, `ticket.withinOwnAuthority`.
 */
export function askCompensation(
  before: CompensationRequest | undefined,
  asked: {
    readonly fen: number;
    readonly reason: string;
    readonly by: string;
    readonly rank: Rank;
    readonly to: string;
  },
  of: Counted & { readonly now: Instant },
): ChangedRequest {
  const { ticket, now, limits } = of;
  const { fen, by, to } = asked;
  mustBeWorkedOn(ticket, 'ask-compensation');
  if (before?.status === 'ASKED') throw compensationAsked();
  const own = limitOf(limits, asked.rank);
  if (own === undefined || allowed(own, { compensationFen: fen, ...of })) throw withinOwnAuthority(own ?? fen);
  const { site, ticketNo } = ticket;
  const { status } = before ? move(before, 'ask', compensationMoves) : { status: 'ASKED' as const };
  return {
    head: ticket,
    event: {
      type: 'ticket.compensation-asked',
      facts: { compensationFen: fen, by, to, rank: rankFor(fen, of).rank },
      texts: { note: asked.reason },
    },
    request: { site, ticketNo, status, fen, by, askedAt: now, version: (before?.version ?? 0) + 1 },
    before,
  };
}

/**
 * Granted or not, by somebody else than who asked, would offer it or has worked on it, and whose rank may give as much by all that this guest was given.
 * Errors: `ticket.noCompensationAsked`, `ticket.notYourOwnRequest`, `ticket.beyondAuthority`.
 */
export function decideCompensation(
  before: CompensationRequest | undefined,
  decided: { readonly granted: boolean; readonly note: string; readonly by: string; readonly rank: Rank },
  { ticket, others, limits }: Counted,
): ChangedRequest {
  const { by, rank, granted, note } = decided;
  mustBeWorkedOn(ticket, 'decide-compensation');
  if (before?.status !== 'ASKED') throw noCompensationAsked();
  const own = [before.by, ticket.workOrder?.assignee, ...ticket.handlers];
  if (own.includes(by)) throw notYourOwnRequest();
  if (granted) mustBeWithin(limitOf(limits, rank), { compensationFen: before.fen, ticket, others });
  const { status } = move(before, granted ? 'grant' : 'refuse', compensationMoves);
  const request = {
    ...{ ...before, status, decidedBy: by, version: before.version + 1 },
    ...(rank !== 'STAFF' && { rank }),
  };
  const type = granted ? 'ticket.compensation-granted' : 'ticket.compensation-refused';
  const facts = { compensationFen: before.fen, by, askedBy: before.by };
  return { head: ticket, event: { type, facts, texts: { note } }, request, before };
}

/**
 * The request that an offer beyond its handler's own authority rests on, used up by it; undefined where none allows so much. It is
 * counted against the rank that granted it once more: the guest may have been given something meanwhile.
 */
export function grantFor(
  request: CompensationRequest | undefined,
  compensationFen: number,
  { ticket, others, limits }: Counted,
): CompensationRequest | undefined {
  if (request?.status !== 'GRANTED' || request.rank === undefined || compensationFen > request.fen) return undefined;
  if (!allowed(limitOf(limits, request.rank), { compensationFen, ticket, others })) return undefined;
  const { status } = move(request, 'use', compensationMoves);
  return { ...request, status, version: request.version + 1 };
}
