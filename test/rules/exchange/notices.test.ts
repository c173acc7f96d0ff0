import { beforeEach, describe, expect, test } from 'vitest';
import { overBecause } from '../../../functions/notices/still-matters.ts';
import { askExchange, CLERK, fileOf, imported, now, sent, tried } from '../../support/import-story.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';

let door: WholeDoor;
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
});

const SUPERVISOR = 'S02';
const OTHER_SUPERVISOR = 'S03';
const MANAGER = 'S01';
const PRIVACY = 'P01';
const list = { purpose: 'SERVICE', reason: '停电改期', filter: { status: 'PROSPECT' }, fields: ['name'], plain: [] };
const people = await fileOf('CSV', [
  ['姓名', '手机'],
  ['示例甲', '19000000811'],
  ['示例乙', '12'],
]);

const notices = () => door.w.table.items().filter(({ is }) => is === 'notice');
/** Who was told what, of files; of the people who are seeded, not those who hold a post for the test. */
const told = (kind: string) =>
  notices()
    .filter((one) => one.kind === kind && !String(one.recipient).startsWith('Z'))
    .map(({ recipient }) => String(recipient))
    .sort();
const factsOf = (kind: string) => notices().find((one) => one.kind === kind)?.facts;

async function asked(staffNo = CLERK): Promise<string> {
  const { data } = await askExchange(door, 'requestExport', { body: { ...list, format: 'CSV' }, staffNo });
  await door.w.relay();
  return String(data.id);
}
async function answered(name: 'approveExport' | 'declineExport', id: string, staffNo: string) {
  const { version } = (await askExchange(door, 'viewExport', { id, staffNo })).data;
  const body = name === 'declineExport' ? { reason: '不符' } : {};
  const answer = await askExchange(door, name, { id, staffNo, version: Number(version), body });
  await door.w.relay();
  return answer;
}

describe('whoever sent a file', () => {
  test('hears what it comes to and that it waits for his word, then what came of it, in numbers alone', async () => {
    await imported(door, people);

    expect([told('customer-import.checked'), told('customer-import.done')]).toEqual([[CLERK], [CLERK]]);
    expect(factsOf('customer-import.checked')).toMatchObject({ CREATED: 1, REJECTED: 1, to: CLERK });
    expect(JSON.stringify(notices())).not.toContain('示例');
  });

  test('hears that it cannot be read, or that nobody confirmed it in time', async () => {
    const broken = await sent(door, new TextEncoder().encode('PK\u0003\u0004'), { format: 'XLSX' });
    await askExchange(door, 'checkImport', { id: broken.id, version: 1 });
    await door.w.relay();
    await tried(door, people);
    await door.w.pass(7 * 86_400_000 + 1);
    await door.w.reconcile();
    await door.w.relay();

    expect((await now(door, broken.id)).status).toBe('FAILED');
    expect([told('customer-import.failed'), told('customer-import.expired')]).toEqual([[CLERK], [CLERK]]);
  });
});

describe('a list that was asked for', () => {
  test('waits for those who may approve it, and for no longer than it waits', async () => {
    const id = await asked();
    const [notice] = await Promise.all(
      notices()
        .filter((one) => one.kind === 'customer-export.counted' && one.recipient === SUPERVISOR)
        .map((one) => door.w.notices.notices.get(one.site as never, one.id as never)),
    );
    if (!notice) throw new Error('nobody was told');
    const before = await overBecause(notice, door.w.notices);
    await answered('approveExport', id, SUPERVISOR);

    expect(told('customer-export.counted')).toEqual([MANAGER, SUPERVISOR, OTHER_SUPERVISOR]);
    expect([before, await overBecause(notice, door.w.notices)]).toEqual([undefined, 'EXPORT_DECIDED']);
    expect([told('customer-export.approved'), told('customer-export.ready')]).toEqual([[CLERK], [CLERK]]);
    expect(factsOf('customer-export.ready')).toMatchObject({ until: expect.stringMatching(/Z$/) });
  });

  test('is not brought before whoever asked for it, be he of the post or not', async () => {
    await asked(SUPERVISOR);

    expect(told('customer-export.counted')).toEqual([MANAGER, OTHER_SUPERVISOR]);
  });

  test('was declined, or ran out of time: whoever asked hears of it', async () => {
    await answered('declineExport', await asked(), MANAGER);
    await asked();
    await door.w.pass(7 * 86_400_000 + 1);
    await door.w.reconcile();
    await door.w.relay();

    expect([told('customer-export.declined'), told('customer-export.expired')]).toEqual([[CLERK], [CLERK]]);
    expect(told('customer-export.counted')).not.toContain(PRIVACY);
  });
});
