import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, miniProgram } from '../../support/mini-program.ts';
import { aService, filed, refused, uploadKey } from '../../support/mini-program-service.ts';
import type { Guest } from '../../support/strict-wx-screen.ts';

let dist: string;
beforeAll(async () => {
  const built = await builtProgram();
  dist = built.dist;
  return built.close;
});

const words = '空调整夜不冷，前台答应的维修没有来。';

/** The page for submitting, with the words of a guest on it. */
async function written(service = aService(), guest?: Guest) {
  const program = miniProgram(dist, service, guest);
  const page = await program.open('submit');
  await page.type('.description', words);
  return { program, page, service };
}
const filings = ({ asked }: ReturnType<typeof miniProgram>) =>
  asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/me/tickets'));

describe('the page for submitting', () => {
  test('files what was written and chosen, and shows number, code and promises', async () => {
    const { program, page } = await written();
    await page.choose('.kind', 4);
    await page.choose('.domain', 1);
    await page.type('.phone', '19000000001');

    await page.tap('.submit');

    expect(filings(program).map(({ body }) => body)).toEqual([
      {
        kind: 'REPAIR',
        domain: 'CATERING',
        description: words,
        noticeVersion: '2026-11',
        contact: { phone: '19000000001' },
      },
    ]);
    expect([page.textOf('.ticket-no'), page.textOf('.query-code')]).toEqual([filed.ticketNo, filed.queryCode]);
    expect(page.texts('.promise')).toEqual(['首次联系您 不晚于 2026-11-24 10:30']);
  });

  test('asks in the tap for the messages that the service names, and reports the answer', async () => {
    const { program, page } = await written();

    await page.tap('.submit');

    expect(program.seen.asked).toEqual([['tpl-progress', 'tpl-result']]);
    expect(program.asked.find(({ url, method }) => method === 'POST' && url.endsWith('/subscriptions'))?.body).toEqual({
      results: { 'tpl-progress': 'accept', 'tpl-result': 'accept' },
    });
    expect(page.textOf('.news')).toBe('有进展时，微信会通知您。');
  });

  test.each([
    { consents: 'reject', news: true },
    { consents: 'off', news: false },
  ] as const)('files all the same when the guest says $consents to messages', async ({ consents, news }) => {
    const { page } = await written(aService(), { consents });

    await page.tap('.submit');

    expect(page.textOf('.ticket-no')).toBe(filed.ticketNo);
    expect(page.has('.news')).toBe(news);
  });

  test('does not ask where the service names no messages, nor where it cannot be reached for that', async () => {
    const { program, page } = await written(aService({ subscriptions: () => refused(409, 'subscription.noAccount') }));

    await page.tap('.submit');

    expect(program.seen.asked).toEqual([]);
    expect([page.has('.news'), page.textOf('.ticket-no')]).toEqual([false, filed.ticketNo]);
  });

  test('sends nothing and asks nothing while something is missing, and marks it', async () => {
    const { program, page } = await written();
    await page.type('.description', '  ');
    await page.type('.phone', 'abc');

    await page.tap('.submit');

    expect([filings(program).length, program.seen.asked.length]).toEqual([0, 0]);
    expect([page.textOf('.description-fault'), page.textOf('.phone-fault')]).toEqual(['请填写', '内容有误']);
  });

  test('takes one tap while it sends', async () => {
    const { program, page } = await written();

    page.press('.submit');
    const isDisabled = page.isDisabled('.submit');
    await page.settle();

    expect(isDisabled).toBe(true);
    expect(filings(program)).toHaveLength(1);
  });

  test('is in English on an English phone', async () => {
    const { page } = await written(aService(), { language: 'en' });

    await page.tap('.submit');

    expect(page.text()).toContain('We have it');
    expect(page.text()).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('a draft', () => {
  test('is there again when the program is opened anew', async () => {
    const { program, page } = await written();
    await page.choose('.kind', 3);

    const again = await program.open('submit');

    expect([again.valueOf('.description'), again.valueOf('.kind')]).toEqual([words, 3]);
  });

  test('is gone once it has arrived', async () => {
    const { program, page } = await written();
    await page.tap('.submit');

    await page.tap('.another');
    const again = await program.open('submit');

    expect([page.valueOf('.description'), again.valueOf('.description')]).toEqual(['', '']);
  });

  test('whose answer is lost stays as it was sent, and goes out again under its key, also after the phone was put away', async () => {
    const lost = aService({ tickets: () => 'cut' });
    const { program, page } = await written(lost);
    await page.tap('.submit');
    const said = page.text();
    const mended = await program.open('submit');
    const isLocked = mended.isDisabled('.description');
    lost.tickets = () => filed.answer;

    await mended.tap('.submit');

    expect(said).toContain('没有收到答复');
    expect(said).not.toContain('已收到');
    expect([isLocked, mended.textOf('.ticket-no')]).toEqual([true, filed.ticketNo]);
    const sent = filings(program);
    expect(new Set(sent.map(({ header }) => header['idempotency-key'])).size).toBe(1);
    expect(new Set(sent.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(program.seen.asked).toHaveLength(1);
  });

  test('that is refused can be changed, and goes out as another request', async () => {
    const service = aService({
      tickets: () => refused(400, 'request.invalid', { fields: [{ path: 'contact.phone', reason: 'no' }] }),
    });
    const { program, page } = await written(service);
    await page.type('.phone', '123456');
    await page.tap('.submit');
    const fault = page.textOf('.phone-fault');
    service.tickets = () => filed.answer;

    await page.type('.phone', '');
    await page.tap('.submit');

    expect([fault, page.textOf('.ticket-no')]).toEqual(['内容有误', filed.ticketNo]);
    expect(new Set(filings(program).map(({ header }) => header['idempotency-key'])).size).toBe(2);
  });

  test.each([
    ['r%3DA1203', '房间 A1203', { type: 'ROOM', ref: 'A1203' }],
    ['t=12', '餐桌 12', { type: 'TABLE', ref: '12' }],
  ])('opened by the code %s knows where it happened', async (scene, shown, object) => {
    const program = miniProgram(dist, aService());
    const page = await program.open('submit', { scene });
    const place = page.textOf('.place');
    await page.type('.description', words);
    await page.tap('.submit');

    expect(place).toContain(shown);
    expect(filings(program).map(({ body }) => (body as { object: unknown }).object)).toEqual([object]);
  });

  test.each(['', 'r=', 'x=1', 'r%3', 'r=房', '%E0%A4', 't=12&s=north-lake'])(
    'opened by %j knows of no place',
    async (scene) => {
      expect((await miniProgram(dist, aService()).open('submit', { scene })).has('.place')).toBe(false);
    },
  );

  test('is about no place once the guest says so', async () => {
    const program = miniProgram(dist, aService());
    const page = await program.open('submit', { scene: 'r=A1203' });
    await page.tap('.elsewhere');
    await page.type('.description', words);
    await page.tap('.submit');

    expect(filings(program).map(({ body }) => (body as { object?: unknown }).object)).toEqual([undefined]);
  });
});

describe('pictures', () => {
  const taken = (...sizes: number[]) => sizes.map((size, n) => ({ tempFilePath: `wxfile://tmp_${n + 1}.jpg`, size }));

  test('go out as they are chosen, and with the text by their keys; one that is taken out does not', async () => {
    const { program, page } = await written(aService(), { pictures: taken(10, 20) });

    await page.tap('.add-picture');
    await page.tap('.remove-picture');
    await page.tap('.submit');

    const asked = program.asked.filter(({ url }) => url.endsWith('/me/uploads')).map(({ body }) => body);
    expect(asked).toEqual([
      { fileName: 'tmp_1.jpg', size: 10, mime: 'image/jpeg' },
      { fileName: 'tmp_2.jpg', size: 20, mime: 'image/jpeg' },
    ]);
    expect(program.uploaded.map(({ filePath, fields }) => [filePath, fields.key])).toEqual([
      ['wxfile://tmp_1.jpg', uploadKey(1)],
      ['wxfile://tmp_2.jpg', uploadKey(2)],
    ]);
    expect(filings(program).map(({ body }) => (body as { attachments?: unknown }).attachments)).toEqual([
      [uploadKey(2)],
    ]);
  });

  test('that are too large or cannot be sent are said so, and the text goes without them', async () => {
    const service = aService();
    service.store = () => ({ status: 403, body: '<Error/>' });
    const { program, page } = await written(service, { pictures: taken(20 * 1_048_576 + 1) });
    await page.tap('.add-picture');
    const tooLarge = page.textOf('.picture-fault');
    const small = await written(service, { pictures: taken(10) });
    await small.page.tap('.add-picture');

    await small.page.tap('.submit');

    expect([tooLarge, small.page.has('.picture')]).toEqual(['照片超过 20 MB，未添加', false]);
    expect(program.uploaded).toEqual([]);
    expect(filings(small.program)[0]?.body).not.toHaveProperty('attachments');
  });

  test('are nine at most, and turning away adds none', async () => {
    const { page } = await written(aService(), { pictures: taken(...Array.from({ length: 12 }, () => 10)) });

    await page.tap('.add-picture');
    const isShut = page.isDisabled('.add-picture');
    const other = await written(aService(), { pictures: [] });
    await other.page.tap('.add-picture');

    expect([page.texts('.picture-name').length, isShut, other.page.has('.picture')]).toEqual([9, true, false]);
  });

  test('whose time is over are dropped when the service says so, and the text can go again', async () => {
    const service = aService({
      tickets: () => refused(409, 'attachment.unknown', { fields: [{ path: 'attachments.0', reason: 'over' }] }),
    });
    const { program, page } = await written(service, { pictures: taken(10) });
    await page.tap('.add-picture');
    await page.tap('.submit');
    const left = page.has('.picture');
    service.tickets = () => filed.answer;

    await page.tap('.submit');

    expect([left, page.textOf('.ticket-no')]).toEqual([false, filed.ticketNo]);
    expect(filings(program).at(-1)?.body).not.toHaveProperty('attachments');
  });
});
