import { expect, test } from 'vitest';
import { list } from '../../../functions/follow-ups/actions/list-follow-ups.ts';
import { reopenIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import { resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { dispatchedComplaint, of, resolvedComplaint, result, takenOver } from '../../support/complaint.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, minutes, type World } from '../../support/world.ts';

const filing = {
  kind: 'COMPLAINT',
  channel: 'PHONE',
  description: '有人在厨房吸烟',
  anonymous: true,
} as const;

/** An anonymous complaint that housekeeping has resolved, with the code that its guest was told. */
async function resolvedAnonymous(door: WholeDoor) {
  const { w } = door;
  const working = await takenOver(w, await dispatchedComplaint(w, filing));
  await w.pass(minutes(40));
  const done = await w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: result });
  await w.relay();
  const ticketNo = done.ticketNo as never;
  const key = w.events().find(({ entityId, version }) => entityId === done.id && version === 1)?.op?.key ?? '';
  return { done, queryCode: w.tickets.numbers.codeFor(ticketNo, { key, body: '' }) };
}

const byCode =
  ({ ask }: WholeDoor, of: { ticketNo: string; queryCode: string }) =>
  (verb: string, body: object = {}, key = verb) =>
    ask('tickets', {
      method: 'POST',
      path: `/public/tickets/${of.ticketNo}/${verb}`,
      body: { queryCode: of.queryCode, ...body },
      headers: { 'idempotency-key': `guest-act-${key}-of-today` },
    });

const callsOf = async (w: World) => (await w.as('S13', list, {})).items;

test('nobody anonymous is called: he reads the answer by his code, and after ten working days the matter is closed as such', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const { done, queryCode } = await resolvedAnonymous(door);
  const guest = byCode(door, { ticketNo: done.ticketNo, queryCode });

  const seen = await guest('lookup');
  const calls = await callsOf(w);
  await w.pass(hours(24 * 13));
  const before = (await w.ticket(done.ticketNo)).status;
  await w.pass(hours(48));

  const steps = seen.data.timeline as { what: string; message?: string }[];
  expect(steps.find(({ what }) => what === 'ticket.resolved')?.message).toBe(result.result);
  expect(seen.text).not.toContain(result.cause);
  expect([calls, before]).toEqual([[], 'RESOLVED']);
  const closed = w.events().find(({ type }) => type === 'ticket.closed');
  expect([(await w.ticket(done.ticketNo)).status, closed?.facts.outcome]).toEqual(['CLOSED', 'ANONYMOUS']);
});

test('who is not content says so by his code: the matter is taken up again one level higher, and is not closed behind his back', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const { done, queryCode } = await resolvedAnonymous(door);
  const guest = byCode(door, { ticketNo: done.ticketNo, queryCode });

  const told = await Promise.all([
    guest('disagree', { reason: '仍有人吸烟' }),
    guest('disagree', { reason: '仍有人吸烟' }),
  ]);
  await w.relay();
  const after = await w.ticket(done.ticketNo);
  await w.pass(hours(24 * 20));
  await w.reconcile();

  expect(told.map(({ status }) => status)).toEqual([200, 200]);
  expect([after.status, after.reopened, after.level]).toEqual(['ACCEPTED', 1, 2]);
  expect((await w.ticket(done.ticketNo)).status).not.toBe('CLOSED');
  expect(w.story(done.id).filter((type) => type.startsWith('follow-up.'))).toEqual([
    ...['follow-up.answer-published', 'follow-up.cancelled'],
  ]);
});

test('anonymous becomes named: the name is sealed beside the matter, no event holds it, and he is called like anybody else', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const offered = await dispatchedComplaint(w, filing);
  const key = w.events().find(({ entityId, version }) => entityId === offered.id && version === 1)?.op?.key ?? '';
  const queryCode = w.tickets.numbers.codeFor(offered.ticketNo as never, { key, body: '' });
  const guest = byCode(door, { ticketNo: offered.ticketNo, queryCode });
  const contact = { name: '甲某某', phone: '19000004711' };

  const nothing = await guest('identify', { contact: { name: '甲某某' } }, 'nothing');
  const named = await guest('identify', { contact });
  const again = await guest('identify', { contact: { phone: '19000004712' } }, 'again');
  const working = await takenOver(w, { ...offered, version: (await w.ticket(offered.ticketNo)).version });
  const view = await door.ask('tickets', { method: 'GET', path: `/tickets/${offered.id}`, staffNo: 'S04' });
  await w.as(working.workOrder?.assignee ?? '', resolveIt, { ...of(working), body: result });
  await w.relay();

  expect([nothing.code, named.status, again.code]).toEqual(['ticket.noWayToReach', 200, 'ticket.notAnonymous']);
  expect((view.data.detail as { contact: unknown }).contact).toEqual({ name: '甲**', phone: '190****4711' });
  expect((await callsOf(w)).map(({ status }) => status)).toEqual(['PLANNED']);
  const clear = JSON.stringify(w.table.items());
  for (const secret of ['19000004711', '甲某某', queryCode]) expect(clear).not.toContain(secret);
});

test('who says who he is after the answer is called, also where that was not heard of; his matter is not closed behind his back', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const { done, queryCode } = await resolvedAnonymous(door);
  const guest = byCode(door, { ticketNo: done.ticketNo, queryCode });
  await w.pass(hours(24 * 9));

  const named = await guest('identify', { contact: { phone: '19000004711' } });
  await w.relay(({ type }) => type === 'ticket.identified');
  const lost = await callsOf(w);
  await w.pass(hours(24 * 6));
  await w.reconcile();
  const calls = await callsOf(w);

  expect([named.status, lost]).toEqual([200, []]);
  expect((await w.ticket(done.ticketNo)).status).toBe('RESOLVED');
  expect(calls.map(({ status, id }) => [['PLANNED', 'DUE'].includes(status), id])).toEqual([[true, calls[0]?.id]]);
  expect(w.story(done.id)).not.toContain('ticket.closed');
});

test('who says who he is keeps his objection, and is called at once where it was heard of', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const { done, queryCode } = await resolvedAnonymous(door);
  const guest = byCode(door, { ticketNo: done.ticketNo, queryCode });

  await guest('identify', { contact: { phone: '19000004711' } });
  await w.relay();
  const calls = await callsOf(w);
  const told = await guest('disagree', { reason: '仍有人吸烟' });

  const { clocks, status, reopened } = await w.ticket(done.ticketNo);
  expect([calls.map(({ status: is }) => is), clocks.FOLLOW_UP]).toEqual([['PLANNED'], undefined]);
  expect([told.status, status, reopened]).toEqual([200, 'ACCEPTED', 1]);
});

test('a wrong code identifies nobody, and the fifth locks the number', async () => {
  const door = await wholeDoor();
  const offered = await dispatchedComplaint(door.w, filing);
  const guess = byCode(door, { ticketNo: offered.ticketNo, queryCode: '0000000000000000' });
  const codes: unknown[] = [];

  for (let n = 0; n < 6; n += 1)
    codes.push((await guess('identify', { contact: { phone: '19000000001' } }, `guess-${n}`)).code);

  expect(codes).toEqual([...Array(5).fill('ticket.wrongQueryCode'), 'ticket.tooManyTries']);
});

test('a matter that staff take up again before its call loses that call, and gets another with the next resolution', async () => {
  const { w } = await wholeDoor();
  const done = await resolvedComplaint(w);
  await w.relay();
  const planned = await callsOf(w);
  const resolved = await w.ticket(done.ticketNo);
  await w.as('S04', reopenIt, {
    params: { ticketId: done.id },
    version: resolved.version,
    body: { reason: '客人来电' },
  });

  await w.pass(hours(24 * 8));

  expect(planned).toHaveLength(1);
  expect(await callsOf(w)).toEqual([]);
  expect(w.story(done.id)).toContain('follow-up.cancelled');
});

/** A complaint that a colleague enters for a caller who stays unknown. */
const enteredFor = (door: WholeDoor, over: object = {}, key = 'a-call-of-nobody') =>
  door.ask('tickets', {
    ...{ method: 'POST', path: '/tickets', staffNo: 'S04', headers: { 'idempotency-key': key } },
    body: { ...filing, ...over },
  });

test('a caller who stays unknown is told a code, the same to a repeat, and follows his matter by it', async () => {
  const door = await wholeDoor();

  const filed = await enteredFor(door);
  const again = await enteredFor(door);
  const named = await enteredFor(door, { anonymous: false }, 'a-call-of-somebody');
  const { ticketNo, queryCode } = filed.data as { ticketNo: string; queryCode: string };
  const seen = await byCode(door, { ticketNo, queryCode })('lookup');

  expect(queryCode).toMatch(/^\d{16}$/);
  expect([again.data.queryCode, named.data.queryCode, seen.status]).toEqual([queryCode, undefined, 200]);
  const view = await door.ask('tickets', { method: 'GET', path: `/tickets/${String(filed.data.id)}`, staffNo: 'S04' });
  expect([view.status, view.text.includes(queryCode)]).toEqual([200, false]);
  expect(JSON.stringify(door.w.table.items())).not.toContain(queryCode);
});

test('he tells a colleague later who he is, by his code or known otherwise; a wrong code counts, and no proof is none', async () => {
  const door = await wholeDoor();
  const filed = await enteredFor(door);
  const { id, queryCode } = filed.data as { id: string; queryCode: string };
  const identify = (body: object, key: string) =>
    door.ask('tickets', {
      ...{ method: 'POST', path: `/tickets/${id}/identify`, staffNo: 'S05' },
      headers: { 'idempotency-key': `identify-by-staff-${key}`, 'if-match': '"1"' },
      body: { contact: { name: '甲某某', phone: '19000004711' }, ...body },
    });

  const unproved = await identify({}, 'unproved');
  const guessed = await identify({ queryCode: '0000000000000000' }, 'guessed');
  const unreachable = await identify({ contact: { name: '甲某某' }, queryCode }, 'unreachable');
  const named = await identify({ queryCode }, 'named');
  await door.w.relay();

  expect([unproved, guessed, unreachable].map(({ status, code }) => [status, code])).toEqual([
    [400, 'ticket.proofNeeded'],
    [404, 'ticket.wrongQueryCode'],
    [400, 'ticket.noWayToReach'],
  ]);
  expect([named.status, named.data.anonymous]).toEqual([200, false]);
  const told = door.w.events().find(({ type }) => type === 'ticket.identified');
  expect(told?.facts).toMatchObject({ by: 'S05', proved: 'CODE' });
  expect(JSON.stringify(door.w.table.items())).not.toContain('19000004711');
});

test('known by what he tells of it, he is named, and how that was found stands on record', async () => {
  const door = await wholeDoor();
  const { id } = (await enteredFor(door)).data as { id: string };

  const named = await door.ask('tickets', {
    ...{ method: 'POST', path: `/tickets/${id}/identify`, staffNo: 'S05' },
    headers: { 'idempotency-key': 'identify-by-staff-words', 'if-match': '"1"' },
    body: { contact: { phone: '19000004711' }, proof: '说出了当晚经过与房号' },
  });

  expect([named.status, named.data.anonymous]).toEqual([200, false]);
  expect(door.w.events().find(({ type }) => type === 'ticket.identified')?.facts).toMatchObject({ proved: 'WORDS' });
});
