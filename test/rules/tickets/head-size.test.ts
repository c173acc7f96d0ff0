import { expect, test } from 'vitest';
import type { CustomerId } from '../../../functions/kernel/ids.ts';
import { Records } from '../../../functions/platform/records.ts';
import { startClocks } from '../../../functions/tickets/clocks.ts';
import { giveBack, settleLapsedOffer } from '../../../functions/tickets/dispatch/offer-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { ticketKind } from '../../../functions/tickets/store.ts';
import type { ClockKind } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, now, timing } from '../../support/builders-tickets.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { plainSealer } from '../../support/plain-sealer.ts';

const records = new Records(memoryTable(), plainSealer);
const people = Array.from({ length: 8 }, (_, n) => `H1${n}A`);

/**
 * What DynamoDB counts: UTF-8 of names and texts, a byte and a digit's half for numbers, 3 bytes a list or map and 1 an entry.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).length / 2) + 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + 1 + sizeOf(part), 3);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, part]) => sum + 1 + Buffer.byteLength(name) + sizeOf(part), 3);
}

const kept = async (ticket: Ticket) => {
  const item = await records.encode(ticketKind, ticket);
  return sizeOf(item) - 3 - Object.keys(item).length;
};

/** Every field as long as it can be. */
const longest = {
  kind: 'COMMENDATION',
  channel: 'PLATFORM_12315',
  domain: 'FRESH_PRODUCT',
  stage: 'DERIVATIVE',
  category: '字'.repeat(20),
  status: 'DISPATCHED',
  severity: 'SERIOUS',
  priority: 'P1',
  customerId: 'cus_01HK153X00FV0QTBMYWKVK8T81' as CustomerId,
  workOrders: 999,
  workOrder: anOrder({ assignee: 'H77', unitId: 'A'.repeat(23), generation: 10 }),
  passedOver: people,
  recused: people.slice(0, 3),
  level: 4,
  slaVersion: 99_999,
  generation: 99_999,
  ladderAt: now,
  watchAt: now,
  version: 99_999,
} as const;
const clocks = (...kinds: ClockKind[]) => startClocks(kinds, 'P1', now, timing);

/** Offered for the first time, every promise of the intake still running. */
const first: Ticket = aTicket({
  ...longest,
  clocks: clocks('FIRST_CONTACT', 'FIRST_ANSWER', 'RESOLVE', 'TOTAL_RESOLVE', 'TAKE_OVER'),
});

/** Offered once more after it was taken up again and again: the guest has his answers, many hands have worked on it. */
const again: Ticket = aTicket({
  ...longest,
  handlers: people,
  resolvedAt: now,
  followUps: 999,
  reopened: 999,
  clocks: clocks('RESOLVE', 'TOTAL_RESOLVE', 'TAKE_OVER'),
});

test('the largest heads that can be cost one write unit', async () => {
  const bytes = { first: await kept(first), again: await kept(again), plain: await kept(aTicket()) };

  console.info(`bytes of a head: ${JSON.stringify(bytes)}`);
  expect(Math.max(bytes.first, bytes.again)).toBeLessThanOrEqual(1_024);
});

test.each([first, again])('a head is read as it was written', async (ticket) => {
  const item = await records.encode(ticketKind, ticket);

  expect(await records.decode(ticketKind, item)).toEqual(ticket);
});

test('a ninth person who gives a matter back, or misses it, still can', async () => {
  const { id } = longest.workOrder;
  const given = { workOrderId: id, staffNo: 'H77', reason: '不归我', now, timing };

  const back = giveBack(first, given).head;
  const missed = settleLapsedOffer(first, undefined, now, timing).head;

  expect([back.passedOver, missed.passedOver]).toEqual(Array(2).fill([...people.slice(1), 'H77']));
  await expect(records.encode(ticketKind, back)).resolves.toMatchObject({ status: 'ACCEPTED' });
});
