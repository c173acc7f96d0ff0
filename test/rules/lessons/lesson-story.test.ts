import { expect, test } from 'vitest';
import { type SiteId, TicketNo } from '../../../functions/kernel/ids.ts';
import { addDays } from '../../../functions/kernel/time.ts';
import { lessonIdOf } from '../../../functions/lessons/model.ts';
import { recuseIt } from '../../../functions/tickets/dispatch/actions/recuse-person.ts';
import { assess, resolveIt } from '../../../functions/tickets/handling/actions/handle-ticket.ts';
import { dispatchedComplaint, findings, of, resolvedComplaint, result, takenOver } from '../../support/complaint.ts';
import { everyRoute, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { minutes } from '../../support/world.ts';

const idOf = ({ ticketNo }: { ticketNo: string }) => lessonIdOf(TicketNo.parse(ticketNo));
const route = (name: string) => everyRoute.find((one) => one.name === name) as (typeof everyRoute)[number];

/** A grave complaint, resolved: the lesson that it owes, and who owes it. */
async function graveComplaint(door: WholeDoor) {
  const { w } = door;
  const working = await takenOver(w, await dispatchedComplaint(w));
  const owner = working.workOrder?.assignee ?? '';
  const graver = await w.as('S04', assess, { ...of(working), body: { ...findings, severity: 'SERIOUS' } });
  await w.pass(minutes(40));
  const done = await w.as(owner, resolveIt, { ...of(graver), body: result });
  return { done, owner, lessonId: idOf(done) };
}

const acting =
  (door: WholeDoor, lessonId: string) =>
  (name: string, staffNo: string, version: number, body: unknown, key?: string) =>
    door.askRoute(route(name), {
      path: route(name).route.path.replace('{lessonId}', lessonId),
      staffNo,
      body,
      headers: { 'if-match': String(version), ...(key && { 'idempotency-key': key }) },
    });

test('a grave complaint owes its lesson in the moment of its resolution; it is planned, done, and checked by somebody else', async () => {
  const door = await wholeDoor();
  const { owner, lessonId, done } = await graveComplaint(door);
  const act = acting(door, lessonId);
  const plan = { cause: 'EQUIPMENT', action: '每季检修并留记录', owner, dueOn: '2026-12-04' };

  const planned = await act('planLesson', owner, 1, plan);
  const finished = await act('finishLesson', owner, 2, { evidence: '检修记录' });
  const own = await act('checkLesson', owner, 3, { effective: true, finding: '好' });
  const back = await act('checkLesson', 'S19', 3, { effective: false, finding: '同房间又坏' });
  const again = await act('finishLesson', owner, 4, { evidence: '更换压缩机' });
  const checked = await act('checkLesson', 'S19', 5, { effective: true, finding: '抽查十间均正常' });

  expect(done.status).toBe('RESOLVED');
  expect([planned, finished, own, back, again, checked].map(({ status, data }) => [status, data.status])).toEqual([
    [200, 'PLANNED'],
    [200, 'DONE'],
    [403, undefined],
    [200, 'PLANNED'],
    [200, 'DONE'],
    [200, 'VERIFIED'],
  ]);
  expect(door.w.story(lessonId)).toEqual([
    ...['lesson.owed', 'lesson.planned', 'lesson.done', 'lesson.sent-back', 'lesson.done', 'lesson.verified'],
  ]);
});

test('an ordinary complaint owes none, a leader may open one, and a second is refused', async () => {
  const door = await wholeDoor();
  const done = await resolvedComplaint(door.w);
  const body = { ticketNo: done.ticketNo, owner: 'D01' };

  const none = await door.askRoute(route('viewLesson'), {
    path: `/lessons/${idOf(done)}`,
    staffNo: 'S03',
  });
  const opened = await door.askRoute(route('openLesson'), { staffNo: 'S03', body });
  const second = await door.askRoute(route('openLesson'), { staffNo: 'S02', body });

  expect([none.status, opened.status, second.code]).toEqual([404, 201, 'lesson.exists']);
});

test('a double tap plans once, an older version is refused, and both leave one event', async () => {
  const door = await wholeDoor();
  const { owner, lessonId } = await graveComplaint(door);
  const act = acting(door, lessonId);
  const plan = { cause: 'PROCESS', action: '改流程', owner, dueOn: '2026-12-04' };

  const taps = await Promise.all([1, 2].map(() => act('planLesson', owner, 1, plan, 'one-tap-of-mine')));
  const older = await act('planLesson', owner, 1, plan);

  expect(taps.map(({ status, data }) => [status, data.version])).toEqual([
    [200, 2],
    [200, 2],
  ]);
  expect([older.code, door.w.story(lessonId)]).toEqual(['version.stale', ['lesson.owed', 'lesson.planned']]);
});

test('whoever is kept away from the matter finds no lesson of it, and is not made its owner', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const offered = await dispatchedComplaint(w);
  const away = await w.as('S02', recuseIt, { ...of(offered), body: { staffNo: 'S03', reason: '涉事' } });
  const working = await takenOver(w, away);
  const owner = working.workOrder?.assignee ?? '';
  const graver = await w.as('S04', assess, { ...of(working), body: { ...findings, severity: 'MAJOR' } });
  const done = await w.as(owner, resolveIt, { ...of(graver), body: result });
  const act = acting(door, idOf(done));

  const seen = await door.askRoute(route('viewLesson'), {
    path: `/lessons/${idOf(done)}`,
    staffNo: 'S03',
  });
  const listed = await door.askRoute(route('listLessons'), { staffNo: 'S03' });
  const made = await act('planLesson', owner, 1, { cause: 'SKILL', action: '培训', owner: 'S03', dueOn: '2026-12-04' });

  expect([seen.status, listed.data.items, made.code]).toEqual([404, [], 'staff.notFound']);
});

test('what nobody plans is told: to its owner by the reconciler, then to those above him', async () => {
  const door = await wholeDoor({ tells: true });
  const { w } = door;
  const { owner, lessonId } = await graveComplaint(door);

  for (const days of [1, 4, 4, 4]) {
    w.now = addDays(w.now, days);
    await w.reconcile();
  }

  const told = w.table.items().filter((item) => item.is === 'notice' && String(item.kind).startsWith('lesson.'));
  const toldTo = (kind: string) => new Set(told.filter((one) => one.kind === kind).map((one) => one.recipient));
  expect(w.story(lessonId)).toEqual(['lesson.owed', 'lesson.late', 'lesson.still-late', 'lesson.still-late']);
  expect([toldTo('lesson.owed'), toldTo('lesson.late')]).toEqual([new Set([owner]), new Set([owner])]);
  expect(['S01', 'S02'].filter((one) => !toldTo('lesson.still-late').has(one))).toEqual([]);
  expect(toldTo('lesson.still-late').has(owner)).toBe(false);
});

test('the lesson and the resolution are one transaction: where one is lost, so is the other', async () => {
  const door = await wholeDoor();
  const { w } = door;
  const { done } = await graveComplaint(door);

  const events = w.events().filter(({ type }) => ['ticket.resolved', 'lesson.owed'].includes(type));

  expect(events.map(({ at, correlationId }) => `${at} ${correlationId}`)).toHaveLength(2);
  expect(new Set(events.map(({ at, correlationId }) => `${at} ${correlationId}`)).size).toBe(1);
  expect(await w.lessons.lessons.find('dolon' as SiteId, idOf(done))).toMatchObject({ status: 'OWED' });
});

test('whoever turns out to be complained about after the end loses its lesson, also one that he owes; a leader gives it to another', async () => {
  const door = await wholeDoor();
  const { done, owner, lessonId } = await graveComplaint(door);
  const { w } = door;
  const body = { staffNo: owner, reason: '投诉涉及该员工', because: 'COMPLAINED_ABOUT' };
  await w.as('S02', recuseIt, { ...of((await w.ticket(done.ticketNo)) as never), body });
  const act = acting(door, lessonId);
  const looking = (staffNo: string) => door.askRoute(route('viewLesson'), { path: `/lessons/${lessonId}`, staffNo });
  const plan = { cause: 'ATTITUDE', action: '服务培训', dueOn: '2026-12-04' };

  const own = await act('planLesson', owner, 1, { ...plan, owner });
  const given = await act('planLesson', 'S02', 1, { ...plan, owner });
  const seen = await Promise.all([owner, 'S19', 'S02'].map(async (one) => (await looking(one)).status));
  const listed = await Promise.all(
    [owner, 'S02'].map(async (staffNo) => (await door.askRoute(route('listLessons'), { staffNo })).data.items),
  );
  const planned = await act('planLesson', 'S02', 1, { ...plan, owner: 'S03' });

  expect([own.status, given.code, seen]).toEqual([404, 'staff.notFound', [404, 404, 200]]);
  expect(listed.map((items) => (items as object[]).length)).toEqual([0, 1]);
  expect([planned.status, planned.data.owner]).toEqual([200, 'S03']);
});
