import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/kernel/time.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { setExternalDateIt } from '../../../functions/tickets/external/actions/set-external-date.ts';
import { type KnownCase, setExternal } from '../../../functions/tickets/external/external-rules.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { internalTarget } from '../../../functions/tickets/intake/source-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { TicketStatus } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { matter, of } from '../../support/complaint.ts';
import { wholeDoor } from '../../support/whole-door.ts';
import { outcomeOf, world } from '../../support/world.ts';

const DAY = 24 * 60;
const forwarded = (over: Partial<KnownCase> = {}) => ({
  ...{ authority: '12315', externalNo: 'ODR-1', forwardedAt: later(-60), dueAt: later(4 * DAY) },
  ...over,
});
const set = (ticket: Ticket, told: Partial<KnownCase> = {}, known?: KnownCase, at = now) =>
  setExternal(ticket, { ...forwarded(told), document: '转办单' }, { known, now: at, timing });
const codeOf = (act: () => unknown) =>
  outcomeOf(() => {
    act();
    return 'set';
  });

describe('an authority that takes up a matter that is known already', () => {
  test('has a clock of its own, and the solution is due before it', () => {
    const { head, event } = set(aTicket());

    const target = internalTarget({ from: later(-60), dueAt: later(4 * DAY) }, timing);
    expect(head.clocks.EXTERNAL).toEqual({ state: 'RUNNING', from: later(-60), dueAt: later(4 * DAY), rung: 0 });
    expect([head.clocks.RESOLVE?.dueAt, head.clocks.TOTAL_RESOLVE?.dueAt]).toEqual([target, target]);
    expect(target < (aTicket().clocks.RESOLVE?.dueAt ?? '')).toBe(true);
    expect(event).toMatchObject({
      type: 'ticket.external-date-set',
      facts: { externalNo: 'ODR-1', dueAt: later(4 * DAY) },
    });
  });

  test('is the manager’s business at once, and does not bring down what stands higher', () => {
    expect([set(aTicket({ level: 0 })).head.level, set(aTicket({ level: 4 })).head.level]).toEqual([3, 4]);
  });

  test('whose date is far away puts off nothing that the guest was promised', () => {
    const before = aTicket();

    const { head } = set(before, { dueAt: later(60 * DAY) });

    expect(head.clocks.RESOLVE?.dueAt).toBe(before.clocks.RESOLVE?.dueAt);
  });
});

describe('a date that the authority puts off', () => {
  const known = forwarded();
  const dated = set(aTicket()).head;

  test('runs on from its beginning, and what was promised before it stays promised', () => {
    const { head, event } = set(dated, { dueAt: later(20 * DAY) }, known);

    expect(head.clocks.EXTERNAL).toEqual({ state: 'RUNNING', from: later(-60), dueAt: later(20 * DAY), rung: 0 });
    expect(head.clocks.RESOLVE?.dueAt).toBe(dated.clocks.RESOLVE?.dueAt);
    expect(event.facts).toMatchObject({ before: later(4 * DAY), dueAt: later(20 * DAY) });
  });

  test.each<[string, number, number, number]>([
    ['after half of its time, to twice as long', 80, 8, 0],
    ['after half of its time, to a day more', 80, 5, 50],
    ['after it was late', 100, 20, 0],
  ])('%s: shares that are still to come are told again, others are not', (_when, rung, days, expected) => {
    const at = later(2.6 * DAY);
    const run = { ...dated, clocks: { ...dated.clocks, EXTERNAL: { ...dated.clocks.EXTERNAL, rung } as never } };

    const { head } = set(run, { dueAt: later(days * DAY) }, known, at);

    expect(head.clocks.EXTERNAL?.rung).toBe(expected);
  });

  test('of another authority does not put off the earlier one, and an earlier one takes its place', async () => {
    const other = { externalNo: 'NM-9', authority: '12345' };

    const lateOne = await codeOf(() => set(dated, { ...other, dueAt: later(9 * DAY) }, known));
    const earlier = set(dated, { ...other, dueAt: later(2 * DAY) }, known).head;

    expect([lateOne, earlier.clocks.EXTERNAL?.dueAt]).toEqual(['ticket.otherAuthorityRuns', later(2 * DAY)]);
  });
});

test.each<[string, Partial<KnownCase>]>([
  ['forwarded tomorrow', { forwardedAt: later(DAY) }],
  ['over already', { dueAt: now }],
])('a date that is %s is refused', async (_what, told) => {
  expect(await codeOf(() => set(aTicket(), told))).toBe('ticket.sourceOutOfOrder');
});

test.each(TicketStatus.options)('in state %s a date is set while somebody is to work on the matter', async (status) => {
  const open = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'];
  const ticket = aTicket({ status, workOrder: anOrder({ status: 'TAKEN_OVER' }) });

  expect(await codeOf(() => set(ticket))).toBe(open.includes(status) ? 'set' : 'state.notAllowed');
});

test('is kept with its document, shown with the matter, and prolonged by the same number', async () => {
  const w = await world();
  const filed = await w.as('S04', register, { body: matter });
  const first = { ...forwarded(), document: '转办单 1' };
  const second = { ...first, dueAt: addDays(first.dueAt, 10), document: '延期告知书 2' };

  const dated = await w.as('S04', setExternalDateIt, { ...of(filed), body: first });
  const prolonged = await w.as('S04', setExternalDateIt, { ...of(dated), body: second });
  await w.relay();

  const shown = await w.as('S04', view, { params: { ticketId: filed.id }, query: { words: 'HIDDEN' } });
  expect(shown.external).toMatchObject({
    externalNo: 'ODR-1',
    dueAt: second.dueAt,
    document: '延期告知书 2',
    setBy: 'S04',
  });
  expect([dated.level, dated.told?.staffNo]).toEqual([3, 'S01']);
  expect(prolonged.clocks.find(({ kind }) => kind === 'EXTERNAL')?.dueAt).toBe(second.dueAt);
});

test('a case of a hotline without its number and date is refused with the field’s path, and nothing is kept', async () => {
  const door = await wholeDoor();
  const before = door.w.table.items().length;

  const told = await door.ask('tickets', {
    ...{ method: 'POST', path: '/tickets', staffNo: 'S04' },
    headers: { 'idempotency-key': 'hotline-without-a-date' },
    body: { ...matter, channel: 'HOTLINE_12345' },
  });

  expect([told.status, told.code, told.data.fields]).toMatchObject([
    400,
    'ticket.externalMissing',
    [{ path: 'source.external' }],
  ]);
  expect(door.w.table.items()).toHaveLength(before);
});
