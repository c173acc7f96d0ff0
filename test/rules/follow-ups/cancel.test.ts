import { beforeEach, describe, expect, test } from 'vitest';
import { cancel } from '../../../functions/follow-ups/actions/cancel-follow-up.ts';
import { list } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { resolvedComplaint } from '../../support/complaint.ts';
import { hours, outcomeOf, type World, world } from '../../support/world.ts';

describe('a follow-up call that is called off', () => {
  let w: World;
  let done: TicketView;
  let params: { followUpId: string | undefined };

  beforeEach(async () => {
    w = await world();
    done = await resolvedComplaint(w);
    await w.relay();
    params = { followUpId: (await w.as('S13', list, {})).items[0]?.id };
  });

  const callOff = (who = 'S09') => w.as(who, cancel, { params, body: { reason: '与同一客人的另一件合并回访' } });

  test('ends the matter as not followed up, with the reason, and nobody is asked to call any more', async () => {
    const followUp = await callOff();

    const ticket = await w.ticket(done.ticketNo);
    expect([followUp.status, ticket.status]).toEqual(['CANCELLED', 'CLOSED']);
    expect(w.events().at(-1)).toMatchObject({ type: 'ticket.closed', facts: { outcome: 'NOT_FOLLOWED_UP' } });
    expect((await w.as('S13', list, {})).items).toEqual([]);
  });

  test('is neither called off twice nor made afterwards, and its machine ends', async () => {
    await callOff();

    const body = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
    expect(await outcomeOf(() => callOff('S02'))).toBe('state.notAllowed');
    expect(await outcomeOf(() => w.as('S13', record, { params, body }))).toBe('state.notAllowed');
    await w.pass(hours(24 * 30));
    expect(w.executions).toEqual([]);
  });

  test('and answered in the same moment has one of the two ends, not both', async () => {
    const body = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };

    const ends = await Promise.allSettled([callOff(), w.as('S13', record, { params, body })]);

    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(w.story(done.id).filter((type) => type === 'ticket.closed')).toHaveLength(1);
  });

  test('is not called off by whoever handled the matter', async () => {
    const { ticketNo } = done;
    const ticket = await w.ticket(ticketNo);
    const handlers = [...ticket.handlers, 'S09'];
    await w.table.write({ kind: 'update', key: { pk: `S#dolon#T#${ticketNo}`, sk: 'A#HEAD' }, set: { handlers } });

    expect(await outcomeOf(callOff)).toBe('followUp.ownCase');
  });
});
