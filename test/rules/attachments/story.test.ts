import { beforeEach, describe, expect, test } from 'vitest';
import { checkAttachment } from '../../../functions/attachments/check-attachment.ts';
import { attachmentIdOf } from '../../../functions/attachments/model.ts';
import { jpegWithPlace, pngWithPlace, TELLING } from '../../support/pictures.ts';
import { askPlace, uploaded } from '../../support/uploads.ts';
import { customerProof, type WholeDoor, wholeDoor } from '../../support/whole-door.ts';
import { hours, minutes, site } from '../../support/world.ts';

let door: WholeDoor;
let sent = 0;
beforeEach(async () => {
  door = await wholeDoor();
});

const picture = { fileName: '空调.jpg', mime: 'image/jpeg', bytes: jpegWithPlace };
const told = { kind: 'COMPLAINT', description: '空调整晚不制冷', noticeVersion: '2026-11' };

const post = (path: string, body: object, who: object = {}, key?: string) => {
  sent += 1;
  return door.ask('tickets', {
    ...{ method: 'POST', path, body, ...who },
    headers: { 'idempotency-key': key ?? `filing-of-test-${sent}` },
  });
};
const file = (attachments: unknown, key?: string) =>
  post('/public/tickets', { ...told, challenge: 'spent', attachments }, {}, key);
const mine = { proof: customerProof };

interface Filed {
  readonly ticketNo: string;
  readonly queryCode: string;
}
async function filed(attachments: readonly string[]): Promise<Filed & { id: string }> {
  const { data, status, text } = await file(attachments);
  if (status !== 201) throw new Error(text);
  const { ticketNo, queryCode } = data as unknown as Filed;
  return { ticketNo, queryCode, id: `tck_${ticketNo.slice(2)}` };
}
interface Shown {
  readonly id: string;
  readonly status: string;
  readonly fileName: string;
  readonly [name: string]: unknown;
}
const shownToGuest = async ({ ticketNo, queryCode }: Filed) =>
  (await post(`/public/tickets/${ticketNo}/lookup`, { queryCode })).data.attachments as Shown[];
const shownTo = async (staffNo: string, id: string) =>
  (await door.ask('tickets', { method: 'GET', path: `/tickets/${id}`, staffNo })).data.attachments as Shown[];
const open = (staffNo: string, ticketId: string, attachmentId: string) =>
  door.ask('attachments', { method: 'GET', path: `/tickets/${ticketId}/attachments/${attachmentId}`, staffNo });
const kept = async () => {
  const name = door.w.files.names().find((each) => each.startsWith('kept/'));
  return Buffer.from((name && (await door.w.files.get(name))) ?? []).toString('latin1');
};

describe('a picture that comes with a matter', () => {
  test('is checked, loses the place where it was taken, and is opened by whoever may see the matter; that is on record', async () => {
    const ticket = await filed([await uploaded(door, 'guest', picture)]);
    const before = await shownToGuest(ticket);
    await door.w.relay();
    const [seen] = await shownTo('S04', ticket.id);
    const opened = await open('S04', ticket.id, seen?.id ?? '');

    expect(before).toMatchObject([{ fileName: '空调.jpg', status: 'PENDING', statusText: { zh: '检查中' } }]);
    expect(await shownToGuest(ticket)).toMatchObject([{ status: 'CHECKED' }]);
    expect(seen).toMatchObject({ status: 'CHECKED', fileName: '空调.jpg', givenBy: 'GUEST', ticketVersion: 1 });
    expect(opened).toMatchObject({ status: 200, data: { sha256: seen?.sha256, bytes: seen?.bytes } });
    expect(String(opened.data.url)).toContain(`kept/${site}/${seen?.id}/${seen?.sha256}`);
    const bytes = await kept();
    expect(TELLING.filter((text) => text !== 'Exif' && bytes.includes(text))).toEqual([]);
    expect(door.w.files.names().filter((name) => name.startsWith('quarantine/'))).toEqual([]);
    const [read] = door.w.events().filter(({ type }) => type === 'attachment.read');
    expect(read).toMatchObject({ actor: { kind: 'staff', id: 'S04' }, entityId: seen?.id });
    expect(JSON.stringify(door.w.events())).not.toContain('空调.jpg');
  });

  test('is not opened before it was checked', async () => {
    const ticket = await filed([await uploaded(door, 'guest', picture)]);
    const [seen] = await shownTo('S04', ticket.id);

    const told = await open('S04', ticket.id, seen?.id ?? '');

    expect([told.status, told.code, told.data.current]).toEqual([409, 'attachment.closed', 'PENDING']);
  });

  test('is nobody’s who cannot see the matter, nor by another matter', async () => {
    const ticket = await filed([await uploaded(door, 'guest', picture)]);
    const other = await filed([]);
    await door.w.relay();
    const [seen] = await shownTo('S04', ticket.id);

    const codes = await Promise.all([
      open('D01', ticket.id, seen?.id ?? ''),
      open('S04', other.id, seen?.id ?? ''),
      open('P01', ticket.id, seen?.id ?? ''),
    ]);

    expect(codes.map(({ code }) => code)).toEqual(['ticket.notFound', 'attachment.notFound', 'auth.forbidden']);
  });

  test('is kept from whoever it is about', async () => {
    const body = { kind: 'COMPLAINT', channel: 'WALK_IN', description: '该员工态度恶劣', aboutStaff: ['S05'] };
    const key = await uploaded(door, { staffNo: 'S04' }, picture);
    const { data } = await post('/tickets', { ...body, attachments: [key] }, { staffNo: 'S04' });
    await door.w.relay();
    const [seen] = await shownTo('S02', String(data.id));

    expect((await open('S05', String(data.id), seen?.id ?? '')).code).toBe('ticket.notFound');
    expect((await open('S02', String(data.id), seen?.id ?? '')).status).toBe(200);
  });
});

describe('a file that is refused', () => {
  test('says why to the guest and to staff, and is kept nowhere', async () => {
    const ticket = await filed([await uploaded(door, 'guest', { ...picture, bytes: pngWithPlace })]);
    await door.w.relay();

    const [guest] = await shownToGuest(ticket);
    const [staff] = await shownTo('S04', ticket.id);
    const opened = await open('S04', ticket.id, staff?.id ?? '');

    const why = { status: 'REFUSED', refusedFor: 'WRONG_TYPE', refusedText: { zh: '文件内容与所称类型不符' } };
    expect([guest, staff]).toMatchObject([why, why]);
    expect([opened.status, opened.data]).toMatchObject([409, { current: 'REFUSED', refusedText: why.refusedText }]);
    expect(door.w.files.names()).toEqual([]);
  });

  test('or that never came is said so, once none can come any more', async () => {
    const place = await askPlace(door, 'guest', { fileName: 'a.pdf', mime: 'application/pdf', size: 10 });
    const ticket = await filed([String(place.data.key)]);
    await door.w.relay();
    await door.w.pass(minutes(20));
    await door.w.reconcile();
    const meanwhile = (await shownToGuest(ticket))[0]?.status;
    await door.w.pass(minutes(60));
    await door.w.reconcile();

    expect([meanwhile, (await shownToGuest(ticket))[0]?.status]).toEqual(['PENDING', 'EXPIRED']);
  });
});

describe('a key', () => {
  test('is told again to the same request, and to no other', async () => {
    const of = { fileName: 'a.pdf', mime: 'application/pdf', size: 10 };
    const [one, two] = [
      await askPlace(door, 'guest', of, 'one-and-the-same'),
      await askPlace(door, 'guest', of, 'one-and-the-same'),
    ];
    door.w.now = '2026-11-24T02:00:00.000Z' as never;
    const nextDay = await askPlace(door, 'guest', of, 'one-and-the-same');
    const other = await askPlace(door, 'guest', { ...of, size: 11 }, 'one-and-the-same');

    expect([two.data.key, nextDay.data.key]).toEqual([one.data.key, one.data.key]);
    expect([other.status, other.code]).toEqual([422, 'idempotency.keyReused']);
  });

  test('binds the size and the type that were told', async () => {
    const { data } = await askPlace(door, 'guest', { fileName: 'a.jpg', mime: 'image/jpg', size: 3 });
    const form = data as unknown as { url: string; fields: Record<string, string> };
    const put = (bytes: number, type: string) => () => door.w.files.upload(form, { body: new Uint8Array(bytes), type });

    expect(form.fields['Content-Type']).toBe('image/jpeg');
    expect(put(4, 'image/jpeg')).toThrow('EntityTooLarge');
    expect(put(3, 'text/html')).toThrow('Content-Type');
    expect(put(3, 'image/jpeg')).not.toThrow();
    await door.w.pass(hours(1));
    expect(put(3, 'image/jpeg')).toThrow('Policy expired');
  });

  test.each([
    [{ fileName: 'a.pdf', mime: 'application/pdf', size: 20 * 1_048_576 + 1 }, 'attachment.tooLarge', 'size'],
    [{ fileName: 'a.avif', mime: 'image/avif', size: 1 }, 'attachment.typeNotTaken', 'mime'],
    [{ fileName: 'a.exe', mime: 'application/x-msdownload', size: 1 }, 'attachment.typeNotTaken', 'mime'],
    [{ fileName: 'a.pdf', mime: 'application/pdf', size: 0 }, 'request.invalid', 'size'],
    [{ fileName: '', mime: 'application/pdf', size: 1 }, 'request.invalid', 'fileName'],
  ])('is not given out for %j', async (of, code, path) => {
    const told = await askPlace(door, 'guest', of);

    expect([told.status, told.code]).toEqual([400, code]);
    expect((told.data.fields as { path: string }[]).map((fault) => fault.path)).toEqual([path]);
  });

  test('is given out for exactly twenty megabytes', async () => {
    const of = { fileName: 'a.pdf', mime: 'application/pdf', size: 20 * 1_048_576 };

    expect((await askPlace(door, 'guest', of)).status).toBe(201);
  });

  test('is used once: a second matter is not filed with it', async () => {
    const key = await uploaded(door, 'guest', picture);
    await filed([key]);

    const again = await file([key]);

    expect([again.status, again.code, again.data.fields]).toEqual([
      ...[409, 'attachment.used', [{ path: 'attachments.0', reason: 'used' }]],
    ]);
  });

  test('that two matters are filed with at once comes with one of them', async () => {
    const key = await uploaded(door, 'guest', picture);

    const told = await Promise.all([file([key]), file([key]), file([key])]);

    expect(told.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(door.w.events().filter(({ type }) => type === 'attachment.given')).toHaveLength(1);
    expect(door.w.events().filter(({ type }) => type === 'ticket.received')).toHaveLength(1);
  });

  test('does not hinder the repeat of the request that has used it', async () => {
    const key = await uploaded(door, 'guest', picture);

    const [one, ...more] = await Promise.all([file([key], 'the-same-filing'), file([key], 'the-same-filing')]);
    const later = await file([key], 'the-same-filing');

    expect([one?.status, ...more.map(({ status }) => status), later.status]).toEqual([201, 201, 201]);
    expect([more[0]?.data.ticketNo, later.data.ticketNo]).toEqual([one?.data.ticketNo, one?.data.ticketNo]);
  });

  test.each(['guest', 'customer', 'staff'] as const)('of a %s is nobody else’s to use', async (owner) => {
    const key = await uploaded(door, owner === 'staff' ? { staffNo: 'S05' } : owner, picture);
    const tries = {
      guest: () => file([key]),
      customer: () => post('/me/tickets', { ...told, attachments: [key] }, mine),
      staff: () =>
        post(
          '/tickets',
          { kind: 'COMPLAINT', channel: 'PHONE', description: 'x', attachments: [key] },
          { staffNo: 'S04' },
        ),
    };

    for (const [who, attempt] of Object.entries(tries)) {
      if (who === owner && owner !== 'staff') continue;
      const refused = await attempt();
      expect([who, refused.status, refused.code]).toEqual([who, 409, 'attachment.unknown']);
    }
    expect(door.w.events().filter(({ type }) => type === 'ticket.received')).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['nobody has given out', [`quarantine/dolon/att_${'0'.repeat(26)}`], 'attachment.unknown'],
    ['of another site', [`quarantine/elsewhere/att_${'0'.repeat(26)}`], 'attachment.unknown'],
    ['of another folder', [`kept/dolon/att_${'0'.repeat(26)}`], 'request.invalid'],
    ['that climbs out of its folder', ['quarantine/../kept/att_1'], 'request.invalid'],
  ])('that %s is refused', async (_what, attachments, code) => {
    expect((await file(attachments)).code).toBe(code);
  });

  test('is good for half a day', async () => {
    const key = await uploaded(door, 'guest', picture);
    await door.w.pass(hours(12));

    expect((await file([key])).code).toBe('attachment.unknown');
  });

  test('named twice, or ten of them, are refused before anything is filed', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, () => uploaded(door, 'guest', picture)));

    const [twice, ten, nine] = [await file([keys[0], keys[0]]), await file(keys), await file(keys.slice(0, 9))];

    expect([twice.code, ten.code, nine.status]).toEqual(['attachment.twice', 'request.invalid', 201]);
    expect(door.w.events().filter(({ type }) => type === 'attachment.given')).toHaveLength(9);
  });
});

describe('files', () => {
  test('come with a word of the guest, and lie with it; a repeat of it brings none anew', async () => {
    const ticket = await filed([]);
    const key = await uploaded(door, 'guest', picture);
    const say = () =>
      post(
        `/public/tickets/${ticket.ticketNo}/messages`,
        { queryCode: ticket.queryCode, text: '见图', attachments: [key] },
        {},
        'said-once-only',
      );

    const [one, two] = [await say(), await say()];
    await door.w.relay();

    expect([one.status, two.status]).toEqual([200, 200]);
    expect(await shownTo('S04', ticket.id)).toMatchObject([{ ticketVersion: 2, status: 'CHECKED' }]);
  });

  test('of colleagues lie with the matter, and are not shown to the guest', async () => {
    const key = await uploaded(door, { staffNo: 'S04', role: 'LETTER_SCAN' }, picture);
    const body = { kind: 'COMPLAINT', channel: 'PHONE', description: '来信', attachments: [key] };
    const { data } = await post('/tickets', body, { staffNo: 'S04' }, 'letter-of-the-guest');
    await door.w.relay();

    expect(await shownTo('S04', String(data.id))).toMatchObject([{ role: 'LETTER_SCAN', givenBy: 'S04' }]);
    const [event] = door.w.events().filter(({ type }) => type === 'ticket.received');
    const queryCode = door.w.tickets.numbers.codeFor(data.ticketNo as never, { key: event?.op?.key ?? '', body: '' });
    expect(await shownToGuest({ ticketNo: String(data.ticketNo), queryCode })).toEqual([]);
  });

  test('of somebody anonymous name nobody', async () => {
    const key = await uploaded(door, 'customer', picture);
    await post('/me/tickets', { ...told, anonymous: true, attachments: [key] }, mine);

    const items = door.w.table.items().filter(({ is }) => is === 'attachment' || is === 'ticket-file');
    const [given] = door.w.events().filter(({ type }) => type === 'attachment.given');
    expect(items).toHaveLength(2);
    expect(given).toBeDefined();
    expect(JSON.stringify([items, door.w.events()])).not.toContain(customerProof.sub);
  });
});

describe('a check that breaks off', () => {
  const at = () => ({ now: door.w.now, correlationId: 'test', deps: door.w.attachments });
  const breaking = (verb: 'put' | 'remove' | 'settle') => {
    const { deps, ...rest } = at();
    const fails = async () => {
      throw new Error('cut off');
    };
    const files = { ...deps.files, ...(verb !== 'settle' && { [verb]: fails }) };
    const attachments = { ...deps.attachments, ...(verb === 'settle' && { settle: fails }) };
    return { ...rest, deps: { ...deps, files, attachments } };
  };

  test.each(['put', 'settle', 'remove'] as const)(
    'at "%s" is done anew, once, and leaves nothing behind',
    async (verb) => {
      const key = await uploaded(door, 'guest', picture);
      const ticket = await filed([key]);
      const of = { site, id: attachmentIdOf(key as never) };

      await expect(checkAttachment(of, breaking(verb))).rejects.toThrow('cut off');
      await Promise.all([checkAttachment(of, at()), checkAttachment(of, at())]);
      await door.w.relay();

      expect(await shownTo('S04', ticket.id)).toMatchObject([{ status: 'CHECKED' }]);
      expect(door.w.events().filter(({ type }) => type === 'attachment.checked')).toHaveLength(1);
      expect(door.w.files.names()).toHaveLength(1);
    },
  );

  test('and whose event is lost is done by the reconciler', async () => {
    const ticket = await filed([await uploaded(door, 'guest', picture)]);
    await door.w.relay(({ type }) => type === 'attachment.given');
    const before = (await shownTo('S04', ticket.id))[0]?.status;
    await door.w.pass(minutes(3));
    await door.w.reconcile();

    expect([before, (await shownTo('S04', ticket.id))[0]?.status]).toEqual(['PENDING', 'CHECKED']);
  });

  test('finds the bytes that it began with, whatever is uploaded to the key meanwhile', async () => {
    const place = await askPlace(door, 'guest', { fileName: 'a.jpg', mime: 'image/jpeg', size: jpegWithPlace.length });
    const form = place.data as unknown as { url: string; fields: Record<string, string>; key: string };
    const type = 'image/jpeg';
    door.w.files.upload(form, { body: jpegWithPlace, type });
    const ticket = await filed([form.key]);
    await door.w.relay();
    const [first] = await shownTo('S04', ticket.id);
    door.w.files.upload(form, { body: Uint8Array.from(jpegWithPlace).fill(0), type });
    await door.w.reconcile();

    expect(await shownTo('S04', ticket.id)).toEqual([first]);
    expect(await door.w.files.facts(`kept/${site}/${first?.id}/${first?.sha256}`)).toBeDefined();
  });
});
