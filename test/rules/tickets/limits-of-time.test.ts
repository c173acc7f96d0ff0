import { describe, expect, test } from 'vitest';
import { addDays, addMinutes, earliest, type Instant } from '../../../functions/kernel/time.ts';
import { startClocks } from '../../../functions/tickets/clocks.ts';
import { askCustomer, guestWrites } from '../../../functions/tickets/dialogue/conversation-rules.ts';
import { close, reopen } from '../../../functions/tickets/handling/closing-rules.ts';
import { conclude, transfer, withdraw } from '../../../functions/tickets/handling/ending-rules.ts';
import { internalTarget } from '../../../functions/tickets/intake/source-rules.ts';
import * as commands from '../../../functions/tickets/ladder/command-rules.ts';
import { climb } from '../../../functions/tickets/ladder/escalation-rules.ts';
import { withHolder } from '../../../functions/tickets/ladder/tell-level.ts';
import { merge } from '../../../functions/tickets/merging/merging-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { assess, decline, receive } from '../../../functions/tickets/rules.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { outcomeOf } from '../../support/world.ts';

const solved = { outcome: 'FOLLOWED_UP', endedAs: 'SOLVED' } as const;

const DAY = 24 * 60;
const at = (text: string) => text as Instant;

/** Forwarded by the hotline now, due in a week. */
const forwarded = receive(
  {
    ...{ site: aTicket().site, ticketNo: aTicket().ticketNo, kind: 'COMPLAINT', channel: 'HOTLINE_12345' },
    ...{ anonymous: false, slaVersion: 0 },
    source: { external: { authority: '12345', caseNo: 'A1', forwardedAt: now, dueAt: addDays(now, 7) } },
  } as never,
  now,
  timing,
).head;
const assessed: Ticket = { ...forwarded, severity: 'MINOR' };
const external = forwarded.clocks.EXTERNAL;
if (!external) throw new Error('a forwarded case has a date');
const target = internalTarget(external, timing);
const working = (of: Ticket = aTicket(), over: Partial<Ticket> = {}): Ticket => ({
  ...of,
  ...{ status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }), ...over },
});
const asking = (ticket: Ticket, when: Instant) => askCustomer(ticket, '哪一间房？', when, timing).head;
const goOn = (ticket: Ticket, when: Instant) => guestWrites(ticket, '八号楼', when, timing).head;
const extension = { workdays: 3, reason: '等配件', staffNo: 'H01' };

describe('our own target before the date of an authority', () => {
  test('is the end of the solution from the start', () => {
    expect([forwarded.clocks.RESOLVE?.dueAt, forwarded.clocks.TOTAL_RESOLVE?.dueAt]).toEqual([target, target]);
  });

  test('is not put off while the guest is asked something', () => {
    const asked = asking(working(forwarded), later(60));
    const answered = goOn(asked, later(60 + 2 * DAY));

    expect([answered.clocks.RESOLVE?.dueAt, answered.clocks.RESOLVE?.state]).toEqual([target, 'RUNNING']);
  });

  test('leaves no room for an extension beyond it', async () => {
    expect(await outcomeOf(() => commands.askExtension(working(forwarded), extension, now, timing))).toBe(
      'ticket.beyondLegal',
    );
  });

  test('comes along with a duplicate that is merged into the guest’s own matter', () => {
    const own = working(aTicket({ id: 'tck_20261123B7K2M1' as Ticket['id'] }));

    const { head } = merge(forwarded, own, later(30), timing).survivor;

    expect(head.clocks.EXTERNAL).toEqual(external);
    expect([head.clocks.RESOLVE?.dueAt, head.level]).toEqual([target, 3]);
  });
});

describe('an extension', () => {
  const granted = (of: Ticket) =>
    commands.decideExtension(
      commands.askExtension(of, extension, now, timing).head,
      { granted: true, message: '延期三日', by: { staffNo: 'S02', mayGrant: 'SUPERVISOR' } },
      timing,
    ).head;

  test('is kept when the findings are corrected', () => {
    const extended = granted(working());
    const found = {
      severity: 'MINOR',
      domain: 'LODGING',
      stage: 'DERIVATIVE',
      category: '空调',
      peopleAffected: 1,
    } as const;

    const { head } = assess(extended, found, later(30), timing);

    expect(extended.clocks.RESOLVE?.dueAt).toBe(at('2026-12-03T10:00:00.000Z'));
    expect(head.clocks.RESOLVE?.dueAt).toBe(extended.clocks.RESOLVE?.dueAt);
  });

  test('is asked for in time while the guest is asked something, however long he takes', async () => {
    const late = working(aTicket(), { clocks: startClocks(['RESOLVE'], aTicket(), addDays(now, -6), timing) });
    const before = at('2026-11-23T01:00:00.000Z');
    const asked = asking({ ...late, receivedAt: addDays(now, -6) }, before);
    expect(asked.clocks.RESOLVE?.state).toBe('PAUSED');

    const outcome = await outcomeOf(() => commands.askExtension(asked, extension, addDays(now, 30), timing).event.type);
    expect(outcome).toBe('ticket.extension-asked');
  });
});

describe('a lower priority', () => {
  test('does not put off a date that the guest was told', () => {
    const urgent = working(
      aTicket({ priority: 'P2', clocks: startClocks(['RESOLVE', 'PROGRESS'], { priority: 'P2' }, now, timing) }),
    );

    const { head } = commands.reprioritise(urgent, { priority: 'P3', reason: '核实为一般' }, later(30), timing);

    expect(head.clocks.RESOLVE?.dueAt).toBe(urgent.clocks.RESOLVE?.dueAt);
    expect(head.clocks.PROGRESS?.dueAt).not.toBe(urgent.clocks.PROGRESS?.dueAt);
  });
});

describe('a matter that ends late', () => {
  const monthLater = addDays(now, 30);

  test.each([
    ['withdrawn', () => withdraw(working(assessed), undefined, monthLater)],
    ['concluded', () => conclude(working(forwarded), { message: '已尽其责' }, monthLater)],
    ['declined', () => decline(assessed, { message: '不属本处' }, monthLater)],
    ['transferred', () => transfer(assessed, { to: '文旅局', message: '属其职责' }, monthLater)],
  ])('was late when it is %s', (_how, end) => {
    expect(end().event.facts?.ended).toEqual(
      expect.arrayContaining(['RESOLVE:BREACHED', 'TOTAL_RESOLVE:BREACHED', 'LEGAL:BREACHED']),
    );
  });

  test('has met the time of the law when it ends before it', () => {
    expect(transfer(assessed, { to: '文旅局', message: '属其职责' }, later(60)).event.facts?.ended).toEqual(
      expect.arrayContaining(['LEGAL:MET', 'RESOLVE:CANCELLED']),
    );
  });

  test.each([
    ['in time', later(DAY), 'FOLLOW_UP:MET'],
    ['twenty days late', addDays(now, 20), 'FOLLOW_UP:BREACHED'],
    ['never', undefined, 'FOLLOW_UP:BREACHED'],
  ])('whose guest was called %s is judged by the first call', (_when, calledAt, ended) => {
    const clocks = startClocks(['FOLLOW_UP'], { priority: 'P3' }, now, timing);
    const resolved = aTicket({ status: 'RESOLVED', resolvedAt: now, clocks });

    expect(close(resolved, solved, { now: addDays(now, 21), calledAt }).event.facts?.ended).toEqual([ended]);
  });
});

describe('what is taken up again after its closing', () => {
  const resolved = { ...working(forwarded), status: 'RESOLVED', resolvedAt: later(60) } as Ticket;
  const closed = close(resolved, solved, { now: later(DAY), calledAt: later(DAY) }).head;
  const anew = reopen(closed, 'NOT_SOLVED', later(DAY + 60), timing).head;

  test('goes on by the clocks of the whole matter, from where they began', () => {
    expect([closed.clocks, anew.stopped]).toEqual([{ EXTERNAL: external }, undefined]);
    expect(anew.clocks.TOTAL_RESOLVE).toEqual(forwarded.clocks.TOTAL_RESOLVE);
    expect(anew.clocks.EXTERNAL).toEqual(external);
    expect(anew.clocks.RESOLVE?.dueAt).toBe(target);
  });

  test('has the time of its priority once the authority’s date is over', () => {
    const late = reopen(closed, 'NOT_SOLVED', addDays(now, 10), timing).head;

    expect(late.clocks.RESOLVE).toEqual(startClocks(['RESOLVE'], { priority: 'P3' }, addDays(now, 10), timing).RESOLVE);
  });

  test.each(['P1', 'P2', 'P3', 'P4'] as const)(
    'of %s promises a word within a working day, and sooner where that is promised',
    (priority) => {
      const { head } = reopen({ ...closed, priority }, 'RATED_LOW', now, timing);

      const own = startClocks(['FIRST_CONTACT'], { priority }, now, timing).FIRST_CONTACT?.dueAt ?? now;
      const workday = at('2026-11-24T10:00:00.000Z');
      expect(head.clocks.FIRST_CONTACT?.dueAt).toBe(earliest(own, workday));
    },
  );

  test('is acknowledged by its level within four hours of service, whatever its priority', async () => {
    const low = { ...closed, priority: 'P4' } as Ticket;
    const holderOf = async () => ({ to: 'S02', skipped: [] });

    const { head } = await withHolder(low, reopen(low, 'RATED_LOW', now, timing), { holderOf, now, timing });

    expect(head.told).toEqual({ staffNo: 'S02', ackBy: at('2026-11-23T07:00:00.000Z') });
  });
});

describe('a clock that ends while the matter stands at a higher level', () => {
  const holderOf = async (_ticket: Ticket, level: number) => ({
    to: ['', 'S03', 'S02', 'S01', 'L01'][level] ?? '',
    skipped: [],
  });
  const of = { holderOf, now: later(60), timing };
  const firstWord = (over: Partial<Ticket>) =>
    working(aTicket({ clocks: startClocks(['FIRST_CONTACT'], { priority: 'P1' }, now, timing), ...over }), {
      level: 3,
    });
  const reached = async (ticket: Ticket, minutes: number) => {
    const climbed = climb(ticket, later(minutes), timing);
    if (!climbed) throw new Error('nothing was reached');
    return withHolder(ticket, climbed, of);
  };

  test('calls its own level, which must acknowledge', async () => {
    const { head, event } = await reached(firstWord({ told: { staffNo: 'S01' } }), 15);

    expect([head.level, event.facts?.to, head.told?.level]).toEqual([3, 'S03', 1]);
    const passed = commands.passOnUnacknowledged(head, addMinutes(head.told?.ackBy ?? now, 1));
    expect(passed?.event.facts).toMatchObject({ from: 1, calls: 2, level: 3 });
  });

  test('leaves the one who has still to acknowledge in charge, and lets its own level know', async () => {
    const told = { staffNo: 'S01', ackBy: later(90) };
    const { head, event } = await reached(firstWord({ told }), 15);

    expect([head.told, event.facts?.to, event.facts?.copied]).toEqual([told, undefined, ['S03']]);
  });

  test('lets the group leader know when most of its time is over', async () => {
    const { event } = await reached(firstWord({}), 12);

    expect([event.type, event.facts?.copied]).toEqual(['ticket.warned', ['S03']]);
  });
});
