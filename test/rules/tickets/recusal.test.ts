import { describe, expect, test } from 'vitest';
import { attempt, plan } from '../../../functions/follow-ups/rules.ts';
import type { StaffActor } from '../../../functions/kernel/actor.ts';
import { shippedCalendars } from '../../../functions/kernel/china-calendar.ts';
import type { SiteId } from '../../../functions/kernel/ids.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { maySee } from '../../../functions/tickets/desk/scope.ts';
import { recuse } from '../../../functions/tickets/dispatch/recusal-rules.ts';
import { nextTaker } from '../../../functions/tickets/dispatch/taker-rules.ts';
import { receive } from '../../../functions/tickets/rules.ts';
import { anOrder, aTicket, carrying, now, timing } from '../../support/builders-tickets.ts';
import { outcomeOf } from '../../support/world.ts';

const next = { staffNo: 'H02' };
const away = (ticket: ReturnType<typeof aTicket>, staffNo = 'H01', to: typeof next | null = next) =>
  recuse(ticket, staffNo, { next: to ?? undefined, now, timing });

describe('a person who is kept away from a matter', () => {
  test('that lies with him loses it to the next, and the supervisor is told', () => {
    const { head, event } = away(aTicket({ status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }) }));

    expect(head).toMatchObject({ status: 'DISPATCHED', level: 2, recused: ['H01'], workOrder: { assignee: 'H02' } });
    expect(event).toMatchObject({ type: 'ticket.recused', facts: { recused: 'H01', level: 2, assignee: 'H02' } });
    expect(event.wakes).toMatchObject([{ machine: 'complaint-dispatch' }]);
  });

  test('that lies with somebody else changes nothing of its order', () => {
    const before = aTicket({ status: 'DISPATCHED', workOrder: anOrder() });

    const { head, event } = away(before, 'H09');

    expect(head.workOrder).toEqual(before.workOrder);
    expect(event.wakes).toBeUndefined();
  });

  test('and that nobody else can take waits for another dispatch', () => {
    const { head } = away(aTicket({ status: 'DISPATCHED', workOrder: anOrder() }), 'H01', null);

    expect([head.status, head.workOrder?.status, head.level]).toEqual(['ACCEPTED', 'TIMED_OUT', 2]);
  });

  test('never lowers the level', () => {
    expect(away(aTicket({ status: 'ACCEPTED', level: 3 })).head.level).toBe(3);
  });

  test.each([
    ['twice', aTicket({ recused: ['H01'] }), 'ticket.recusedAlready'],
    ['as the fourth', aTicket({ recused: ['H02', 'H03', 'H04'] }), 'ticket.tooManyRecused'],
  ])('%s is refused', async (_title, ticket, outcome) => {
    expect(await outcomeOf(() => away(ticket))).toBe(outcome);
  });

  test.each(['RESOLVED', 'CLOSED', 'CONCLUDED', 'DECLINED'] as const)(
    'that is over already, %s, is out of his sight from then on, and nobody is told of what needs no work',
    (status) => {
      const { head, event } = recuse(aTicket({ status, handlers: ['H01'] }), 'H01', {
        ...{ next: undefined, now, timing, accused: true },
      });

      expect(head).toMatchObject({ status, level: 0, recused: ['H01'], about: 'NAMED' });
      expect(event.facts).toEqual({ recused: 'H01', level: 0 });
    },
  );

  test('for an interest of his turns out to be complained about: from then on only the supervisor and above see it', async () => {
    const biased = away(aTicket({ status: 'ACCEPTED' })).head;

    const accused = recuse(biased, 'H01', { next: undefined, now, timing, accused: true }).head;
    const again = await outcomeOf(() => recuse(accused, 'H01', { next: undefined, now, timing, accused: true }));

    expect([biased.about, accused.about, accused.recused, again]).toEqual([
      ...[undefined, 'NAMED', ['H01']],
      'ticket.recusedAlready',
    ]);
  });

  test.each(['own', 'unit', 'department', 'site', 'all'] as const)(
    'does not see it, though his post reaches %s rows and he has handled it',
    (scope) => {
      const ticket = aTicket({ handlers: ['H01'], recused: ['H01'], workOrder: anOrder() });
      const actor = {
        kind: 'staff',
        staffNo: 'H01',
        unitIds: ['HOUSEKEEPING'],
        capabilities: { 'ticket.read': scope },
      };

      expect(maySee(actor as unknown as StaffActor, 'ticket.read', ticket)).toBe(false);
      expect(maySee({ ...actor, staffNo: 'H02' } as unknown as StaffActor, 'ticket.read', ticket)).toBe(
        scope !== 'own',
      );
    },
  );

  test('is not asked to take it', () => {
    const candidates = ['H01', 'H02'].map((staffNo) => ({ staffNo, skills: [], load: staffNo === 'H01' ? 0 : 7 }));

    expect(nextTaker(aTicket({ recused: ['H01'] }), candidates, carrying)?.staffNo).toBe('H02');
  });

  test('does not call the guest back, and is not shown the call', async () => {
    const ticket = aTicket({ status: 'RESOLVED', resolvedAt: now, recused: ['S13'], handlers: ['H01'] });
    const calling = { numbers: defaults['follow-up'], calendars: shippedCalendars };
    const { followUp } = plan(ticket, now, calling);

    const made = { outcome: 'ANSWERED', by: 'S13', solved: 'YES', overall: 5 } as const;

    expect(followUp.notFor).toEqual(['H01', 'S13']);
    expect(await outcomeOf(() => attempt({ followUp, ticket }, made, { now, calling, timing }))).toBe(
      'followUp.ownCase',
    );
  });
});

test('a matter about one of the staff begins at the supervisor, away from whom it is about', () => {
  const intake = { kind: 'COMPLAINT', channel: 'PHONE', anonymous: false, slaVersion: 0 } as const;
  const of = { ...intake, site: 'dolon' as SiteId, ticketNo: aTicket().ticketNo };

  const about = receive({ ...of, aboutStaff: ['D01'] }, now, timing).head;
  const plain = receive({ ...of, aboutStaff: [] }, now, timing).head;

  expect([about.level, about.recused]).toEqual([2, ['D01']]);
  expect([plain.level, plain.recused]).toEqual([0, undefined]);
});
