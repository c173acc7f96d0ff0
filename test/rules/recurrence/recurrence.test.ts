import { describe, expect, test } from 'vitest';
import { showQualityIt } from '../../../functions/board/actions/show-quality.ts';
import { addDays, addMinutes, addMs } from '../../../functions/kernel/time.ts';
import { findSuspectedIt } from '../../../functions/recurrence/actions/find-suspected.ts';
import type { CauseTrace, Trace } from '../../../functions/recurrence/model.ts';
import { cameBack, causeOf, causeStep, likeness, suspected } from '../../../functions/recurrence/rules.ts';
import { traceTicket } from '../../../functions/recurrence/trace-ticket.ts';
import { listQueue } from '../../../functions/tickets/desk/actions/list-tickets.ts';
import { view } from '../../../functions/tickets/desk/actions/view-ticket.ts';
import { answerIt, concludeIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { assess } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../../functions/tickets/intake/actions/register-ticket.ts';
import { listLinksIt } from '../../../functions/tickets/linking/actions/link-tickets.ts';
import { now } from '../../support/builders-tickets.ts';
import { dispatchedComplaint, findings, matter, of, takenOver } from '../../support/complaint.ts';
import { wholeDoor } from '../../support/whole-door.ts';
import { hours, site, type World, world } from '../../support/world.ts';

const trace = (n: number, over: Partial<Trace> = {}): Trace => ({
  ...{
    site,
    party: 'C.1',
    ticketId: `t${n}` as never,
    ticketNo: `n${n}` as never,
    kind: 'COMPLAINT',
    receivedAt: now,
    ...over,
  },
});

test.each<[string, object, object, unknown]>([
  ['the same thing', { object: 'a' }, { object: 'a', domain: 'TOUR' }, 'SAME_OBJECT'],
  ['two things of one field', { object: 'a', domain: 'TOUR' }, { object: 'b', domain: 'TOUR' }, undefined],
  ['one field, of a thing that one does not name', { object: 'a', domain: 'TOUR' }, { domain: 'TOUR' }, 'SAME_DOMAIN'],
  ['two fields', { domain: 'TOUR' }, { domain: 'LODGING' }, undefined],
  ['a field that is not known yet', {}, { domain: 'LODGING' }, 'SAME_DOMAIN'],
])('two matters of one guest are about %s', (_title, a, b, expected) => {
  expect(likeness(a as never, b as never)).toBe(expected);
  expect(likeness(b as never, a as never)).toBe(expected);
});

test('suspected are the last thirty days, each matter once, the surest and newest first', () => {
  const old = trace(1, { receivedAt: addMs(addDays(now, -30), -1) });
  const edge = trace(2, { receivedAt: addDays(now, -30) });
  const sure = trace(3, { object: 'a', receivedAt: addDays(now, -20) });
  const newest = trace(4, { receivedAt: addDays(now, -1) });
  const traces = [old, edge, sure, newest, { ...newest, party: 'P.1' }, trace(9)];

  const found = suspected({ object: 'a', ticketNo: 'n9' as never }, traces, now);

  expect(found.map(({ ticketNo, likeness: like }) => [ticketNo, like])).toEqual([
    ['n3', 'SAME_OBJECT'],
    ['n4', 'SAME_DOMAIN'],
    ['n2', 'SAME_DOMAIN'],
  ]);
});

test.each([
  ['before he was answered', -1, false],
  ['in the same instant', 0, false],
  ['a minute later', 1, true],
  ['on day seven', 7 * 1_440, true],
  ['after day seven', 7 * 1_440 + 1, false],
])('a guest comes back on what was answered: %s', (_title, after, expected) => {
  expect(cameBack(now, addMinutes(now, after))).toBe(expected);
});

describe('a complaint with a cause', () => {
  const one = (daysAgo: number): CauseTrace => ({
    ...{ site, cause: 'LODGING 空调', ticketId: `t${daysAgo}` as never, ticketNo: `n${daysAgo}` as never },
    receivedAt: addDays(now, -daysAgo),
  });
  const parent = (open: boolean, upToDaysAgo: number) => ({
    pointer: {
      ...{ site, cause: 'LODGING 空调', ticketNo: 'p' as never, version: 1 },
      upTo: addDays(now, -upToDaysAgo),
    },
    open,
  });

  test.each<[string, CauseTrace[], ReturnType<typeof parent> | undefined, string]>([
    ['the first', [one(0)], undefined, 'NOTHING'],
    ['the second', [one(1), one(0)], undefined, 'NOTHING'],
    ['the third within seven days', [one(6), one(3), one(0)], undefined, 'OPEN'],
    ['the third, the first seven days ago', [one(7), one(3), one(0)], undefined, 'NOTHING'],
    ['one more while the parent case is open', [one(0)], parent(true, 1), 'JOIN'],
    ['the third, of which an ended parent has counted two', [one(6), one(3), one(0)], parent(false, 3), 'NOTHING'],
    ['the third since an ended parent', [one(5), one(3), one(0)], parent(false, 6), 'OPEN'],
    ['the third, where a later one was told already', [one(2), one(1), one(0), one(-1)], undefined, 'OPEN'],
    ['the first of three that is assessed last', [one(0), one(-3), one(-6)], undefined, 'OPEN'],
    ['the one between that is assessed last', [one(4), one(0), one(-2)], undefined, 'OPEN'],
    ['between two that are eight days apart', [one(4), one(0), one(-4)], undefined, 'NOTHING'],
    ['the first of three, the last seven days after it', [one(0), one(-3), one(-7)], undefined, 'NOTHING'],
  ])('asks for what its number says: %s', (_title, traces, before, expected) => {
    const told = traces.find(({ ticketId }) => ticketId === ('t0' as never)) as CauseTrace;

    expect(causeStep(told, traces, before).kind).toBe(expected);
  });
});

test('a cause is one, in whatever width, case and spacing two colleagues have typed it', () => {
  const typed = ['客房/WiFi', ' 客房／wifi ', '客房/ＷｉＦｉ'].map((category) => causeOf('LODGING', category));

  expect(new Set(typed).size).toBe(1);
  expect(causeOf('CATERING', '客房/WiFi')).not.toBe(typed[0]);
  expect(causeOf('FRESH_PRODUCT', '\ufdfa'.repeat(20)).length).toBeLessThanOrEqual(64);
});

const phone = { contact: { phone: '19000000001' } };

test('whoever writes a matter down is warned of what the same guest told of the same thing, at the entry and before it', async () => {
  const w = await world();
  const object = { type: 'BOOKING', ref: 'bk-2026-0001' };
  const first = await w.as('S04', register, { body: { ...matter, ...phone, object } });
  const stranger = await w.as('S04', register, { body: { ...matter, contact: { phone: '19000000002' }, object } });
  await w.relay();
  const asked = { phone: '+86 190-0000-0001', object: { type: 'BOOKING', ref: 'BK-2026-0001' } };

  const before = await w.as('S07', findSuspectedIt, { body: asked });
  const again = await w.as('S04', register, { body: { ...matter, ...phone, object: asked.object } });

  expect([first.suspected, stranger.suspected]).toEqual([[], []]);
  expect(before.items).toMatchObject([{ ticketNo: first.ticketNo, likeness: 'SAME_OBJECT', status: 'RECEIVED' }]);
  expect(again.suspected).toMatchObject([{ ticketNo: first.ticketNo, likeness: 'SAME_OBJECT' }]);
});

test('a duplicate that comes by the form warns whoever looks at it: marked on the matter, in lists and in its view, once', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const told = { ...phone, object: { type: 'BOOKING', ref: 'BK-2026-0001' } };
  const first = await w.as('S04', register, { body: { ...matter, ...told } });
  const about = await w.as('S04', register, {
    body: { ...matter, contact: { phone: '19000000002' }, aboutStaff: ['D01'] },
  });
  await w.pass(hours(1));
  const byForm = async (contact: object, key: string) => {
    const body = {
      kind: 'COMPLAINT',
      description: '空调不制冷',
      noticeVersion: '2026-11',
      challenge: 'eyJ9',
      ...contact,
    };
    const headers = { 'idempotency-key': key };
    const filed = await door.ask('tickets', { method: 'POST', path: '/public/tickets', body, headers });
    await w.relay();
    return w.ticket(filed.data.ticketNo as never);
  };

  const again = await byForm(told, 'the-same-told-by-the-form');
  const guarded = await byForm({ contact: { phone: '19000000002' } }, 'what-is-about-staff-is-told-to-nobody');
  await traceTicket({ site, ticketNo: again.ticketNo, correlationId: 'again', now: w.now }, w.recurrence);

  const { items } = await w.as('S04', listQueue, { query: { queue: 'undispatched', limit: 20 } });
  expect([again.suspectedRepeatOf, guarded.suspectedRepeatOf, about.status]).toEqual([
    first.ticketNo,
    undefined,
    'RECEIVED',
  ]);
  expect(items.find(({ id }) => id === again.id)?.suspectedRepeatOf).toBe(first.ticketNo);
  expect(w.story(again.id).filter((type) => type === 'ticket.repeat-suspected')).toHaveLength(1);
});

test('no trace tells whose it is or what it is of', async () => {
  const w = await world();
  await w.as('S04', register, { body: { ...matter, ...phone, object: { type: 'CARD', ref: 'VIP-4711' } } });
  await w.relay();

  const kept = JSON.stringify(w.table.items().filter(({ is }) => is === 'trace'));

  expect(kept.length).toBeGreaterThan(100);
  expect(kept).not.toMatch(/19000000001|4711/);
});

/** A complaint of a cause, taken in and assessed. */
async function complained(w: World) {
  const filed = await w.as('S04', register, { body: matter });
  const assessed = await w.as('S04', assess, { ...of(filed), body: findings });
  await w.relay();
  return assessed;
}
const parents = (w: World) =>
  w.events().filter(({ type, facts }) => type === 'ticket.received' && facts.channel === 'INTERNAL');

test('the third complaint of one cause opens one parent case at level 3 that all belong to, and the fourth joins it', async () => {
  const w = await world();
  const filed = [];
  for (let n = 0; n < 4; n += 1) {
    filed.push(await complained(w));
    await w.pass(hours(20));
  }
  for (const { ticketNo } of filed)
    await traceTicket({ site, ticketNo: ticketNo as never, correlationId: 'again', now: w.now }, w.recurrence);

  const [parent, ...more] = parents(w);
  const ticketId = parent?.entityId as never;
  const whole = await w.as('S01', view, { params: { ticketId } });
  const links = await w.as('S01', listLinksIt, { params: { ticketId } });

  expect(more).toEqual([]);
  expect([parent?.facts.level, whole.domain, parent?.facts.to]).toEqual([3, 'LODGING', 'S01']);
  expect(links.items.map(({ other, relation }) => [other, relation]).sort()).toEqual(
    filed.map(({ ticketNo }) => [ticketNo, 'CAUSE']).sort(),
  );
});

test('after a parent case has ended, it takes three new ones to open the next', async () => {
  const w = await world();
  for (let n = 0; n < 3; n += 1) await complained(w);
  const parent = await w.ticket(`GD${parents(w)[0]?.entityId.slice(4)}`);
  const assessed = await w.as('S01', assess, {
    params: { ticketId: parent.id },
    version: parent.version,
    body: { ...findings, category: '其他' },
  });
  const working = await takenOver(w, await dispatchedComplaint(w));
  await w.as('S01', concludeIt, { ...of(working), body: { reason: '另案' } });
  await w.tickets.tickets.save(
    (await w.ticket(assessed.ticketNo)) as never,
    {
      head: { ...(await w.ticket(assessed.ticketNo)), status: 'CONCLUDED', clocks: {} },
      event: { type: 'ticket.concluded' },
    } as never,
    { actor: { kind: 'system', site, name: 'test' }, now: w.now, correlationId: 'test' },
  );
  await w.pass(hours(1));

  for (let n = 0; n < 2; n += 1) await complained(w);
  const two = parents(w).length;
  await complained(w);

  expect([two, parents(w).length]).toEqual([1, 2]);
});

describe('first-contact resolution', () => {
  const inquiry = { kind: 'INQUIRY', channel: 'PHONE', domain: 'LODGING', description: '温泉几点开放？', ...phone };
  const answered = async (w: World) => {
    const asked = await w.as('S07', register, { body: inquiry });
    await w.relay();
    await w.as('S07', answerIt, { ...of(asked), body: { text: '每日 10:00 至 22:00。' } });
    await w.relay();
  };
  const figures = async (w: World) => (await w.as('S01', showQualityIt, {})).firstContact;

  test('is not known before seven days are over, and then holds where nobody came back', async () => {
    const w = await world();
    await answered(w);
    await w.pass(hours(24 * 6));
    const early = await figures(w);
    await w.pass(hours(25));

    const late = await figures(w);

    expect([early, late]).toEqual([
      { answered: 1, undecided: 1, resolvedPercent: undefined },
      { answered: 1, undecided: 0, resolvedPercent: 100 },
    ]);
  });

  test.each([
    ['within seven days', 5, 0],
    ['later', 8, 100],
  ])('is lost where the guest comes back on the topic %s, by another matter of his', async (_title, days, expected) => {
    const w = await world();
    await answered(w);
    await w.pass(hours(24 * days));

    await w.as('S07', register, { body: { ...inquiry, channel: 'WALK_IN' } });
    await w.relay();
    await w.pass(hours(24 * 3));

    expect((await figures(w)).resolvedPercent).toBe(expected);
  });
});
