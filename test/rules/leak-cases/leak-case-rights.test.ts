import { beforeEach, describe, expect, test } from 'vitest';
import type { Route } from '../../../functions/kernel/route.ts';
import { contract } from '../../../functions/leak-cases/contract.ts';
import { type CaseDesk, caseDesk, investigated, people, triage } from '../../support/leak-case.ts';
import { everyRoute, staffNoOf, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { minutes } from '../../support/world.ts';

const { accused, investigator, privacy, manager, supervisor, leader } = people;
let door: WholeDoor;
let desk: CaseDesk;
beforeEach(async () => {
  door = await wholeDoor();
  desk = caseDesk(door);
});

const routes = Object.values<Route>(contract).filter(({ path }) => path.startsWith('/leak-cases/{leakCaseId}'));

/** Everybody whose posts let him into some route of a case. */
const mighty = [manager, supervisor, investigator, privacy, leader];

describe.each(mighty)('%s, whom a case is about', (staffNo) => {
  test('finds nothing of it by any route, in no list and no count, and is not told that it is there', async () => {
    const { data } = await desk.report({ type: 'LEAK', description: '外传', aboutStaff: [staffNo] });
    const id = String(data.id);

    const told = await Promise.all(
      routes.map(async (route) => {
        const one = everyRoute.find((each) => each.route === route) as (typeof everyRoute)[number];
        const shown = { ...(route.example?.params as object), leakCaseId: id };
        const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => String(shown[name as never]));
        const version = { 'if-match': `"${(await desk.head(id)).version}"` };
        const [his, unknown] = [path, path.replace(id, `${id.slice(0, -4)}ZZZZ`)];
        const answers = await Promise.all(
          [his, unknown].map((each) => door.askRoute(one, { path: each, staffNo, headers: version })),
        );
        return answers.map(({ status, code, data: facts }) => JSON.stringify([status, code, facts]));
      }),
    );
    const listed = await desk.get('/leak-cases', staffNo);
    const counted = await desk.get('/leak-cases/statistics', staffNo);

    // What he may not do at all is refused before anybody looks; all else does not exist, in the same words as what is not there.
    expect(told.filter(([his, unknown]) => his !== unknown)).toEqual([]);
    expect(told.every(([his = '']) => /^\[40[34],/.test(his))).toBe(true);
    expect(told.filter(([his = '']) => his.startsWith('[404,"leakCase.notFound"')).length).toBeGreaterThan(5);
    expect(listed.data.items).toEqual([]);
    expect((counted.data.items as { reported: number }[]).every(({ reported }) => reported === 0)).toBe(true);
    expect(door.w.story(id)).toEqual(['leak-case.reported']);
  });
});

test('who is named while he works on it finds nothing from that moment, not even by a repeat of his own act', async () => {
  const id = await investigated(desk);
  const body = { kind: 'STATEMENT', title: '笔录', text: '陈述' };
  const { version } = await desk.head(id);
  await desk.act(id, 'evidence', { as: investigator, body, key: 'one-act-of-mine', version });
  await desk.act(id, 'accuse', { as: privacy, body: { staffNo: investigator, reason: '日志' } });

  const again = await desk.act(id, 'evidence', { as: investigator, body, key: 'one-act-of-mine', version });
  const whole = await desk.get(`/leak-cases/${id}`, privacy);

  expect(again.status).toBe(404);
  expect(whole.data.investigator).toBeUndefined();
  expect(whole.data.evidenceList).toMatchObject([
    { no: 1, custodian: privacy, chainIntact: true },
    { no: 2, custodian: privacy, chainIntact: true },
  ]);
});

test('whoever has an interest in it keeps himself away, the leader too, and finds nothing any more', async () => {
  const id = await investigated(desk);

  const left = await desk.act(id, 'recuse', { as: leader, body: { staffNo: leader, reason: '亲属' } });
  const holding = await desk.act(id, 'recuse', { as: investigator, body: { staffNo: investigator, reason: '亲属' } });

  expect([left.status, holding.code]).toEqual([200, 'leakCase.handOverFirst']);
  expect((await desk.get(`/leak-cases/${id}`, leader)).status).toBe(404);
});

describe('sealed evidence', () => {
  const ask = { purpose: '核对提请依据' };

  test('is seen once, by two people, within the time of either step; both stand in the timeline', async () => {
    const id = await investigated(desk);

    const alone = await desk.act(id, 'evidence/1/view', { as: manager });
    await desk.act(id, 'evidence/1/ask-view', { as: manager, body: ask });
    const himself = await desk.act(id, 'evidence/1/approve-view', { as: manager });
    const early = await desk.act(id, 'evidence/1/view', { as: manager });
    await desk.act(id, 'evidence/1/approve-view', { as: privacy });
    const other = await desk.act(id, 'evidence/1/view', { as: privacy });
    const seen = await desk.act(id, 'evidence/1/view', { as: manager });
    const twice = await desk.act(id, 'evidence/1/view', { as: manager });

    expect([alone, himself, early, other, twice].map(({ code }) => code)).toEqual([
      ...['leakCase.secondPersonNeeded', 'leakCase.sameAsker', 'leakCase.secondPersonNeeded'],
      ...['leakCase.secondPersonNeeded', 'leakCase.secondPersonNeeded'],
    ]);
    expect(seen.data).toMatchObject({ no: 1, text: '2026-11-22 23:10 查看 40 次', intact: true });
    const viewed = door.w.events().find(({ type }) => type === 'leak-case.evidence-viewed');
    expect(viewed?.facts).toMatchObject({ no: 1, asker: manager, approver: privacy });
    expect(viewed?.actor.id).toBe(manager);
  });

  test('is not seen when the second person comes too late, or the first one does', async () => {
    const id = await investigated(desk);
    await desk.act(id, 'evidence/1/ask-view', { as: manager, body: ask });
    await door.w.pass(minutes(31));
    const late = await desk.act(id, 'evidence/1/approve-view', { as: privacy });
    await desk.act(id, 'evidence/1/ask-view', { as: manager, body: ask });
    await desk.act(id, 'evidence/1/approve-view', { as: privacy });
    await door.w.pass(minutes(31));

    const tooLate = await desk.act(id, 'evidence/1/view', { as: manager });

    expect([late.code, tooLate.code]).toEqual(['leakCase.noViewAsked', 'leakCase.secondPersonNeeded']);
  });

  test('that is changed behind the service is told not to be what it was', async () => {
    const id = await investigated(desk);
    const { site, leakCases } = { site: 'dolon' as never, leakCases: door.w.leakCases.leakCases };
    const evidence = await leakCases.evidence(site, id as never, 1);
    await door.w.table.write(await leakCases.changingEvidence({ ...evidence, text: '2026-11-22 查看 4 次' }));
    await desk.act(id, 'evidence/1/ask-view', { as: manager, body: ask });
    await desk.act(id, 'evidence/1/approve-view', { as: privacy });

    const seen = await desk.act(id, 'evidence/1/view', { as: manager });

    expect(seen.data.intact).toBe(false);
  });

  test('may be a file: it waits in quarantine, is fingerprinted when it is brought, and fetched by a link of some minutes', async () => {
    const id = await investigated(desk);
    const file = Buffer.from('%PDF-1.7 导出记录');
    const { data } = await desk.act(id, 'evidence/upload-form', {
      as: investigator,
      body: { mime: 'application/pdf', size: file.length },
    });
    const brought = { kind: 'FILE', title: '导出记录', file: { upload: data.upload, fileName: '导出.pdf' } };

    const missing = await desk.act(id, 'evidence', { as: investigator, body: brought });
    door.w.files.upload(data as never, { body: file, type: 'application/pdf' });
    const collected = await desk.act(id, 'evidence', { as: investigator, body: brought });
    const seen = await desk.act(id, 'evidence/2/view', { as: investigator });

    expect([missing.code, collected.status]).toEqual(['leakCase.fileMissing', 201]);
    expect(seen.data).toMatchObject({ intact: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(String(seen.data.link)).toContain('kept/leak-cases/');
  });

  test('changes hands over the door, and is not handed to whom the case is about', async () => {
    const id = await investigated(desk);

    const toHim = await desk.act(id, 'evidence/1/hand-over', { as: investigator, body: { to: accused } });
    await desk.act(id, 'evidence/1/hand-over', { as: investigator, body: { to: privacy } });
    const taken = await desk.act(id, 'evidence/1/accept', { as: privacy, body: { accepted: true } });
    const whole = await desk.get(`/leak-cases/${id}`, manager);

    expect([toHim.code, taken.status]).toEqual(['staff.notFound', 200]);
    expect(whole.data.evidenceList).toMatchObject([
      { custodian: privacy, chainIntact: true, custody: [{ to: investigator }, { from: investigator, to: privacy }] },
    ]);
    expect(whole.text).not.toContain('查看 40 次');
  });
});

describe('whom a case is about', () => {
  test('sees of it what he is asked to speak to, before he is asked nothing, and speaks once', async () => {
    const id = await investigated(desk);
    const before = await desk.get('/leak-hearings', accused);
    const unasked = await desk.post(`/leak-hearings/${id}/statement`, {
      as: accused,
      body: { statement: '无' },
      version: 1,
    });
    await desk.act(id, 'ask-hearing', { as: investigator, body: { staffNo: accused, allegation: '夜间查看电话' } });

    const listed = await desk.get('/leak-hearings', accused);
    const other = await desk.post(`/leak-hearings/${id}/statement`, {
      as: 'S04',
      body: { statement: '无' },
      version: 1,
    });
    const tap = () =>
      desk.post(`/leak-hearings/${id}/statement`, {
        as: accused,
        body: { statement: '工作需要' },
        version: 1,
        key: 'one-tap-only',
      });
    const [spoken, again] = [await tap(), await tap()];
    const more = await desk.post(`/leak-hearings/${id}/statement`, {
      as: accused,
      body: { statement: '补充' },
      version: 2,
    });

    expect([before.data.items, unasked.code, other.code]).toEqual([
      [],
      'leakCase.hearingNotFound',
      'leakCase.hearingNotFound',
    ]);
    expect(listed.data.items).toMatchObject([{ allegation: '夜间查看电话', caseId: id }]);
    expect(listed.text).not.toContain(investigator);
    expect([spoken.data.statement, again.status, more.code]).toEqual(['工作需要', 200, 'leakCase.heardAlready']);
  });
});

describe('a ticket of misconduct', () => {
  const misconduct = {
    kind: 'MISCONDUCT',
    channel: 'PHONE',
    description: '员工私下加客人微信揽客',
    aboutStaff: ['S05'],
  };
  const filed = async (over: object = {}) => {
    const headers = { 'idempotency-key': 'ticket-of-misconduct-1' };
    const body = { ...misconduct, ...over };
    return (await door.ask('tickets', { method: 'POST', path: '/tickets', body, headers, staffNo: 'S04' })).data;
  };

  test('becomes a case with its words and whom it is about, nothing typed again', async () => {
    const { ticketNo } = await filed();

    const made = await desk.report({ type: 'RELATIONSHIP_DAMAGE', damage: 'PRIVATE_DEALING', ticketNo }, supervisor);
    const whole = await desk.get(`/leak-cases/${made.data.id}`, manager);
    const byTicket = await desk.get('/leak-cases', manager, { ticketNo: String(ticketNo) });

    expect(whole.data).toMatchObject({ ticketNo, accused: ['S05'], words: { report: misconduct.description } });
    expect((byTicket.data.items as { id: string }[]).map(({ id }) => id)).toEqual([made.data.id]);
  });

  test('is linked with one; a ticket of another kind, or one that the caller may not see, is not', async () => {
    const { ticketNo } = await filed();
    const id = String((await desk.report({ type: 'LOSS', description: '丢失' })).data.id);

    const linked = await desk.act(id, 'link-ticket', { as: supervisor, body: { ticketNo } });
    const none = await desk.report({ type: 'LOSS', ticketNo }, 'S20');
    const empty = await desk.report({ type: 'LOSS' });

    expect([linked.data.ticketNo, none.code, empty.code]).toEqual([
      ticketNo,
      'ticket.notFound',
      'leakCase.wordsWanted',
    ]);
  });

  test('of another kind is no case', async () => {
    const { ticketNo } = await filed({ kind: 'COMPLAINT' });

    const told = await desk.report({ type: 'LOSS', ticketNo }, supervisor);

    expect(told.code).toBe('leakCase.notMisconduct');
  });
});

test('cases are counted by type, and a report of an employee shows him no more than that it arrived', async () => {
  const id = await investigated(desk);
  const receipt = await desk.report({ type: 'SALE', description: '倒卖名单' }, staffNoOf('FRONT_DESK'));
  await desk.act(id, 'dismiss', { as: investigator, body: { finding: '诬告', falseReport: true } });

  const { data } = await desk.get('/leak-cases/statistics', manager, { from: '2026-11-23', to: '2026-11-23' });
  const none = await desk.get('/leak-cases/statistics', manager, { from: '2026-11-24' });

  const of = (items: unknown, type: string) => (items as { type: string }[]).find((one) => one.type === type);
  expect(of(data.items, 'IMPROPER_ACCESS')).toMatchObject({ reported: 1, open: 1, unfounded: 1, falseReports: 1 });
  expect(of(data.items, 'SALE')).toMatchObject({ reported: 1, confirmed: 0 });
  expect(of(none.data.items, 'SALE')).toMatchObject({ reported: 0 });
  expect(Object.keys(receipt.data).sort()).toEqual(['id', 'reportedAt', 'status']);
});

test('two people who act on one version: one wins, the other is told what stands there now', async () => {
  const id = String((await desk.report({ type: 'LEAK', description: '外传' })).data.id);

  const told = await Promise.all(
    [privacy, supervisor].map((as) => desk.act(id, 'triage', { as, body: triage, version: 1 })),
  );

  expect(told.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect(door.w.story(id)).toEqual(['leak-case.reported', 'leak-case.triaged']);
});
