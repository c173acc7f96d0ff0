import { describe, expect, test } from 'vitest';
import { cancel } from '../../../functions/follow-ups/actions/cancel-follow-up.ts';
import { list } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import type { EventRecord } from '../../../functions/kernel/event.ts';
import { addDays } from '../../../functions/kernel/time.ts';
import { setPolicy } from '../../../functions/policies/actions/put-policy.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { closeSilentIt } from '../../../functions/tickets/after-closing/actions/after-closing.ts';
import { acceptHandOverIt, handOverIt, inviteIt } from '../../../functions/tickets/co-handling/actions/change-parts.ts';
import * as talk from '../../../functions/tickets/dialogue/actions/converse.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { takeOverIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { barredFrom, levelInstead, workersOf } from '../../../functions/tickets/duties/duty-rules.ts';
import {
  accept,
  assess,
  decline,
  message,
  resolveIt,
} from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { decideExtensionIt, extendIt } from '../../../functions/tickets/ladder/actions/command.ts';
import { pauseLegalIt } from '../../../functions/tickets/legal/actions/pause-legal.ts';
import { mergeIt } from '../../../functions/tickets/merging/actions/merge-tickets.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { findings, matter, of, orderOf, result } from '../../support/complaint.ts';
import { hours, outcomeOf, type World, world } from '../../support/world.ts';

/**
 * Domain 4.0, separation of duties by person: every step that only somebody else may do, by what the person has to do with the
 * matter. The person is the manager, whose posts allow him all of them: it is he who is kept from it, not his post.
 */
const PERSON = 'S01';

type Relation = 'NONE' | 'LEAD' | 'FORMER' | 'CO_HANDLER' | 'SPOKE';
const relations: readonly Relation[] = ['NONE', 'LEAD', 'FORMER', 'CO_HANDLER', 'SPOKE'];

const fresh = (w: World, { ticketNo }: TicketView) => w.ticket(ticketNo) as unknown as Promise<TicketView>;

/** An act on a matter as it stands now. */
const act = async (w: World, who: string, action: object, ticket: TicketView, body: object = {}) =>
  w.as(who, action as never, { ...of(await fresh(w, ticket)), body }) as Promise<TicketView>;

const toManager = { unitId: 'CENTRE', staffId: PERSON };
const toHousekeeping = { unitId: 'HOUSEKEEPING', staffId: 'D01' };

/** A matter in work, with which the person has to do as the case says; who works on it now. */
async function inWork(
  w: World,
  relation: Relation,
  told: object = matter,
): Promise<{ ticket: TicketView; lead: string }> {
  const filed = await w.as('S04', register, { body: told });
  await act(w, 'S04', assess, filed, findings);
  await act(w, 'S04', accept, filed);
  const isLead = relation === 'LEAD' || relation === 'FORMER';
  const offered = await act(w, 'S02', dispatchIt, filed, isLead ? toManager : toHousekeeping);
  const first = isLead ? PERSON : 'D01';
  let ticket = await w.as(first, takeOverIt, orderOf(offered));
  if (relation === 'FORMER') {
    const order = { params: { workOrderId: ticket.workOrder?.id } };
    await w.as(PERSON, handOverIt, { ...order, version: ticket.version, body: { to: 'D01', note: '请接手' } });
    ticket = await w.as('D01', acceptHandOverIt, { ...order, version: (await fresh(w, filed)).version });
  }
  if (relation === 'CO_HANDLER') {
    await act(w, 'S02', inviteIt, filed, toManager);
    const id = `wo_${filed.ticketNo.slice(2)}_2`;
    await w.as(PERSON, takeOverIt, { params: { workOrderId: id }, version: (await fresh(w, filed)).version });
  }
  if (relation === 'SPOKE') await act(w, PERSON, message, filed, { text: '我们正在核实。' });
  return { ticket: await fresh(w, filed), lead: relation === 'LEAD' ? PERSON : 'D01' };
}

/** Resolved by whoever has it; a part that the person did is not in the way. */
async function resolved(w: World, relation: Relation) {
  const { ticket, lead } = await inWork(w, relation);
  await act(w, lead, resolveIt, ticket, result);
  await w.relay();
  return ticket;
}

const call = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
const callOf = async (w: World) => ({ params: { followUpId: (await w.as('S09', list, {})).items[0]?.id } });

/** Every step of the table: what it asks of the matter before, and the step itself by the person. */
const steps: Readonly<Record<string, (w: World, relation: Relation) => Promise<unknown>>> = {
  async conclude(w, relation) {
    const { ticket } = await inWork(w, relation);
    return (await act(w, PERSON, talk.concludeIt, ticket, { reason: '已尽其责' })).status;
  },
  async withdraw(w, relation) {
    const { ticket } = await inWork(w, relation);
    return (await act(w, PERSON, talk.withdrawIt, ticket, { reason: '客人来电撤回' })).status;
  },
  async merge(w, relation) {
    const { ticket } = await inWork(w, relation);
    const into = await w.as('S04', register, { body: matter });
    return (await act(w, PERSON, mergeIt, ticket, { into: into.ticketNo })).status;
  },
  async transfer(w, relation) {
    const ticket = await resolved(w, relation);
    await act(w, 'S04', talk.reopenIt, ticket, { reason: '又坏了' });
    return (await act(w, PERSON, talk.transferIt, ticket, { to: '文旅局', reason: '属其职责' })).status;
  },
  async closeUnanswered(w, relation) {
    const { ticket, lead } = await inWork(w, relation);
    await act(w, lead, talk.askIt, ticket, { question: '哪一间房？' });
    for (let n = 0; n < 8; n += 1) await w.pass(hours(24));
    return (await act(w, PERSON, closeSilentIt, ticket, { text: '先行结案' })).status;
  },
  async followUp(w, relation) {
    await resolved(w, relation);
    return (await w.as(PERSON, record, { ...(await callOf(w)), body: call })).status;
  },
  async cancelFollowUp(w, relation) {
    await resolved(w, relation);
    return (await w.as(PERSON, cancel, { ...(await callOf(w)), body: { reason: '合并回访' } })).status;
  },
  async decideExtension(w, relation) {
    const { ticket, lead } = await inWork(w, relation);
    await act(w, lead, extendIt, ticket, { workdays: 1, reason: '等配件' });
    return (await act(w, PERSON, decideExtensionIt, ticket, { granted: true, message: '延期一日' })).extended;
  },
  async pauseLegal(w, relation) {
    const periods = defaults.legal.periods.map((row) =>
      row.id === 'ODR_12315' ? { ...row, pausedBy: 'TESTING' } : row,
    );
    await w.as('A01', setPolicy, { params: { name: 'legal' }, version: 0, body: { periods } });
    await w.pass(hours(1));
    const external = {
      ...{ authority: '12315', externalNo: 'ODR-1' },
      ...{ forwardedAt: w.now, dueAt: addDays(w.now, 20) },
    };
    const { ticket } = await inWork(w, relation, { ...matter, channel: 'PLATFORM_12315', source: { external } });
    const proof = { ground: 'TESTING', document: '检测委托书' };
    return (await act(w, PERSON, pauseLegalIt, ticket, proof)).legal?.pausedAt !== undefined;
  },
  async compensate(w, relation) {
    const { ticket } = await inWork(w, relation);
    return (await act(w, PERSON, talk.proposeIt, ticket, { proposal: '补偿', compensationFen: 50_000 })).status;
  },
};

const another = 'ticket.anotherPerson';
const ownCase = 'followUp.ownCase';
const resolvedOnly = (outcome: string) => ({
  CO_HANDLER: undefined,
  ...Object.fromEntries((['LEAD', 'FORMER', 'SPOKE'] as const).map((one) => [one, outcome])),
});

/** What becomes of each step, by the relation; one that is left out cannot come about (a part must be done before the end). */
const table: Readonly<Record<string, Partial<Record<Relation, unknown>>>> = {
  conclude: { NONE: 'CONCLUDED', LEAD: another, FORMER: another, CO_HANDLER: another, SPOKE: another },
  withdraw: { NONE: 'WITHDRAWN', LEAD: another, FORMER: another, CO_HANDLER: another, SPOKE: another },
  merge: { NONE: 'MERGED', LEAD: another, FORMER: another, CO_HANDLER: another, SPOKE: another },
  transfer: { NONE: 'TRANSFERRED', ...resolvedOnly(another) },
  closeUnanswered: {
    NONE: 'CLOSED',
    LEAD: 'ticket.closedByAnother',
    FORMER: 'ticket.closedByAnother',
    CO_HANDLER: 'ticket.closedByAnother',
    SPOKE: another,
  },
  followUp: { NONE: 'DONE', ...resolvedOnly(ownCase) },
  cancelFollowUp: { NONE: 'CANCELLED', ...resolvedOnly(ownCase) },
  decideExtension: { NONE: 1, LEAD: 'ticket.notYourOwnRequest', FORMER: another, CO_HANDLER: another, SPOKE: 1 },
  pauseLegal: { NONE: true, LEAD: another, FORMER: another, CO_HANDLER: another, SPOKE: true },
  compensate: {
    NONE: 'PROPOSED',
    LEAD: 'ticket.beyondAuthority',
    FORMER: 'ticket.beyondAuthority',
    CO_HANDLER: 'ticket.beyondAuthority',
    SPOKE: 'PROPOSED',
  },
};

const cases = Object.entries(table).flatMap(([step, outcomes]) =>
  relations.flatMap((relation) =>
    outcomes[relation] === undefined ? [] : [[step, relation, outcomes[relation]] as const],
  ),
);

describe('a step that only somebody else may do', () => {
  test.each(cases)('%s, by somebody whose relation is %s: %s', async (step, relation, expected) => {
    const w = await world();

    expect(await outcomeOf(() => steps[step]?.(w, relation))).toBe(expected);
  });

  test('to turn a matter away is for somebody who has not spoken with the guest about it', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: matter });
    await act(w, 'S04', assess, filed, findings);
    await act(w, PERSON, message, filed, { text: '请问是哪一天？' });
    const told = { reason: '不属本度假区' };

    const own = await outcomeOf(() => act(w, PERSON, decline, filed, told));
    const others = await act(w, 'S03', decline, filed, told);

    expect([own, others.status]).toEqual([another, 'DECLINED']);
  });
});

test('the refusal names who does it: the next level, and the leader of the company where the manager worked on it', async () => {
  const w = await world();
  const { ticket } = await inWork(w, 'LEAD');
  const refused = await act(w, PERSON, talk.concludeIt, ticket, { reason: '已尽其责' }).catch((error) => error);

  const concluded = await act(w, refused.details.ask, talk.concludeIt, ticket, { reason: '已尽其责' });

  expect(refused.details).toEqual({ duty: 'CONCLUDE', ask: 'L01' });
  expect(concluded.status).toBe('CONCLUDED');
});

test('who worked on the duplicate is known to have worked on what it was merged into', async () => {
  const w = await world();
  const { ticket } = await inWork(w, 'SPOKE');
  const into = await inWork(w, 'NONE');

  await act(w, 'S03', mergeIt, ticket, { into: into.ticket.ticketNo });
  const ended = await outcomeOf(() => act(w, PERSON, talk.concludeIt, into.ticket, { reason: '已尽其责' }));

  expect(ended).toBe(another);
});

const event = (type: string, id: string, facts: EventRecord['facts'] = {}) =>
  ({ type, actor: { kind: 'staff', id }, facts }) as unknown as EventRecord;

test('nobody is forgotten, though the head remembers eight: all that happened is asked', () => {
  const nine = Array.from({ length: 9 }, (_one, n) => `H1${n}`);
  const events = nine.map((id) => event('work-order.taken-over', id));

  const workers = workersOf({ handlers: nine.slice(1) }, [...events, event('ticket.noted', 'S19')]);

  expect(barredFrom('CONCLUDE', workers).sort()).toEqual(nine);
});

test.each([
  ['CONCLUDE', 'STAFF', 3],
  ['CONCLUDE', 'MANAGER', 4],
  ['MERGE', 'STAFF', 1],
  ['MERGE', 'LEADER', 2],
  ['DECIDE_EXTENSION', 'SUPERVISOR', 3],
  ['FOLLOW_UP', 'STAFF', 2],
  ['FOLLOW_UP', 'COMPANY', 4],
] as const)('%s of a %s falls to level %i', (duty, rank, level) => {
  expect(levelInstead(duty, rank)).toBe(level);
});
