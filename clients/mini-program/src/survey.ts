import type { AnswerOf, CallOf } from '../../api/client.ts';
import { service } from './service.ts';

/** By what a guest says what he thinks: the token of a questionnaire, or his own matter. */
export type Whose = { readonly token: string } | { readonly ticketId: string };

type Body = NonNullable<CallOf<'rateMine'>['body']>;
export type Given = Pick<Body, 'overall' | 'solved' | 'drivers' | 'comment'>;

interface Seen {
  readonly ticketNo: string;
  readonly mayAnswer: boolean;
  readonly rating?: { readonly overall: number } | undefined;
  readonly drivers: AnswerOf<'viewSurvey'>['drivers'];
}
interface Answered {
  readonly mayAnswer: boolean;
  readonly takenUpAgain: boolean;
  readonly followedBy?: string | undefined;
}

/** What is asked, and whether an answer would be taken. */
export async function look(whose: Whose) {
  if ('token' in whose) return service.attempt('viewSurvey', { params: whose });
  const seen = await service.attempt('viewMyTicket', { params: whose });
  if (!seen.ok) return seen;
  const { ticketNo, may, rating } = seen.data;
  const data: Seen = { ticketNo, rating, mayAnswer: may.includes('rate'), drivers: [] };
  return { ok: true as const, data };
}

/** Says it, under the key of this intent. */
export async function answer(whose: Whose, given: Given, key: string) {
  if ('token' in whose) {
    const told = await service.attempt('answerSurvey', {
      params: whose,
      key,
      body: { ...given, mode: 'MINI_PROGRAM' },
    });
    if (!told.ok) return told;
    const { mayAnswer, takenUpAgain, followedBy } = told.data;
    const data: Answered = { mayAnswer, takenUpAgain, followedBy: followedBy?.ticketNo };
    return { ok: true as const, data };
  }
  const told = await service.attempt('rateMine', { params: whose, key, body: given });
  if (!told.ok) return told;
  const { may, status, followedBy } = told.data;
  const takenUpAgain = status !== 'RESOLVED' && status !== 'CLOSED';
  const data: Answered = {
    ...{ mayAnswer: may.includes('rate'), takenUpAgain },
    followedBy: followedBy?.ticketNo,
  };
  return { ok: true as const, data };
}
