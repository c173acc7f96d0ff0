import { beforeEach, describe, expect, test } from 'vitest';
import { askExchange, CLERK, fileOf, imported, now, rowsOf, sent, tried, viewIn } from '../../support/import-story.ts';
import { everyRoute, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

const HEADINGS = ['姓名', '手机号码', '会员卡号', '电子邮箱', '地址', '出生日期', '备注'];

let door: WholeDoor;
beforeEach(async () => {
  door = await wholeDoor();
});

const route = (name: string) =>
  everyRoute.find((one) => one.domain === 'customers' && one.name === name) as (typeof everyRoute)[number];

/** Somebody in the archive, by the desk. */
async function known(identifiers: readonly object[], name = '旧名字') {
  const body = { name, source: 'PHONE', basis: 'CONTRACT', identifiers };
  const { data } = await door.askRoute(route('enterCustomer'), { staffNo: 'S04', body });
  return data as { id: string; version: number };
}
const page = async (id: string) =>
  (await door.askRoute(route('viewCustomer'), { path: `/customers/${id}`, staffNo: 'S04' })).data;

describe.each(['CSV', 'XLSX'] as const)('a list of customers as %s', (format) => {
  test('is tried without changing anybody, and imported as it was told', async () => {
    const proved = await known([{ kind: 'PHONE', value: '19000000701', verifiedBy: 'CALL' }]);
    const shared = await known([{ kind: 'PHONE', value: '19000000702' }]);
    const file = await fileOf(format, [
      HEADINGS,
      ['新客甲', '19000000711', 'VIP-7711', '', '多伦县一号', '1990/3/2', '喜静'],
      ['旧客乙', '190-0000-0701', '', 'b@example.invalid', '多伦县二号', '', ''],
      ['同号丙', '19000000702', '', '', '', '', ''],
      ['无号丁', '', '', '', '', '', ''],
      ['错号戊', '12', '', '', '', '', ''],
      ['', '', '', '', '', '', ''],
      ['=HYPERLINK("http://x")', '19000000717', '', '', '', '', ''],
      ['重复己', '+86 19000000711', '', '', '', '', ''],
    ]);

    const planned = await tried(door, file, { format });
    const before = await page(proved.id);
    await askExchange(door, 'commitImport', { id: planned.id, version: planned.version });
    await door.w.relay();
    const done = await now(door, planned.id);
    const rows = await rowsOf(door, planned.id);

    const counts = { CREATED: 1, UPDATED: 1, DUPLICATE: 2, REJECTED: 3 };
    expect([planned.status, planned.rows, planned.planned]).toEqual(['CHECKED', 7, counts]);
    expect(planned.columns?.map(({ field }) => field)).toEqual([
      ...['name', 'phone', 'card', 'email', 'address', 'bornOn', 'note'],
    ]);
    expect(before.version).toBe(1);
    expect([done.status, done.done, done.progress]).toEqual(['DONE', counts, { rows: 7, of: 7 }]);
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      ...[
        [2, 'CREATED'],
        [3, 'UPDATED'],
        [4, 'DUPLICATE'],
        [5, 'REJECTED'],
        [6, 'REJECTED'],
      ],
      ...[
        [8, 'REJECTED'],
        [9, 'DUPLICATE'],
      ],
    ]);
    expect(rows[2]).toMatchObject({ candidates: [shared.id] });
    expect(rows[4]).toMatchObject({
      problems: [{ path: 'phone', column: 2, code: 'customer.notANumber', reason: { zh: '号码格式不正确' } }],
      shown: { name: '错**' },
    });
    expect(rows[5]).toMatchObject({ problems: [{ path: 'name', code: 'customerImport.formula' }] });
    expect(rows[6]).toMatchObject({ sameAs: 2 });
    const made = await page(String(rows[0]?.customerId));
    expect(made).toMatchObject({ name: '新**', source: 'IMPORT', basis: 'CONTRACT', phone: '+86190****0711' });
    expect(made.profile).toMatchObject({ address: '****', bornOn: '****', note: '****' });
    expect(await page(proved.id)).toMatchObject({ version: 2, name: '旧**', profile: { address: '****' } });
  });
});

describe('an import', () => {
  const one = () =>
    fileOf('CSV', [
      ['姓名', '手机'],
      ['新客甲', '19000000711'],
    ]);

  test('that is wanted twice is the same one; a second file of the same people finds them all', async () => {
    const file = await one();
    const body = { format: 'CSV', size: file.length, basis: 'CONTRACT' };
    const twice = [1, 2].map(() => askExchange(door, 'requestImport', { body, key: 'asked-for-it-once' }));
    const [a, b] = await Promise.all(twice);
    await imported(door, file);
    const again = await imported(door, file);

    expect(a && b && viewIn(a).id === viewIn(b).id).toBe(true);
    expect(again.done).toEqual({ CREATED: 0, UPDATED: 0, DUPLICATE: 1, REJECTED: 0 });
  });

  test('is tried anew with another mapping; two fields cannot stand in one column', async () => {
    const file = await fileOf('CSV', [
      ['客户', '号码'],
      ['新客甲', '19000000711'],
    ]);
    const planned = await tried(door, file);
    const wrong = { mapping: { name: 1, phone: 1 } };
    const refused = await askExchange(door, 'checkImport', { id: planned.id, version: planned.version, body: wrong });
    const body = { mapping: { name: 1, phone: 2 } };
    await askExchange(door, 'checkImport', { id: planned.id, version: planned.version, body });
    await door.w.relay();
    const better = await now(door, planned.id);

    expect([planned.planned?.REJECTED, better.planned?.CREATED]).toEqual([1, 1]);
    expect([refused.code, refused.data.fields]).toEqual([
      'customerImport.columnTwice',
      [{ path: 'mapping.phone', reason: expect.any(String) }],
    ]);
  });

  test('keeps to its states: nothing before its file, nothing after its end, nobody without the right', async () => {
    const file = await one();
    const { id } = viewIn(
      await askExchange(door, 'requestImport', { body: { format: 'CSV', size: file.length, basis: 'CONTRACT' } }),
    );
    const early = await askExchange(door, 'checkImport', { id, version: 1 });
    const commit = await askExchange(door, 'commitImport', { id, version: 1 });
    const cancelled = await askExchange(door, 'cancelImport', { id, version: 1 });
    const stale = await askExchange(door, 'cancelImport', { id, version: 1 });
    const late = await askExchange(door, 'checkImport', { id, version: 2 });
    const other = await askExchange(door, 'viewImport', { id, staffNo: 'S18' });

    expect([early, commit, cancelled, stale, late, other].map(({ status, code }) => [status, code])).toEqual([
      ...[
        [409, 'customerImport.notUploaded'],
        [409, 'state.notAllowed'],
        [200, 0],
        [412, 'version.stale'],
      ],
      ...[
        [409, 'state.notAllowed'],
        [403, 'auth.forbidden'],
      ],
    ]);
  });

  test('fails in words where its file is none, and leaves nothing of it behind', async () => {
    const bad = new TextEncoder().encode('PK\u0003\u0004 this is no workbook');
    const failed = await tried(door, bad, { format: 'XLSX' });

    expect([failed.status, failed.failure?.code, failed.failure?.reason.zh]).toEqual([
      ...['FAILED', 'customerImport.unreadable', expect.stringContaining('CSV')],
    ]);
    expect(door.w.objects.names()).toEqual([]);
  });

  test('that nobody wants after seven days is over; one whose message was lost is woken and goes on', async () => {
    const waiting = await sent(door, await one());
    const { id } = await sent(door, await one());
    await askExchange(door, 'checkImport', { id, version: 1 });
    await door.w.relay(({ entityId }) => entityId === id);
    const lost = await now(door, id);
    await door.w.pass(11 * 60_000);
    await door.w.reconcile();
    const woken = await now(door, id);
    await door.w.pass(7 * 86_400_000);
    await door.w.reconcile();

    expect([lost.status, woken.status]).toEqual(['UPLOADED', 'CHECKED']);
    expect([(await now(door, waiting.id)).status, (await now(door, id)).status]).toEqual(['EXPIRED', 'EXPIRED']);
    expect(door.w.objects.names().filter((name) => name.includes('/rows/') || name.endsWith('/file'))).toEqual([]);
  });

  test('gives its results as files, masked, and no text of a row but masked ones stays anywhere', async () => {
    const { id } = await imported(door, await one());
    const links = await Promise.all(
      ['CSV', 'XLSX'].map((format) => askExchange(door, 'linkImportReport', { id, query: { format } })),
    );
    const csv = await door.w.objects.get(door.w.objects.names().find((name) => name.endsWith('done.csv')) ?? '');
    const text = new TextDecoder().decode(csv);

    expect(links.map(({ status }) => status)).toEqual([200, 200]);
    expect(text).toContain('新建 Created');
    expect(text).toContain('190****0711');
    for (const name of door.w.objects.names()) {
      const body = new TextDecoder().decode(await door.w.objects.get(name));
      expect(body.includes('新客甲') || body.includes('19000000711'), name).toBe(false);
    }
    const events = JSON.stringify(door.w.events());
    expect(events.includes('新客甲') || events.includes('19000000711')).toBe(false);
    expect(CLERK).toBe('S17');
  });
});
