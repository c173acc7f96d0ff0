import { beforeEach, expect, test } from 'vitest';
import { addDays } from '../../../functions/kernel/time.ts';
import { type CaseDesk, caseDesk, investigated, notification, people } from '../../support/leak-case.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours } from '../../support/world.ts';

const { reporter, accused, investigator, privacy, manager, leader } = people;
let door: WholeDoor;
let desk: CaseDesk;
beforeEach(async () => {
  door = await wholeDoor();
  desk = caseDesk(door);
});

const measures = [{ staffNo: accused, measure: 'DEMERIT' }];
const control = { cause: 'DATA_PROTECTION', action: '夜间查看须经同意', owner: 'S02', dueOn: '2026-12-31' };

test('a leak goes from its report to its close, each part of it by another person', async () => {
  const id = await investigated(desk);
  const told = [
    await desk.act(id, 'ask-hearing', { as: investigator, body: { staffNo: accused, allegation: '夜间查看' } }),
    await desk.post(`/leak-hearings/${id}/statement`, { as: accused, body: { statement: '出于好奇' }, version: 1 }),
    await desk.act(id, 'confirm', { as: investigator, body: { finding: '属实' } }),
    await desk.act(id, 'clocks/AUTHORITY/send', { as: privacy, body: notification }),
    await desk.act(id, 'clocks/INDIVIDUALS/ask-waiver', { as: privacy, body: { reason: '未外流' } }),
    await desk.act(id, 'clocks/INDIVIDUALS/decide-waiver', { as: leader, body: { granted: true, reason: '同意' } }),
    await desk.act(id, 'propose', {
      as: manager,
      body: { rule: '保密制度第7条', evidence: [1], measures, recommendation: '记过' },
    }),
    await desk.act(id, 'decide', { as: leader, body: { measures, ruling: '同意' } }),
    await desk.act(id, 'execute', { as: manager, body: { on: '2026-11-24', ref: '人事 2026-17', note: '已送达' } }),
    await desk.act(id, 'close', { as: manager, body: { note: '完成', control } }),
  ];

  expect(told.map(({ status, code }) => [status, code])).toEqual(told.map(() => [200, 0]));
  const whole = await desk.get(`/leak-cases/${id}`, manager);
  expect(whole.data).toMatchObject({
    ...{ status: 'CLOSED', statusText: { zh: '已结案' }, sealed: [1] },
    words: { finding: '属实', ruling: '同意', containment: '停用账号' },
    execution: { ref: '人事 2026-17', by: manager },
    measureList: [
      { part: 'PROPOSED', staffNo: accused, text: { zh: '记过' } },
      { part: 'DECIDED', staffNo: accused, measure: 'DEMERIT' },
    ],
  });
  expect(whole.data.hearingList).toMatchObject([{ staffNo: accused, statement: '出于好奇' }]);
  const lesson = await door.ask('lessons', { method: 'GET', path: `/lessons/les_${id.slice(4)}`, staffNo: 'S02' });
  expect(lesson.data).toMatchObject({ status: 'PLANNED', owner: 'S02', dueOn: '2026-12-31', leakCaseId: id });
});

test('who reported it stands nowhere but where it is sealed, and is shown to the privacy officer alone, on record', async () => {
  const id = await investigated(desk);

  const seen = [
    await desk.get('/leak-cases', manager),
    await desk.get(`/leak-cases/${id}`, manager),
    await desk.get(`/leak-cases/${id}/timeline`, manager),
  ];
  const others = await Promise.all(
    [manager, leader, investigator].map((as) => desk.act(id, 'reporter', { as, body: { reason: '想知道' } })),
  );
  const revealed = await desk.act(id, 'reporter', { as: privacy, body: { reason: '核实时间' } });

  expect(seen.map(({ text }) => text.includes(reporter))).toEqual([false, false, false]);
  expect(others.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(revealed.data).toEqual({ staffNo: reporter });
  expect(JSON.stringify(door.w.table.items().filter((item) => item.pk.includes(id)))).not.toContain(`"${reporter}"`);
  expect(door.w.story(id).at(-1)).toBe('leak-case.reporter-revealed');
  expect(door.lines.join('\n')).not.toContain(reporter);
});

test('who reported is looked up five times a day by one person and no more, whatever the case; then he waits until midnight', async () => {
  const ids = [await investigated(desk), await investigated(desk)] as const;
  const lookUp = (n: number) => desk.act(ids[n % 2] ?? '', 'reporter', { as: privacy, body: { reason: `核实 ${n}` } });
  const within = [];
  for (let n = 0; n < 5; n += 1) within.push(await lookUp(n));
  const story = door.w.story(ids[1]);

  const beyond = await lookUp(5);
  await door.w.pass(hours(14));
  const tomorrow = await lookUp(6);

  expect(within.map(({ status }) => status)).toEqual(Array(5).fill(200));
  // Ten in the morning: fourteen hours to midnight.
  expect([beyond.status, beyond.code, beyond.headers['retry-after']]).toEqual([
    429,
    'leakCase.tooManyLookups',
    '50400',
  ]);
  expect(beyond.text).not.toContain(reporter);
  expect([door.w.story(ids[1]).length - story.length, tomorrow.status]).toEqual([0, 200]);
});

test('nobody can be asked for an anonymous report, and a repeat of a report is one case', async () => {
  const body = { type: 'LOSS', description: '丢失登记本', anonymous: true };
  const [first, second] = [
    await desk.report(body, reporter, 'one-and-the-same'),
    await desk.report(body, reporter, 'one-and-the-same'),
  ];
  const other = await desk.report({ ...body, description: '另一件' }, reporter, 'one-and-the-same');

  const revealed = await desk.act(String(first.data.id), 'reporter', { as: privacy, body: { reason: '核实' } });

  expect([first.status, second.data.id, other.code]).toEqual([201, first.data.id, 'idempotency.keyReused']);
  expect(revealed.code).toBe('leakCase.noReporter');
});

test('nobody is punished who could not speak: the proposal waits for his words, or for five working days', async () => {
  const id = await investigated(desk);
  await desk.act(id, 'ask-hearing', { as: investigator, body: { staffNo: accused, allegation: '夜间查看' } });
  await desk.act(id, 'confirm', { as: investigator, body: { finding: '属实' } });
  const body = { rule: '保密制度', evidence: [1], measures, recommendation: '记过' };

  const early = await desk.act(id, 'propose', { as: manager, body });
  door.w.now = addDays(door.w.now, 8);
  const late = await desk.act(id, 'propose', { as: manager, body });

  expect([early.code, late.data.status]).toEqual(['leakCase.notHeard', 'PENALTY_PROPOSED']);
});
