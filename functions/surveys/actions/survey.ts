import { isAppError } from '../../kernel/errors.ts';
import type { SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { circumstancesOf } from '../../tickets/actions/change-ticket.ts';
import { rateTicket } from '../../tickets/rating/rate.ts';
import { mayRate } from '../../tickets/rating/rules.ts';
import { answerSurvey, viewSurvey } from '../contract.ts';
import { action, type SurveyDeps } from '../deps.ts';
import { surveyNotFound } from '../errors.ts';
import type { Survey } from '../model.ts';
import { answered, mustStand } from '../rules.ts';

/** The survey of a token. Errors: `survey.notFound`. */
async function byToken(deps: SurveyDeps, site: SiteId, token: string): Promise<Survey> {
  const survey = await deps.surveys.find(site, deps.tokens.hashOf(site, token));
  if (!survey) throw surveyNotFound();
  return survey;
}

/** What the guest sees of it, and whether an answer would be taken. */
async function viewOf(deps: SurveyDeps, survey: Survey, now: Instant) {
  const { site, ticketNo, round, askedAt, expiresAt } = survey;
  const { tickets } = deps.tickets;
  const [ticket, rating, { drivers }] = await Promise.all([
    tickets.get(site, ticketNo),
    tickets.rating(site, ticketNo),
    deps.policy(site),
  ]);
  const stands = () => {
    try {
      mustStand(survey, ticket, rating, now);
      return true;
    } catch (error) {
      if (isAppError(error)) return false;
      throw error;
    }
  };
  const own = rating?.round === round ? (rating.corrected ?? rating.first) : undefined;
  return {
    ...{ ticketNo, kind: ticket.kind, askedAt, expiresAt, drivers: [...drivers] },
    mayAnswer: stands() && mayRate(rating, ticket, now),
    ...(own && { rating: own }),
  };
}

export const openIt = action(viewSurvey, async ({ input, actor, now, deps }) =>
  viewOf(deps, await byToken(deps, actor.site, input.params.token), now),
);

/** 1. Its token. 2. It rates the matter as its guest would, in one transaction with the use of the token. 3. What came of it. */
export const answerIt = action(answerSurvey, async (call) => {
  const { deps, actor, now, input } = call;
  const survey = await byToken(deps, actor.site, input.params.token);
  const { site, ticketNo, round } = survey;
  const ticket = await deps.tickets.tickets.get(site, ticketNo);
  const by = circumstancesOf(call);
  const rated = await rateTicket({ ...call, deps: deps.tickets }, { ticket, asked: ticketNo }, input.body, {
    check: (standing, rating) => mustStand(survey, standing, rating, now),
    also: () => deps.surveys.answering(survey, answered(survey, input.body.mode), by),
  });
  const view = await viewOf(deps, await byToken(deps, site, input.params.token), now);
  const { followedBy } = rated;
  return { ...view, takenUpAgain: rated.ticket.reopened > round, ...(followedBy && { followedBy }) };
});
