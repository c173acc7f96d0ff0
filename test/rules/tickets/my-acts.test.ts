import { beforeEach, describe, expect, test } from 'vitest';
import { askIt, proposeIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { note, resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { answered, attempt } from '../../support/calls.ts';
import { dispatchedComplaint, of, result, takenOver } from '../../support/complaint.ts';
import { customerProof, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, minutes, site, type World } from '../../support/world.ts';

const customerId = seededCustomerId(1);
const matter = { kind: 'COMPLAINT', channel: 'PHONE', description: '空调不制冷', customerId };

let door: WholeDoor;
let w: World;
let sent = 0;
beforeEach(async () => {
  door = await wholeDoor();
  w = door.w;
});

const view = (id: string) => door.ask('tickets', { method: 'GET', path: `/me/tickets/${id}`, proof: customerProof });
const act = (id: string, verb: string, body: object = {}, key?: string) => {
  sent += 1;
  const headers = { 'idempotency-key': key ?? `my-act-${sent}-of-today` };
  return door.ask('tickets', {
    method: 'POST',
    path: `/me/tickets/${id}/${verb}`,
    body,
    headers,
    proof: customerProof,
  });
};

/** A complaint of the customer's that is resolved, and closed by its call if so wanted. */
async function mineResolved(closed = false) {
  const working = await takenOver(w, await dispatchedComplaint(w, matter));
  await w.pass(minutes(10));
  const done = await w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: result });
  await w.relay();
  if (closed) {
    await w.pass(hours(24 * 4));
    await attempt(w, answered);
  }
  return done;
}

describe('a matter of one’s own', () => {
  test('shows where it stands, and the acts that will not be refused', async () => {
    const offered = await dispatchedComplaint(w, matter);
    const { data } = await view(offered.id);

    expect(data).toMatchObject({ id: offered.id, ticketNo: offered.ticketNo, status: 'DISPATCHED' });
    expect(data.may).toEqual(['messages', 'urge', 'withdraw']);
    expect(JSON.stringify(data)).not.toMatch(/D01|HOUSEKEEPING|priority/);
  });

  test.each(['messages', 'urge', 'withdraw', 'agree', 'disagree', 'rate'])(
    'of another customer is not there: %s',
    async (verb) => {
      const other = await dispatchedComplaint(w, { ...matter, customerId: seededCustomerId(2) });
      const bodies: Record<string, object> = { messages: { text: 'x' }, rate: { overall: 5, solved: 'YES' } };

      expect((await view(other.id)).code).toBe('ticket.notFound');
      expect((await act(other.id, verb, bodies[verb])).code).toBe('ticket.notFound');
      expect(w.story(other.id).at(-1)).toBe('work-order.offered');
    },
  );

  test('is urged once a day, and a double tap urges once', async () => {
    const offered = await dispatchedComplaint(w, matter);

    const taps = await Promise.all([
      act(offered.id, 'urge', {}, 'one-tap-of-mine'),
      act(offered.id, 'urge', {}, 'one-tap-of-mine'),
    ]);
    const again = await act(offered.id, 'urge');

    expect(taps.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(w.story(offered.id).filter((type) => type === 'ticket.urged')).toHaveLength(1);
    expect([again.code, (await view(offered.id)).data.may]).toEqual(['ticket.urgedAlready', ['messages', 'withdraw']]);
  });

  test('is answered, agreed to and taken back by the same rules as by number and code', async () => {
    const working = await takenOver(w, await dispatchedComplaint(w, matter));
    const handler = working.workOrder?.assignee ?? '';
    const proposed = await w.as(handler, proposeIt, { ...of(working), body: { proposal: '免一晚房费' } });
    const shown = await view(proposed.id);

    const wrote = await act(proposed.id, 'messages', { text: '好的' });
    const agreed = await act(proposed.id, 'agree');
    const twice = await act(proposed.id, 'agree');

    expect([shown.data.proposal, shown.data.may]).toEqual([
      '免一晚房费',
      ['messages', 'urge', 'withdraw', 'agree', 'disagree'],
    ]);
    expect([wrote.status, agreed.data.status, twice.code]).toEqual([200, 'EXECUTING', 'state.notAllowed']);
  });
});

describe('the list of one’s own matters', () => {
  const list = async (query: Record<string, string> = {}) =>
    (await door.ask('tickets', { method: 'GET', path: '/me/tickets', query, proof: customerProof })).data as {
      items: Array<{ id: string; waitsForMe: boolean }>;
      nextCursor?: string;
      hasMore: boolean;
    };
  const file = (body: object = {}) => {
    sent += 1;
    return door.ask('tickets', {
      ...{ method: 'POST', path: '/me/tickets', proof: customerProof },
      body: { kind: 'REPAIR', description: '淋浴没有热水', noticeVersion: '2026-11', ...body },
      headers: { 'idempotency-key': `my-filing-${sent}-of-today` },
    });
  };

  test('has the newest first, page by page, each once', async () => {
    const ids = [];
    for (let n = 0; n < 5; n += 1) {
      ids.unshift(String((await file()).data.id));
      await w.pass(minutes(1));
    }
    await w.relay();

    const first = await list({ limit: '3' });
    const second = await list({ limit: '3', cursor: String(first.nextCursor) });

    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
  });

  test('does not show what he told as nobody, what another told, nor what was left with his number alone', async () => {
    await file({ anonymous: true });
    await dispatchedComplaint(w, { ...matter, customerId: seededCustomerId(2) });
    await door.ask('tickets', {
      ...{ method: 'POST', path: '/public/tickets', headers: { 'idempotency-key': 'somebody-with-his-number' } },
      body: {
        kind: 'COMPLAINT',
        description: '空调',
        contact: { phone: '19000000001' },
        noticeVersion: '2026-11',
        challenge: 'c',
      },
    });
    const own = await dispatchedComplaint(w, matter);
    await w.relay();

    expect((await list()).items.map(({ id }) => id)).toEqual([own.id]);
  });

  test('says what waits for him', async () => {
    const working = await takenOver(w, await dispatchedComplaint(w, matter));
    const before = (await list()).items[0]?.waitsForMe;
    await w.as(working.workOrder?.assignee ?? '', proposeIt, { ...of(working), body: { proposal: '换房' } });
    await w.relay();

    expect([before ?? false, (await list()).items[0]?.waitsForMe]).toEqual([false, true]);
  });
});

test('a question is shown behind however many entries the house has written for itself', async () => {
  const working = await takenOver(w, await dispatchedComplaint(w, matter));
  for (let n = 0; n < 130; n += 1) {
    const { version } = await w.ticket(working.ticketNo);
    await w.as('S02', note, { params: { ticketId: working.id }, version, body: { text: `第 ${n} 次记录` } });
  }
  const { version } = await w.ticket(working.ticketNo);
  const { assignee } = working.workOrder as { assignee: string };
  await w.as(assignee, askIt, { params: { ticketId: working.id }, version, body: { question: '哪一间房？' } });

  const shown = await view(working.id);

  const steps = shown.data.timeline as { what: string }[];
  expect([shown.data.question, steps[0]?.what]).toEqual(['哪一间房？', 'ticket.received']);
});

describe('a rating', () => {
  test('that is good is noted, once, and closes nothing: that is for the follow-up side', async () => {
    const done = await mineResolved();

    const told = await act(done.id, 'rate', { overall: 5, solved: 'YES', drivers: ['态度'] });

    expect([told.status, told.data.status, told.data.rating]).toMatchObject([
      200,
      'RESOLVED',
      { overall: 5, solved: 'YES' },
    ]);
    expect(w.story(done.id).at(-1)).toBe('ticket.rated');
  });

  test.each([
    ['not solved', { overall: 5, solved: 'NO' }, 'NOT_SOLVED'],
    ['two', { overall: 2, solved: 'PARTLY' }, 'RATED_LOW'],
  ])('of %s takes the matter up again one level higher, with nobody calling about it', async (_what, body, reason) => {
    const done = await mineResolved(true);

    const told = await act(done.id, 'rate', { ...body, comment: '还是不制冷' });
    await w.relay();

    const ticket = await w.ticket(done.ticketNo);
    expect([told.status, ticket.status, ticket.level, ticket.reopened]).toEqual([200, 'ACCEPTED', 2, 1]);
    const event = w.events().find(({ type, entityId }) => type === 'ticket.reopened' && entityId === done.id);
    expect(event?.facts).toMatchObject({ reason, overall: body.overall });
    expect(JSON.stringify(event?.facts)).not.toContain('制冷');
  });

  test('is corrected once within a day, keeping both; the correction counts', async () => {
    const done = await mineResolved();
    await act(done.id, 'rate', { overall: 5, solved: 'YES' });
    await w.pass(hours(23));

    const corrected = await act(done.id, 'rate', { overall: 4, solved: 'PARTLY' });
    const third = await act(done.id, 'rate', { overall: 3, solved: 'PARTLY' });

    expect([corrected.status, corrected.data.rating]).toMatchObject([200, { overall: 4 }]);
    expect([third.code, (await view(done.id)).data.may]).toEqual(['ticket.ratedAlready', ['messages']]);
    const kept = await w.tickets.tickets.rating(site, done.ticketNo as never);
    expect([kept?.first.overall, kept?.corrected?.overall]).toEqual([5, 4]);
  });

  test('is not taken a day later, nor of what is not resolved yet', async () => {
    const open = await dispatchedComplaint(w, matter);
    const early = await act(open.id, 'rate', { overall: 5, solved: 'YES' });
    const done = await mineResolved();
    await act(done.id, 'rate', { overall: 5, solved: 'YES' });
    await w.pass(hours(24));

    expect(early.code).toBe('state.notAllowed');
    expect((await act(done.id, 'rate', { overall: 1, solved: 'NO' })).code).toBe('ticket.ratedAlready');
  });

  test('sent twice in one moment counts once', async () => {
    const done = await mineResolved();

    const taps = await Promise.all(
      [1, 2, 3].map(() => act(done.id, 'rate', { overall: 1, solved: 'NO' }, 'one-rating-of-mine')),
    );

    expect(taps.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(w.story(done.id).filter((type) => type === 'ticket.reopened')).toHaveLength(1);
  });

  test.each([
    [29, 'ACCEPTED', false],
    [31, 'CLOSED', true],
  ])('of one on day %i after the closing leaves it %s; later, a new matter follows', async (days, status, follows) => {
    const done = await mineResolved(true);
    await w.pass(hours(24 * days));
    await door.signInCustomer();

    const told = await act(done.id, 'rate', { overall: 1, solved: 'NO' }, `late-rating-${days}`);
    const again = await act(done.id, 'rate', { overall: 1, solved: 'NO' }, `late-rating-${days}`);

    expect([told.status, (await w.ticket(done.ticketNo)).status, told.data.followedBy !== undefined]).toEqual([
      200,
      status,
      follows,
    ]);
    expect(again.data.followedBy).toEqual(told.data.followedBy);
    if (!follows) return;
    const next = await w.ticket(String((told.data.followedBy as { ticketNo: string }).ticketNo));
    expect([next.status, next.customerId]).toEqual(['RECEIVED', customerId]);
    expect(w.story(done.id)).toContain('ticket.linked');
  });
});

test('a word that is sent twice at once under one key is one word', async () => {
  const offered = await dispatchedComplaint(w, matter);
  const told = await Promise.all(
    [1, 2, 3].map(() => act(offered.id, 'messages', { text: '我住 A1203 房。' }, 'twice-at-once')),
  );

  expect(told.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(w.story(offered.id).filter((type) => type === 'ticket.guest-wrote')).toHaveLength(1);
});
