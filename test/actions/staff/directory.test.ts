import { describe, expect, test } from 'vitest';
import { serve } from '../../../functions/platform/serve.ts';
import { actions } from '../../../functions/staff/actions/all.ts';
import { contract } from '../../../functions/staff/contract.ts';
import { staffKind } from '../../../functions/staff/store.ts';
import { seedRecords } from '../../../local/seed/seed-records.ts';
import { ask } from '../../support/api-event.ts';
import { staffedSite } from '../../support/staffed-site.ts';

async function opened() {
  const centre = await staffedSite();
  const { door, staff, cursors, random } = centre;
  const handler = serve(contract, actions, () => ({ door, deps: { staff, cursors, random } }));
  return { ...centre, handler };
}

describe('the directory', () => {
  test('tells a person who he is, in which posts, and what these allow together', async () => {
    const { handler } = await opened();

    const { status, data } = await ask(handler, { method: 'GET', path: '/staff/me', staffNo: 'S03' });

    expect(status).toBe(200);
    expect(data).toMatchObject({
      staffNo: 'S03',
      name: '丙寅',
      posts: [
        { code: 'COMPLAINT_LEADER', label: { zh: '投诉受理组组长' }, primary: true, deputy: false },
        { code: 'SERVICE_SUPERVISOR', primary: false, deputy: true },
      ],
      capabilities: { 'ticket.decline': 'site', 'ticket.handle': 'site', 'staff.self': 'own' },
    });
  });

  test('shows colleagues of a unit with their names masked', async () => {
    const { handler } = await opened();

    const { data } = await ask(handler, {
      method: 'GET',
      path: '/staff',
      query: { unitId: 'HOUSEKEEPING' },
      staffNo: 'S04',
    });

    const people = (data.items as Array<{ staffNo: string; name: string }>).map(({ staffNo, name }) => [staffNo, name]);
    expect(people).toEqual([
      ['D01', '己*'],
      ['D01B', '庚*'],
    ]);
  });

  test('shows the units, so that a matter can be passed to one', async () => {
    const { handler } = await opened();

    const { data } = await ask(handler, { method: 'GET', path: '/units', staffNo: 'S04' });

    const handling = (data.items as Array<{ id: string; kind: string }>)
      .filter((unit) => unit.kind === 'HANDLING')
      .map((unit) => unit.id);
    expect(handling.sort()).toEqual(['CATERING', 'FRESH_PRODUCTION', 'HOUSEKEEPING', 'LOGISTICS']);
  });

  test('is not for a handler of a department', async () => {
    const { handler } = await opened();

    const { status, code } = await ask(handler, { method: 'GET', path: '/staff', staffNo: 'D01' });

    expect([status, code]).toEqual([403, 'auth.forbidden']);
  });

  test('lets nobody in whom it does not know', async () => {
    const { handler } = await opened();

    const answers = await Promise.all([
      ask(handler, { method: 'GET', path: '/staff/me' }),
      ask(handler, { method: 'GET', path: '/staff/me', staffNo: 'S99' }),
    ]);

    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [401, 'auth.signInNeeded'],
      [401, 'auth.signInNeeded'],
    ]);
  });

  test('knows within half a minute that somebody has left, and asks the table once meanwhile', async () => {
    const { handler, records, staff, site, table, pass } = await opened();
    const me = { method: 'GET', path: '/staff/me', staffNo: 'S04' } as const;
    await ask(handler, me);
    const before = await staff.byNo(site, 'S04');
    if (!before) throw new Error('S04 is not seeded');
    await table.write(await records.replacing(staffKind, { ...before, status: 'LEFT', version: 2 }, { version: 1 }));
    const asked = table.calls.length;

    const [still] = [await ask(handler, me)];
    const quiet = table.calls.length - asked;
    pass(30_000);
    const gone = await ask(handler, me);

    expect([still.status, quiet, gone.status]).toEqual([200, 0, 401]);
  });

  test('keeps names sealed in the table', async () => {
    const { table } = await opened();

    const kept = JSON.stringify(table.items());

    expect(kept).not.toMatch(/甲子|示例一|1900000/);
  });
});

test('seeding twice changes nothing', async () => {
  const { records, site, table } = await staffedSite();
  const before = table.items();

  const put = await seedRecords(records, site);

  expect(put).toBe(0);
  expect(table.items()).toEqual(before);
});
