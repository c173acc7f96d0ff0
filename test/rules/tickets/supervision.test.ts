import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../functions/kernel/errors.ts';
import { nextRung } from '../../../functions/tickets/clocks.ts';
import { giveBack, isDesignated, takeOver } from '../../../functions/tickets/dispatch/offer-rules.ts';
import { resolve } from '../../../functions/tickets/handling/closing-rules.ts';
import { withdraw } from '../../../functions/tickets/handling/ending-rules.ts';
import { isWatched } from '../../../functions/tickets/ladder/escalation-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import {
  type SupervisionLevel,
  SupervisionStatus,
  supervisionMoves,
} from '../../../functions/tickets/supervision/model.ts';
import {
  answerable,
  answerSupervision,
  lapseSupervision,
  type Supervising,
  supervise,
} from '../../../functions/tickets/supervision/supervision-rules.ts';
import { TicketStatus } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';

const order = (over: Partial<Supervising> = {}): Supervising => ({
  ...{ level: 'YELLOW', reason: '无进展', by: 'S19', to: undefined },
  ...over,
});
const working = (over: Partial<Ticket> = {}) =>
  aTicket({ status: 'IN_PROGRESS', clocks: {}, workOrder: anOrder({ status: 'TAKEN_OVER' }), ...over });
const supervised = (over: Partial<Supervising> = {}, of: Partial<Ticket> = {}) =>
  supervise(working(of), order(over), now, timing).head;
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as AppError).code;
  }
  return undefined;
};
const done = { result: '好', cause: '坏', evidence: '单', complainantToldAt: now, staffNo: 'H01' };

describe('a supervision order', () => {
  test.each<[SupervisionLevel, number]>([
    ['REMINDER', 4 * 60],
    ['YELLOW', 2 * 60],
    ['RED', 30],
  ])('of level %s is to be answered within %i minutes of service', (level, minutes) => {
    // Ten in the morning: the service rests from twelve to one, so four hours end at three.
    const pause = minutes > 120 ? 60 : 0;

    expect(supervised({ level }).supervision?.open?.dueAt).toBe(later(minutes + pause));
  });

  test.each(TicketStatus.options)('in state %s is issued only while somebody is to work on the matter', (status) => {
    const ticket = working({ status });

    expect(codeOf(() => supervise(ticket, order(), now, timing))).toBe(
      isWatched(ticket) ? undefined : 'state.notAllowed',
    );
  });

  test.each<[string, Partial<Ticket>, string | undefined]>([
    ['whoever works on it', {}, 'H01'],
    ['whoever it is offered to', { workOrder: anOrder() }, 'H01'],
    [
      'whoever was told of it last, where it lies with nobody',
      { workOrder: anOrder({ status: 'RETURNED' }), told: { staffNo: 'S03' } },
      'S03',
    ],
    ['nobody yet', { workOrder: undefined as never }, undefined],
  ])('goes by itself to %s', (_who, over, to) => {
    expect(answerable(working(over))).toBe(to);
  });

  test.each<[string, () => unknown, string]>([
    ['one while another is open', () => supervise(supervised(), order(), now, timing), 'supervision.open'],
    [
      'one that nobody could answer',
      () => supervise(aTicket({ clocks: {} }), order(), now, timing),
      'supervision.nobodyToAnswer',
    ],
    ['one to himself', () => supervise(working(), order({ by: 'H01' }), now, timing), 'supervision.ownOrder'],
    [
      'one to whoever is kept away',
      () => supervise(working({ recused: ['D09'] }), order({ to: 'D09' }), now, timing),
      'ticket.mayNotHandle',
    ],
    [
      'an answer where there is none',
      () => answerSupervision(working(), { text: '好', by: 'H01', forAnybody: false }, now),
      'supervision.none',
    ],
    [
      'an answer of somebody else',
      () => answerSupervision(supervised(), { text: '好', by: 'H02', forAnybody: false }, now),
      'supervision.notYours',
    ],
    [
      'an answer to one’s own order',
      () => answerSupervision(supervised(), { text: '好', by: 'S19', forAnybody: true }, now),
      'supervision.ownOrder',
    ],
  ])('refuses %s', (_what, act, code) => {
    expect(codeOf(act)).toBe(code);
  });

  test('is answered by the one it went to, or by a supervisor for him; the event says whether it was late', () => {
    const own = answerSupervision(supervised(), { text: '今晚完成', by: 'H01', forAnybody: false }, later(60));
    const his = answerSupervision(supervised(), { text: '已换人', by: 'S02', forAnybody: true }, later(600));

    expect([own.head.supervision, own.event.facts?.late, own.event.texts]).toEqual([
      { n: 1 },
      false,
      { answer: '今晚完成' },
    ]);
    expect(his.event.facts?.late).toBe(true);
  });

  test('makes the ladder look when it is due, and counts on', () => {
    const ticket = supervised();
    const answered = answerSupervision(ticket, { text: '好', by: 'H01', forAnybody: false }, now).head;

    expect([nextRung(ticket, timing), nextRung(answered, timing)]).toEqual([
      ticket.supervision?.open?.dueAt,
      undefined,
    ]);
    expect(supervise(answered, order(), now, timing).head.supervision?.n).toBe(2);
  });

  test('that nobody answers rises level by level, each with its time, and tells the next level of the ladder each time', () => {
    let ticket = supervised({ level: 'REMINDER' });
    const story: unknown[] = [];

    for (let n = 0; n < 5; n += 1) {
      const lapsed = lapseSupervision(ticket, ticket.supervision?.open?.dueAt ?? now, timing);
      if (!lapsed) break;
      ticket = lapsed.head;
      const { status, level } = ticket.supervision?.open ?? {};
      story.push([lapsed.event.type, status, level, ticket.level]);
    }

    expect(story).toEqual([
      ['supervision.unanswered', 'ISSUED', 'YELLOW', 1],
      ['supervision.unanswered', 'ISSUED', 'RED', 2],
      ['supervision.unanswered', 'OVERDUE', 'RED', 3],
    ]);
    expect(answerSupervision(ticket, { text: '好', by: 'H01', forAnybody: false }, now).event.facts?.late).toBe(true);
  });

  test('is not looked at before its time, nor where the matter is over', () => {
    const early = lapseSupervision(supervised(), later(60), timing);
    const over = lapseSupervision({ ...supervised(), status: 'CLOSED' }, later(999), timing);

    expect([early, over]).toEqual([undefined, undefined]);
  });

  test('asks for nothing more once the matter is resolved or taken back; how many there were stays', () => {
    const resolved = resolve(supervised(), done, later(5), timing).head;
    const withdrawn = withdraw({ ...supervised(), severity: 'MINOR' }, undefined, later(5)).head;

    expect([resolved.supervision, withdrawn.supervision]).toEqual([{ n: 1 }, { n: 1 }]);
  });

  test('moves only as its table says', () => {
    const from = Object.values(supervisionMoves).flatMap((step) => [...step.from] as string[]);

    expect(SupervisionStatus.options.filter((status) => status !== 'ANSWERED' && !from.includes(status))).toEqual([]);
    expect(from).not.toContain('ANSWERED');
  });
});

describe('what is given back', () => {
  const offered = (returns?: number) =>
    aTicket({ status: 'DISPATCHED', workOrder: anOrder(), ...(returns !== undefined && { returns }) });
  const back = (ticket: Ticket) =>
    giveBack(ticket, { workOrderId: anOrder().id, staffNo: 'H01', reason: '不归我', now, timing });

  test.each([
    [undefined, 1, 0],
    [1, 2, 2],
  ])(
    '%s times before: counted as %i, and the supervisor is told at the second (level %i)',
    (before, returns, level) => {
      const { head, event } = back(offered(before));

      expect([head.returns, head.level, isDesignated(head), event.facts?.returns]).toEqual([
        returns,
        level,
        returns === 2,
        returns,
      ]);
    },
  );

  test('a third time is refused: a supervisor has designated him', () => {
    expect(codeOf(() => back(offered(2)))).toBe('workOrder.noFurtherReturn');
  });

  test('is forgotten once somebody takes it over', () => {
    const taken = takeOver(offered(2), { workOrderId: anOrder().id, staffNo: 'H01' }, now, timing);

    expect(taken.head.returns).toBeUndefined();
  });
});
