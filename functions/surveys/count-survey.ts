import { type TicketId, type TicketNo, ticketNoOf } from '../kernel/ids.ts';
import { type Instant, plainDateIn } from '../kernel/time.ts';
import type { BusEvent } from '../platform/bus-event.ts';
import { Opinion, Solved } from '../tickets/rating/model.ts';
import type { SurveyDeps } from './deps.ts';
import { closingOf, type SurveyRow } from './model.ts';

const ZONE = 'Asia/Shanghai';
const monthOf = (at: Instant) => plainDateIn(at, ZONE).slice(0, 7);

/** Answered in the call: nothing that comes later counts for this closing. */
const FOR_GOOD = 9;

/** What was said in the follow-up call of an event; undefined where nothing was. */
function saidInCall({ facts }: BusEvent) {
  const [overall, solved] = [Opinion.shape.overall.safeParse(facts.overall), Solved.safeParse(facts.solved)];
  return facts.followUpId !== undefined && overall.success && solved.success
    ? { overall: overall.data, solved: solved.data }
    : undefined;
}

/** Which closing an event tells of: taking a matter up again raises its number. */
function roundOf({ facts, type }: BusEvent, reopened: number): number {
  if (typeof facts.round === 'number') return facts.round;
  return type === 'ticket.reopened' && typeof facts.reopened === 'number' ? facts.reopened - 1 : reopened;
}

/** The closing as it is known now, by the survey and the rating of it: whatever order the events come in, the same row. */
async function rowOf(
  of: { site: SurveyRow['site']; ticketNo: TicketNo; round: number; at: Instant },
  deps: SurveyDeps,
): Promise<SurveyRow | undefined> {
  const { site, ticketNo, round } = of;
  const { tokens, surveys, tickets } = deps;
  const [survey, rating] = await Promise.all([
    surveys.find(site, tokens.hashOf(site, tokens.tokenOf(site, ticketNo, round))),
    tickets.tickets.rating(site, ticketNo),
  ]);
  const own = rating?.round === round ? rating : undefined;
  const counts = own?.corrected ?? own?.first;
  if (!survey && !own) return undefined;
  return {
    ...{ site, ticketNo, round, asked: survey !== undefined },
    month: monthOf(survey?.askedAt ?? own?.first.at ?? of.at),
    ...(counts && { overall: counts.overall, solved: counts.solved, mode: counts.mode ?? 'MINI_PROGRAM' }),
    answers: own ? (own.corrected ? 2 : 1) : 0,
  };
}

/** F10: counts what was asked and what was answered, also in the call; from the stream, so that no guest waits for it. */
export async function countSurvey(event: BusEvent, deps: SurveyDeps): Promise<void> {
  const { site, entity, entityId, at } = event;
  const closing = entity === 'survey' ? closingOf(entityId) : undefined;
  if (closing) {
    const row = await rowOf({ site, at, ...closing }, deps);
    return row && deps.surveys.count(row);
  }
  const ticketNo = ticketNoOf(entityId as TicketId);
  const ticket = await deps.tickets.tickets.find(site, ticketNo);
  if (!ticket) return undefined;
  const round = roundOf(event, ticket.reopened);
  const said = saidInCall(event);
  const row = said
    ? { site, ticketNo, round, month: monthOf(at), asked: false, mode: 'CALL' as const, ...said, answers: FOR_GOOD }
    : await rowOf({ site, ticketNo, round, at }, deps);
  return row && deps.surveys.count(row);
}
