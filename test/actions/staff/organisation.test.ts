import { beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../../functions/platform/serve.ts';
import { actions } from '../../../functions/staff/actions/all.ts';
import { contract } from '../../../functions/staff/contract.ts';
import { type Asked, ask } from '../../support/api-event.ts';
import { type MemoryTable, memoryTable } from '../../support/memory-table.ts';
import { staffedSite } from '../../support/staffed-site.ts';

type Site = Awaited<ReturnType<typeof staffedSite<MemoryTable>>>;
let house: Site;
let tell: (path: string, over?: Partial<Asked> & { version?: number; key?: string }) => ReturnType<typeof ask>;

let keysUsed = 0;
beforeAll(async () => {
  house = await staffedSite(memoryTable());
  const { door, staff, cursors, random } = house;
  const handler = serve(contract, actions, () => ({ door, deps: { staff, cursors, random } }));
  tell = (path, { version, key, ...over } = {}) => {
    keysUsed += 1;
    const headers = {
      'idempotency-key': key ?? `key-number-${keysUsed}`,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    };
    return ask(handler, { method: 'POST', path, staffNo: 'A01', headers, ...over });
  };
});

describe('a new colleague', () => {
  test('is taken on, given a post, can act at once, leaves, and can do nothing from then on', async () => {
    const taken = await tell('/staff', { body: { staffNo: 'N01', name: '新丁', skills: ['LODGING'] } });
    const before = await tell('/staff/me', { method: 'GET', staffNo: 'N01' });
    const body = { code: 'HANDLER', unitId: 'HOUSEKEEPING' };
    const posted = await tell('/staff/N01/posts', { body, version: 1 });
    const during = await tell('/staff/me', { method: 'GET', staffNo: 'N01' });
    const gone = await tell('/staff/N01/depart', { body: {}, version: 2 });
    const after = await tell('/staff/me', { method: 'GET', staffNo: 'N01' });

    expect([taken.status, before.status, posted.status, during.status, gone.status, after.status]).toEqual([
      ...[201, 403, 200, 200, 200, 401],
    ]);
    expect(during.data).toMatchObject({ name: '新丁', unitIds: ['HOUSEKEEPING'], posts: [{ code: 'HANDLER' }] });
  });

  test('is one person, however often the request comes, and his number is never given again', async () => {
    const body = { staffNo: 'N02', name: '新戊' };

    const first = await tell('/staff', { body, key: 'taking-on-N02' });
    const again = await tell('/staff', { body, key: 'taking-on-N02' });
    const other = await tell('/staff', { body });

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.data).toEqual(first.data);
    expect([other.status, other.code]).toEqual([409, 'staff.noTaken']);
  });

  test('has a history that says what, when, by whom and in which post, without a name', async () => {
    await tell('/staff', { body: { staffNo: 'N03', name: '新己' } });
    await tell('/staff/N03', { method: 'PUT', body: { name: '新庚' }, version: 1 });

    const { data } = await tell('/staff/N03/history', { method: 'GET' });

    const steps = data.items as Array<{ what: string; actor: object; facts: object }>;
    expect(steps.map(({ what }) => what)).toEqual(['staff.taken-on', 'staff.described']);
    expect(steps[1]).toMatchObject({
      actor: { kind: 'staff', id: 'A01', post: 'SYSTEM_ADMINISTRATOR' },
      facts: { fields: ['name'] },
    });
    expect(JSON.stringify(house.table.items().filter((item) => item.is === 'event'))).not.toMatch(/新己|新庚/);
  });
});

describe('rights', () => {
  test.each(['/staff/A01/posts', '/staff/A01/go-on-leave', '/staff/A01/depart'])(
    'are given and taken by somebody else: %s',
    async (path) => {
      const body = path.endsWith('posts') ? { code: 'COMPANY_LEADER', unitId: 'COMPANY' } : {};

      const told = await tell(path, { body, version: 1 });

      expect([told.status, told.code]).toEqual([403, 'staff.notOneself']);
    },
  );

  test('are given once where two people give them at once', async () => {
    const give = (code: string) => tell('/staff/S16/posts', { body: { code, unitId: 'SALES' }, version: 1 });

    const told = await Promise.all([give('CARD_MARKETING'), give('STATISTICS'), give('SERVICE_CLERK')]);

    expect(told.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const { posts } = await house.staff.person(house.site, 'S16');
    expect(posts).toHaveLength(2);
  });
});

test('units, places and deputies are kept, told, and refused where they make no sense', async () => {
  const unit = { id: 'SPA', name: { zh: '温泉部', en: 'Hot springs' }, parent: 'COMPANY', kind: 'HANDLING' };
  const founded = await tell('/units', { body: unit });
  const moved = await tell('/units/SPA', {
    method: 'PUT',
    body: { name: unit.name, kind: 'HANDLING', parent: 'SPA' },
    version: 1,
  });
  const places = await tell('/posts', { body: { unitId: 'SPA', code: 'HANDLER', headCount: 0 } });
  const full = await tell('/staff/S17/posts', { body: { code: 'HANDLER', unitId: 'SPA' }, version: 1 });
  const deputy = await tell('/deputies', { body: { code: 'SERVICE_SUPERVISOR', holder: 'S02', deputy: 'S06' } });
  const listed = await tell('/deputies', { method: 'GET', query: { holder: 'S02' } });
  const ended = await tell('/deputies/dep_S02_S06_SERVICE_SUPERVISOR/end', { body: {} });
  const twice = await tell('/deputies/dep_S02_S06_SERVICE_SUPERVISOR/end', { body: {} });

  expect([founded.status, moved.code, places.status, full.code]).toEqual([201, 'unit.loop', 200, 'post.full']);
  expect(deputy.status).toBe(201);
  expect(listed.data.items).toMatchObject([{ deputy: 'S06', chain: ['S06'], chainEnds: 'NOBODY' }]);
  expect([ended.status, twice.code]).toEqual([200, 'deputy.ended']);
});

describe('a file', () => {
  const csv =
    'staffNo,name,unit,post\nN11,新辛,CATERING,HANDLER\nN12,新壬,NOWHERE,HANDLER\nN13,新癸,CATERING,HANDLER\n';

  test('is tried first and changes nothing, then kept; again, it finds itself', async () => {
    const before = house.table.items().length;

    const tried = await tell('/staff/imports', { body: { csv } });
    const untouched = house.table.items().length;
    const kept = await tell('/staff/imports', { body: { csv, commit: true } });
    const again = await tell('/staff/imports', { body: { csv, commit: true } });

    expect([tried.data.counts, untouched]).toEqual([{ ADD: 2, CHANGE: 0, SAME: 0, REFUSED: 1 }, before]);
    expect([kept.data.committed, kept.data.counts]).toEqual([true, tried.data.counts]);
    expect(again.data.counts).toEqual({ ADD: 0, CHANGE: 0, SAME: 2, REFUSED: 1 });
    expect((await house.staff.all(house.site)).map(({ staffNo }) => staffNo)).toEqual(
      expect.arrayContaining(['N11', 'N13']),
    );
  });

  test('goes on where a crash has stopped it', async () => {
    const people = ['N21', 'N22', 'N23'].map((no) => `${no},新丁,CATERING,HANDLER`).join('\n');
    const body = { csv: `staffNo,name,unit,post\n${people}\n`, commit: true };
    const { transact } = house.table;
    let calls = 0;
    house.table.transact = async (...given) => {
      calls += 1;
      if (calls === 2) throw new Error('the machine went down');
      return transact(...given);
    };

    const crashed = await tell('/staff/imports', { body });
    house.table.transact = transact;
    const { data } = await tell('/staff/imports', { body });

    expect(crashed.status).toBe(500);
    expect(data.counts).toEqual({ ADD: 2, CHANGE: 0, SAME: 1, REFUSED: 0 });
  });
});
