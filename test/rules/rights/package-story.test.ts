import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, addMinutes } from '../../../functions/kernel/time.ts';
import { CANARY, type KnownCustomer, knownCustomer, merged } from '../../support/known-customer.ts';
import { jpegWithout } from '../../support/pictures.ts';
import { applicant, people, type RightsDesk, rightsDesk } from '../../support/rights-desk.ts';
import { uploaded } from '../../support/uploads.ts';
import { type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { monday, site } from '../../support/world.ts';

let door: WholeDoor;
let desk: RightsDesk;
let house: KnownCustomer;
beforeEach(async () => {
  door = await wholeDoor({ tells: true });
  desk = rightsDesk(door);
  house = knownCustomer(door);
});

async function granted(kind: 'ACCESS' | 'COPY' | 'TRANSFER' = 'COPY'): Promise<string> {
  const { data } = await desk.ask({ kind });
  await desk.shown(String(data.id));
  await desk.decide(String(data.id), { granted: true });
  return String(data.id);
}
const open = (id: string) => desk.mine(`/me/rights-requests/${id}/open`);
const stored = (id: string) => door.w.files.get(`rights/${site}/${id}.zip`);

/** The files of a package, opened with a password. */
async function unpacked(id: string, password: string): Promise<Record<string, Uint8Array>> {
  const zip = new ZipReader(new Uint8ArrayReader((await stored(id)) ?? new Uint8Array()), { password });
  const entries = await zip.getEntries();
  const files = await Promise.all(
    entries.map(
      async (entry) =>
        [
          entry.filename,
          await (entry as never as { getData(w: unknown): Promise<Uint8Array> }).getData(new Uint8ArrayWriter()),
        ] as const,
    ),
  );
  return Object.fromEntries(files);
}
const jsonOf = (files: Record<string, Uint8Array>) =>
  JSON.parse(new TextDecoder().decode(files['data.json'])) as Record<string, unknown[]>;

describe('a package', () => {
  test('holds all that hangs on him, in clear, to be read and to be taken elsewhere, with his files', async () => {
    await house.described();
    await house.card();
    await house.consent();
    await house.credit();
    await house.booked();
    const key = await uploaded(
      door,
      { staffNo: 'S04' },
      { fileName: '现场.jpg', mime: 'image/jpeg', bytes: jpegWithout },
    );
    const ticketId = await house.register({ kind: 'INQUIRY', attachments: [key] });
    await house.onTicket(ticketId, 'note', { as: 'S02', body: { text: '内部备注：态度强硬' } });
    await house.onTicket(ticketId, 'answer', { as: 'S04', body: { text: '答复内容' } });

    const id = await granted();
    const told = await open(id);
    const files = await unpacked(id, String(told.data.password));

    expect(Object.keys(files).map((name) => name.split('/')[0])).toEqual([
      'data.pdf',
      'data.json',
      'data.xlsx',
      'files',
    ]);
    expect(
      Buffer.from(files['data.pdf'] ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const data = jsonOf(files);
    expect(data.master).toContainEqual(expect.objectContaining({ phone: '+8619000000001', name: '示例一' }));
    expect(data.master).toContainEqual(expect.objectContaining({ address: CANARY }));
    expect(data.identifiers).toHaveLength(2);
    expect(data.consents).toMatchObject([{ purpose: 'MARKETING_CALL', steps: [{ given: true }] }]);
    expect(data.matters).toMatchObject([{ description: `${CANARY} 说明`, files: [{ fileName: '现场.jpg' }] }]);
    expect(JSON.stringify(data.matters)).toContain('答复内容');
    expect(data.calls).toMatchObject([{ phone: '19000000001' }]);
    expect(data.standing).toMatchObject([{ evidence: CANARY }]);
  });

  test('tells nothing of the house’s own: no note, no colleague, no index, no hash of a code', async () => {
    const ticketId = await house.register({ kind: 'COMPLAINT', domain: 'CATERING' });
    await house.onTicket(ticketId, 'note', { as: 'S02', body: { text: '内部备注：态度强硬' } });
    await house.turnAway(ticketId, '不属本处');
    const { phoneIndex = '' } = await door.w.customers.customers.get(site, applicant);
    const id = await granted('ACCESS');
    const { data } = await open(id);

    const text = JSON.stringify(jsonOf(await unpacked(id, String(data.password))));

    expect(
      ['内部备注', 'S02', 'S03', 'S04', phoneIndex, 'codeHash', 'handlers'].filter((one) => text.includes(one)),
    ).toEqual([]);
    expect(text).toContain('不属本处');
  });

  test('holds what came with records that were merged into his', async () => {
    await house.another();
    const id = await granted('TRANSFER');
    const { data } = await open(id);

    const { master } = jsonOf(await unpacked(id, String(data.password)));

    expect(master).toContainEqual(expect.objectContaining({ name: '示例二' }));
    expect(merged).not.toBe(applicant);
  });

  test('cannot be read where it lies: it is sealed, and opens with its own password alone', async () => {
    await house.described();
    const id = await granted();

    const body = Buffer.from((await stored(id)) ?? []);

    expect(body.includes(Buffer.from(CANARY))).toBe(false);
    await expect(unpacked(id, 'another password')).rejects.toThrow();
  });
});

describe('who opens it', () => {
  test('its owner, each time on record, within seven days; then nothing is there any more', async () => {
    const id = await granted();

    const [one, two] = [await open(id), await open(id)];
    const listed = await desk.viewMine('/me/export');
    door.w.now = addDays(monday, 7);
    await door.signInCustomer();
    const late = await open(id);
    await door.w.reconcile();

    expect([one.data.opened, two.data.opened]).toEqual([1, 2]);
    expect(two.data.url).toContain(`rights/${site}/${id}.zip`);
    expect(listed.data.items).toMatchObject([{ rightsRequestId: id, opened: 2 }]);
    expect(desk.events(id).filter(({ type }) => type === 'rights-request.opened')).toHaveLength(2);
    expect([late.status, late.code]).toEqual([404, 'rights.noPackage']);
    expect(await stored(id)).toBeUndefined();
    expect((await desk.viewMine('/me/export')).data.items).toEqual([]);
  });

  test('at the desk, whoever shows again by two things that he is its owner; the third wrong try ends it', async () => {
    await house.card();
    const id = await granted();
    const over = (factors: object[], key?: string) =>
      desk.act(id, 'hand-over', { as: people.clerk, body: { factors }, ...(key !== undefined && { key }) });
    const phone = { kind: 'PHONE', value: '19000000001' };

    const one = await over([phone]);
    const wrong = await over([phone, { kind: 'CARD', value: 'K-1' }]);
    const right = await over([phone, { kind: 'CARD', value: CANARY }]);
    const again = await over([phone, { kind: 'CARD', value: 'K-2' }], 'one-key-of-two-tries');
    const repeated = await over([phone, { kind: 'CARD', value: 'K-2' }], 'one-key-of-two-tries');
    const locked = await over([phone, { kind: 'CARD', value: CANARY }]);

    expect([one.code, wrong.code, wrong.data]).toEqual([
      'rights.twoFactorsWanted',
      'rights.notIdentified',
      { triesLeft: 2 },
    ]);
    expect([right.status, right.data.opened]).toEqual([200, 1]);
    // A wrong try that is sent again is another wrong try, and hands out nothing.
    expect([again.code, repeated.code]).toEqual(['rights.notIdentified', 'rights.notIdentified']);
    expect(locked.code).toBe('rights.identityLocked');
  });

  test('nobody before it is made, and none of a request that makes none', async () => {
    const { data } = await desk.ask({ kind: 'COPY' });

    expect((await open(String(data.id))).code).toBe('state.notAllowed');
    expect((await desk.viewMine('/me/export')).data.items).toEqual([]);
  });

  test('nobody once he is erased: it goes with him', async () => {
    const id = await granted();
    // A number gets one code a minute.
    door.w.now = addMinutes(monday, 1);
    const { data } = await desk.ask({ kind: 'DELETE' });
    await desk.shown(String(data.id));
    await desk.decide(String(data.id), { granted: true });

    expect(desk.head(String(data.id)).status).toBe('EXECUTED');
    expect(await stored(id)).toBeUndefined();
  });
});
