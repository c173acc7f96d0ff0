import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { stepOf } from '../../functions/evidence/lines.ts';
import { archiveIt } from '../../functions/tickets/archiving/actions/archive-ticket.ts';
import { verdictOn } from '../../functions/tickets/archiving/record-set.ts';
import { withdrawIt } from '../../functions/tickets/dialogue/actions/converse.ts';
import { dispatchedComplaint, matter, of, takenOver } from '../support/complaint.ts';
import { type WholeDoor, wholeDoor } from '../support/whole-door.ts';

const told = {
  ...matter,
  description: '温泉池边地面湿滑，孩子摔倒。',
  contact: { name: '访客甲', phone: '19000000001' },
};
const body = { recipient: '某县市场监督管理局', purpose: '调解取证' };

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('evidence for an authority', () => {
  let door: WholeDoor;
  let ticketId = '';
  const take = (staffNo: string, key: string, over: object = {}) =>
    door.ask('evidence', {
      method: 'POST',
      path: `/tickets/${ticketId}/evidence`,
      staffNo,
      body: { ...body, ...over },
      headers: { 'idempotency-key': `evidence-of-test-${key}` },
    });
  const filesOf = (data: Record<string, unknown>) => unzipSync(Buffer.from(String(data.base64), 'base64'));

  beforeAll(async () => {
    door = await wholeDoor();
    const working = await takenOver(door.w, await dispatchedComplaint(door.w, told));
    ticketId = working.id;
    const gone = await door.w.as('S02', withdrawIt, { ...of(working), body: { reason: '已当面解决' } });
    await door.w.as('S17', archiveIt, { ...of(gone), body: {} });
  });

  test('is one file with everything in it, whose hashes anybody can check', async () => {
    const { status, data } = await take('S02', 'whole');
    const files = filesOf(data);

    expect([status, data.sha256]).toEqual([200, hashOf(Buffer.from(String(data.base64), 'base64'))]);
    const sums = strFromU8(files.SHA256SUMS as Uint8Array)
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(sums.map(([, name]) => name).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'SHA256SUMS')
        .sort(),
    );
    expect(sums.filter(([sum, name = '']) => hashOf(files[name] as Uint8Array) !== sum)).toEqual([]);
    const steps = JSON.parse(strFromU8(files['timeline.json'] as Uint8Array)) as { type: string }[];
    expect(steps.map(({ type }) => type)).toEqual(
      door.w.story(ticketId).filter((type) => type !== 'ticket.evidence-exported'),
    );
    const chain = JSON.parse(strFromU8(files['chain.json'] as Uint8Array));
    const sealed = await door.w.tickets.tickets.sealed('dolon' as never, `GD${ticketId.slice(4)}` as never);
    expect([chain.sealed, chain.root]).toEqual([true, sealed?.root]);
    expect(
      Buffer.from(files['report.pdf'] as Uint8Array)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((files['report.pdf'] as Uint8Array).length).toBeLessThan(400_000);
  });

  test('is the same file when the button is pressed twice, and each taking is on record without its reasons in clear', async () => {
    const [one, two] = [await take('S02', 'twice'), await take('S02', 'twice')];
    const other = await take('S02', 'twice', { purpose: '另一用途' });

    expect(two.data.sha256).toBe(one.data.sha256);
    expect([other.status, other.code]).toEqual([422, 'idempotency.keyReused']);
    const taken = door.w.events().filter(({ type }) => type === 'ticket.evidence-exported');
    expect(taken.filter(({ facts }) => facts.sha256 === one.data.sha256)).toHaveLength(1);
    expect(JSON.stringify(taken)).not.toMatch(/监督管理局|调解取证/);
  });

  test('leaves the seal intact', async () => {
    await take('P01', 'seal');

    const no = `GD${ticketId.slice(4)}` as never;
    const { tickets } = door.w.tickets;
    const sealed = await tickets.sealed('dolon' as never, no);
    const items = await tickets.wholePartition('dolon' as never, no);
    expect(sealed && verdictOn(sealed, items).intact).toBe(true);
  });

  test('holds no query code and no hash of it', async () => {
    const { data } = await take('S02', 'code');
    const all = Object.entries(filesOf(data)).filter(([name]) => name.endsWith('.json'));

    expect(all.map(([, bytes]) => strFromU8(bytes)).join('')).not.toContain('codeHash');
  });

  test.each(['S04', 'D01', 'S18', 'A01'])('is not for %s to take', async (staffNo) => {
    expect((await take(staffNo, `not-${staffNo}`)).status).toBe(403);
  });
});

test('a step tells when by the clock of the house, who, what, and what was said', () => {
  const event = {
    ...{
      type: 'ticket.messaged',
      at: '2026-11-23T02:00:00.000Z',
      actor: { kind: 'staff', id: 'D01', post: 'HANDLER' },
    },
    texts: JSON.stringify({ message: '您好' }),
  };

  expect(stepOf(event as never)).toBe('2026-11-23 10:00:00　工作人员 D01　回复：您好');
});
