import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '../../../functions/kernel/time.ts';
import { archiveIt, verifyIt, viewIt } from '../../../functions/tickets/archiving/actions/archive-ticket.ts';
import { withdrawIt } from '../../../functions/tickets/dialogue/actions/converse.ts';
import type { TicketView } from '../../../functions/tickets/views.ts';
import { dispatchedComplaint, matter, of, takenOver } from '../../support/complaint.ts';
import { jpegWithPlace, pngWithPlace } from '../../support/pictures.ts';
import { uploaded } from '../../support/uploads.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { outcomeOf, site } from '../../support/world.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const big = (megabytes: number) => {
  const bytes = new Uint8Array(megabytes * 1_048_576).fill(65);
  bytes.set(Buffer.from('%PDF-1.7\n'));
  return bytes;
};

let door: WholeDoor;
beforeEach(async () => {
  door = await wholeDoor();
});

/** A complaint that is over, with these files; their check is still under way. */
async function over(...files: { fileName: string; mime: string; bytes: Uint8Array }[]): Promise<TicketView> {
  const { w } = door;
  const attachments: string[] = [];
  for (const file of files) attachments.push(await uploaded(door, { staffNo: 'S04' }, file));
  const working = await takenOver(w, await dispatchedComplaint(w, { ...matter, attachments }));
  return w.as('S02', withdrawIt, { ...of(working), body: { reason: '已当面解决' } });
}
const picture = { fileName: '../空调:1.jpg', mime: 'image/jpeg', bytes: jpegWithPlace };
const sealed = (gone: TicketView) => door.w.as('S17', archiveIt, { ...of(gone), body: {} });
const namesOf = (ticketNo: string) => door.w.tickets.filesOf(site, ticketNo as never);

describe('a matter with files', () => {
  test('is not sealed while they are being checked, and then with the hash of each', async () => {
    const { w } = door;
    const gone = await over(picture);
    const early = await outcomeOf(() => sealed(gone));
    await w.relay();
    await sealed(gone);

    const { contents } = await w.as('S19', viewIt, { params: { ticketId: gone.id } });
    const [file] = await namesOf(gone.ticketNo);
    expect(early).toBe('archive.filesNotChecked');
    expect(contents.filter(({ kind }) => kind === 'ticket-file')).toMatchObject([{ file: file?.sha256 }]);
  });

  test('stays as it was sealed when a file is opened, and shows when a file was exchanged', async () => {
    const { w } = door;
    const gone = await over(picture);
    await w.relay();
    await sealed(gone);
    const [file] = await namesOf(gone.ticketNo);
    const verify = () => w.as('S19', verifyIt, { params: { ticketId: gone.id } });
    const path = `/tickets/${gone.id}/attachments/${file?.id}`;
    const opened = await door.ask('attachments', { method: 'GET', path, staffNo: 'S19' });
    const intact = (await verify()).intact;
    const [item] = w.table.items().filter(({ is }) => is === 'ticket-file');
    await w.table.write({ kind: 'put', item: { ...item, sha256: '0'.repeat(64) } as never });

    expect([opened.status, intact]).toEqual([200, true]);
    expect(await verify()).toMatchObject({ intact: false, difference: { what: 'CHANGED' } });
  });

  test('takes no more once it is sealed', async () => {
    const gone = await over();
    const done = await sealed(gone);
    const { w } = door;
    const [event] = w.events().filter(({ type }) => type === 'ticket.received');
    const queryCode = w.tickets.numbers.codeFor(gone.ticketNo as never, { key: event?.op?.key ?? '', body: '' });
    const key = await uploaded(door, 'guest', picture);

    const told = await door.ask('tickets', {
      method: 'POST',
      path: `/public/tickets/${done.ticketNo}/messages`,
      body: { queryCode, text: '还有一张', attachments: [key] },
    });

    expect([told.status, told.code]).toEqual([409, 'state.notAllowed']);
    expect(await namesOf(gone.ticketNo)).toEqual([]);
  });

  test('loses them with its words when its time is over', async () => {
    const { w } = door;
    const gone = await over(picture);
    await w.relay();
    await sealed(gone);
    const before = w.files.names().length;
    w.now = '2031-11-23T16:05:00.000Z' as Instant;
    await w.reconcile();

    expect([before, w.files.names()]).toEqual([1, []]);
    expect(w.table.items().filter(({ is }) => is === 'ticket-file')).toEqual([]);
    const [left] = w.table.items().filter(({ is }) => is === 'attachment');
    expect(Number(left?.expiresAtEpoch) * 1_000).toBeLessThanOrEqual(Date.parse(w.now));
  });
});

describe('the evidence of a matter with files', () => {
  const take = async (gone: TicketView) => {
    const { data, status } = await door.ask('evidence', {
      ...{ method: 'POST', path: `/tickets/${gone.id}/evidence`, staffNo: 'S02' },
      body: { recipient: '某县市场监督管理局', purpose: '调解取证' },
      headers: { 'idempotency-key': 'evidence-of-files' },
    });
    expect(status).toBe(200);
    const files = unzipSync(Buffer.from(String(data.base64), 'base64'));
    const contents = JSON.parse(strFromU8(files['contents.json'] as Uint8Array));
    return { files, attachments: contents.attachments as Record<string, unknown>[] };
  };

  test('holds each under a safe name, with the hash that was sealed', async () => {
    const gone = await over(picture, { fileName: '单据', mime: 'image/png', bytes: pngWithPlace });
    await door.w.relay();
    await sealed(gone);

    const { files, attachments } = await take(gone);

    expect(attachments.map(({ place }) => place)).toEqual(['attachments/01-.._空调_1.jpg', 'attachments/02-单据.png']);
    for (const { place, sha256 } of attachments) expect(hashOf(files[String(place)] as Uint8Array)).toBe(sha256);
    expect(strFromU8(files.SHA256SUMS as Uint8Array)).toContain('attachments/02-单据.png');
  });

  test('names those that do not fit by their hash, and says so', async () => {
    const gone = await over({ fileName: '录像.pdf', mime: 'application/pdf', bytes: big(5) }, picture);
    await door.w.relay();

    const { attachments } = await take(gone);

    expect(attachments).toMatchObject([
      { fileName: '录像.pdf', sha256: hashOf(big(5)), notIncluded: { zh: expect.stringContaining('文件过大') } },
      { place: 'attachments/02-.._空调_1.jpg' },
    ]);
  });

  test('says of one that was refused why it is not there', async () => {
    const gone = await over({ ...picture, bytes: pngWithPlace });
    await door.w.relay();

    expect((await take(gone)).attachments).toMatchObject([{ notIncluded: { zh: '文件内容与所称类型不符' } }]);
  });
});
