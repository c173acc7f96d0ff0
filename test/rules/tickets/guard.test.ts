import { describe, expect, test } from 'vitest';
import { showBoardIt } from '../../../functions/board/actions/show-board.ts';
import { showTimelineIt } from '../../../functions/customers/dealings/actions/read-timeline.ts';
import { exportEvidenceIt } from '../../../functions/evidence/actions/export-evidence.ts';
import { list as listCalls } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../../functions/follow-ups/actions/record-attempt.ts';
import { listIt as listLessonsIt } from '../../../functions/lessons/actions/list-lessons.ts';
import { recipientsOf } from '../../../functions/notices/tell-people.ts';
import { findSuspectedIt } from '../../../functions/recurrence/actions/find-suspected.ts';
import { capabilitiesOf } from '../../../functions/staff/rules.ts';
import { handOverIt, inviteIt } from '../../../functions/tickets/co-handling/actions/change-parts.ts';
import { listMine, listQueue } from '../../../functions/tickets/desk/actions/list-tickets.ts';
import { timeline, view, viewByNumber } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { dispatchIt } from '../../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { recuseIt } from '../../../functions/tickets/dispatch/actions/recuse-person.ts';
import { takeOverIt } from '../../../functions/tickets/dispatch/actions/take-over.ts';
import { guardOf } from '../../../functions/tickets/guard/guard-rules.ts';
import { accept, assess, resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { makeLeadIt } from '../../../functions/tickets/intake/actions/desk-intake.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { linkIt, listLinksIt } from '../../../functions/tickets/linking/actions/link-tickets.ts';
import { mergeIt } from '../../../functions/tickets/merging/actions/merge-tickets.ts';
import { superviseIt } from '../../../functions/tickets/supervision/actions/supervise.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { seededStaff } from '../../../local/seed/seeded-records.ts';
import { findings, matter, of, orderOf, result } from '../../support/complaint.ts';
import { wholeDoor } from '../../support/whole-door.ts';
import { hours, outcomeOf, site, type World, world } from '../../support/world.ts';

const everybody = seededStaff(site);
/** Level 2 and above, and whoever stands in for it. */
const leading = ['L01', 'S01', 'S02', 'S03'];
/** Who looks into cases of misconduct beside them (F27). */
const investigating = ['P01', 'S19'];

const fresh = (w: World, { ticketNo }: Pick<TicketView, 'ticketNo'>) =>
  w.ticket(ticketNo) as unknown as Promise<TicketView>;
const act = async (w: World, who: string, action: object, ticket: TicketView, body: object = {}) =>
  w.as(who, action as never, { ...of(await fresh(w, ticket)), body }) as Promise<TicketView>;

/** The numbers of those of the house for whom something is there. */
async function whoSees(sees: (staffNo: string) => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  for (const { staffNo } of everybody) {
    const answer = await outcomeOf(() => sees(staffNo)).catch(() => false);
    if (answer && typeof answer !== 'string') seen.push(staffNo);
  }
  return seen.sort();
}

const aboutHim = { ...matter, aboutStaff: ['D01'], contact: { phone: '19000000001' } };
const misconduct = { ...matter, kind: 'MISCONDUCT', description: '收受客人财物' };
const described = { ...matter, aboutWhom: '餐厅戴眼镜的高个子服务员' };

/** The posts of a person grant him a way of looking, whatever he finds there. */
const may = (staffNo: string, capability: string, w: World) => {
  const member = everybody.find((one) => one.staffNo === staffNo);
  return member !== undefined && capabilitiesOf(member, w.now)[capability as never] !== undefined;
};

describe.each([
  ['about an employee whose number is known', aboutHim, leading],
  ['about an employee whom nobody has named yet', described, leading],
  ['of misconduct', misconduct, [...leading, ...investigating]],
] as const)('a matter %s', (_title, told, all) => {
  const readers = (w: World) => all.filter((one) => may(one, 'ticket.read', w)).sort();

  test.each([
    [
      'its page',
      (w, ticket) => (who) => w.as(who, view, { params: { ticketId: ticket.id }, query: { words: 'HIDDEN' } }),
    ],
    [
      'its number',
      (w, { ticketNo }) =>
        (who) =>
          w.as(who, viewByNumber, { params: { ticketNo }, query: { words: 'HIDDEN' } }),
    ],
    [
      'its timeline',
      (w, ticket) => (who) => w.as(who, timeline, { params: { ticketId: ticket.id }, query: { words: 'HIDDEN' } }),
    ],
    [
      'the lists',
      (w) => async (who) => (await w.as(who, listQueue, { query: { queue: 'undispatched' } })).items.length > 0,
    ],
  ] as ReadonlyArray<[string, (w: World, ticket: TicketView) => (who: string) => Promise<unknown>]>)(
    'is seen by the supervisor and above alone: %s',
    async (_what, looking) => {
      const w = await world();
      const filed = await w.as('S04', register, { body: told });
      await w.relay();

      expect(await whoSees(looking(w, filed))).toEqual(readers(w));
    },
  );

  test('stands on the board, and is counted there, for them alone', async () => {
    const w = await world();
    await w.as('S04', register, { body: matter });
    await w.as('S04', register, { body: told });
    await w.relay();

    const onBoard = async (who: string) => {
      const { signals } = await w.as(who, showBoardIt, { query: {} });
      const { count, cases } = signals.find(({ signal }) => signal === 'UNDISPATCHED') ?? { count: 0, cases: [] };
      return { who, count, shown: cases.length };
    };
    const boards = await Promise.all(
      everybody.filter(({ staffNo }) => may(staffNo, 'board.read', w)).map(({ staffNo }) => onBoard(staffNo)),
    );

    for (const { who, count, shown } of boards) {
      const n = (all as readonly string[]).includes(who) ? 2 : 1;
      expect([who, count, shown]).toEqual([who, n, n]);
    }
    expect(boards.length).toBeGreaterThan(6);
  });

  test('that leaves the list leaves its count', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: told });
    await w.relay();
    await act(w, 'S02', assess, filed, findings);
    await act(w, 'S02', accept, filed);
    await act(w, 'S02', dispatchIt, filed, { unitId: 'CENTRE', staffId: 'S01' });
    await w.relay();

    const { signals } = await w.as('S02', showBoardIt, { query: {} });

    const counts = Object.fromEntries(signals.map(({ signal, count }) => [signal, count]));
    expect([counts.UNDISPATCHED, counts.UNACCEPTED]).toEqual([0, 1]);
  });

  test('is told to nobody else, whatever happens to it', async () => {
    const w = await world({ tells: true });
    const filed = await w.as('S04', register, { body: told });
    await w.pass(hours(24 * 6));

    const people = w.table
      .items()
      .filter((item) => item.is === 'notice')
      .map((item) => String(item.recipient));
    expect(people.length).toBeGreaterThan(0);
    for (const one of people) expect(leading).toContain(one);
    expect((await fresh(w, filed)).level).toBe(4);
  });

  test('is no warning of a double entry for others', async () => {
    const w = await world();
    const guest = { ...told, contact: { phone: '19000000001' } };
    await w.as('S04', register, { body: guest });
    await w.relay();

    const warned = await w.as('S04', register, { body: { ...matter, contact: guest.contact } });
    const found = await w.as('S04', findSuspectedIt, { body: { phone: '19000000001' } });
    const byLeader = await w.as('S02', findSuspectedIt, { body: { phone: '19000000001' } });

    expect([warned.suspected, found.items.length, byLeader.items.length]).toEqual([[], 0, 1]);
  });
});

describe('a guarded matter', () => {
  /** Assessed and accepted by the supervisor; the accused is D01 of housekeeping. */
  async function accepted(w: World) {
    const filed = await w.as('S04', register, { body: aboutHim });
    await act(w, 'S02', assess, filed, findings);
    return act(w, 'S02', accept, filed);
  }

  test('is given to nobody by rule, not to the accused, and to whom the supervisor names', async () => {
    const w = await world();
    const ticket = await accepted(w);
    const dispatch = (body: object) => act(w, 'S02', dispatchIt, ticket, body);

    const byRule = await dispatch({ unitId: 'HOUSEKEEPING' });
    const toAccused = await outcomeOf(() => dispatch({ unitId: 'HOUSEKEEPING', staffId: 'D01' }));
    const entrusted = await dispatch({ unitId: 'HOUSEKEEPING', staffId: 'D01B' });

    expect([byRule.noTaker, toAccused, entrusted.workOrder?.assignee]).toEqual([true, 'ticket.mayNotHandle', 'D01B']);
    expect((await w.as('D01B', listMine, {})).items).toHaveLength(1);
    expect((await w.as('D01', listQueue, { query: { queue: 'unit' } })).items).toEqual([]);
  });

  test('that lapses is offered to nobody else of the unit', async () => {
    const w = await world();
    await act(w, 'S02', dispatchIt, await accepted(w), { unitId: 'HOUSEKEEPING', staffId: 'D01B' });

    await w.pass(hours(24));

    const offers = w.events().filter(({ type }) => type.startsWith('work-order.offered'));
    expect(offers.map(({ facts }) => facts.assignee)).toEqual(['D01B']);
  });

  test('is passed on by whom it was entrusted to only to the supervisor and above', async () => {
    const w = await world();
    const offered = await act(w, 'S02', dispatchIt, await accepted(w), { unitId: 'HOUSEKEEPING', staffId: 'D01B' });
    const taken = await w.as('D01B', takeOverIt, orderOf(offered));

    const handed = await outcomeOf(async () =>
      w.as('D01B', handOverIt, { ...orderOf(await fresh(w, taken)), body: { to: 'D02', note: '请接手' } }),
    );
    const invited = await outcomeOf(() => act(w, 'D01B', inviteIt, taken, { unitId: 'CATERING', staffId: 'D02' }));
    const byLeader = await act(w, 'S02', inviteIt, taken, { unitId: 'CATERING', staffId: 'D02' });

    expect([handed, invited, byLeader.coHandlers]).toEqual(['ticket.mayNotHandle', 'ticket.mayNotHandle', ['D02']]);
  });

  test('is supervised only of somebody who sees it', async () => {
    const w = await world();
    const ticket = await accepted(w);
    const order = (to: string) =>
      outcomeOf(async () => (await act(w, 'S01', superviseIt, ticket, { level: 'RED', reason: '超期', to })).ticketNo);

    expect([await order('D01'), await order('D02'), await order('S02')]).toEqual([
      'ticket.mayNotHandle',
      'ticket.mayNotHandle',
      ticket.ticketNo,
    ]);
  });

  test('is followed up by the supervisor and above; the callers do not know of it', async () => {
    const w = await world();
    const offered = await act(w, 'S02', dispatchIt, await accepted(w), { unitId: 'HOUSEKEEPING', staffId: 'D01B' });
    const taken = await w.as('D01B', takeOverIt, orderOf(offered));
    await act(w, 'D01B', resolveIt, taken, result);
    await w.relay();
    const due = { query: { due: '1' } };
    await w.pass(hours(24 * 4));

    const callers = await whoSees(async (who) => (await w.as(who, listCalls, due)).items.length > 0);
    const [call] = (await w.as('S02', listCalls, due)).items;
    const body = { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 };
    const made = (who: string) =>
      outcomeOf(async () => (await w.as(who, record, { params: { followUpId: call?.id }, body })).status);
    const outcomes = [await made('S13'), await made('S02')];

    expect(callers).toEqual(leading);
    expect(outcomes).toEqual(['followUp.notFound', 'DONE']);
  });

  test('that turns out after the end to be about somebody is followed up by the supervisor and above from then on', async () => {
    const w = await world();
    const plain = await w.as('S04', register, { body: matter });
    await act(w, 'S04', assess, plain, findings);
    await act(w, 'S04', accept, plain);
    const offered = await act(w, 'S04', dispatchIt, plain, { unitId: 'HOUSEKEEPING', staffId: 'D01B' });
    const taken = await w.as('D01B', takeOverIt, orderOf(offered));
    await act(w, 'D01B', resolveIt, taken, result);
    await w.relay();
    await act(w, 'S02', recuseIt, plain, { staffNo: 'S13', reason: '投诉涉及回访人员', because: 'COMPLAINED_ABOUT' });
    const due = { query: { due: '1' } };
    await w.pass(hours(24 * 4));

    const callers = await whoSees(async (who) => (await w.as(who, listCalls, due)).items.length > 0);
    const seen = await whoSees((who) =>
      w.as(who, view, { params: { ticketId: plain.id }, query: { words: 'HIDDEN' } }),
    );
    const late = w.events().filter(({ type }) => type === 'follow-up.late');

    // Whoever has done the work knows it anyway; he calls nobody.
    expect([callers, seen]).toEqual([leading, ['D01B', ...leading]]);
    expect(late.map(({ facts }) => facts.post)).not.toContain('FOLLOW_UP_LEADER');
  });

  test('leaves a lesson that nobody else finds', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: aboutHim });
    await act(w, 'S02', assess, filed, { ...findings, severity: 'MAJOR' });
    await act(w, 'S02', accept, filed);
    const offered = await act(w, 'S02', dispatchIt, filed, { unitId: 'HOUSEKEEPING', staffId: 'D01B' });
    const taken = await w.as('D01B', takeOverIt, orderOf(offered));
    await act(w, 'D01B', resolveIt, taken, result);

    const seen = await whoSees(async (who) => (await w.as(who, listLessonsIt, { query: {} })).items.length > 0);

    expect(seen).toEqual(['D01B', ...leading]);
  });

  test('is not exported by somebody who does not see it', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: aboutHim });
    const body = { recipient: '市场监管局', purpose: '调查' };
    const exporting = async (who: string) => {
      const actor = await w.staff(who, 'ticket.evidence');
      const call = { actor, now: w.now, deps: { ...w.tickets, files: w.files }, correlationId: 'export', version: 1 };
      return exportEvidenceIt.run({ ...call, input: { params: { ticketId: filed.id }, query: {}, body } } as never);
    };

    expect(await outcomeOf(() => exporting('P01'))).toBe('ticket.notFound');
    expect(await outcomeOf(async () => typeof (await exporting('S02')) === 'object')).toBe(true);
  });

  test('stands in no list of links of somebody who does not see it, and is merged by nobody else, not even to try', async () => {
    const w = await world();
    const [guarded, plain] = [
      await w.as('S04', register, { body: aboutHim }),
      await w.as('S04', register, { body: matter }),
    ];
    await act(w, 'S02', linkIt, plain, { to: guarded.ticketNo, relation: 'RELATED' });
    const linksOf = async (who: string) =>
      (await w.as(who, listLinksIt, { params: { ticketId: plain.id } })).items.length;

    const preview = await outcomeOf(() => act(w, 'S04', mergeIt, plain, { into: guarded.ticketNo, preview: true }));
    const links = [await linksOf('S04'), await linksOf('S02')];
    const merged = await act(w, 'S02', mergeIt, guarded, { into: plain.ticketNo });

    expect([links, preview]).toEqual([[0, 1], 'ticket.notFound']);
    expect(merged.status).toBe('MERGED');
    // What it went into is guarded from now on, and keeps the accused away.
    expect(await fresh(w, plain)).toMatchObject({ about: 'NAMED', recused: ['D01'] });
    expect(await outcomeOf(() => w.as('S04', view, { params: { ticketId: plain.id } }))).toBe('ticket.notFound');
  });

  test('is not named by its number, by whatever happened between it and what others may see', async () => {
    const w = await world();
    const guarded = await w.as('S04', register, { body: aboutHim });
    const [linked, merged] = [
      await w.as('S04', register, { body: matter }),
      await w.as('S04', register, { body: matter }),
    ];
    await act(w, 'S02', linkIt, linked, { to: guarded.ticketNo, relation: 'RELATED' });
    await act(w, 'S02', mergeIt, merged, { into: guarded.ticketNo });
    await w.relay();
    const shownTo = async (who: string) => {
      const of = (ticketId: unknown) => ({ params: { ticketId }, query: { words: 'HIDDEN' } });
      const answers = [linked, merged].flatMap(({ id }) => [w.as(who, view, of(id)), w.as(who, timeline, of(id))]);
      const ended = w.as(who, listQueue, { query: { queue: 'ended' } });
      const told = await Promise.all([...answers, ended]);
      return told.filter((answer) => JSON.stringify(answer).includes(guarded.ticketNo)).length;
    };

    // For the supervisor: one timeline tells of the link; view, timeline and list of the merged one of the merge.
    expect([await shownTo('S04'), await shownTo('S02')]).toEqual([0, 4]);
    // Nor by what a verb answers.
    const again = await act(w, 'S04', linkIt, merged, { to: linked.ticketNo, relation: 'RELATED' });
    expect([again.status, again.mergedInto]).toEqual(['MERGED', undefined]);
  });

  test('is not merged into what the accused works on', async () => {
    const w = await world();
    const guarded = await w.as('S04', register, { body: aboutHim });
    const plain = await w.as('S04', register, { body: matter });
    await act(w, 'S04', assess, plain, findings);
    await act(w, 'S04', accept, plain);
    await act(w, 'S04', dispatchIt, plain, { unitId: 'HOUSEKEEPING', staffId: 'D01' });

    expect(await outcomeOf(() => act(w, 'S02', mergeIt, guarded, { into: plain.ticketNo }))).toBe(
      'ticket.mayNotHandle',
    );
  });

  test('is nothing for sales', async () => {
    const w = await world();
    const asked = await w.as('S04', register, { body: { ...described, kind: 'INQUIRY' } });

    expect(await outcomeOf(() => act(w, 'S02', makeLeadIt, asked, { text: '销售将联系' }))).toBe('ticket.notAnInquiry');
  });

  test('is no pointer in the timeline of its customer for others', async () => {
    const w = await world();
    const { seededCustomerId } = await import('../../../local/seed/seeded-records.ts');
    const customerId = seededCustomerId(1);
    await w.as('S04', register, { body: { ...aboutHim, customerId } });
    await w.relay();
    const pointers = async (who: string) =>
      (await w.as(who, showTimelineIt, { params: { customerId } })).items.filter(({ what }) => what === 'TICKET')
        .length;

    expect([await pointers('S04'), await pointers('S02')]).toEqual([0, 1]);
  });
});

describe('whom a matter is about', () => {
  test('is found out at the assessment: named, kept away, and the matter guarded from then on', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: described });

    const byAgent = await outcomeOf(() => act(w, 'S04', assess, filed, { ...findings, aboutStaff: ['D02'] }));
    const unknown = await act(w, 'S02', assess, filed, { ...findings, aboutStaff: ['D02', 'X99'] }).catch(
      (error) => error,
    );
    const named = await act(w, 'S02', assess, filed, { ...findings, aboutStaff: ['D02'] });

    expect(byAgent).toBe('ticket.notFound');
    expect([unknown.code, unknown.details.fields[0].path]).toEqual(['ticket.staffUnknown', 'aboutStaff.1']);
    expect(named).toMatchObject({ about: 'NAMED', recused: ['D02'], level: 2 });
  });

  test('may turn out to be nobody of the house: then it is a matter like any other', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: described });

    const plain = await act(w, 'S02', assess, filed, { ...findings, aboutStaff: [] });

    expect([plain.about, plain.recused]).toEqual([undefined, undefined]);
    expect(await w.as('S04', view, { params: { ticketId: filed.id } })).toMatchObject({ ticketNo: filed.ticketNo });
  });

  test('is not said by somebody of himself, nor of nobody', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: described });

    const outcomes = [
      await outcomeOf(() => act(w, 'S02', assess, filed, { ...findings, aboutStaff: ['S02'] })),
      await outcomeOf(() => w.as('S04', register, { body: { ...matter, aboutStaff: ['Z99'] } })),
    ];

    expect(outcomes).toEqual(['ticket.aboutYourself', 'ticket.staffUnknown']);
  });

  test('and has it in hand when he is named loses it; the supervisor says who does it', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: matter });
    await act(w, 'S04', assess, filed, findings);
    await act(w, 'S04', accept, filed);
    const offered = await act(w, 'S04', dispatchIt, filed, { unitId: 'HOUSEKEEPING', staffId: 'D01' });
    await w.as('D01', takeOverIt, orderOf(offered));

    const named = await act(w, 'S02', assess, filed, { ...findings, aboutStaff: ['D01'] });

    expect([named.status, named.workOrder?.status, named.told?.staffNo]).toEqual(['ACCEPTED', 'TIMED_OUT', 'S02']);
    expect((await w.as('D01', listMine, {})).items).toEqual([]);
  });

  test('is told by the guest in his own words, by form and mini-program, and those words are read by the supervisor', async () => {
    const door = await wholeDoor();
    const body = { kind: 'COMPLAINT', description: '态度恶劣', aboutStaff: '前台小王', noticeVersion: '2026-11' };
    const headers = (key: string) => ({ 'idempotency-key': `about-staff-of-${key}` });
    const web = await door.ask('tickets', {
      ...{ method: 'POST', path: '/public/tickets', body: { ...body, challenge: 'eyJ9' }, headers: headers('web') },
    });
    const shown = async (ticketNo: unknown, who: string) =>
      outcomeOf(
        async () =>
          (await door.w.as(who, viewByNumber, { params: { ticketNo }, query: { words: 'HIDDEN' } })).detail.aboutStaff,
      );

    expect(web.status).toBe(201);
    expect([await shown(web.data.ticketNo, 'S02'), await shown(web.data.ticketNo, 'S04')]).toEqual([
      '前台小王',
      'ticket.notFound',
    ]);
    const events = JSON.stringify(door.w.events().map(({ facts, changes }) => [facts, changes]));
    expect(events).not.toContain('小王');
  });
});

describe('somebody who is kept away', () => {
  /** In hand at D01, with a part at D02, an order of supervision to D02 and the supervisor told. */
  async function inHand(w: World) {
    const filed = await w.as('S04', register, { body: matter });
    await act(w, 'S04', assess, filed, findings);
    await act(w, 'S04', accept, filed);
    const offered = await act(w, 'S04', dispatchIt, filed, { unitId: 'HOUSEKEEPING', staffId: 'D01' });
    await w.as('D01', takeOverIt, orderOf(offered));
    await act(w, 'S02', inviteIt, filed, { unitId: 'CATERING', staffId: 'D02' });
    return fresh(w, filed);
  }

  test('as a co-handler loses his part, which the lead asks of another', async () => {
    const w = await world();
    const ticket = await inHand(w);

    const after = await act(w, 'S03', recuseIt, ticket, {
      staffNo: 'D02',
      reason: '涉事',
      because: 'COMPLAINED_ABOUT',
    });

    const [part] = await w.tickets.tickets.coOrders(site, ticket.ticketNo as never);
    expect([after.coHandlers, part?.status, after.about]).toEqual([undefined, 'TIMED_OUT', 'NAMED']);
    expect(await outcomeOf(() => w.as('D02', view, { params: { ticketId: ticket.id } }))).toBe('ticket.notFound');
  });

  test('answers no order of supervision any more', async () => {
    const w = await world();
    const ticket = await inHand(w);
    await act(w, 'S19', superviseIt, ticket, { level: 'YELLOW', reason: '超期', to: 'D02' });

    const after = await act(w, 'S03', recuseIt, ticket, { staffNo: 'D02', reason: '涉事' });

    expect(after.supervision).toEqual({ n: 1 });
  });

  test('and was told at his level is told no more: the next of the ladder is', async () => {
    const w = await world();
    const filed = await w.as('S04', register, { body: { ...matter, aboutStaff: ['D01'] } });
    const toldBefore = (await fresh(w, filed)).told?.staffNo;

    const after = await act(w, 'S01', recuseIt, filed, { staffNo: 'S02', reason: '涉事', because: 'COMPLAINED_ABOUT' });

    expect([toldBefore, after.told?.staffNo]).toEqual(['S02', 'S03']);
    expect(await outcomeOf(() => w.as('S02', view, { params: { ticketId: filed.id } }))).toBe('ticket.notFound');
  });
});

test.each([
  ['COMPLAINT', undefined, undefined],
  ['COMPLAINT', 'TOLD', 'STAFF'],
  ['EMERGENCY', 'NAMED', 'STAFF'],
  ['MISCONDUCT', undefined, 'MISCONDUCT'],
  ['MISCONDUCT', 'NAMED', 'MISCONDUCT'],
] as const)('%s, about %s: %s', (kind, about, expected) => {
  expect(guardOf({ kind, ...(about && { about }) })).toBe(expected);
});

test('nobody who only wrote a guarded matter down hears of it as its owner', async () => {
  const w = await world();
  const { ticketNo } = await w.as('S04', register, { body: aboutHim });
  const ticket = await w.ticket(ticketNo);

  const told = recipientsOf('OWNER', { facts: {}, ticket, staff: everybody, now: w.now });

  expect([ticket.owner, told]).toEqual(['S04', ['S02']]);
});
