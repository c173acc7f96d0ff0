import type { Changed } from '../kernel/event.ts';
import { type Moves, move } from '../kernel/moves.ts';
import { addDays, type Instant, isBefore } from '../kernel/time.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Rating, SurveyMode } from '../tickets/rating/model.ts';
import { surveyOver } from './errors.ts';
import { type Survey, type SurveyStatus, surveyIdOf, surveyMoves } from './model.ts';

/** The numbers of surveys (F10): policy data. */
export interface SurveyNumbers {
  /** For how many days a token is good. */
  readonly validDays: number;
  /** How many days a customer is left in peace after he was asked. */
  readonly quietDays: number;
}

/** How a matter was closed, and by whom its guest is. */
export interface Closing {
  /** `outcome` of its closing; absent where it was answered at once. */
  readonly outcome?: string | undefined;
  readonly isStaff: boolean;
  /** He does not want to be asked, or his record is used for nothing. */
  readonly notWanted: boolean;
  /** Whether he left a number to which a text message can go. */
  readonly leftNumber: boolean;
  readonly rating: Rating | undefined;
}

/** Closings after which nobody is asked: he has answered, or refused to, in the call; there is nobody to ask. */
const NOT_AFTER: Readonly<Record<string, string>> = {
  FOLLOWED_UP: 'ANSWERED_IN_CALL',
  REFUSED: 'REFUSED_CALL',
  NO_COMPLAINANT: 'OWN_INITIATED',
  ANONYMOUS: 'ANONYMOUS',
};

/** F10: why a guest is not asked; undefined where he is. That he was asked lately is the table's to say. */
export function whyNotAsked(
  ticket: Ticket,
  { outcome, isStaff, notWanted, leftNumber, rating }: Closing,
): string | undefined {
  if (ticket.status !== 'CLOSED') return 'NOT_CLOSED';
  if (ticket.channel === 'INTERNAL') return 'OWN_INITIATED';
  if (ticket.anonymous) return 'ANONYMOUS';
  if (ticket.customerId === undefined && !leftNumber) return 'NOT_REACHABLE';
  if (ticket.review !== undefined) return 'SPAM';
  if (ticket.mergedInto !== undefined) return 'DUPLICATE';
  if (isStaff) return 'STAFF';
  if (notWanted) return 'NOT_WANTED';
  if (rating?.round === ticket.reopened) return 'RATED_ALREADY';
  return outcome === undefined ? undefined : NOT_AFTER[outcome];
}

/** Asked about the closing as it stands now. */
export function ask(
  ticket: Ticket,
  of: { readonly tokenHash: string; readonly now: Instant; readonly numbers: SurveyNumbers },
): Changed<Survey> {
  const { site, ticketNo, reopened: round, customerId } = ticket;
  const { tokenHash, now, numbers } = of;
  const head: Survey = {
    ...{ id: surveyIdOf(ticketNo, round), site, ticketNo, round, tokenHash, ...(customerId && { customerId }) },
    ...{ status: surveyMoves.ask.to, askedAt: now, expiresAt: addDays(now, numbers.validDays), version: 1 },
  };
  return { head, event: { type: 'survey.asked', facts: { ticketNo, round } } };
}

export const isExpired = ({ expiresAt }: Survey, now: Instant): boolean => !isBefore(now, expiresAt);

const CLOSED: readonly string[] = ['RESOLVED', 'CLOSED'];

/**
 * A token is for its own closing: its answer, or a correction of that while the matter is worked on again; never for another one.
 * Errors: `survey.over`.
 */
export function mustStand(survey: Survey, ticket: Ticket, rating: Rating | undefined, now: Instant): void {
  const ownClosing = ticket.reopened === survey.round;
  const ownAnswer = rating?.round === survey.round && !CLOSED.includes(ticket.status);
  if (isExpired(survey, now) || !(ownClosing || ownAnswer)) throw surveyOver();
}

const answers = { answer: 'survey.answered', correct: 'survey.corrected' } as const;

/** One more answer by its token. */
export function answered(survey: Survey, mode: SurveyMode): Changed<Survey> {
  const verb = survey.status === 'ASKED' ? 'answer' : 'correct';
  const head = move(survey, verb, surveyMoves as Moves<SurveyStatus>);
  return { head, event: { type: answers[verb], facts: { round: survey.round, mode } } };
}
