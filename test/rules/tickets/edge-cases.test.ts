import { describe, expect, test } from 'vitest';
import { restrictIt } from '../../../functions/customers/archive/actions/change-customer.ts';
import { list as listCalls } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import { addDays, addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { setPolicy } from '../../../functions/policies/actions/put-policy.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { rosterKind } from '../../../functions/rosters/store.ts';
import { appointIt } from '../../../functions/staff/actions/deputies.ts';
import { departIt, sendAway } from '../../../functions/staff/actions/person-verbs.ts';
import { archiveIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { agreeIt, askIt, proposeIt, reopenIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { guestWrites } from '../../../functions/tickets/dialogue/conversation-rules.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { returnIt, takeOverIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { assess, resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import {
  acknowledgeIt,
  decideExtensionIt,
  escalateIt,
  extendIt,
  reprioritiseIt,
} from '../../../functions/tickets/ladder/actions/command.ts';
import { evaluateClocks } from '../../../functions/tickets/ladder/steps/evaluate-clocks.ts';
import { consentIt } from '../../../functions/tickets/linking/actions/link-tickets.ts';
import { mergeIt } from '../../../functions/tickets/merging/actions/merge-tickets.ts';
import { undoMergeIt } from '../../../functions/tickets/merging/actions/undo-merge.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { seededCustomerId } from '../../../local/seed/seeded-records.ts';
import { accepted, act, fresh, membersOf, offered, onOrder, resolvedNow } from '../../support/acts.ts';
import { aRoster, cellsWith } from '../../support/builders-rosters.ts';
import { findings, matter, result } from '../../support/complaint.ts';
import { customerProof, wholeDoor } from '../../support/whole-door.ts';
import { hours, minutes, outcomeOf, site, type World, world } from '../../support/world.ts';

/** The edge cases of the domain (4.2) that are about matters, each as one walk through the service under its own name. */

const inWork = async (w: World, found: object = findings) =>
  onOrder(w, 'D01', takeOverIt, await offered(w, HOUSE, found));
const HOUSE = { unitId: 'HOUSEKEEPING', staffId: 'D01' };
const grave = { ...findings, severity: 'MAJOR' };
const instant = (text: string) => text as Instant;
const types = (w: World, { id }: TicketView) => w.story(id);
const facts = (w: World, type: string) => w.events().findLast((event) => event.type === type)?.facts;

/** November with these shifts on Monday the 23rd. */
async function rostered(lines: Readonly<Record<string, string>>): Promise<World> {
  const w = await world();
  const cells = Object.entries(lines).map(([key, code]) => [key, cellsWith('2026-11', { 23: code })]);
  await w.table.write(await w.records.creating(rosterKind, aRoster('2026-11', Object.fromEntries(cells))));
  return w;
}

async function gone(w: World, staffNo: string, verb: typeof departIt | typeof sendAway) {
  const version = (await w.parts.staff.byNo(site, staffNo))?.version ?? 0;
  await w.as('A01', verb as typeof departIt, { params: { staffNo }, body: {}, version });
  await w.relay();
}

async function saidByGuest(w: World, ticket: TicketView, text = 'A1203') {
  const standing = await w.ticket(ticket.ticketNo);
  const by = { actor: { kind: 'public' as const, site }, now: w.now, correlationId: 'guest' };
  const timing = await w.tickets.timing(site, standing);
  return w.tickets.tickets.save(standing, guestWrites(standing, text, w.now, timing), by);
}

const ladderOf = (w: World, { id }: TicketView) =>
  w.executions.find(({ machine, memory }) => machine === 'escalation' && memory.id === id);

describe('people', () => {
  test('off-duty owner', async () => {
    const w = await rostered({ 'D01:HANDLER': 'E', 'D01B:HANDLER': 'L' });
    const ticket = await inWork(w, { ...findings, severity: 'SERIOUS' });

    await w.pass(hours(6.5));
    await w.reconcile();

    expect((await fresh(w, ticket)).workOrder).toMatchObject({ assignee: 'D01B', status: 'OFFERED' });
  });

  test('all off duty', async () => {
    const leaders = { 'S03:COMPLAINT_LEADER': 'O', 'S02:SERVICE_SUPERVISOR': 'O', 'S01:GUEST_SERVICE_MANAGER': 'O' };
    const w = await rostered({ ...leaders, 'L01:COMPANY_LEADER': 'O', 'D01:HANDLER': 'O', 'D01B:HANDLER': 'O' });
    const ticket = await accepted(w);

    const byRule = await act(w, 'S04', dispatchIt, ticket, { unitId: 'HOUSEKEEPING' });
    await act(w, 'S04', escalateIt, ticket, { reason: '无人可派' });

    expect([byRule.status, byRule.noTaker]).toEqual(['ACCEPTED', true]);
    expect((await fresh(w, ticket)).told?.staffNo).toBe('S01');
  });

  test('one person holds L1–L3', async () => {
    const w = await world();
    await w.as('A01', appointIt, { body: { code: 'GUEST_SERVICE_MANAGER', holder: 'S01', deputy: 'S03' } });
    for (const staffNo of ['S01', 'S02']) await gone(w, staffNo, sendAway);
    const ticket = await accepted(w);

    const told: (string | undefined)[] = [];
    for (const level of [1, 2]) {
      const { told: one } = await act(w, 'S04', escalateIt, ticket, { level, reason: '客人催促' });
      told.push(one?.staffNo);
      await act(w, one?.staffNo ?? '', acknowledgeIt, ticket);
    }

    expect(told).toEqual(['S03', 'L01']);
    expect(facts(w, 'ticket.escalated')?.skipped).toEqual(['L2:ON_LEAVE', 'L3:ON_LEAVE']);
  });

  test('holder of next level is the accused', async () => {
    const w = await world();
    const ticket = await w.as('S04', register, { body: { ...matter, aboutStaff: ['S02'] } });

    await act(w, 'S01', escalateIt, ticket, { level: 3, reason: '久未处理' });

    expect(facts(w, 'ticket.received')).toMatchObject({ to: 'S03', skipped: [] });
    expect((await fresh(w, ticket)).told?.staffNo).toBe('S01');
    expect(await outcomeOf(() => w.as('S02', view, { params: { ticketId: ticket.id } }))).toBe('ticket.notFound');
  });

  test('two returns', async () => {
    const w = await world();
    const ticket = await offered(w, HOUSE);
    await onOrder(w, 'D01', returnIt, ticket, { reason: '属餐饮部' });
    await act(w, 'S04', dispatchIt, ticket, { unitId: 'HOUSEKEEPING', staffId: 'D01B' });
    await onOrder(w, 'D01B', returnIt, ticket, { reason: '属餐饮部' });

    const byAgent = await outcomeOf(() => act(w, 'S04', dispatchIt, ticket, HOUSE));
    await act(w, 'S02', dispatchIt, ticket, HOUSE);
    const third = await outcomeOf(() => onOrder(w, 'D01', returnIt, ticket, { reason: '属餐饮部' }));

    expect([byAgent, third, (await fresh(w, ticket)).level]).toEqual([
      'ticket.toBeDesignated',
      'workOrder.noFurtherReturn',
      2,
    ]);
  });

  test('loop of deputies', async () => {
    const w = await world();
    await w.as('A01', appointIt, { body: { code: 'HANDLER', holder: 'D01', deputy: 'D01B' } });
    await w.as('A01', appointIt, { body: { code: 'HANDLER', holder: 'D01B', deputy: 'D01' } }).catch(() => undefined);
    const ticket = await inWork(w);

    await gone(w, 'D01B', sendAway);
    await gone(w, 'D01', sendAway);

    expect(await fresh(w, ticket)).toMatchObject({ status: 'ACCEPTED', level: 1, told: { staffNo: 'S03' } });
  });

  test('leaver with open cases', async () => {
    const w = await world();
    const [first, second] = [await inWork(w), await offered(w, HOUSE)];

    await gone(w, 'D01', departIt);

    const heads = await Promise.all([first, second].map((one) => fresh(w, one)));
    expect(heads.map(({ workOrder }) => [workOrder?.assignee, workOrder?.status])).toEqual(
      Array(2).fill(['D01B', 'OFFERED']),
    );
    expect(await w.tickets.tickets.openWork(site, 'D01')).toEqual([]);
    expect(heads[0]?.handlers).toEqual(['D01']);
  });
});

describe('clocks', () => {
  /** Offered at an instant; it lapses, and is offered again, at another. */
  async function lapses(at: string, due: string, found: object = findings) {
    const w = await world({ now: instant(at) });
    const ticket = await offered(w, HOUSE, found);
    await w.until(addMinutes(instant(due), -1));
    const before = types(w, ticket).includes('work-order.offered-again');
    await w.until(instant(due));
    const again = w.events().find(({ type }) => type === 'work-order.offered-again');
    return [ticket.workOrder?.takeOverBy, before, again?.at];
  }

  test('breach at lunch', async () => {
    // Two service hours from 11:30 in winter: half an hour, then from 13:00 on.
    const due = '2026-11-23T06:30:00.000Z';

    expect(await lapses('2026-11-23T03:30:00.000Z', due)).toEqual([due, false, due]);
  });

  test('breach at 24:00', async () => {
    // A quarter of an hour, by day and night: from 23:45 to the midnight of China.
    const due = '2026-11-23T16:00:00.000Z';

    expect(await lapses('2026-11-23T15:45:00.000Z', due, grave)).toEqual([due, false, due]);
  });

  test('breach across 调休 Saturday', async () => {
    // Thursday 8 October 2026, five working days: Friday, the Saturday that is worked for the
    // holiday, and three more, to the end of the last.
    const w = await world({ now: instant('2026-10-08T02:00:00.000Z') });
    const ticket = await inWork(w);
    const due = ticket.clocks.find(({ kind }) => kind === 'RESOLVE')?.dueAt;

    await w.until(instant('2026-10-14T10:00:00.000Z'));

    const breached = w.events().find(({ facts: of }) => (of.reached as string[] | undefined)?.includes('RESOLVE:100'));
    expect([due, breached?.at]).toEqual(Array(2).fill('2026-10-14T10:00:00.000Z'));
  });

  test('policy edited while open', async () => {
    const w = await world();
    const before = await accepted(w);
    const P3 = { ...defaults.sla.clocks.P3, RESOLVE: { workdays: 1 } };
    await w.as('A01', setPolicy, {
      ...{ params: { name: 'sla' }, version: 0, body: { ...defaults.sla, clocks: { ...defaults.sla.clocks, P3 } } },
    });
    await w.pass(minutes(1));

    const later = await w.as('S04', register, { body: matter });

    const dueOf = ({ clocks }: TicketView) => clocks.find(({ kind }) => kind === 'RESOLVE')?.dueAt;
    expect([before, await w.as('S04', view, { params: { ticketId: before.id } }), later].map(dueOf)).toEqual([
      '2026-11-30T10:00:00.000Z',
      '2026-11-30T10:00:00.000Z',
      '2026-11-24T10:00:00.000Z',
    ]);
  });

  test('priority raised after breach', async () => {
    const w = await world();
    const ticket = await inWork(w);
    await w.pass(hours(24 * 8));
    const breached = (await w.ticket(ticket.ticketNo)).clocks.RESOLVE;

    const raised = await act(w, 'S03', reprioritiseIt, ticket, { priority: 'P1', reason: '客人就医' });

    const { clocks } = await w.ticket(ticket.ticketNo);
    expect([breached?.state, raised.priority, clocks.RESOLVE?.state]).toEqual(['BREACHED', 'P1', 'BREACHED']);
    // What was late already is not charged to anybody a second time, and its time is not given anew.
    expect([clocks.RESOLVE?.from, facts(w, 'ticket.reprioritised')?.late]).toEqual([breached?.from, []]);
  });

  test('pause during extension', async () => {
    const w = await world();
    const ticket = await inWork(w);
    await act(w, 'D01', extendIt, ticket, { workdays: 2, reason: '等配件' });
    await act(w, 'D01', askIt, ticket, { question: '哪一间房？' });
    await act(w, 'S02', decideExtensionIt, ticket, { granted: true, message: '延期2个工作日' });
    await w.pass(hours(24));

    await saidByGuest(w, ticket);

    // Five working days from Monday; two more by the extension, and the one that it stood still.
    const { status, clocks } = await w.ticket(ticket.ticketNo);
    expect([status, clocks.RESOLVE?.state, clocks.RESOLVE?.dueAt]).toEqual([
      'IN_PROGRESS',
      'RUNNING',
      '2026-12-03T10:00:00.000Z',
    ]);
  });

  test('customer answers while paused and a timer fires', async () => {
    const w = await world();
    const ticket = await inWork(w);
    await act(w, 'D01', askIt, ticket, { question: '哪一间房？' });
    await w.relay();
    w.now = addDays(w.now, 1);
    const ladder = ladderOf(w, ticket);

    const both = await Promise.allSettled([
      saidByGuest(w, ticket),
      ladder && evaluateClocks(ladder.memory, { now: w.now, deps: w.tickets }),
    ]);
    if (both[0]?.status === 'rejected') await saidByGuest(w, ticket);
    await w.pass(hours(24 * 3));

    const { status, pausedAt } = await fresh(w, ticket);
    const story = types(w, ticket);
    expect([ladder !== undefined, status, pausedAt]).toEqual([true, 'IN_PROGRESS', undefined]);
    expect(story.filter((type) => type === 'ticket.answered')).toHaveLength(1);
    expect(story).not.toContain('ticket.unanswered');
  });

  test('escalation fires in the second of resolution', async () => {
    const w = await world();
    const ticket = await inWork(w);
    await w.until(instant('2026-11-30T01:59:59.000Z'));
    w.now = instant('2026-11-30T02:00:00.000Z');
    const ladder = ladderOf(w, ticket);
    const resolving = () => act(w, 'D01', resolveIt, ticket, { ...result, complainantToldAt: w.now });

    const both = await Promise.allSettled([
      resolving(),
      ladder && evaluateClocks(ladder.memory, { now: w.now, deps: w.tickets }),
    ]);
    if (both[0]?.status === 'rejected') await resolving();
    await w.relay();

    const own = w.events().filter(({ entityId }) => entityId === ticket.id);
    expect(own.map(({ version }) => version).sort((a, b) => a - b)).toEqual(own.map((_event, n) => n + 1));
    expect((await fresh(w, ticket)).status).toBe('RESOLVED');
    await w.pass(hours(1));
    expect(types(w, ticket).slice(types(w, ticket).indexOf('ticket.resolved'))).not.toContain('ticket.escalated');
  });
});

describe('the same matter twice', () => {
  const web = {
    kind: 'COMPLAINT',
    description: '空调不制冷',
    contact: { phone: '19000000001' },
    noticeVersion: '2026-11',
  };

  async function filedByWeb(key = 'filed-by-web-once', body: object = web) {
    const door = await wholeDoor();
    const filing = () =>
      door.ask('tickets', {
        ...{ method: 'POST', path: '/public/tickets', body: { ...body, challenge: 'eyJ9' } },
        headers: { 'idempotency-key': key },
      });
    const guest = (no: unknown, queryCode: unknown, verb: string, told: object = {}) =>
      door.ask('tickets', {
        ...{ method: 'POST', path: `/public/tickets/${no}/${verb}`, body: { queryCode, ...told } },
        headers: { 'idempotency-key': `guest-${verb}-${JSON.stringify(told).length}-of-today` },
      });
    return { door, filing, guest };
  }

  test('duplicate submit by double tap', async () => {
    const { door, filing } = await filedByWeb();

    const taps = await Promise.all([filing(), filing(), filing()]);

    expect(new Set(taps.map(({ status, data }) => `${status} ${data.ticketNo} ${data.queryCode}`)).size).toBe(1);
    expect(door.w.events().filter(({ type }) => type === 'ticket.received')).toHaveLength(1);
  });

  test('same case by phone and web', async () => {
    const { door, filing, guest } = await filedByWeb();
    const { ticketNo, queryCode } = (await filing()).data;
    await door.w.relay();

    const byPhone = await door.w.as('S04', register, { body: { ...matter, contact: { phone: '+86 190 0000 0001' } } });
    const merged = await act(door.w, 'S04', mergeIt, { ticketNo: String(ticketNo) } as never, {
      into: byPhone.ticketNo,
    });
    const seen = await guest(ticketNo, queryCode, 'lookup');

    expect([byPhone.suspected.map((one) => one.ticketNo), merged.status]).toEqual([[ticketNo], 'MERGED']);
    expect(seen.data).toMatchObject({ ticketNo, status: 'RECEIVED' });
  });

  test('merge of P1 into P3', async () => {
    const w = await world();
    const urgent = await w.as('S04', register, { body: matter });
    await act(w, 'S04', assess, urgent, grave);
    const plain = await accepted(w);

    await act(w, 'S04', mergeIt, urgent, { into: plain.ticketNo });

    expect(await fresh(w, plain)).toMatchObject({ priority: 'P1', level: 2 });
  });

  test('undo merge after reply', async () => {
    const { door, filing, guest } = await filedByWeb();
    const { w } = door;
    const { ticketNo, queryCode } = (await filing()).data;
    const into = await accepted(w);
    await act(w, 'S04', mergeIt, { ticketNo: String(ticketNo) } as never, { into: into.ticketNo });
    await guest(ticketNo, queryCode, 'messages', { text: '还有浴室漏水' });

    const undone = await act(w, 'S04', undoMergeIt, { ticketNo: String(ticketNo) } as never);

    expect([undone.status, undone.endedAs]).toEqual(['RECEIVED', undefined]);
    // What was said meanwhile stays where it was read.
    expect(types(w, into)).toContain('ticket.guest-wrote');
    expect(types(w, undone)).not.toContain('ticket.guest-wrote');
  });

  test('anonymous code guessed', async () => {
    const { door, filing, guest } = await filedByWeb('filed-anonymously', {
      ...web,
      contact: undefined,
      anonymous: true,
    });
    const { ticketNo, queryCode } = (await filing()).data;

    const wrong = [];
    for (let n = 0; n < 5; n += 1) wrong.push(await guest(ticketNo, `000000000000000${n}`, 'lookup'));
    const locked = await guest(ticketNo, queryCode, 'lookup');
    await door.w.pass(minutes(15));
    const after = await guest(ticketNo, queryCode, 'lookup');

    expect(wrong.map(({ status }) => status)).toEqual(Array(5).fill(404));
    expect([locked.status, Number(locked.headers['retry-after']) > 0, after.status]).toEqual([429, true, 200]);
  });

  test('anonymous becomes named', async () => {
    const { door, filing, guest } = await filedByWeb('filed-anonymously', {
      ...web,
      contact: undefined,
      anonymous: true,
    });
    const { w } = door;
    const { ticketNo, queryCode } = (await filing()).data;
    const ticket = { ticketNo: String(ticketNo) } as TicketView;
    await guest(ticketNo, queryCode, 'identify', { contact: { name: '访客甲', phone: '19000000001' } });
    await act(w, 'S04', assess, ticket, findings);
    const { accept } = await import('../../../functions/tickets/handling/actions/handle-ticket.ts');
    await act(w, 'S04', accept, ticket);
    await act(w, 'S04', dispatchIt, ticket, HOUSE);
    await onOrder(w, 'D01', takeOverIt, ticket);

    const { params } = await resolvedNow(w, ticket);

    expect([(await fresh(w, ticket)).anonymous, params.followUpId === undefined]).toEqual([false, false]);
  });

  test('group of 12, one disagrees', async () => {
    const w = await world();
    const parent = await inWork(w);
    const [first, ...others] = (await membersOf(w, parent, 12)) as [TicketView, ...TicketView[]];
    await act(w, 'D01', proposeIt, parent, { proposal: '每人退还当晚房费' });
    await act(w, 'S04', consentIt, first, { agrees: false, channel: 'PHONE', reason: '要求全额退款' });
    for (const one of others) await act(w, 'S04', consentIt, one, { agrees: true, channel: 'WALK_IN' });
    await act(w, 'D01', agreeIt, parent);
    const call = await resolvedNow(w, parent);

    await w.as('S13', record, { ...call, body: { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 } });
    await w.relay();

    const ends = await Promise.all([first, ...others].map(async (one) => (await fresh(w, one)).status));
    expect(ends).toEqual(['RECEIVED', ...Array(11).fill('CLOSED')]);
  });
});

describe('after the solution', () => {
  const answered = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
  const toBeCalled = async (w: World) => {
    const ticket = await inWork(w);
    return { ticket, call: await resolvedNow(w, ticket) };
  };

  test('wrong number on follow-up', async () => {
    const w = await world();
    const { ticket, call } = await toBeCalled(w);

    await w.as('S13', record, { ...call, body: { outcome: 'WRONG_NUMBER' } });

    expect(facts(w, 'follow-up.attempted')).toMatchObject({ outcome: 'WRONG_NUMBER', badNumber: true });
    expect((await fresh(w, ticket)).status).toBe('RESOLVED');
  });

  test('customer asks for call at 07:00', async () => {
    const w = await world();
    const { call } = await toBeCalled(w);
    const seven = instant('2026-11-23T23:00:00.000Z');
    await w.as('S13', record, { ...call, body: { outcome: 'CALL_LATER', callLaterAt: seven } });

    await w.until(addMinutes(seven, -11));
    const before = (await w.as('S13', listCalls, {})).items[0];
    await w.until(seven);
    const then = (await w.as('S13', listCalls, {})).items[0];

    // His own time wins over the hours in which calls are made; his caller is reminded ten minutes before.
    expect([before?.status, before?.dueAt, then?.status]).toEqual(['RESCHEDULED', seven, 'DUE']);
  });

  test('refusal then periodic task', async () => {
    const w = await world();
    const { ticket, call } = await toBeCalled(w);
    await w.as('S13', record, { ...call, body: { outcome: 'REFUSED' } });

    await w.pass(hours(24 * 90));
    await w.reconcile();

    expect((await fresh(w, ticket)).endedAs).toBe('CALL_REFUSED');
    expect((await w.as('S09', listCalls, { query: { due: '1' } })).items).toEqual([]);
    expect(types(w, ticket).filter((type) => type === 'follow-up.planned')).toHaveLength(1);
  });

  /** A customer's own matter, closed by its call; he rates it in the mini-program. */
  async function ratedBy() {
    const door = await wholeDoor();
    const { w } = door;
    const told = { ...matter, customerId: seededCustomerId(1) };
    const ticket = await act(w, 'S04', dispatchIt, await accepted(w, told), HOUSE);
    await onOrder(w, 'D01', takeOverIt, ticket);
    const call = await resolvedNow(w, ticket);
    await w.pass(hours(24 * 4));
    await w.as('S13', record, { ...call, body: answered });
    let taps = 0;
    const rate = async (overall: number) => {
      taps += 1;
      await door.signInCustomer();
      return door.ask('tickets', {
        ...{ method: 'POST', path: `/me/tickets/${ticket.id}/rate`, proof: customerProof },
        body: { overall, solved: overall === 1 ? 'NO' : 'YES' },
        headers: { 'idempotency-key': `rating-number-${taps}-of-mine` },
      });
    };
    return { w, ticket, rate };
  }

  test('survey answered twice', async () => {
    const { ticket, rate, w } = await ratedBy();

    const told = [await rate(5), await rate(4), await rate(3)];

    const kept = await w.tickets.tickets.rating(site, ticket.ticketNo as never);
    expect(told.map(({ status, code }) => [status, code])).toEqual([
      [200, 0],
      [200, 0],
      [409, 'ticket.ratedAlready'],
    ]);
    expect([kept?.first.overall, kept?.corrected?.overall]).toEqual([5, 4]);
  });

  test.each([
    ['rating 1 on day 29', 29, 'ACCEPTED', false],
    ['rating 1 on day 31', 31, 'CLOSED', true],
  ])('%s', async (_title, day, status, follows) => {
    const { w, ticket, rate } = await ratedBy();
    await w.pass(hours(24 * day));

    const told = await rate(1);
    await w.relay();

    const after = await fresh(w, ticket);
    expect([told.status, after.status, told.data.followedBy !== undefined]).toEqual([200, status, follows]);
    expect(after.reopened).toBe(follows ? 0 : 1);
  });

  test('reopened fourth time', async () => {
    const w = await world();
    const ticket = await inWork(w);
    const levels: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      await resolvedNow(w, ticket);
      levels.push((await act(w, 'S04', reopenIt, ticket, { reason: '又坏了' })).level);
      await act(w, 'S04', dispatchIt, ticket, HOUSE);
      await onOrder(w, 'D01', takeOverIt, ticket);
    }

    const { reopened, told } = await fresh(w, ticket);
    expect([levels, reopened, told?.staffNo]).toEqual([[2, 3, 4, 4], 4, 'L01']);
  });

  test('erase request with open complaint', async () => {
    const w = await world();
    const years = { DISPUTE: 3, TOURISM: 3, SAFETY: 3 };
    await w.as('A01', setPolicy, { params: { name: 'retention' }, version: 0, body: { years } });
    await w.pass(minutes(1));
    const customerId = seededCustomerId(9);
    const told = { ...matter, customerId, contact: { name: '访客甲', phone: '19000000009' } };
    const ticket = await act(w, 'S04', dispatchIt, await accepted(w, told), HOUSE);
    await onOrder(w, 'D01', takeOverIt, ticket);
    const { version } = await w.customers.customers.get(site, customerId);

    await w.as('S01', restrictIt, { params: { customerId }, version, body: { reason: '客人要求删除' } });
    const call = await resolvedNow(w, ticket);
    await w.as('S13', record, { ...call, body: answered });
    await act(w, 'S17', archiveIt, ticket);
    const kept = w.table.items().filter((item) => item.is === 'ticket-detail').length;
    w.now = addDays(w.now, 3 * 366);
    await w.reconcile();

    // Restricted at once, worked on to its end, and deleted when the time of the archive is over.
    expect(kept).toBe(1);
    expect(w.table.items().filter((item) => item.is === 'ticket-detail')).toEqual([]);
    expect((await fresh(w, ticket)).customerId).toBeUndefined();
  });
});
