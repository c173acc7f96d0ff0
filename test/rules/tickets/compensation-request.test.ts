import { describe, expect, test } from 'vitest';
import { defaults } from '../../../functions/policies/defaults.ts';
import {
  askCompensationIt,
  decideCompensationIt,
} from '../../../functions/tickets/compensation/actions/ask-compensation.ts';
import type { CompensationRequest } from '../../../functions/tickets/compensation/model.ts';
import {
  askCompensation,
  decideCompensation,
  grantFor,
  rankFor,
} from '../../../functions/tickets/compensation/request-rules.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { agreeIt, disagreeIt, proposeIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { anOrder, aTicket, now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, matter, of, takenOver } from '../../support/complaint.ts';
import { outcomeOf, site, type World, world } from '../../support/world.ts';

const limits = defaults.compensation.limitsFen;
const working = (over: Partial<Ticket> = {}) =>
  aTicket({ status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }), ...over });
const counted = (over: Partial<Ticket> = {}, others: Array<Partial<Ticket>> = []) => ({
  ...{ ticket: working(over), others: others.map((one) => aTicket(one)), limits },
});
const asked = (over: Partial<CompensationRequest> = {}): CompensationRequest => ({
  ...{ site: working().site, ticketNo: working().ticketNo, status: 'ASKED', fen: 50_000, by: 'H01', askedAt: now },
  ...{ version: 1, ...over },
});

test.each<[string, number, Partial<Ticket>, Array<Partial<Ticket>>, string, number]>([
  ['¥100.01', 10_001, {}, [], 'LEADER', 1],
  ['¥300', 30_000, {}, [], 'LEADER', 1],
  ['¥300.01', 30_001, {}, [], 'SUPERVISOR', 2],
  ['¥1,000', 100_000, {}, [], 'SUPERVISOR', 2],
  ['¥5,000', 500_000, {}, [], 'MANAGER', 3],
  ['¥5,000.01', 500_001, {}, [], 'COMPANY', 4],
  ['¥200 where ¥100.01 were given in the case', 20_000, { agreedFen: 10_001 }, [], 'SUPERVISOR', 2],
  ['¥1 where the guest was offered ¥5,000 elsewhere', 100, {}, [{ offeredFen: 500_000 }], 'COMPANY', 4],
])('%s is for the lowest rank that may give it', (_what, fen, over, others, rank, level) => {
  expect(rankFor(fen, counted(over, others))).toEqual({ rank, level });
});

describe('asking', () => {
  const ask = (before: CompensationRequest | undefined, over: Partial<Ticket> = {}, fen = 50_000) =>
    outcomeOf(() => askCompensation(before, { ...about, fen }, { ...counted(over), now }).request.status);
  const about = { reason: '退还房费', by: 'H01', rank: 'STAFF', to: 'S02' } as const;

  test.each<[string, CompensationRequest | undefined, Partial<Ticket>, number, string]>([
    ['for the first time', undefined, {}, 50_000, 'ASKED'],
    ['while it is not decided', asked(), {}, 50_000, 'ticket.compensationAsked'],
    ['again after a refusal', asked({ status: 'REFUSED' }), {}, 50_000, 'ASKED'],
    ['for more than was granted', asked({ status: 'GRANTED' }), {}, 60_000, 'ASKED'],
    ['once more after it was used', asked({ status: 'USED' }), {}, 50_000, 'ASKED'],
    ['for what his own post may give', undefined, {}, 10_000, 'ticket.withinOwnAuthority'],
    ['for what his own post may give, with what it gave', undefined, { agreedFen: 1 }, 10_000, 'ASKED'],
    ['before anybody has taken it over', undefined, { status: 'DISPATCHED' }, 50_000, 'state.notAllowed'],
    ['after its end', undefined, { status: 'RESOLVED' }, 50_000, 'state.notAllowed'],
  ])('%s', async (_when, before, over, fen, expected) => {
    expect(await ask(before, over, fen)).toBe(expected);
  });
});

describe('deciding', () => {
  const note = '同意';

  test.each<
    [string, CompensationRequest | undefined, string, 'STAFF' | 'LEADER' | 'SUPERVISOR' | 'COMPANY', boolean, string]
  >([
    ['by a rank that may give it', asked(), 'S02', 'SUPERVISOR', true, 'GRANTED'],
    ['by a rank that may give it, refused', asked(), 'S02', 'SUPERVISOR', false, 'REFUSED'],
    ['by a rank that may not give it', asked(), 'S03', 'LEADER', true, 'ticket.beyondAuthority'],
    ['by a rank that may not give it, refused', asked(), 'S03', 'LEADER', false, 'REFUSED'],
    ['by the leader of the company, whatever it is', asked({ fen: 9_000_000 }), 'L01', 'COMPANY', true, 'GRANTED'],
    ['by whoever asked', asked({ by: 'S02' }), 'S02', 'SUPERVISOR', true, 'ticket.notYourOwnRequest'],
    ['by whoever would offer it', asked({ by: 'S09' }), 'H01', 'SUPERVISOR', true, 'ticket.notYourOwnRequest'],
    ['where nothing is asked', undefined, 'S02', 'SUPERVISOR', true, 'ticket.noCompensationAsked'],
    ['where it was decided', asked({ status: 'REFUSED' }), 'S02', 'SUPERVISOR', true, 'ticket.noCompensationAsked'],
  ])('%s', async (_how, before, by, rank, granted, expected) => {
    const outcome = await outcomeOf(
      () => decideCompensation(before, { granted, note, by, rank }, counted()).request.status,
    );

    expect(outcome).toBe(expected);
  });

  test('counts what the guest was given elsewhere', async () => {
    const of = counted({}, [{ agreedFen: 60_000 }]);

    const outcome = await outcomeOf(
      () => decideCompensation(asked(), { granted: true, note, by: 'S02', rank: 'SUPERVISOR' }, of).request.status,
    );

    expect(outcome).toBe('ticket.beyondAuthority');
  });
});

test.each<[string, Partial<CompensationRequest> | undefined, number, Array<Partial<Ticket>>, string | undefined]>([
  ['as much as was granted', {}, 50_000, [], 'USED'],
  ['less', {}, 40_000, [], 'USED'],
  ['more', {}, 50_001, [], undefined],
  ['what nobody has decided', { status: 'ASKED' }, 50_000, [], undefined],
  ['what was used already', { status: 'USED' }, 50_000, [], undefined],
  ['what the guest has been given elsewhere meanwhile', {}, 50_000, [{ agreedFen: 60_000 }], undefined],
  ['what nobody has asked for', undefined, 50_000, [], undefined],
])('an offer rests on a grant: %s', (_what, over, fen, others, expected) => {
  const request = over && asked({ status: 'GRANTED', decidedBy: 'S02', rank: 'SUPERVISOR', ...over });

  expect(grantFor(request, fen, counted({}, others))?.status).toBe(expected);
});

const handlerOf = (ticket: TicketView) => ticket.workOrder?.assignee ?? '';
const asking = (w: World, ticket: TicketView, compensationFen: number) =>
  w.as(handlerOf(ticket), askCompensationIt, { ...of(ticket), body: { compensationFen, reason: '婚宴延误' } });
const deciding = (w: World, who: string, ticket: TicketView, granted = true) =>
  w.as(who, decideCompensationIt, { ...of(ticket), body: { granted, note: '一次性处理' } });
const offering = (w: World, ticket: TicketView, compensationFen: number) =>
  w.as(handlerOf(ticket), proposeIt, { ...of(ticket), body: { proposal: '补偿', compensationFen } });

test('more than ¥5,000 is offered by the handler once the leader of the company has granted it, and used once', async () => {
  const w = await world({ tells: true });
  const inHand = await takenOver(w, await dispatchedComplaint(w, { ...matter, contact: { phone: '19000000001' } }));
  const ask = await asking(w, inHand, 600_000);
  await w.relay();
  const told = w.events().find(({ type }) => type === 'ticket.compensation-asked');
  const managers = await outcomeOf(() => deciding(w, 'S01', ask));
  const granted = await deciding(w, 'L01', ask);
  const shown = await w.as('L01', view, { params: { ticketId: granted.id }, query: { words: 'HIDDEN' } });

  const proposed = await offering(w, granted, 600_000);
  const agreed = await w.as(handlerOf(proposed), agreeIt, { ...of(proposed), body: {} });

  expect([told?.facts, managers]).toMatchObject([{ to: 'L01', rank: 'COMPANY' }, 'ticket.beyondAuthority']);
  expect(shown.compensation).toMatchObject({ status: 'GRANTED', fen: 600_000, decidedBy: 'L01', rank: 'COMPANY' });
  expect([proposed.offeredFen, agreed.agreedFen]).toEqual([600_000, 600_000]);
  expect((await w.tickets.compensation.request(site, inHand.ticketNo as never))?.status).toBe('USED');
});

test('a grant allows one offer: once the guest has refused that, it is asked for anew', async () => {
  const w = await world();
  const inHand = await takenOver(w, await dispatchedComplaint(w));
  const granted = await deciding(w, 'S02', await asking(w, inHand, 50_000));
  const refused = await w.as(handlerOf(inHand), disagreeIt, { ...of(await offering(w, granted, 50_000)), body: {} });

  const again = await outcomeOf(() => offering(w, refused, 50_000));

  expect(again).toBe('ticket.beyondAuthority');
});
