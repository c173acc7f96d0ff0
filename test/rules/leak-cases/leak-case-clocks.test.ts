import { beforeEach, describe, expect, test } from 'vitest';
import { addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { type CaseDesk, caseDesk, investigated, notification, people, triage } from '../../support/leak-case.ts';
import { staffNoOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { monday } from '../../support/world.ts';

const { accused, privacy, manager, leader, investigator } = people;
let door: WholeDoor;
let desk: CaseDesk;
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
  desk = caseDesk(door);
});

const leak = { type: 'LEAK', description: '客户名单外传' };
/** Lets the reconciler look at these minutes after the report. */
async function looking(...at: readonly number[]) {
  for (const minutes of at) {
    door.w.now = addMinutes(monday, minutes);
    await door.w.reconcile();
  }
}
const toldOf = (id: string, type: string) =>
  door.w
    .events()
    .filter((event) => event.entityId === id && event.type === type)
    .map(({ at, facts }) => [at, facts.clock]);
const at = (minutes: number): Instant => addMinutes(monday, minutes);
const noticesOf = (id: string) => door.w.table.items().filter((item) => item.is === 'notice' && item.entityId === id);
const recipients = (id: string, kind: string) =>
  new Set(noticesOf(id).flatMap((notice) => (notice.kind === kind ? [String(notice.recipient)] : [])));

describe('the clocks of a leak', () => {
  test('are told at half, at four fifths, at their end and every hour after it, and each of it once', async () => {
    const id = String((await desk.report(leak)).data.id);
    await desk.act(id, 'triage', { as: privacy, body: triage });

    await looking(119, 120, 125, 192, 195, 239, 240, 245, 300, 305, 359, 360);

    expect(toldOf(id, 'leak-case.reminded')).toEqual([[at(120), 'AUTHORITY']]);
    expect(toldOf(id, 'leak-case.warned')).toEqual([[at(192), 'AUTHORITY']]);
    expect(toldOf(id, 'leak-case.overdue')).toEqual([
      [at(240), 'AUTHORITY'],
      [at(300), 'AUTHORITY'],
      [at(360), 'AUTHORITY'],
    ]);
    expect(recipients(id, 'leak-case.overdue')).toEqual(
      new Set([manager, leader, staffNoOf('GUEST_SERVICE_MANAGER'), staffNoOf('COMPANY_LEADER')]),
    );
  });

  test('are told as what they are now where nobody looked for a day', async () => {
    const id = String((await desk.report(leak)).data.id);
    await desk.act(id, 'triage', { as: privacy, body: triage });

    await looking(24 * 60);

    expect(toldOf(id, 'leak-case.overdue').length).toBe(1);
    expect(toldOf(id, 'leak-case.warned')).toEqual([]);
    expect((await desk.get('/leak-cases', manager)).data.items).toMatchObject([{ id, late: true }]);
  });

  test('begin with the report; triage meets its own, and gives the authority three days where the class is no larger one', async () => {
    const id = String((await desk.report(leak)).data.id);
    const before = (await desk.get(`/leak-cases/${id}`, manager)).data.clocks;

    const after = await desk.act(id, 'triage', { as: privacy, body: { ...triage, largerClass: false } });

    const due = (clocks: unknown) =>
      Object.fromEntries((clocks as { name: string; dueAt: string }[]).map(({ name, dueAt }) => [name, dueAt]));
    expect(due(before)).toEqual({
      TRIAGE: '2026-11-23T11:00:00.000+08:00',
      AUTHORITY: '2026-11-23T14:00:00.000+08:00',
      INDIVIDUALS: '2026-11-26T10:00:00.000+08:00',
    });
    expect(due(after.data.clocks).AUTHORITY).toBe('2026-11-26T10:00:00.000+08:00');
    expect(after.data.clocks).toMatchObject([{ name: 'TRIAGE', state: 'MET' }, {}, {}]);
  });

  test('end when somebody was told, with every item that the law names; what is missing is refused', async () => {
    const id = String((await desk.report(leak)).data.id);
    await desk.act(id, 'triage', { as: privacy, body: triage });
    const { harm: _left, ...short } = notification;

    const template = await desk.get(`/leak-cases/${id}/clocks/AUTHORITY/template`, privacy);
    const missing = await desk.act(id, 'clocks/AUTHORITY/send', { as: privacy, body: short });
    const sent = await desk.act(id, 'clocks/AUTHORITY/send', { as: privacy, body: notification });
    const twice = await desk.act(id, 'clocks/AUTHORITY/send', { as: privacy, body: notification });
    await looking(120, 240, 600);

    expect(String(template.data.zh)).toContain('姓名、电话号码');
    expect(String(template.data.en)).toContain('[possible harm]');
    expect([missing.status, missing.data.fields]).toEqual([400, [expect.objectContaining({ path: 'harm' })]]);
    for (const part of ['姓名、电话号码', ...Object.values(notification).slice(1)])
      expect(String(sent.data.notification)).toContain(part);
    expect(twice.code).toBe('state.notAllowed');
    expect(toldOf(id, 'leak-case.overdue')).toEqual([]);
  });

  test('go on while it is asked whether somebody need be told, and after that was refused', async () => {
    const id = String((await desk.report(leak)).data.id);
    await desk.act(id, 'triage', { as: privacy, body: triage });
    await desk.act(id, 'clocks/AUTHORITY/ask-waiver', { as: manager, body: { reason: '已收回' } });

    const own = await desk.act(id, 'clocks/AUTHORITY/decide-waiver', {
      as: manager,
      body: { granted: true, reason: '同意' },
    });
    await looking(241);
    const refused = await desk.act(id, 'clocks/AUTHORITY/decide-waiver', {
      as: leader,
      body: { granted: false, reason: '须报告' },
    });

    expect(own.code).toBe('leakCase.sameAsker');
    expect(toldOf(id, 'leak-case.overdue').length).toBe(1);
    expect(refused.data.clocks).toMatchObject([{}, { name: 'AUTHORITY', state: 'RUNNING', late: true }, {}]);
  });

  test('are none where no personal data is concerned, and begin late where triage finds that it is', async () => {
    const rude = { type: 'RELATIONSHIP_DAMAGE', damage: 'RUDENESS' };
    const id = String((await desk.report({ ...rude, description: '辱骂客人' })).data.id);
    const before = (await desk.get(`/leak-cases/${id}`, manager)).data.clocks;

    const after = await desk.act(id, 'triage', { as: privacy, body: { ...triage, ...rude } });

    expect(before).toMatchObject([{ name: 'TRIAGE' }]);
    expect((after.data.clocks as { name: string }[]).map(({ name }) => name)).toEqual([
      ...['TRIAGE', 'AUTHORITY', 'INDIVIDUALS'],
    ]);
  });
});

describe('who is told of a case', () => {
  test('is never whom it is about, whatever his posts, but for his own hearing', async () => {
    const about = 'S19';
    const id = String((await desk.report({ ...leak, aboutStaff: [about] })).data.id);
    await desk.act(id, 'triage', { as: privacy, body: triage });
    await desk.act(id, 'investigate', { as: 'S02' });
    await desk.act(id, 'ask-hearing', { as: 'S02', body: { staffNo: about, allegation: '外传名单' } });
    await looking(120, 192, 240);

    const kinds = noticesOf(id).filter(({ recipient }) => recipient === about);

    expect(kinds.map(({ kind }) => kind)).toEqual(['leak-case.hearing-asked']);
    expect(noticesOf(id).length).toBeGreaterThan(8);
  });

  test('is not passed on to whom it is about', async () => {
    const id = String((await desk.report({ ...leak, aboutStaff: [accused] })).data.id);
    await door.w.relay();
    const notice = noticesOf(id).find(({ recipient }) => recipient === privacy);

    const told = await door.ask('notices', {
      ...{ method: 'POST', path: `/notices/${notice?.id}/pass-on`, staffNo: privacy, body: { to: accused } },
      headers: { 'if-match': '"1"', 'idempotency-key': 'passing-it-on-1' },
    });

    expect([told.code, noticesOf(id).some(({ recipient }) => recipient === accused)]).toEqual([
      'notice.notForThem',
      false,
    ]);
  });

  test('learns that the time to speak is over, once', async () => {
    const id = await investigated(desk);
    await desk.act(id, 'ask-hearing', { as: investigator, body: { staffNo: accused, allegation: '夜间查看' } });
    await desk.act(id, 'clocks/AUTHORITY/send', { as: privacy, body: notification });
    await desk.act(id, 'clocks/INDIVIDUALS/send', { as: privacy, body: notification });

    await looking(8 * 24 * 60, 9 * 24 * 60);

    expect(door.w.story(id).filter((type) => type === 'leak-case.hearing-over')).toHaveLength(1);
    expect(recipients(id, 'leak-case.hearing-over')).toEqual(new Set([investigator]));
  });
});
