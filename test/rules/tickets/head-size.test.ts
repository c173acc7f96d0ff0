import { expect, test } from 'vitest';
import type { CustomerId } from '../../../functions/kernel/ids.ts';
import { Records } from '../../../functions/platform/records.ts';
import { giveBack, settleLapsedOffer } from '../../../functions/tickets/dispatch/offer-rules.ts';
import { ticketKind } from '../../../functions/tickets/kinds.ts';
import { Ticket } from '../../../functions/tickets/model.ts';
import { packHead } from '../../../functions/tickets/packing.ts';
import { Channel, type ClockKind, Domain, Severity, Stage, TicketKind } from '../../../functions/tickets/words.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
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

const running = { state: 'RUNNING', from: now, dueAt: later(1_440), rung: 200, paused: 999 } as const;
/** Only the solution can be put off by an extension. */
const extendable: readonly ClockKind[] = ['RESOLVE', 'TOTAL_RESOLVE'];
const clocks = (...kinds: ClockKind[]) =>
  Object.fromEntries(
    kinds.map((kind) => [kind, { ...running, ...(extendable.includes(kind) && { granted: 20 }) }] as const),
  );

/** Every field that a head can have, as long as it can be: a new one that is forgotten here fails the types. */
const longest = {
  ...(({ id, site, ticketNo, receivedAt }) => ({ id, site, ticketNo, receivedAt }))(aTicket()),
  kind: 'COMMENDATION',
  channel: 'PLATFORM_12315',
  domain: 'FRESH_PRODUCT',
  stage: 'DERIVATIVE',
  category: '字'.repeat(20),
  status: 'DISPATCHED',
  resumes: 'WAITING_CUSTOMER',
  severity: 'SERIOUS',
  priority: 'P1',
  anonymous: false,
  customerId: 'cus_01HK153X00FV0QTBMYWKVK8T81' as CustomerId,
  workOrders: 999,
  workOrder: anOrder({ assignee: 'H77', unitId: 'A'.repeat(23), generation: 10 }),
  passedOver: people.slice(0, 6),
  handlers: people,
  owner: 'H11A',
  noTaker: true,
  recused: people.slice(0, 3),
  about: 'NAMED',
  resolvedAt: now,
  followUps: 999,
  reopened: 999,
  level: 4,
  told: { staffNo: 'H11A', ackBy: now, level: 4 },
  clocks: clocks('PROGRESS', 'RESOLVE', 'TOTAL_RESOLVE', 'LEGAL', 'EXTERNAL', 'CONTAINMENT'),
  stopped: clocks('TOTAL_RESOLVE', 'LEGAL', 'EXTERNAL'),
  pausedAt: now,
  reminded: 9,
  silent: true,
  proposedAt: now,
  closedAt: now,
  endedAs: 'NOT_FOLLOWED_UP',
  withdrawnAt: now,
  binds: true,
  spokeAt: now,
  goodwill: true,
  safety: true,
  urgedAt: now,
  urges: 999,
  offeredFen: 100_000_000,
  agreedFen: 100_000_000,
  extension: { workdays: 10, by: 'H11A' },
  extended: 9,
  mergedInto: aTicket().ticketNo,
  coHandlers: people.slice(0, 4),
  handOver: { to: 'H11A', until: now },
  returns: 99,
  misses: 99,
  supervision: { n: 99, open: { status: 'OVERDUE', level: 'RED', by: 'H11A', to: 'H77A', dueAt: now } },
  outside: true,
  contained: true,
  grade: 'V',
  legal: { rule: 'A'.repeat(24), pausedAt: now, taken: true },
  review: 'ADDRESS_LIMIT',
  suspectedRepeatOf: aTicket().ticketNo,
  textFlag: 'RISKY',
  slaVersion: 99_999,
  generation: 99_999,
  ladderAt: now,
  watchAt: now,
  version: 99_999,
} satisfies Required<Ticket>;

/** Everything at once, which no case comes to. */
const all = Ticket.parse(longest);

/** What cannot be together, and so is left out of one of the largest heads that can be. */
const {
  mergedInto: _over,
  closedAt: _ended,
  endedAs: _how,
  spokeAt: _after,
  stopped: _still,
  review: _looked,
  suspectedRepeatOf: _assessed,
  noTaker: _nobody,
  ...open
} = all;
const {
  resumes,
  proposedAt,
  pausedAt,
  reminded,
  resolvedAt,
  offeredFen,
  agreedFen,
  extension,
  extended,
  binds,
  ...live
} = open;

/** Offered for the first time: every promise of the intake still runs, and nobody has worked on it. */
const offered: Ticket = {
  ...live,
  ...{ handlers: [], clocks: { ...all.clocks, ...clocks('FIRST_CONTACT', 'FIRST_ANSWER', 'TAKE_OVER') } },
};

/** Waiting for the guest, after it was taken up again and again: many hands, nothing on offer, no offer open. */
const waiting: Ticket = { ...live, binds, pausedAt, reminded, resolvedAt, agreedFen, extension, extended } as Ticket;

/** Handed on while it waits for the guest: offered to somebody new beside that, and on its way to no colleague any more. */
const { handOver: _gone, ...left } = waiting;
const handedOn: Ticket = {
  ...{ ...left, resumes },
  clocks: { ...all.clocks, ...clocks('TAKE_OVER') },
} as Ticket;

/** A proposal that is out, in the same round: what a group agreed to before binds nobody any more. */
const proposed: Ticket = {
  ...live,
  proposedAt,
  reminded,
  resolvedAt,
  offeredFen,
  agreedFen,
  extension,
  extended,
} as Ticket;

test('the largest heads that can be cost one write unit', async () => {
  const bytes = {
    ...{ offered: await kept(offered), waiting: await kept(waiting), proposed: await kept(proposed) },
    handedOn: await kept(handedOn),
    plain: await kept(aTicket()),
  };

  console.info(`bytes of a head: ${JSON.stringify(bytes)}`);
  expect(Math.max(...Object.values(bytes))).toBeLessThanOrEqual(1_024);
});

test('a head with every field that it can have is read as it was written', async () => {
  const item = await records.encode(ticketKind, all);

  expect(await records.decode(ticketKind, item)).toEqual(all);
});

test.each([
  ['kind', TicketKind.options],
  ['channel', Channel.options],
  ['domain', Domain.options],
  ['stage', Stage.options],
  ['severity', Severity.options],
] as const)('every word of %s is kept in two letters of its own', (field, words) => {
  const kept = words.map((word) => Object.values(packHead({ ...aTicket(), [field]: word } as Ticket)));

  const short = kept.map((values) => JSON.stringify(values));
  expect(new Set(short).size).toBe(words.length);
  expect(words.filter((word, n) => kept[n]?.includes(word))).toEqual([]);
});

test('a seventh person who gives a matter back, or misses it, still can', async () => {
  const { id } = longest.workOrder;
  const given = { workOrderId: id, staffNo: 'H77', reason: '不归我', now, timing };

  const { returns: _twice, ...once } = all;
  const back = giveBack(once, given).head;
  const missed = settleLapsedOffer(all, undefined, now, timing).head;

  expect([back.passedOver, missed.passedOver]).toEqual(Array(2).fill([...people.slice(1, 6), 'H77']));
  await expect(records.encode(ticketKind, back)).resolves.toMatchObject({ status: 'ACCEPTED' });
});
