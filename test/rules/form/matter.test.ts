import { describe, expect, test } from 'vitest';
import * as form from '../../../clients/form/src/draft.ts';
import { failed } from '../../../clients/form/src/failures.ts';
import * as matter from '../../../clients/form/src/matter.ts';

const seen = {
  ticketNo: 'GD20261123A7K2MX',
  kind: 'COMPLAINT',
  status: 'IN_PROGRESS',
  statusText: { zh: '办理中', en: 'In progress' },
  receivedAt: '2026-11-23T02:00:00.000Z',
  promises: [],
  timeline: [],
  attachments: [],
} as const;
const numbers = { ticketNo: seen.ticketNo, queryCode: '4711081500002222' };
const tracking = form.turned(form.begun('key-1'), 'track');
const followed = matter.found(matter.looking(matter.asking(tracking, numbers)), numbers, seen);
const error = (code: string, status: number, data = {}) => ({ code, status, message: 'said', data });

describe('looking a matter up', () => {
  test('shows what was found beside what was asked', () => {
    expect(followed).toMatchObject({ busy: false, seen, asked: numbers });
  });

  test('an answer for a guest who has turned away is dropped', () => {
    const away = form.turned(matter.looking(matter.asking(tracking, numbers)), 'write');

    expect(matter.found(away, numbers, seen)).toBe(away);
  });

  test.each([
    ['another page', { page: 'write' }, false],
    ['another number', { asked: { ...numbers, ticketNo: 'GD20261123B7K2MX' } }, false],
    ['another code', { asked: { ...numbers, queryCode: '0000000000000000' } }, false],
    ['nothing under way', { busy: false }, false],
    ['the same', {}, true],
  ] as const)('with %s the answer is waited for: %j → %s', (_what, change, awaited) => {
    expect(matter.isAwaited({ ...matter.looking(followed), ...change }, numbers)).toBe(awaited);
  });

  test('takes number and code however they were typed', () => {
    const typed = { ticketNo: ' gd20261123 a7k2mx', queryCode: '4711 0815-0000 2222' };

    expect(matter.looking(matter.asking(tracking, typed)).asked).toEqual(numbers);
  });

  test('forgets the matter when another number is written', () => {
    const other = matter.asking(followed, { ticketNo: 'GD20261123B7K2MX' });

    expect(other).not.toHaveProperty('seen');
  });
});

describe('what a guest can do', () => {
  test.each([
    ['IN_PROGRESS', {}, ['message', 'urge', 'withdraw']],
    ['WAITING_CUSTOMER', { question: '哪一间房？' }, ['message', 'urge', 'withdraw']],
    ['PROPOSED', { proposal: '退房费' }, ['agree', 'disagree', 'message', 'urge', 'withdraw']],
    ['CLOSED', {}, ['message']],
    ['WITHDRAWN', {}, ['message']],
  ] as const)('in %s with %j is %j', (status, more, acts) => {
    expect(matter.actsFor({ ...seen, status, ...more })).toEqual(acts);
  });

  test('a question has its answer open at once', () => {
    const asked = matter.found(matter.looking(followed), numbers, { ...seen, question: '哪一间房？' }, 'key-3');

    expect(asked.act).toEqual({ name: 'message', text: '', key: 'key-3' });
  });
});

describe('doing it', () => {
  const message = matter.worded(matter.opened(followed, 'message', 'key-3'), '还在漏水', 'key-4');

  test('a message needs words', () => {
    const after = matter.acting(matter.opened(followed, 'message', 'key-3'));

    expect(after).toMatchObject({ busy: false, faults: { words: 'needed' } });
  });

  test.each(['urge', 'withdraw', 'agree', 'disagree'] as const)('%s needs none', (name) => {
    expect(matter.acting(matter.opened(followed, name, 'key-3')).busy).toBe(true);
  });

  test('a second tap changes nothing', () => {
    const once = matter.acting(message);

    expect(matter.acting(once)).toBe(once);
  });

  test('without an answer keeps words and key, so that trying again acts once', () => {
    const after = failed(matter.acting(message), error('timeout', 0));

    expect(after).toMatchObject({ busy: false, act: { text: '还在漏水', key: 'key-4' }, notice: { text: 'slow' } });
  });

  test('is the same intent, with the same key, when it is begun again after a lost answer', () => {
    const urged = failed(matter.acting(matter.opened(followed, 'urge', 'key-3')), error('timeout', 0));

    expect(matter.opened(urged, 'urge', 'key-4').act?.key).toBe('key-3');
    expect(matter.opened(urged, 'withdraw', 'key-4').act?.key).toBe('key-4');
  });

  test('other words are another intent, with another key', () => {
    expect(matter.worded(message, '还在漏水。', 'key-5').act?.key).toBe('key-5');
  });

  test('once done, says so and closes', () => {
    const after = matter.acted(matter.acting(message), seen);

    expect(after).toMatchObject({ busy: false, seen, notice: { text: 'messageDone' } });
    expect(after).not.toHaveProperty('act');
  });

  test.each([
    [
      error('ticket.urgedAlready', 409, { againAt: '2026-11-24T02:00:00.000Z' }),
      { text: 'urgedAlready', at: '2026-11-24T02:00:00.000Z' },
    ],
    [error('state.notAllowed', 409), { text: 'notNow' }],
    [error('version.stale', 412), { text: 'notNow' }],
    [error('ticket.wrongQueryCode', 404), { text: undefined, said: 'said' }],
    [error('ticket.tooManyTries', 429), { text: undefined, said: 'said' }],
  ])('after %j it says %j', (refusal, notice) => {
    expect(failed(matter.acting(message), refusal).notice).toEqual(notice);
  });

  test('what the service does not take is marked at its field', () => {
    const fields = [{ path: 'ticketNo' }, { path: 'queryCode' }, { path: 'text' }];

    const after = failed(matter.acting(message), error('request.invalid', 400, { fields }));

    expect(after.faults).toEqual({ number: 'notRight', code: 'notRight', words: 'notRight' });
  });
});
