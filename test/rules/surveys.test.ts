import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, addMs, type Instant } from '../../functions/kernel/time.ts';
import type { Outgoing } from '../../functions/notices/channels/port.ts';
import { deliverNotice } from '../../functions/notices/deliver-notice.ts';
import { planSurvey } from '../../functions/surveys/plan-survey.ts';
import { whyNotAsked } from '../../functions/surveys/rules.ts';
import { resolveIt } from '../../functions/tickets/handling/actions/handle-ticket.ts';
import type { Ticket } from '../../functions/tickets/model.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { aTicket } from '../support/builders-tickets.ts';
import { answered, attempt } from '../support/calls.ts';
import { closedChat } from '../support/closed-chat.ts';
import { dispatchedComplaint, of, resultOf, takenOver } from '../support/complaint.ts';
import { guest, withWechat } from '../support/wechat-house.ts';
import { customerProof, type WholeDoor, wholeDoor } from '../support/whole-door.ts';
import { hours, minutes, site, type World } from '../support/world.ts';

const customerId = seededCustomerId(1);
const closed = (over: Partial<Ticket> = {}) => aTicket({ status: 'CLOSED', customerId, ...over });
const closing = { isStaff: false, notWanted: false, leftNumber: false, rating: undefined } as const;

describe('a guest is asked', () => {
  const opinion = { overall: 4, solved: 'YES', at: '2026-11-23T02:00:00.000Z' as Instant } as const;
  const ratingOf = (round: number) => ({ site, ticketNo: closed().ticketNo, round, first: opinion, version: 1 });

  test.each<[string, Partial<Ticket>, Partial<Parameters<typeof whyNotAsked>[1]>, string | undefined]>([
    ['after a closing', {}, {}, undefined],
    ['after an answer at once', {}, { outcome: undefined }, undefined],
    ['after nobody was reached', {}, { outcome: 'UNREACHED' }, undefined],
    ['after he left a question unanswered', {}, { outcome: 'SILENT' }, undefined],
    ['after the call was called off', {}, { outcome: 'NOT_FOLLOWED_UP' }, undefined],
    ['of a second solution that he has not rated', { reopened: 1 }, { rating: ratingOf(0) }, undefined],
    ['not where he has said it in the call', {}, { outcome: 'FOLLOWED_UP' }, 'ANSWERED_IN_CALL'],
    ['not where he refused the call', {}, { outcome: 'REFUSED' }, 'REFUSED_CALL'],
    ['not where he has rated it', {}, { rating: ratingOf(0) }, 'RATED_ALREADY'],
    ['not about the house’s own matter', { channel: 'INTERNAL' }, {}, 'OWN_INITIATED'],
    ['who is in no archive, at the number that he left', { customerId: undefined }, { leftNumber: true }, undefined],
    ['not where nobody is known', { customerId: undefined }, {}, 'NOT_REACHABLE'],
    ['not somebody anonymous', { anonymous: true }, {}, 'ANONYMOUS'],
    ['not a colleague', {}, { isStaff: true }, 'STAFF'],
    ['not who does not want to be', {}, { notWanted: true }, 'NOT_WANTED'],
    ['not about what waited for a review', { review: 'HONEYPOT' }, {}, 'SPAM'],
    ['not about a duplicate', { mergedInto: closed().ticketNo }, {}, 'DUPLICATE'],
    ['not about what was withdrawn', { status: 'WITHDRAWN' }, {}, 'NOT_CLOSED'],
    ['not about what was taken up again', { status: 'ACCEPTED' }, {}, 'NOT_CLOSED'],
    ['not about what was declined', { status: 'DECLINED' }, {}, 'NOT_CLOSED'],
  ])('%s', (_when, ticket, of_, why) => {
    expect(whyNotAsked(closed(ticket as Partial<Ticket>), { ...closing, ...of_ })).toBe(why);
  });
});

describe('a questionnaire', () => {
  let door: WholeDoor;
  let w: World;
  let sent = 0;
  beforeEach(async () => {
    door = await wholeDoor({ tells: true });
    w = door.w;
    await withWechat(w);
  });

  const matter = { kind: 'COMPLAINT', channel: 'PHONE', description: '空调不制冷', customerId };

  /** A complaint of the customer's that is closed because nobody reached him. */
  async function closedUnreached(over: object = {}) {
    const working = await takenOver(w, await dispatchedComplaint(w, { ...matter, ...over }));
    await w.pass(minutes(10));
    const done = await w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: resultOf(working) });
    for (let n = 0; n < 60 && (await w.ticket(done.ticketNo)).status !== 'CLOSED'; n += 1) {
      await w.pass(hours(12));
      await attempt(w, { outcome: 'NO_ANSWER' }).catch(() => undefined);
    }
    await w.relay();
    return w.ticket(done.ticketNo);
  }
  const tokenOf = (ticketNo: Ticket['ticketNo'], round = 0) => w.surveys.tokens.tokenOf(site, ticketNo, round);
  const open = (token: string) => door.ask('surveys', { method: 'GET', path: `/public/surveys/${token}` });
  const answer = (token: string, body: object, key?: string) => {
    sent += 1;
    const headers = { 'idempotency-key': key ?? `answer-of-today-${sent}` };
    return door.ask('surveys', { method: 'POST', path: `/public/surveys/${token}`, body, headers });
  };
  const good = { overall: 5, solved: 'YES', drivers: ['速度'], comment: '谢谢' };
  const asked = () => w.events().filter(({ type }) => type === 'survey.asked');
  const statistics = async (query: Record<string, string> = {}) =>
    (await door.ask('surveys', { method: 'GET', path: '/surveys/statistics', query, staffNo: 'S18' })).data;

  test('is asked once after the closing, and nobody finds its token anywhere', async () => {
    const { ticketNo } = await closedUnreached();
    const { data } = await open(tokenOf(ticketNo));

    expect(asked()).toHaveLength(1);
    expect(data).toMatchObject({ ticketNo, kind: 'COMPLAINT', mayAnswer: true });
    expect(data.rating).toBeUndefined();
    expect(JSON.stringify([w.table.items(), door.lines])).not.toContain(tokenOf(ticketNo));
  });

  test('is not asked of a customer who said that he does not want to be', async () => {
    const before = await w.customers.customers.get(site, customerId);
    const told = await door.ask('customers', {
      ...{ method: 'POST', path: `/customers/${customerId}/consents/withdraw`, staffNo: 'S04' },
      body: { purpose: 'SURVEY' },
      headers: { 'idempotency-key': 'no-surveys-for-him', 'if-match': `"${before.version}"` },
    });
    await closedUnreached();

    expect(told.status).toBe(200);
    expect(asked()).toEqual([]);
  });

  test('goes out by the mini-program with its token, by text message where that is not open', async () => {
    const { ticketNo } = await closedUnreached();
    const [notice] = (await w.notices.notices.dueOf(site, customerId, addDays(w.now, 1))).filter(
      ({ kind }) => kind === 'survey.asked',
    );
    if (!notice) throw new Error('nobody was told');
    const out: (Outgoing & { by: string })[] = [];
    const port = (by: string, kind: 'SENT' | 'REFUSED') => async (message: Outgoing) => {
      out.push({ ...message, by });
      return kind === 'SENT' ? { kind } : { kind, why: 'wechat.43101' };
    };
    const ports = {
      WECOM: port('WECOM', 'SENT'),
      SUBSCRIPTION: port('SUBSCRIPTION', 'REFUSED'),
      SMS: port('SMS', 'SENT'),
      SERVICE: closedChat,
    };
    w.now = '2026-12-20T02:00:00.000Z' as Instant;
    await deliverNotice(site, notice.id, { now: w.now, deps: w.notices, ports, correlationId: 'c' });

    expect(out.map(({ by }) => by)).toEqual(['SUBSCRIPTION', 'SMS']);
    expect(out[0]?.guest).toMatchObject({ purpose: 'SURVEY', page: `pages/survey/index?token=${tokenOf(ticketNo)}` });
    expect(out[1]).toMatchObject({ token: tokenOf(ticketNo), ticketNo });
    expect(JSON.stringify(w.table.items())).not.toContain(tokenOf(ticketNo));
  });

  describe('of somebody in no archive', () => {
    const phone = '19000000555';
    const stranger = { customerId: undefined, contact: { phone } };
    const noticesOf = (ticket: Ticket) =>
      w.table
        .items()
        .filter((item) => item.is === 'notice' && item.kind === 'survey.asked' && item.recipient === ticket.id);

    test('goes out by text message to the number that he left, with its token', async () => {
      const ticket = await closedUnreached(stranger);
      const [notice] = noticesOf(ticket);
      const out: Outgoing[] = [];
      const never = async (): Promise<never> => {
        throw new Error('sent');
      };
      const SMS = async (message: Outgoing) => {
        out.push(message);
        return { kind: 'SENT' as const };
      };
      const at = { now: '2026-12-20T02:00:00.000Z' as Instant, deps: w.notices, correlationId: 'c' };
      const ports = { WECOM: never, SUBSCRIPTION: never, SERVICE: never, SMS };
      await deliverNotice(site, String(notice?.id), { ...at, ports });
      const opened = await open(tokenOf(ticket.ticketNo));
      const said = await answer(tokenOf(ticket.ticketNo), good);

      expect(ticket.customerId).toBeUndefined();
      expect(out).toMatchObject([{ token: tokenOf(ticket.ticketNo), ticketNo: ticket.ticketNo, phone }]);
      expect([opened.data.mayAnswer, said.status]).toEqual([true, 200]);
      const kept = w.table.items().filter(({ is }) => ['notice', 'survey', 'survey-row'].includes(String(is)));
      expect(JSON.stringify([kept, door.lines])).not.toContain(phone);
    });

    test('is not asked twice within a week at one number, and after that again', async () => {
      const first = await closedUnreached(stranger);
      const times = asked().length;
      const at = { now: addMs(asked()[0]?.at as Instant, hours(24 * 7) - 1), deps: w.surveys, correlationId: 'c' };
      const again = { ...first, reopened: 1 };
      const by = { actor: { kind: 'system' as const, site, name: 'test' }, now: w.now, correlationId: 'c' };
      await w.tickets.tickets.save(first, { head: again, event: { type: 'ticket.noted' } }, by);
      await planSurvey({ site, ticketNo: first.ticketNo, outcome: 'UNREACHED' }, at);
      const within = asked().length;
      await planSurvey({ site, ticketNo: first.ticketNo, outcome: 'UNREACHED' }, { ...at, now: addMs(at.now, 1_000) });

      expect([times, within, asked().length]).toEqual([1, 1, 2]);
    });

    test.each([
      ['no number', { customerId: undefined }],
      ['a number of another country', { customerId: undefined, contact: { phone: '+33612345678' } }],
    ])('who left %s is not asked', async (_what, over) => {
      expect((await closedUnreached(over)).status).toBe('CLOSED');
      expect(asked()).toEqual([]);
    });
  });

  test('is not sent any more where he has answered meanwhile', async () => {
    const { ticketNo } = await closedUnreached();
    await answer(tokenOf(ticketNo), good);
    const [notice] = (await w.notices.notices.inbox(site, customerId, { limit: 50 })).items.filter(
      ({ kind }) => kind === 'survey.asked',
    );
    if (!notice) throw new Error('nobody was told');
    const never = async (): Promise<never> => {
      throw new Error('sent');
    };
    const ports = { WECOM: never, SUBSCRIPTION: never, SMS: never, SERVICE: never };
    await deliverNotice(site, notice.id, { now: addDays(w.now, 1), deps: w.notices, ports, correlationId: 'c' });

    expect((await w.notices.notices.find(site, notice.id))?.delivery).toMatchObject({
      ...{ state: 'SUPPRESSED', why: 'SURVEY_OVER' },
    });
  });

  test('is answered once, corrected once within a day, and keeps both', async () => {
    const { ticketNo } = await closedUnreached();
    const token = tokenOf(ticketNo);
    const first = await answer(token, good, 'one-answer-of-today');
    const repeated = await answer(token, good, 'one-answer-of-today');
    await w.pass(hours(23));
    const corrected = await answer(token, { ...good, overall: 4 });
    const third = await answer(token, good);

    expect([first.status, repeated.status, corrected.status]).toEqual([200, 200, 200]);
    expect([third.status, third.code]).toEqual([409, 'ticket.ratedAlready']);
    expect(await w.tickets.tickets.rating(site, ticketNo)).toMatchObject({
      first: { overall: 5, mode: 'SMS', drivers: ['速度'] },
      corrected: { overall: 4 },
    });
    expect((await open(token)).data).toMatchObject({ mayAnswer: false, rating: { overall: 4 } });
  });

  test.each([
    ['after a day', hours(24), 'ticket.ratedAlready'],
    ['after two weeks', hours(24 * 14), 'survey.over'],
  ])('is not corrected %s', async (_when, ms, code) => {
    const { ticketNo } = await closedUnreached();
    await answer(tokenOf(ticketNo), good);
    await w.pass(ms);

    expect((await answer(tokenOf(ticketNo), { ...good, overall: 1 })).code).toBe(code);
    expect((await w.ticket(ticketNo)).status).toBe('CLOSED');
  });

  test.each([
    [hours(24 * 14) - 1, 200],
    [hours(24 * 14), 409],
  ])('is open for %i ms: %i', async (ms, status) => {
    const { ticketNo } = await closedUnreached();
    w.now = addMs(asked()[0]?.at as Instant, ms);

    expect((await answer(tokenOf(ticketNo), good)).status).toBe(status);
  });

  test.each(['AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00', 'a'.repeat(99)])('of the token %s is not there', async (token) => {
    expect((await open(token)).code).toBe('survey.notFound');
    expect((await answer(token, good)).code).toBe('survey.notFound');
  });

  test.each([
    [{ overall: 2, solved: 'YES' }, 'RATED_LOW'],
    [{ overall: 5, solved: 'NO' }, 'NOT_SOLVED'],
  ])('with %j takes the matter up again, one level higher, told like every other', async (body, reason) => {
    const { ticketNo, id } = await closedUnreached();
    const { data } = await answer(tokenOf(ticketNo), body);
    await w.relay();

    expect(data.takenUpAgain).toBe(true);
    expect(await w.ticket(ticketNo)).toMatchObject({ status: 'ACCEPTED', reopened: 1, level: 2 });
    expect(w.events().find(({ type, entityId }) => type === 'ticket.reopened' && entityId === id)?.facts).toMatchObject(
      {
        ...{ reason, round: 0, mode: 'SMS' },
      },
    );
    const again = await answer(tokenOf(ticketNo), { overall: 4, solved: 'YES' });
    expect([again.status, (await w.ticket(ticketNo)).status]).toEqual([200, 'ACCEPTED']);
  });

  test('is for its own closing: the token of the first is over when the second is closed', async () => {
    const { ticketNo } = await closedUnreached();
    const ticket = await w.ticket(ticketNo);
    const again = { ...ticket, reopened: 1, status: 'CLOSED' as const };
    await w.tickets.tickets.save(
      ticket,
      { head: again, event: { type: 'ticket.noted' } },
      {
        ...{ actor: { kind: 'system', site, name: 'test' }, now: w.now, correlationId: 'c' },
      },
    );

    expect((await answer(tokenOf(ticketNo), good)).code).toBe('survey.over');
    expect((await open(tokenOf(ticketNo))).data.mayAnswer).toBe(false);
  });

  test('of a matter that was closed more than thirty days ago and is rated badly opens one that follows it', async () => {
    const ticket = await closedUnreached();
    const long = { ...ticket, closedAt: addDays(w.now, -31) };
    await w.tickets.tickets.save(
      ticket,
      { head: long, event: { type: 'ticket.noted' } },
      {
        ...{ actor: { kind: 'system', site, name: 'test' }, now: w.now, correlationId: 'c' },
      },
    );
    const { data } = await answer(tokenOf(ticket.ticketNo), { overall: 1, solved: 'NO', comment: '又坏了' });

    expect(data).toMatchObject({ takenUpAgain: false, followedBy: { ticketNo: expect.stringMatching(/^GD/) } });
    expect((await w.ticket(ticket.ticketNo)).status).toBe('CLOSED');
  });

  test('is not asked twice within a week, whatever is closed, also by two closings at once', async () => {
    await closedUnreached();
    const second = await closedUnreached();
    const before = asked().length;
    await w.pass(hours(24 * 8));
    await closedUnreached();

    // The second was closed days after the first: whether that is a week is the rule's to say.
    const times_ = asked()
      .map(({ at }) => Date.parse(at))
      .sort((a, b) => a - b);
    expect(before).toBeGreaterThan(0);
    expect(times_.every((at, n) => n === 0 || at - (times_[n - 1] ?? 0) >= hours(24 * 7))).toBe(true);
    expect(second.status).toBe('CLOSED');

    const ask = w.surveys.surveys.ask;
    const at = addDays(w.now, 30);
    const by = { actor: { kind: 'system' as const, site, name: 'test' }, now: at, correlationId: 'c' };
    const made = (n: number) => ({
      head: {
        ...{ id: `svy_20261123A7K2M${n}_0`, site, ticketNo: second.ticketNo, round: n, customerId },
        ...{ tokenHash: `hash-${n}`, status: 'ASKED' as const, askedAt: at, expiresAt: addDays(at, 14), version: 1 },
      },
      event: { type: 'survey.asked' },
    });
    const peace = { quietDays: 7 };
    expect((await Promise.all([ask(made(1), peace, by), ask(made(2), peace, by)])).sort()).toEqual([false, true]);
  });

  test('is not sent to a colleague, by his account or by his number', async () => {
    const staffPhone = (await w.parts.staff.byNo(site, 'S05'))?.phone;
    const phoned = await closedUnreached({ contact: { phone: staffPhone } });

    expect(staffPhone).toMatch(/\d{11}/);
    expect(phoned.customerId).toBe(customerId);
    expect(asked()).toEqual([]);
  });

  test('and the same answer by the mini-program are one: the first one counts', async () => {
    const { ticketNo, id } = await closedUnreached();
    const rate = (overall: number, key: string) =>
      door.ask('tickets', {
        ...{ method: 'POST', path: `/me/tickets/${id}/rate`, body: { overall, solved: 'YES' }, proof: customerProof },
        headers: { 'idempotency-key': key },
      });
    await door.signInCustomer();
    await rate(5, 'rated-in-the-program');
    await w.pass(hours(25));

    expect((await answer(tokenOf(ticketNo), good)).code).toBe('ticket.ratedAlready');
    expect(guest.customerId).toBe(customerId);
  });

  test('is counted with what was said in calls, and the figures say how little they are worth', async () => {
    const { ticketNo } = await closedUnreached();
    await answer(tokenOf(ticketNo), good);
    await w.relay();
    const second = await takenOver(w, await dispatchedComplaint(w, matter));
    await w.as(second.workOrder?.assignee ?? '', resolveIt, { ...of(second), body: resultOf(second) });
    await w.relay();
    await w.pass(hours(24 * 4));
    await attempt(w, { ...answered, overall: 4 });
    await w.relay();

    const figures = await statistics({ from: '2026-11', to: '2027-01' });
    expect(figures).toMatchObject({
      ...{ n: 2, asked: 1, answered: 1, responsePercent: 100, mean: 4.5, topTwoPercent: 100, indicative: true },
      byMode: [
        { mode: 'CALL', n: 1 },
        { mode: 'SMS', n: 1 },
      ],
    });
  });

  test.each([
    [{ from: '2026-11', to: '2026-10' }, 400],
    [{ from: '2025-11', to: '2026-11' }, 400],
    [{ from: '2025-12', to: '2026-11' }, 200],
    [{}, 200],
  ])('figures of %j: %i', async (query, status) => {
    const asked_ = { method: 'GET' as const, path: '/surveys/statistics', query: query as Record<string, string> };

    expect((await door.ask('surveys', { ...asked_, staffNo: 'S18' })).status).toBe(status);
    expect((await door.ask('surveys', { ...asked_, staffNo: 'S04' })).status).toBe(403);
  });

  test('is heard of twice and in any order, and asked and counted once', async () => {
    const { ticketNo } = await closedUnreached();
    await answer(tokenOf(ticketNo), good);
    await answer(tokenOf(ticketNo), { ...good, overall: 3, solved: 'PARTLY' });
    await w.relay();
    const all = w.events().filter(({ type }) => /^(ticket\.(closed|rated)|survey\.asked)$/.test(type));
    for (const event of [...all].reverse()) await w.consume(event);

    expect(asked()).toHaveLength(1);
    expect(await statistics({ from: '2026-11', to: '2027-01' })).toMatchObject({
      n: 1,
      mean: 3,
      asked: 1,
      answered: 1,
    });
  });
});
