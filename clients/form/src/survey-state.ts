import type { ApiError } from '../../api/api-error.ts';
import type { Routes } from '../../api/types.ts';

/** What the page of a questionnaire knows, and what follows from what happens to it: pure, like the form's draft. */

export type Survey = Routes['viewSurvey']['answer'];
export type Answered = Routes['answerSurvey']['answer'];
export type Solved = Routes['answerSurvey']['body']['solved'];
export type Body = Routes['answerSurvey']['body'];

export const MOST_DRIVERS = 3;

export interface Choice {
  readonly overall: number | undefined;
  readonly solved: Solved | undefined;
  readonly drivers: readonly string[];
  readonly comment: string;
}

/** What is said about the questionnaire itself; `FAULT` can be tried again. */
export type Told =
  | 'LOADING'
  | 'NO_LINK'
  | 'NOT_FOUND'
  | 'EXPIRED'
  | 'OVER'
  | 'ANSWERED'
  | 'THANKS'
  | 'TAKEN_UP'
  | 'FOLLOWED'
  | 'FAULT'
  | undefined;

export type Notice = 'choose' | 'tooManyDrivers' | 'offline' | 'slow' | 'busy' | 'fault' | 'movedOn';

export interface SurveyState {
  readonly token: string | undefined;
  readonly told: Told;
  readonly survey?: Survey;
  readonly choice: Choice;
  /** One key for the same answer: a lost one is sent again and says nothing twice. */
  readonly intent?: { readonly words: string; readonly key: string };
  readonly notice?: Notice;
  readonly missing: readonly ('overall' | 'solved')[];
  readonly busy: boolean;
  /** The matter that follows, where the rated one was closed too long ago. */
  readonly followedBy?: string;
}

const nothing: Choice = { overall: undefined, solved: undefined, drivers: [], comment: '' };

/** The token at the end of the address: after `#`, which no server ever sees, or as `t`. */
export function tokenIn({ hash, search }: { readonly hash: string; readonly search: string }): string | undefined {
  const found = hash.replace(/^#/, '') || (new URLSearchParams(search).get('t') ?? '');
  return /^[\w-]{1,100}$/.test(found) ? found : undefined;
}

export const begun = (token: string | undefined): SurveyState => ({
  ...{ token, told: token === undefined ? 'NO_LINK' : 'LOADING', choice: nothing, missing: [], busy: false },
});

/** Why nothing can be answered; undefined where it can. */
function closedBecause({ mayAnswer, rating, expiresAt }: Survey, now: number): Told {
  if (mayAnswer) return undefined;
  if (rating) return 'ANSWERED';
  return Date.parse(expiresAt) <= now ? 'EXPIRED' : 'OVER';
}

/** It was read: to answer, to correct what was answered, or to say why it cannot be. */
export function read(state: SurveyState, survey: Survey, now: number): SurveyState {
  const { overall, solved, drivers = [] } = survey.rating ?? {};
  const choice = { ...nothing, overall, solved, drivers };
  return { ...begun(state.token), survey, choice, told: closedBecause(survey, now) };
}

/** What is chosen is not missing any more. */
export const chosen = (state: SurveyState, change: Partial<Choice>): SurveyState => ({
  ...state,
  choice: { ...state.choice, ...change },
  missing: state.missing.filter((name) => !(name in change)),
});

/** One more reason, or one less; a fourth is not taken, and that is said. */
export function driven(state: SurveyState, driver: string): SurveyState {
  const { drivers } = state.choice;
  const { notice: _told, ...rest } = state;
  if (drivers.includes(driver)) return chosen(rest, { drivers: drivers.filter((one) => one !== driver) });
  if (drivers.length >= MOST_DRIVERS) return { ...rest, notice: 'tooManyDrivers' };
  return chosen(rest, { drivers: [...drivers, driver] });
}

/** What is sent; undefined where something that is needed is missing. */
export function bodyOf({ choice }: SurveyState): Body | undefined {
  const { overall, solved, drivers, comment } = choice;
  if (overall === undefined || solved === undefined) return undefined;
  return {
    ...{ overall, solved, mode: 'SMS' },
    ...(drivers.length > 0 && { drivers: [...drivers] }),
    ...(comment.trim() && { comment: comment.trim() }),
  };
}

/** On its way, under the key of these words; or what is still to be chosen. */
export function sending(state: SurveyState, freshKey: string): SurveyState {
  const { notice: _told, ...rest } = state;
  const body = bodyOf(state);
  if (body === undefined) {
    const missing = (['overall', 'solved'] as const).filter((name) => state.choice[name] === undefined);
    return { ...rest, missing, notice: 'choose' };
  }
  const words = JSON.stringify(body);
  const intent = state.intent?.words === words ? state.intent : { words, key: freshKey };
  return { ...rest, missing: [], busy: true, intent };
}

/** The answer was taken; a bad one takes the matter up again, or has another one follow it. */
export function answered(state: SurveyState, answer: Answered): SurveyState {
  const { takenUpAgain, followedBy, ...survey } = answer;
  const base = { ...begun(state.token), survey, choice: state.choice };
  if (followedBy) return { ...base, told: 'FOLLOWED', followedBy: followedBy.ticketNo };
  return { ...base, told: takenUpAgain ? 'TAKEN_UP' : 'THANKS' };
}

type Failure = Pick<ApiError, 'code' | 'status'>;

/** The answers after which nothing can be said with this link any more. */
const ENDS: Readonly<Record<string, Told>> = {
  'survey.notFound': 'NOT_FOUND',
  'survey.over': 'OVER',
  'ticket.ratedAlready': 'ANSWERED',
};
const MOVED_ON = ['state.notAllowed', 'version.stale', 'idempotency.keyReused'];

function noticeOf({ code, status }: Failure): Notice {
  if (code === 'network') return 'offline';
  if (code === 'timeout') return 'slow';
  if (status === 429) return 'busy';
  return MOVED_ON.includes(code) ? 'movedOn' : 'fault';
}

/** It could not be read, or answered; what was chosen stays, and so does the key while the answer may have arrived. */
export function failed(state: SurveyState, failure: Failure): SurveyState {
  const { intent, notice: _told, ...rest } = state;
  const ended = ENDS[failure.code];
  if (ended) return { ...rest, busy: false, told: ended };
  const notice = noticeOf(failure);
  const inDoubt = failure.status === 0 || failure.status >= 500;
  const kept = intent && inDoubt ? { intent } : {};
  return { ...rest, ...kept, busy: false, notice, told: state.survey ? undefined : 'FAULT' };
}
