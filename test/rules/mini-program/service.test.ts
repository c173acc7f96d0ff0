import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMs, type Instant } from '../../../functions/kernel/time.ts';
import { Message } from '../../../functions/mini-program/push/model.ts';
import { aboutWhich, saidAt, wordsOf } from '../../../functions/mini-program/service/hear-guest.ts';
import type { ServiceWindow } from '../../../functions/mini-program/service/model.ts';
import {
  giveBack,
  meaningOf,
  openBy,
  opened,
  shut,
  spend,
  unopened,
} from '../../../functions/mini-program/service/rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { aTicket } from '../../support/builders-tickets.ts';
import { hours, minutes, monday, site } from '../../support/world.ts';

const nobody = unopened(site, 'index');
const headOf = (changed: ReturnType<typeof opened>, before: ServiceWindow): ServiceWindow =>
  changed === 'nothing' ? before : changed.head;
const acted = (...acts: ReadonlyArray<['wrote' | 'entered', number]>): ServiceWindow =>
  acts.reduce<ServiceWindow>((head, [kind, ms]) => headOf(opened(head, kind, addMs(monday, ms)), head), nobody);

describe('a window', () => {
  test.each<[string, ServiceWindow, number, string | undefined]>([
    ['that was never opened is shut', nobody, 0, undefined],
    ['is open for 48 hours after a word', acted(['wrote', 0]), hours(48) - 1, 'wrote'],
    ['and not a moment longer', acted(['wrote', 0]), hours(48), undefined],
    ['is open for a minute after he came in', acted(['entered', 0]), minutes(1) - 1, 'entered'],
    ['and not longer', acted(['entered', 0]), minutes(1), undefined],
    ['of a word goes before one of coming in', acted(['entered', 0], ['wrote', 1]), 2, 'wrote'],
    ['is counted from the newest word', acted(['wrote', 0], ['wrote', hours(40)]), hours(80), 'wrote'],
    ['is not opened by an old word that comes late', acted(['wrote', hours(1)], ['wrote', 0]), hours(48) + 1, 'wrote'],
  ])('%s', (_what, head, ms, kind) => {
    expect(openBy(head, addMs(monday, ms))).toBe(kind);
  });

  test.each([
    ['wrote', 5],
    ['entered', 2],
  ] as const)('of "%s" takes %i messages', (kind, most) => {
    let head = acted([kind, 0]);
    let sent = 0;
    for (let n = 0; n < 9; n += 1) {
      const spent = spend(head, monday);
      if (spent === 'closed') break;
      head = spent.head;
      sent += 1;
    }

    expect(sent).toBe(most);
  });

  test('gets back what was not sent, but not into one that was opened anew meanwhile', () => {
    const spent = spend(acted(['wrote', 0]), monday);
    if (spent === 'closed') throw new Error('shut');
    const again = acted(['wrote', 0], ['wrote', 5]);

    expect(headOf(giveBack(spent.head, 'wrote', monday), spent.head).wrote?.left).toBe(5);
    expect(giveBack(again, 'wrote', monday)).toBe('nothing');
    expect(shut(again, 'wrote', monday, 'x')).toBe('nothing');
    expect(headOf(shut(spent.head, 'wrote', monday, 'x'), spent.head).wrote?.left).toBe(0);
  });

  test('never sends without a message left, nor later than its time, whatever happens in whatever order', () => {
    const act = fc.record({
      what: fc.constantFrom('wrote', 'entered', 'send', 'fail', 'shut'),
      ms: fc.integer({ min: 0, max: hours(60) }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let head = nobody;
        let now = 0;
        for (const { what, ms } of acts) {
          now += Math.floor(ms / 10);
          const at = addMs(monday, now);
          if (what === 'wrote' || what === 'entered') head = headOf(opened(head, what, at), head);
          const kind = openBy(head, at);
          const since = kind && head[kind]?.at;
          if (!kind || !since || what === 'wrote' || what === 'entered') continue;
          const until = head[kind]?.until as Instant;
          const spent = spend(head, at);
          if (spent === 'closed') throw new Error('it was open');
          expect(at < until).toBe(true);
          expect(spent.head[kind]?.left).toBe((head[kind]?.left ?? 0) - 1);
          head = spent.head;
          if (what === 'fail') head = headOf(giveBack(head, kind, since), head);
          if (what === 'shut') head = headOf(shut(head, kind, since, 'x'), head);
          expect(head.wrote?.left ?? 0).toBeGreaterThanOrEqual(0);
          expect(head.wrote?.left ?? 0).toBeLessThanOrEqual(5);
          expect(head.entered?.left ?? 0).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  [45015, 'SHUT'],
  [45047, 'SHUT'],
  [-1, 'LATER'],
  [0, 'LATER'],
  [45009, 'LATER'],
  [45011, 'LATER'],
  [40003, 'OURS'],
  [48001, 'OURS'],
  [45002, 'OURS'],
  [40001, 'OURS'],
  [45109, 'OURS'],
  [99999, 'OURS'],
])('the number %i means %s', (errcode, meaning) => {
  expect(meaningOf(errcode)).toBe(meaning);
});

describe('a word', () => {
  const message = (over: object) => Message.parse({ FromUserName: 'o', CreateTime: 1, MsgType: 'text', ...over });

  test.each([
    [{ Content: '空调又坏了' }, '空调又坏了'],
    [{ Content: '  a\u0000b\u202ec\nd  ' }, 'abc\nd'],
    [{ Content: '\ud800x' }, '\ufffdx'],
    [{ Content: '   ' }, '（空白消息）'],
    [{ Content: 12 }, '12'],
    [{}, '（空白消息）'],
    [{ Content: '字'.repeat(3_000) }, '字'.repeat(1_000)],
    [{ MsgType: 'image', PicUrl: 'http://x' }, expect.stringContaining('图片')],
    [{ MsgType: 'voice' }, expect.stringContaining('语音')],
    [{ MsgType: 'something' }, expect.stringContaining('无法显示')],
    [{ MsgType: 'event', Event: 'user_enter_tempsession' }, undefined],
  ])('%j is kept as %j', (over, words) => {
    expect(wordsOf(message(over))).toEqual(words);
  });

  test.each([
    [String(Date.parse(monday) / 1_000 - 60), addMs(monday, -minutes(1))],
    [String(Date.parse(monday) / 1_000 + 60), monday],
    ['0', monday],
    ['x', monday],
  ])('of the second %s was said at %s', (CreateTime, at) => {
    expect(saidAt({ CreateTime }, monday)).toBe(at);
  });

  const ticket = (over: Partial<Ticket>) => aTicket({ ...over });
  test.each<[string, Ticket[], number | undefined]>([
    ['nothing where there is nothing', [], undefined],
    ['the newest that is open', [ticket({ status: 'IN_PROGRESS' }), ticket({ status: 'ACCEPTED' })], 0],
    ['the one that waits for his answer', [ticket({ status: 'ACCEPTED' }), ticket({ status: 'WAITING_CUSTOMER' })], 1],
    ['one that has just ended', [ticket({ status: 'CLOSED', closedAt: addMs(monday, -hours(23)) })], 0],
    [
      'an open one before one that has just ended',
      [ticket({ status: 'RESOLVED', resolvedAt: monday }), ticket({ status: 'RECEIVED' })],
      1,
    ],
    ['none that ended a day ago', [ticket({ status: 'CLOSED', closedAt: addMs(monday, -hours(24)) })], undefined],
    ['none that was withdrawn', [ticket({ status: 'WITHDRAWN' })], undefined],
  ])('is about %s', (_which, tickets, expected) => {
    expect(aboutWhich(tickets, monday)).toBe(expected === undefined ? undefined : tickets[expected]);
  });
});
