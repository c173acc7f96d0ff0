import { expect, test } from 'vitest';
import { addDays, addMs } from '../../../functions/kernel/time.ts';
import { mustBeWithin, noted, othersOf } from '../../../functions/tickets/compensation/compensation-rules.ts';
import type { Given } from '../../../functions/tickets/compensation/model.ts';
import { disagreeIt, proposeIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { aTicket, now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, matter, of, takenOver } from '../../support/complaint.ts';
import { hours, outcomeOf, type World, world } from '../../support/world.ts';

type Case = { readonly agreedFen?: number; readonly offeredFen?: number };

test.each<[string, number, number | undefined, Case, Case[], string]>([
  ['nothing', 0, 10_000, {}, [], 'may'],
  ['just what the post may give', 10_000, 10_000, {}, [], 'may'],
  ['a fen more', 10_001, 10_000, {}, [], 'ticket.beyondAuthority'],
  ['the rest of what the post may give in a case', 4_000, 10_000, { agreedFen: 6_000 }, [], 'may'],
  ['in two parts what it may not give in one', 4_001, 10_000, { agreedFen: 6_000 }, [], 'ticket.beyondAuthority'],
  ['nothing more where all was given', 0, 10_000, { agreedFen: 10_000 }, [], 'may'],
  ['as much as is right, by the leader of the company', 9_000_000, undefined, {}, [{ agreedFen: 9_000_000 }], 'may'],
  ['in two matters what it may not give in one', 4_001, 10_000, {}, [{ agreedFen: 6_000 }], 'ticket.beyondAuthority'],
  [
    'beside what another has offered and nobody has answered',
    4_001,
    10_000,
    {},
    [{ offeredFen: 6_000 }],
    'ticket.beyondAuthority',
  ],
  [
    'the rest of what the guest may be given',
    1_000,
    10_000,
    { agreedFen: 3_000 },
    [{ agreedFen: 2_000 }, { agreedFen: 4_000 }],
    'may',
  ],
])('a post may offer within its authority: %s', async (_title, compensationFen, limit, over, others, expected) => {
  const outcome = await outcomeOf(() => {
    mustBeWithin(limit, { compensationFen, ticket: aTicket(over), others: others.map((one) => aTicket(one)) });
    return 'may';
  });

  expect(outcome).toBe(expected);
});

const [own, other] = [aTicket().ticketNo, 'GD20261123B7K2M1' as Ticket['ticketNo']];
const listed = (at: string): Given => ({
  ...{ site: 'dolon' as never, party: 'C.cus_1', version: 1 },
  matters: [
    { ticketNo: own, at: now },
    { ticketNo: other, at: at as never },
  ],
});

test.each<[string, string, string[]]>([
  ['of this hour', now, [other]],
  ['of almost ninety days ago', addMs(addDays(now, -90), 1), [other]],
  ['of ninety days ago', addDays(now, -90), []],
])('a guest’s other matters count for ninety days: one %s', (_title, at, expected) => {
  expect(othersOf([listed(at), listed(at)], { ticketNo: own }, now)).toEqual(expected);
});

test('a guest’s list keeps his newest fifty matters, each of them once', () => {
  const long = { ...listed(now), matters: Array.from({ length: 50 }, () => ({ ticketNo: other, at: now })) };

  const { matters } = noted(long, long, aTicket(), now);

  expect([matters.length, matters.at(-1)?.ticketNo]).toEqual([1 + 49, own]);
  expect(noted(noted(undefined, long, aTicket(), now), long, aTicket(), now).matters).toHaveLength(1);
});

const guest = { ...matter, contact: { phone: '19000000001' } };
const inHand = async (w: World, told: object) => takenOver(w, await dispatchedComplaint(w, told));
const offer = (w: World, ticket: Awaited<ReturnType<typeof inHand>>, compensationFen: number) =>
  w.as(ticket.workOrder?.assignee ?? '', proposeIt, { ...of(ticket), body: { proposal: '补偿', compensationFen } });

test('what one guest is offered in several matters adds up, however his number is written; a refused offer gives way', async () => {
  const w = await world();
  const [first, second] = [
    await inHand(w, guest),
    await inHand(w, { ...matter, contact: { phone: '+86 190 0000 0001' } }),
  ];
  const offered = await offer(w, first, 6_000);

  const beyond = await outcomeOf(() => offer(w, second, 5_000));
  await w.as(first.workOrder?.assignee ?? '', disagreeIt, { ...of(offered), body: {} });
  const within = await offer(w, second, 5_000);

  expect([beyond, within.offeredFen]).toEqual(['ticket.beyondAuthority', 5_000]);
});

test('of two who offer to one guest at once, the second counts what the first did', async () => {
  const w = await world();
  const both = [await inHand(w, guest), await inHand(w, guest)];

  const outcomes = await Promise.all(both.map((one) => outcomeOf(async () => (await offer(w, one, 6_000)).status)));

  expect(outcomes.filter((one) => one === 'PROPOSED')).toHaveLength(1);
});

test('a stranger’s matter counts for nobody else, nor does one of ninety days ago', async () => {
  const w = await world();
  const first = await inHand(w, guest);
  await offer(w, first, 10_000);
  const stranger = await inHand(w, { ...matter, contact: { phone: '19000000002' } });
  const atOnce = await offer(w, stranger, 10_000);
  await w.pass(hours(24 * 90));
  const later = await inHand(w, guest);

  const again = await offer(w, later, 10_000);

  expect([atOnce.offeredFen, again.offeredFen]).toEqual([10_000, 10_000]);
});
