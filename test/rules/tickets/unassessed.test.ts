import { describe, expect, test } from 'vitest';
import { tellGuest } from '../../../functions/notices/tell-guest.ts';
import { withdrawIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { assess as assessIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { transfer, withdraw } from '../../../functions/tickets/handling/ending-rules.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import type { Ticket } from '../../../functions/tickets/model.ts';
import { type Assessment, assess, decline } from '../../../functions/tickets/rules.ts';
import { aTicket, later, now, timing } from '../../support/builders-tickets.ts';
import { findings, matter, of } from '../../support/complaint.ts';
import { outcomeOf, world } from '../../support/world.ts';

const told = { to: '文旅局', message: '属其职责' };
const withdrawn = withdraw(aTicket(), '算了', now).head;
const found = (over: Partial<Assessment> = {}) => assess(withdrawn, { ...findings, ...over }, later(5), timing);

describe('a complaint that nobody has assessed', () => {
  test.each<[string, Ticket['kind'], object, string]>([
    ['complaint', 'COMPLAINT', {}, 'ticket.notAssessed'],
    ['report of misconduct', 'MISCONDUCT', {}, 'ticket.notAssessed'],
    ['emergency', 'EMERGENCY', {}, 'ticket.notAssessed'],
    ['complaint that was assessed', 'COMPLAINT', { severity: 'MINOR' }, 'ended'],
    ['request', 'REPAIR', {}, 'ended'],
  ])('%s of kind %s is neither declined nor passed on', async (_what, kind, over, outcome) => {
    const ticket = aTicket({ kind, ...over });

    expect(await outcomeOf(() => decline(ticket, told, now) && 'ended')).toBe(outcome);
    expect(await outcomeOf(() => transfer(ticket, told, now) && 'ended')).toBe(outcome);
  });

  test('may be declined where it was found not to be genuine', () => {
    expect(decline(aTicket({ review: 'ADDRESS_LIMIT' }), told, now).head.status).toBe('DECLINED');
  });

  test('goes on when its guest takes it back, until somebody has looked', () => {
    expect([withdrawn.status, withdrawn.withdrawnAt, withdrawn.clocks]).toEqual(['RECEIVED', now, aTicket().clocks]);
  });

  test('ends by the assessment then, where nothing of safety was found', () => {
    const { head, event } = found();

    expect([head.status, head.endedAs, head.severity, head.clocks]).toEqual(['WITHDRAWN', 'WITHDRAWN', 'MINOR', {}]);
    expect([event.type, event.facts?.severity]).toEqual(['ticket.withdrawn', 'MINOR']);
  });

  test('goes on where safety is at stake in it', () => {
    const { head, event } = found({ safety: true });

    expect([head.status, head.withdrawnAt, head.priority, event.type]).toEqual([
      'RECEIVED',
      now,
      'P1',
      'ticket.assessed',
    ]);
  });

  test('is corrected afterwards without being ended by that', () => {
    const graver = found({ safety: true }).head;

    expect(assess({ ...graver, safety: false }, findings, later(9), timing).event.type).toBe('ticket.assessed');
  });
});

test('a withdrawal that the desk enters is told to its guest, and so is its end; his own is not', async () => {
  const w = await world({ tells: true });
  const filed = await w.as('S04', register, { body: { ...matter, contact: { phone: '19000000001' } } });
  const noted = await w.as('S02', withdrawIt, { ...of(filed), body: {} });
  await w.as('S04', assessIt, { ...of(noted), body: findings });
  await w.relay();
  const kinds = w.table
    .items()
    .flatMap((item) => (item.is === 'notice' && item.ticketNo === filed.ticketNo ? [item.kind] : []));

  expect(kinds).toEqual(expect.arrayContaining(['ticket.withdrawal-noted', 'ticket.withdrawn']));
  const own = { ...w.events().find(({ type }) => type === 'ticket.withdrawn'), facts: { byGuest: true } };
  const deps = new Proxy({}, { get: () => expect.fail('nobody is looked up') });
  await tellGuest(own as never, { now: w.now, deps: deps as never });
});
