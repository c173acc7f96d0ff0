import { describe, expect, test } from 'vitest';
import { listsOf } from '../../../functions/board/rules.ts';
import { addDays } from '../../../functions/kernel/time.ts';
import { archiveIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { nextRung } from '../../../functions/tickets/clocks.ts';
import { withdrawIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { answerAuthorityIt } from '../../../functions/tickets/external/actions/answer-authority.ts';
import { answerAuthority } from '../../../functions/tickets/external/external-rules.ts';
import { assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { close, reopen, resolve } from '../../../functions/tickets/handling/closing-rules.ts';
import * as endings from '../../../functions/tickets/handling/ending-rules.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { climb, hasLadder } from '../../../functions/tickets/ladder/escalation-rules.ts';
import { merge } from '../../../functions/tickets/merging/merging-rules.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { decline } from '../../../functions/tickets/rules.ts';
import { fresh } from '../../support/acts.ts';
import { anOrder, aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { findings, matter, of, result } from '../../support/complaint.ts';
import { hours, outcomeOf, world } from '../../support/world.ts';

const DAY = 24 * 60;
const EXTERNAL = { state: 'RUNNING', from: later(-60), dueAt: later(4 * DAY), rung: 0 } as const;
const forwarded = (over: Partial<Ticket> = {}) =>
  aTicket({ severity: 'MINOR', ...over, clocks: { ...aTicket().clocks, ...over.clocks, EXTERNAL } });
const working = (over: Partial<Ticket> = {}) =>
  forwarded({ status: 'IN_PROGRESS', workOrder: anOrder({ status: 'TAKEN_OVER' }), ...over });
const resolved = resolve(working(), { ...result, staffNo: 'H01' }, now, timing);
const closed = close(resolved.head, { outcome: 'FOLLOWED_UP', endedAs: 'SOLVED' }, { now });
const answer = { document: '回复函 1', sentAt: now };

describe('an authority that waits for an answer', () => {
  test.each<[string, { head: Ticket; event: { facts?: object } }]>([
    ['resolving', resolved],
    ['closing', closed],
    ['withdrawing', endings.withdraw(working(), undefined, now)],
    ['concluding', endings.conclude(working(), { message: '已尽其责' }, now)],
    ['declining', decline(forwarded(), { message: '不属本处' }, now)],
    ['transferring', endings.transfer(forwarded(), { to: '文旅局', message: '属其职责' }, now)],
    ['answering the guest', endings.answer(forwarded({ kind: 'INQUIRY' }), '每日十时开放', now)],
  ])('has been told nothing by %s', (_how, { head, event }) => {
    expect(head.clocks.EXTERNAL).toEqual(EXTERNAL);
    expect(JSON.stringify(event.facts)).not.toContain('EXTERNAL');
    expect(hasLadder(head)).toBe(true);
  });

  test.each<[string, Ticket]>([
    ['resolved', resolved.head],
    ['closed', closed.head],
  ])('is watched while the matter is %s: on the board, and rung by rung, by its own clock alone', (_how, ticket) => {
    const half = nextRung(ticket, timing);
    const late = climb(ticket, later(4 * DAY), timing);

    expect(half && half < EXTERNAL.dueAt).toBe(true);
    expect(listsOf(ticket).DUE).toBe(EXTERNAL.dueAt);
    expect(late?.event.facts).toMatchObject({ reached: ['EXTERNAL:100'], level: 1 });
    expect(late?.head.clocks.EXTERNAL).toMatchObject({ state: 'BREACHED', rung: 100 });
  });

  test('goes on waiting when the matter is taken up again, and with the matter that it is merged into', () => {
    const again = reopen(closed.head, 'NOT_SOLVED', later(60), timing).head;
    const other = { id: 'tck_20261123B7K2M1', ticketNo: 'GD20261123B7K2M1' } as unknown as Partial<Ticket>;
    const { duplicate, survivor } = merge(forwarded(other), aTicket({ status: 'IN_PROGRESS' }), now, timing);

    expect(again.clocks.EXTERNAL).toEqual(EXTERNAL);
    expect([duplicate.head.clocks, survivor.head.clocks.EXTERNAL]).toEqual([{}, EXTERNAL]);
  });
});

describe('an answer to an authority', () => {
  test.each<[string, number, string]>([
    ['in time', 4 * DAY, 'EXTERNAL:MET'],
    ['late, by when it was sent', 4 * DAY + 1, 'EXTERNAL:BREACHED'],
  ])('that is %s ends its clock', (_when, minutes, ended) => {
    const told = { document: '回复函 1', sentAt: later(minutes) };

    const { head, event } = answerAuthority(closed.head, told, { known: undefined, now: later(9 * DAY) });

    expect([head.clocks, event.facts?.ended, hasLadder(head)]).toEqual([{}, [ended], false]);
    expect(head.watchAt).toBeDefined();
  });

  test('of a matter that is taken up again afterwards is owed no second time', () => {
    const { head } = answerAuthority(closed.head, answer, { known: undefined, now });

    expect(reopen(head, 'NOT_SOLVED', later(60), timing).head.clocks.EXTERNAL).toBeUndefined();
  });

  test.each<[string, Ticket, object, string]>([
    ['where none waits', aTicket(), {}, 'ticket.noAuthorityWaits'],
    ['sent tomorrow', forwarded(), { sentAt: later(DAY) }, 'ticket.sourceOutOfOrder'],
    ['sent before it was asked for', forwarded(), { sentAt: later(-61) }, 'ticket.sourceOutOfOrder'],
  ])('is refused %s', async (_what, ticket, over, code) => {
    const told = { ...answer, ...over };

    expect(await outcomeOf(() => answerAuthority(ticket, told, { known: undefined, now }).event.type)).toBe(code);
  });
});

test('a withdrawn case of a hotline escalates until its authority is answered, is not archived before, and is sealed after', async () => {
  const w = await world();
  const external = { authority: '12345', externalNo: 'NM-1', forwardedAt: w.now, dueAt: addDays(w.now, 4) };
  const told = { ...matter, channel: 'HOTLINE_12345', source: { external } };
  const filed = await w.as('S04', register, { body: told });
  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });
  const gone = await w.as('S02', withdrawIt, { ...of(assessed), body: {} });
  await w.relay();

  const early = await outcomeOf(async () => w.as('S17', archiveIt, of(await fresh(w, gone))));
  await w.pass(hours(24 * 10));
  await w.reconcile();
  const late = await w.ticket(gone.ticketNo);
  const body = { document: '回复函 NM-1', sentAt: w.now };
  const answered = await w.as('S17', answerAuthorityIt, { params: { ticketId: late.id }, version: late.version, body });
  for (let day = 0; day < 95; day += 1) {
    await w.pass(hours(24));
    await w.reconcile();
  }

  expect([gone.status, early]).toEqual(['WITHDRAWN', 'archive.authorityToAnswer']);
  expect([late.status, Object.entries(late.clocks).map(([kind, { state }]) => [kind, state]), late.level]).toEqual([
    'WITHDRAWN',
    [['EXTERNAL', 'BREACHED']],
    4,
  ]);
  const event = w.events().find(({ type }) => type === 'ticket.authority-answered');
  expect(event?.facts).toMatchObject({ authority: '12345', externalNo: 'NM-1', ended: ['EXTERNAL:BREACHED'] });
  expect([answered.clocks, (await w.ticket(filed.ticketNo)).status]).toEqual([[], 'ARCHIVED']);
});
