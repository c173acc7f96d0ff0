import { expect, test } from 'vitest';
import { textsOf } from '../../../functions/kernel/event.ts';
import { startClocks } from '../../../functions/tickets/clocks.ts';
import { resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { resolve } from '../../../functions/tickets/handling/closing-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { anOrder, aTicket, now, timing } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, of, result, takenOver } from '../../support/complaint.ts';
import { outcomeOf, site, type World, world } from '../../support/world.ts';

async function resolvedWith(w: World, over: object) {
  const working = await takenOver(w, await dispatchedComplaint(w));
  return w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: { ...result, ...over } });
}

test('a resolution says what the guest was given beside what he asked for, and its cause by a code that figures can count', async () => {
  const w = await world();

  const { ticketNo, version } = await resolvedWith(w, { causeCode: 'EQUIPMENT', remedyGiven: '免当晚房费' });

  const told = await w.tickets.tickets.eventAt(site, ticketNo as never, version);
  expect(told?.facts).toMatchObject({ causeCode: 'EQUIPMENT' });
  expect(told && textsOf(told)).toMatchObject({ remedyGiven: '免当晚房费', cause: result.cause });
});

test('a cause that the list does not have is refused with the field and the list, and nothing is changed', async () => {
  const w = await world();
  const working = await takenOver(w, await dispatchedComplaint(w));
  const before = w.events().length;

  const refused = await w
    .as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: { ...result, causeCode: 'BAD_LUCK' } })
    .catch((error) => error);

  expect([refused.code, refused.details.fields]).toEqual([
    'ticket.unknownCause',
    [{ path: 'causeCode', reason: 'not in the list' }],
  ]);
  expect(refused.details.known).toContain('EQUIPMENT');
  expect(w.events()).toHaveLength(before);
});

test.each([
  ['before the matter was received', '2026-11-23T01:59:59.999Z', 'ticket.toldBeforeReceipt', 'before the receipt'],
  ['in the future', '2026-11-23T02:00:00.001Z', 'ticket.toldInFuture', 'in the future'],
])(
  'a guest who was told %s was not told: the field is named, and nothing is changed',
  async (_title, told, code, reason) => {
    const w = await world();
    const working = await takenOver(w, await dispatchedComplaint(w));
    const before = w.events().length;
    const body = { ...result, complainantToldAt: told };

    const refused = await w
      .as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body })
      .catch((error) => error);

    expect([refused.code, refused.details.fields]).toEqual([code, [{ path: 'complainantToldAt', reason }]]);
    expect(w.events()).toHaveLength(before);
  },
);

test.each<[string, number | undefined, number | undefined, string]>([
  ['what was agreed', 8_000, 8_000, 'RESOLVED'],
  ['less than was agreed', 8_000, 5_000, 'RESOLVED'],
  ['nothing, and nothing was agreed', undefined, 0, 'RESOLVED'],
  ['a fen more than was agreed', 8_000, 8_001, 'ticket.givenBeyondAgreed'],
  ['money that he was offered by nobody', undefined, 1, 'ticket.givenBeyondAgreed'],
])('money reaches a guest by what he agreed to: given is %s', async (_title, agreedFen, givenFen, outcome) => {
  const order = anOrder({ status: 'TAKEN_OVER' });
  const ticket = aTicket({ status: 'EXECUTING', workOrder: order, ...(agreedFen !== undefined && { agreedFen }) });

  const told = await outcomeOf(() => {
    const { head, event } = resolve(ticket, { ...result, staffNo: order.assignee, givenFen }, now, timing);
    expect(event.facts?.givenFen).toBe(givenFen);
    return head.status;
  });

  expect(told).toBe(outcome);
});

test('neither is needed', async () => {
  const w = await world();

  expect(await outcomeOf(async () => (await resolvedWith(w, {})).status)).toBe('RESOLVED');
});

test.each<[string, Partial<Ticket>, string | undefined]>([
  ['a suggestion by letter: one working day', { channel: 'LETTER', kind: 'SUGGESTION', priority: 'P4' }, '2026-11-24'],
  ['a suggestion by telephone: two', { channel: 'PHONE', kind: 'SUGGESTION', priority: 'P4' }, '2026-11-25'],
  ['a complaint by letter: the four hours of its priority', { channel: 'LETTER', priority: 'P3' }, '2026-11-23'],
])('whoever wrote hears that it is here: %s', (_what, over, day) => {
  const { FIRST_CONTACT } = startClocks(['FIRST_CONTACT'], aTicket(over), now, timing);

  expect(FIRST_CONTACT?.dueAt.slice(0, 10)).toBe(day);
});
