import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import { addMs, type Instant } from '../../../functions/kernel/time.ts';
import { deliveryMoves, type Notice } from '../../../functions/notices/model.ts';
import * as rules from '../../../functions/notices/rules.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { outcomeOf } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant; // ten in the morning in China
const numbers = defaults.notification;
const timeZone = 'Asia/Shanghai';
const channels = ['WECOM', 'SMS'] as const;
const sending = { now, timeZone, numbers, channels };

const plain = {
  ...{ id: 'ntc_D01_mibqk8w0_0123456789ab', site: 'dolon' as SiteId, recipient: 'D01' },
  ...{ kind: 'work-order.offered', entityId: 'tck_x', facts: {}, createdAt: now },
};
const planned = (over: Partial<Notice> = {}): Notice => ({ ...rules.tell(plain, channels).head, ...over });
const claimed = (tries: number, channel: 'WECOM' | 'SMS' = 'WECOM') =>
  planned({ delivery: { state: 'SENDING', channel, tries, dueAt: now } });

describe('quiet hours', () => {
  const at = (clock: string) => `2026-11-${clock}:00.000Z` as Instant;

  test.each<[title: string, priority: Notice['priority'], when: Instant, allowed: Instant]>([
    ['by day', 'P3', at('23T02:00'), at('23T02:00')],
    ['a minute before nine in the evening', 'P3', at('23T12:59'), at('23T12:59')],
    ['at nine in the evening', 'P3', at('23T13:00'), at('24T00:00')],
    ['before midnight', 'P2', at('23T15:59'), at('24T00:00')],
    ['after midnight', 'P3', at('23T16:30'), at('24T00:00')],
    ['a minute before eight', undefined, at('23T23:59'), at('24T00:00')],
    ['at eight', 'P3', at('24T00:00'), at('24T00:00')],
    ['in the night, of a P1', 'P1', at('23T16:30'), at('23T16:30')],
  ])('%s', (_title, priority, when, allowed) => {
    expect(rules.allowedAt(priority, when, { timeZone, numbers })).toBe(allowed);
  });

  test('that lie within one day, and none at all', () => {
    const noon = { ...numbers, quiet: { from: '12:00', to: '14:00' } };
    const none = { ...numbers, quiet: { from: '12:00', to: '12:00' } };

    expect(rules.allowedAt('P3', at('23T05:00'), { timeZone, numbers: noon })).toBe(at('23T06:00'));
    expect(rules.allowedAt('P3', at('23T06:00'), { timeZone, numbers: noon })).toBe(at('23T06:00'));
    expect(rules.allowedAt('P3', at('23T03:59'), { timeZone, numbers: none })).not.toBe(at('23T03:59'));
  });
});

describe('a try that failed', () => {
  test.each([
    [1, 60],
    [2, 300],
    [3, 900],
  ])('as the %ith on a channel is made again after %i seconds', (tries, seconds) => {
    const { head, event } = rules.failed(claimed(tries), 'wecom.silent', false, sending);

    expect(head.delivery).toEqual({
      ...{ state: 'PLANNED', channel: 'WECOM', tries, later: ['WECOM'], why: 'wecom.silent' },
      dueAt: addMs(now, seconds * 1_000),
    });
    expect(event.type).toBe('notice.failed');
  });

  test('as the fourth goes to the next channel at once, from the beginning', () => {
    const { head } = rules.failed(claimed(4), 'wecom.silent', false, sending);

    expect(head.delivery).toMatchObject({ state: 'PLANNED', channel: 'SMS', tries: 0, dueAt: now });
  });

  test('and will be refused again goes to the next channel at once', () => {
    expect(rules.failed(claimed(1), 'wecom.93000', true, sending).head.delivery).toMatchObject({
      channel: 'SMS',
      tries: 0,
    });
  });

  test('on the last channel, refused by all, is undeliverable, which a human sees, and is not looked at again', () => {
    const { head, event } = rules.failed(claimed(1, 'SMS'), 'sms.noNumber', true, sending);

    expect([head.delivery.state, head.delivery.dueAt, head.delivery.why]).toEqual([
      'UNDELIVERABLE',
      undefined,
      'sms.noNumber',
    ]);
    expect([head.status, event.type]).toEqual(['OPEN', 'notice.undeliverable']);
  });

  describe('when every channel has failed', () => {
    /** Failed again and again until it ends: on which channel after how many minutes. */
    function course(priority: 'P1' | 'P3', refuses: (channel: string) => boolean) {
      const asked: Array<[channel: string, minute: number]> = [];
      let [notice, at] = [planned({ priority }), now];
      while (notice.delivery.state === 'PLANNED') {
        at = notice.delivery.tries === 0 && asked.length === 0 ? now : (notice.delivery.dueAt ?? now);
        const { head } = rules.claim(notice, at);
        const channel = head.delivery.channel ?? '';
        asked.push([channel, (Date.parse(at) - Date.parse(now)) / 60_000]);
        notice = rules.failed(head, 'x', refuses(channel), { ...sending, now: at }).head;
      }
      return { asked, end: notice.delivery.state };
    }

    test('for the moment, all are asked again for two days, before it is undeliverable', () => {
      const { asked, end } = course('P3', () => false);

      expect(end).toBe('UNDELIVERABLE');
      const minutesOf = (which: string) => asked.filter(([channel]) => channel === which).map(([, minute]) => minute);
      expect(minutesOf('WECOM').slice(0, 6)).toEqual([0, 1, 6, 21, 102, 162]);
      expect(minutesOf('SMS').slice(0, 6)).toEqual([21, 22, 27, 42, 102, 162]);
      expect(asked.at(-1)).toEqual(['SMS', 2_862]);
    });

    test('those that refused it for good are not asked again', () => {
      const { asked } = course('P3', (channel) => channel === 'SMS');

      expect(asked.filter(([channel]) => channel === 'SMS')).toHaveLength(1);
      expect(asked.filter(([channel]) => channel === 'WECOM').at(-1)).toEqual(['WECOM', 2_841]);
    });

    test('a P1 is not left to wait an hour, even if nobody has a number', () => {
      const { asked } = course('P1', (channel) => channel === 'SMS');

      expect(asked.slice(0, 6)).toEqual([
        ...[
          ['WECOM', 0],
          ['SMS', 0],
          ['WECOM', 1],
          ['WECOM', 6],
          ['WECOM', 21],
          ['WECOM', 81],
        ],
      ]);
    });
  });
});

test.each([
  ['new', planned(), true],
  ['being sent', planned({ delivery: { state: 'SENDING', tries: 1, dueAt: addMs(now, 1) } }), false],
  ['claimed by somebody who has crashed', planned({ delivery: { state: 'SENDING', tries: 1, dueAt: now } }), true],
  ['waiting for its next try', planned({ delivery: { state: 'PLANNED', tries: 1, dueAt: addMs(now, 1) } }), false],
  ['ready for its next try', planned({ delivery: { state: 'PLANNED', tries: 1, dueAt: now } }), true],
  [
    'waiting for its next round',
    planned({ delivery: { state: 'PLANNED', tries: 0, rounds: 1, dueAt: addMs(now, 1) } }),
    false,
  ],
  ['sent', planned({ delivery: { state: 'SENT', tries: 1 } }), false],
  ['suppressed', planned({ delivery: { state: 'SUPPRESSED', tries: 0 } }), false],
])('a notice that is %s is due: %s', (_title, notice, due) => {
  expect(rules.isDue(notice, now)).toBe(due);
});

test('a notice without a way out of the house is in the inbox alone', () => {
  expect(rules.tell(plain, []).head).toMatchObject({
    status: 'OPEN',
    delivery: { state: 'SUPPRESSED', why: 'INBOX_ONLY' },
  });
});

describe('a notice in the inbox', () => {
  test('is acknowledged once', async () => {
    const seen = rules.acknowledge(planned()).head;

    expect(seen.status).toBe('ACKNOWLEDGED');
    expect(await outcomeOf(() => rules.acknowledge(seen))).toBe('state.notAllowed');
  });

  test('is passed on to somebody who has not had it', async () => {
    const notice = planned({ passedBy: ['S04'] });

    expect(rules.passOn(notice, 'S05').head).toMatchObject({ status: 'PASSED_ON', passedTo: 'S05' });
    expect(await outcomeOf(() => rules.passOn(notice, 'S04'))).toBe('notice.passedInACircle');
    expect(await outcomeOf(() => rules.passOn(notice, 'D01'))).toBe('notice.passedInACircle');
  });
});

test('every state that a delivery can stay in is an end, or is looked at again', () => {
  const leaving = new Set<string>(Object.values(deliveryMoves).flatMap(({ from }) => [...from]));

  const ends = [...new Set(Object.values(deliveryMoves).map(({ to }) => to))].filter((state) => !leaving.has(state));

  expect(ends.sort()).toEqual(['SENT', 'SUPPRESSED', 'UNDELIVERABLE']);
});
