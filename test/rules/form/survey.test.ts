import { describe, expect, test } from 'vitest';
import * as survey from '../../../clients/form/src/survey-state.ts';
import { saySurvey } from '../../../clients/form/src/survey-texts.ts';

const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA';
const now = Date.parse('2026-12-01T02:00:00.000Z');
const asked: survey.Survey = {
  ...{ ticketNo: 'GD20261123A7K2M9', kind: 'COMPLAINT', mayAnswer: true },
  ...{ askedAt: '2026-11-30T02:00:00.000Z', expiresAt: '2026-12-14T02:00:00.000Z' },
  drivers: ['速度', '态度', '结果', '补偿'].map((zh) => ({ zh, en: zh })),
};
const rating = { overall: 4, solved: 'PARTLY', drivers: ['速度'], at: '2026-12-01T01:00:00.000Z' } as const;
const opened = (over: Partial<survey.Survey> = {}) => survey.read(survey.begun(TOKEN), { ...asked, ...over }, now);
const chosen = () => survey.chosen(opened(), { overall: 5, solved: 'YES' });

describe('the token of a questionnaire', () => {
  test.each([
    [`#${TOKEN}`, '', TOKEN],
    ['', `?t=${TOKEN}`, TOKEN],
    [`#${TOKEN}`, '?t=another', TOKEN],
    ['', '', undefined],
    ['#', '?x=1', undefined],
    ['#<script>', '', undefined],
    [`#${'a'.repeat(101)}`, '', undefined],
  ])('of an address with "%s" and "%s"', (hash, search, token) => {
    expect(survey.tokenIn({ hash, search })).toBe(token);
    expect(survey.begun(token).told).toBe(token === undefined ? 'NO_LINK' : 'LOADING');
  });
});

describe('a questionnaire that was read', () => {
  test.each<[string, Partial<survey.Survey>, survey.Told]>([
    ['can be answered', {}, undefined],
    ['can be corrected', { rating }, undefined],
    ['was answered', { rating, mayAnswer: false }, 'ANSWERED'],
    ['is out of time', { mayAnswer: false, expiresAt: '2026-12-01T02:00:00.000Z' }, 'EXPIRED'],
    ['is over, for its matter was taken up again', { mayAnswer: false }, 'OVER'],
  ])('%s', (_how, over, told) => {
    expect(opened(over).told).toBe(told);
  });

  test('shows what was answered, so that it is corrected and not written anew', () => {
    expect(opened({ rating }).choice).toEqual({ overall: 4, solved: 'PARTLY', drivers: ['速度'], comment: '' });
  });
});

describe('an answer', () => {
  test('goes out once both questions are answered, and says which is missing', () => {
    const none = survey.sending(opened(), 'key-1');
    const half = survey.sending(survey.chosen(opened(), { overall: 1 }), 'key-1');

    expect([none.missing, half.missing]).toEqual([['overall', 'solved'], ['solved']]);
    expect(survey.chosen(none, { solved: 'NO' }).missing).toEqual(['overall']);
    expect([none.notice, none.busy, none.intent]).toEqual(['choose', false, undefined]);
    expect(survey.sending(chosen(), 'key-1')).toMatchObject({ busy: true, missing: [], intent: { key: 'key-1' } });
  });

  test('takes three reasons, and a fourth only when another is taken back', () => {
    const three = ['速度', '态度', '结果'].reduce(survey.driven, chosen());
    const four = survey.driven(three, '补偿');
    const swapped = survey.driven(survey.driven(four, '速度'), '补偿');

    expect([four.choice.drivers, four.notice]).toEqual([['速度', '态度', '结果'], 'tooManyDrivers']);
    expect([swapped.choice.drivers, swapped.notice]).toEqual([['态度', '结果', '补偿'], undefined]);
  });

  test('leaves out what was not chosen', () => {
    expect(survey.bodyOf(survey.chosen(chosen(), { comment: '  ' }))).toEqual({
      overall: 5,
      solved: 'YES',
      mode: 'SMS',
    });
    expect(survey.bodyOf(survey.chosen(chosen(), { comment: ' 好 ', drivers: ['速度'] }))).toEqual({
      ...{ overall: 5, solved: 'YES', mode: 'SMS', comment: '好', drivers: ['速度'] },
    });
  });

  test.each([
    ['never arrived', { code: 'network', status: 0 }, 'offline', true],
    ['was not answered in time', { code: 'timeout', status: 0 }, 'slow', true],
    ['met a fault', { code: 'internal', status: 500 }, 'fault', true],
    ['met many others', { code: 'gateway', status: 429 }, 'busy', false],
    ['came as the matter moved on', { code: 'version.stale', status: 412 }, 'movedOn', false],
    ['came under a key that was used', { code: 'idempotency.keyReused', status: 422 }, 'movedOn', false],
  ])('that %s can be sent again, and says the same thing once', (_how, failure, notice, sameKey) => {
    const failed = survey.failed(survey.sending(chosen(), 'key-1'), failure);
    const again = survey.sending(failed, 'key-2');
    const other = survey.sending(survey.chosen(failed, { overall: 1 }), 'key-3');

    expect(failed).toMatchObject({ notice, busy: false, told: undefined, choice: { overall: 5 } });
    expect(again.intent?.key).toBe(sameKey ? 'key-1' : 'key-2');
    expect(other.intent?.key).toBe('key-3');
  });

  test.each([
    ['survey.notFound', 'NOT_FOUND'],
    ['survey.over', 'OVER'],
    ['ticket.ratedAlready', 'ANSWERED'],
  ])('that is refused with %s ends it', (code, told) => {
    expect(survey.failed(survey.sending(chosen(), 'key-1'), { code, status: 409 })).toMatchObject({
      told,
      busy: false,
    });
  });

  test.each([
    ['is thanked for', { takenUpAgain: false }, 'THANKS', undefined],
    ['takes the matter up again', { takenUpAgain: true }, 'TAKEN_UP', undefined],
    [
      'has another matter follow',
      { takenUpAgain: false, followedBy: { id: 'tck_1', ticketNo: 'GD1' } },
      'FOLLOWED',
      'GD1',
    ],
  ] as const)('%s', (_how, over, told, followedBy) => {
    const after = survey.answered(survey.sending(chosen(), 'key-1'), { ...asked, rating, mayAnswer: false, ...over });

    expect(after).toMatchObject({ told, busy: false });
    expect([after.followedBy, after.intent]).toEqual([followedBy, undefined]);
  });
});

test('a questionnaire that cannot be opened can be tried again, and whatever is told is told in both languages', () => {
  const failed = survey.failed(survey.begun(TOKEN), { code: 'network', status: 0 });

  expect(failed).toMatchObject({ told: 'FAULT', notice: 'offline' });
  for (const told of [
    'NO_LINK',
    'NOT_FOUND',
    'EXPIRED',
    'OVER',
    'ANSWERED',
    'THANKS',
    'TAKEN_UP',
    'FOLLOWED',
  ] as const) {
    expect(saySurvey('zh')(told)).toMatch(/\p{Script=Han}/u);
    expect(saySurvey('en')(told)).toMatch(/^[ -~]+$/);
  }
});
