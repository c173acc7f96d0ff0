import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ExportView } from '../../../functions/exchange/exports/contract.ts';
import { sheetRowsOf } from '../../../functions/exchange/sheets/read-sheet.ts';
import { askExchange, CLERK, type ExchangeAsking, fileOf, imported } from '../../support/import-story.ts';
import { everyRoute, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

let door: WholeDoor;
beforeEach(async () => {
  door = await wholeDoor();
});

const SUPERVISOR = 'S02';
const MANAGER = 'S01';
const PRIVACY = 'P01';
const HOME = { reason: '停电改期，逐一致电', filter: { status: 'PROSPECT', grade: 'N' } };
const asked = { ...HOME, purpose: 'SERVICE', fields: ['name', 'phone', 'address'], plain: ['phone'], format: 'CSV' };

type View = ExportView & { readonly id: string; readonly version: number };
const ask = async (name: string, asking: ExchangeAsking) => {
  const told = await askExchange(door, name, asking);
  return { ...told, view: told.data as unknown as View };
};
const view = async (id: string, staffNo = CLERK) => (await ask('viewExport', { id, staffNo })).view;

/** So many customers in the archive, by a file. */
async function people(n: number): Promise<void> {
  const line = (at: number) => [`客人${at}`, `1905${String(at).padStart(7, '0')}`, `多伦县${at}号`];
  await imported(
    door,
    await fileOf('CSV', [['姓名', '手机', '地址'], ...Array.from({ length: n }, (_, at) => line(at))]),
  );
}

/** Asked for, counted and approved by whom it takes; made to its end. */
async function made(body: object = asked, approvers: readonly string[] = [SUPERVISOR]): Promise<View> {
  const { view: begun } = await ask('requestExport', { body });
  await door.w.relay();
  for (const staffNo of approvers) {
    const { version } = await view(begun.id);
    await ask('approveExport', { id: begun.id, version, staffNo });
  }
  await door.w.relay();
  return view(begun.id);
}

/** The file, opened with its password; its rows, too. */
async function opened(id: string, password: string) {
  const zip = await door.w.objects.get(door.w.objects.names().find((name) => name.includes(id)) ?? '');
  const reader = new ZipReader(new Uint8ArrayReader(zip ?? new Uint8Array()), { password });
  const [entry] = await reader.getEntries();
  if (!entry || entry.directory) throw new Error('nothing in it');
  const body = await entry.getData(new Uint8ArrayWriter());
  const rows: Array<readonly string[]> = [];
  for await (const { cells } of sheetRowsOf(body)) rows.push(cells);
  return { entry, rows, body };
}

describe.each(['CSV', 'XLSX'])('a list of customers as %s', (format) => {
  test('is counted, approved by another, made, and handed to whoever asked; the password is told once', async () => {
    await people(3);
    const ready = await made({ ...asked, format });
    const first = await ask('openExport', { id: ready.id, version: ready.version, key: 'opened-first-time' });
    const again = await ask('openExport', { id: ready.id, version: ready.version, key: 'opened-first-time' });
    const second = await ask('openExport', { id: ready.id, version: ready.version + 1 });
    const other = await ask('openExport', { id: ready.id, version: ready.version + 2, staffNo: SUPERVISOR });
    const { entry, rows } = await opened(ready.id, String(first.data.password));

    expect([ready.status, ready.rows, ready.approvals.map(({ by, as }) => [by, as])]).toEqual([
      ...['READY', 5, [[SUPERVISOR, 'SUPERVISOR']]],
    ]);
    expect([first.data.opened, again.data.opened, second.data.opened]).toEqual([1, 1, 2]);
    expect(again.data.password).toBe(first.data.password);
    expect(second.data.password).toBeUndefined();
    expect(other.code).toBe('customerExport.notYours');
    expect([entry.encrypted, entry.zipCrypto]).toEqual([true, false]);
    await expect(opened(ready.id, 'another one')).rejects.toThrow();
    expect(rows[0]?.[0]).toContain(CLERK);
    expect(rows.slice(2)).toHaveLength(6); // two who were seeded, and the canary
    for (const [id, name, phone, address] of rows.slice(2)) {
      expect(id).toMatch(/^cus_/);
      expect([name, phone]).toEqual([expect.stringMatching(/^.\*+$/), expect.stringMatching(/^(190\d|1541)\d{7}$/)]);
      expect(['', '****']).toContain(address ?? '');
    }
    expect(door.w.objects.names().filter((name) => /found|made/.test(name))).toEqual([]);
    const openings = door.w.events().filter(({ type }) => type === 'customer-export.opened');
    expect(openings.map(({ facts }) => [facts.times, facts.passwordTold])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(JSON.stringify(door.w.table.items())).not.toContain(String(first.data.password));
  });
});

describe('who approves', () => {
  test('never whoever asked, be he of the post or not; a list is declined by another, too', async () => {
    await people(1);
    const { view: own } = await ask('requestExport', { body: asked, staffNo: SUPERVISOR });
    await door.w.relay();
    const { version } = await view(own.id, SUPERVISOR);
    const by = (name: string, staffNo: string) =>
      ask(name, { id: own.id, version, staffNo, ...(name === 'declineExport' && { body: { reason: '不符' } }) });
    const refused = [await by('approveExport', SUPERVISOR), await by('declineExport', SUPERVISOR)];
    const clerk = await by('approveExport', CLERK);
    const privacy = await by('approveExport', PRIVACY);
    const hidden = await ask('viewExport', { id: own.id, staffNo: CLERK });
    const declined = await by('declineExport', MANAGER);

    expect([...refused, clerk, privacy, hidden, declined].map(({ code }) => code)).toEqual([
      ...['customerExport.own', 'customerExport.own', 'auth.forbidden', 'customerExport.othersApprove'],
      ...['customerExport.notFound', 0],
    ]);
    expect((await view(own.id, SUPERVISOR)).status).toBe('DECLINED');
  });
});

describe('a list', () => {
  test('in slices is approved as one list, in whatever order they are asked for', async () => {
    await people(1);
    await imported(
      door,
      await fileOf('CSV', [
        ['姓名', '手机'],
        ...Array.from({ length: 500 }, (_, at) => [`群客${at}`, `1906${String(at).padStart(7, '0')}`]),
      ]),
    );
    const first = await made();
    const { view: second } = await ask('requestExport', { body: asked });
    await door.w.relay();
    const { version, needs } = await view(second.id);
    const refused = await ask('approveExport', { id: second.id, version, staffNo: SUPERVISOR });

    expect([first.status, needs, refused.code]).toEqual([
      ...['READY', ['MANAGER', 'PRIVACY_OFFICER'], 'customerExport.othersApprove'],
    ]);
  });

  test('for advertising leaves out whoever has said no in a record that became his', async () => {
    await people(2);
    const [kept, gone] = door.w.table.items().filter(({ is, source }) => is === 'customer' && source === 'IMPORT');
    const tell = (name: string, of: { id: unknown; version: number; body: object }) => {
      const one = everyRoute.find(
        (each) => each.domain === 'customers' && each.name === name,
      ) as (typeof everyRoute)[number];
      const path = one.route.path.replace('{customerId}', String(of.id));
      return door.askRoute(one, { path, staffNo: 'S03', body: of.body, headers: { 'if-match': `"${of.version}"` } });
    };
    const consent = { purpose: 'MARKETING_CALL', noticeVersion: '2026-11', proof: { kind: 'RECORDED_CALL' } };
    for (const one of [kept, gone]) await tell('giveConsent', { id: one?.id, version: 1, body: consent });
    await tell('withdrawConsent', { id: gone?.id, version: 2, body: { purpose: 'MARKETING_CALL' } });
    const before = await made({ ...asked, purpose: 'MARKETING_CALL', fields: ['name', 'phone'] });
    const merged = await tell('mergeCustomers', {
      ...{ id: gone?.id, version: 3 },
      body: { into: kept?.id, intoVersion: 2, ground: 'CONFIRMED_BY_CUSTOMER', reason: '本人来电确认' },
    });
    await door.w.relay();
    const after = await made({ ...asked, purpose: 'MARKETING_CALL', fields: ['name', 'phone'] });

    expect([before.rows, merged.status]).toEqual([1, 200]);
    expect([after.status, after.failure?.code]).toEqual(['FAILED', 'customerExport.empty']);
  });

  test('for advertising holds only those who agreed to it, and what is restricted is in none', async () => {
    await people(3);
    const [one, two] = door.w.table.items().filter(({ is, source }) => is === 'customer' && source === 'IMPORT');
    const at = (name: string) =>
      everyRoute.find((each) => each.domain === 'customers' && each.name === name) as (typeof everyRoute)[number];
    const consent = { purpose: 'MARKETING_CALL', noticeVersion: '2026-11', proof: { kind: 'RECORDED_CALL' } };
    for (const each of [one, two])
      await door.askRoute(at('giveConsent'), {
        path: `/customers/${each?.id}/consents`,
        staffNo: 'S04',
        body: consent,
      });
    const ready = await made({ ...asked, purpose: 'MARKETING_CALL', fields: ['name', 'phone'] });
    const path = `/customers/${two?.id}/restrict`;
    const headers = { 'if-match': '"2"' };
    await door.askRoute(at('restrictCustomer'), { path, staffNo: MANAGER, headers, body: { reason: '客户申请' } });
    const later = await made({ ...asked, purpose: 'MARKETING_CALL', fields: ['name', 'phone'] });

    expect([ready.rows, later.rows]).toEqual([2, 1]);
    expect(ready.withheld).toBeGreaterThan(0);
  });

  test('nobody is in ends in words, and what a purpose does not allow is refused by its path', async () => {
    const { view: none } = await ask('requestExport', {
      body: { ...asked, filter: { status: 'WON_BACK', grade: 'V' } },
    });
    await door.w.relay();
    const clear = await ask('requestExport', { body: { ...asked, purpose: 'ANALYSIS' } });

    expect(await view(none.id)).toMatchObject({ status: 'FAILED', failure: { code: 'customerExport.empty' } });
    expect([clear.code, clear.data.fields]).toEqual([
      'customerExport.notForThisPurpose',
      [{ path: 'plain.0', reason: expect.any(String) }],
    ]);
  });

  test('that leaked tells whose it was, whole, sorted anew, or in part; one from elsewhere tells nothing', async () => {
    await people(40);
    const [mine, other] = [await made(), await made({ ...asked, plain: [], fields: ['name', 'phone'] })];
    const passwordOf = (id: string) => door.w.exchange.exportPassword(id as never);
    const lines = (await opened(other.id, passwordOf(other.id))).rows.slice(2).map((row) => row.join(','));
    const canary = door.w.exchange.marks.canaryOf(other.id as never).customerId;
    const without = lines.filter((line) => !line.includes(canary));
    const trace = async (text: string) => {
      const { data } = await ask('traceExport', { body: { text }, staffNo: PRIVACY });
      return (data.items as Array<Record<string, unknown>>).map(({ exportId, recipient, by }) => [
        exportId,
        recipient,
        by,
      ]);
    };

    expect(await trace(lines.join('\n'))).toEqual([[other.id, CLERK, 'CANARY']]);
    expect(await trace([...lines].sort().join('\n'))).toEqual([[other.id, CLERK, 'CANARY']]);
    expect(await trace(without.filter((_line, n) => n % 2 === 0).join('\n'))).toEqual([[other.id, CLERK, 'ORDER']]);
    expect(await trace([...without].sort().join('\n'))).toEqual([]);
    const numbers = (await opened(mine.id, passwordOf(mine.id))).rows.slice(2).map((row) => row[2]);
    expect(await trace(numbers.join('\n'))).toEqual([[mine.id, CLERK, 'CANARY']]);
  });

  test('is gone after seven days, link and file; before that it can be called off by whoever asked alone', async () => {
    await people(1);
    const ready = await made();
    const { view: second } = await ask('requestExport', { body: asked });
    const stranger = await ask('cancelExport', { id: second.id, version: 1, staffNo: SUPERVISOR });
    const off = await ask('cancelExport', { id: second.id, version: 1 });
    door.w.now = new Date(Date.parse(door.w.now) + 7 * 86_400_000 + 1).toISOString() as typeof door.w.now;
    const unswept = await ask('openExport', { id: ready.id, version: ready.version });
    await door.w.reconcile();
    const late = await ask('openExport', { id: ready.id, version: (await view(ready.id)).version });

    expect([stranger.code, off.view.status]).toEqual(['customerExport.notYours', 'CANCELLED']);
    expect(unswept.code).toBe('customerExport.outOfTime');
    expect([(await view(ready.id)).status, late.code]).toEqual(['EXPIRED', 'state.notAllowed']);
    expect(door.w.objects.names().filter((name) => name.includes('/exp_'))).toEqual([]);
  });
});
