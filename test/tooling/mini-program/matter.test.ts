import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, miniProgram } from '../../support/mini-program.ts';
import { aMatter, aService, done, filed, refused, seen } from '../../support/mini-program-service.ts';

let dist: string;
beforeAll(async () => {
  const built = await builtProgram();
  dist = built.dist;
  return built.close;
});

/** A guest who has signed in, with a matter of his. */
async function phone(service = aService()) {
  const program = miniProgram(dist, service);
  const acts = () => program.asked.filter(({ url }) => /\/me\/tickets\/\w+\/\w+$/.test(url));
  return { program, service, acts, see: () => program.open('matter', { ticket: filed.id }) };
}
const keysOf = (requests: readonly { header: Readonly<Record<string, string>> }[]) =>
  requests.map(({ header }) => header['idempotency-key']);

describe('the list of matters', () => {
  const listed = (...items: object[]) => done({ items, hasMore: false });

  test('says so when nothing was sent, and leads to writing', async () => {
    const program = miniProgram(dist, aService({ mine: () => listed() }));
    const page = await program.open('matters');

    await page.tap('.write');

    expect(page.text()).toContain('还没有提交过事项');
    expect(program.seen.went).toEqual(['/pages/submit/index']);
  });

  test('is his by his sign-in, on whatever phone, says what waits for him, and leads to each', async () => {
    const waits = { ticketNo: 'GD20261125B7K2M8', kind: 'ASSISTANCE', id: 'tck_2', waitsForMe: true };
    const program = miniProgram(dist, aService({ mine: () => listed(aMatter(waits), aMatter()) }));
    const page = await program.open('matters');

    await page.tap('.matter', 1);

    expect(page.texts('.matter')).toEqual([
      expect.stringMatching(/事项.*GD20261125B7K2M8.*2026-11-24 10:00.*处理中.*等待您的回复/s),
      expect.stringMatching(/投诉.*GD20261124A7K2M8.*处理中$/s),
    ]);
    expect(program.seen.went).toEqual([`/pages/matter/index?ticket=${filed.id}`]);
    expect(program.asked.some(({ url }) => url.includes('lookup'))).toBe(false);
  });

  test('goes on where there are more', async () => {
    const pages = (url: string) =>
      url.includes('cursor=next')
        ? { items: [aMatter({ id: 'tck_2' })], hasMore: false }
        : { items: [aMatter()], hasMore: true, nextCursor: 'next' };
    const page = await miniProgram(dist, aService({ mine: ({ url }) => done(pages(url)) })).open('matters');
    const before = page.texts('.matter').length;

    await page.tap('.more');

    expect([before, page.texts('.matter').length, page.has('.more')]).toEqual([1, 2, false]);
  });

  test('says that it could not be read', async () => {
    const page = await miniProgram(dist, aService({ mine: () => 'cut' })).open('matters');

    expect(page.textOf('.said')).toBe('网络不通，请稍后再试。');
    expect(page.has('.none')).toBe(false);
  });
});

describe('one matter', () => {
  test('is reached from the receipt, and shows state, promises and what was done', async () => {
    const { program, see } = await phone();
    const submit = await program.open('submit');
    await submit.type('.description', '空调整夜不冷');
    await submit.tap('.submit');
    await submit.tap('.see');

    const page = await see();

    expect(program.seen.went).toEqual([`/pages/matter/index?ticket=${filed.id}`]);
    expect([page.textOf('.status'), page.textOf('.promise')]).toEqual(['处理中', '办结 不晚于 2026-11-26 18:00']);
    expect(page.texts('.entry')).toEqual([expect.stringMatching(/^2026-11-24 10:00\s*已收到$/)]);
  });

  test.each([
    { what: 'in hand', more: {}, acts: ['发送', '催办', '撤回'] },
    {
      what: 'with a proposal',
      more: { status: 'PROPOSED', proposal: '换房', may: ['messages', 'urge', 'withdraw', 'agree', 'disagree'] },
      acts: ['同意方案', '不同意', '发送', '催办', '撤回'],
    },
    { what: 'closed', more: { status: 'CLOSED', may: ['messages', 'rate'] }, acts: ['发送'] },
    { what: 'archived', more: { status: 'ARCHIVED', may: [] }, acts: [] },
  ])('$what offers $acts', async ({ more, acts }) => {
    const { see } = await phone(aService({ view: () => seen(more) }));

    const page = await see();

    expect(page.texts('.act')).toEqual(acts);
  });

  test('takes an answer to a question, and says that it has it', async () => {
    const { see, acts } = await phone(aService({ view: () => seen({ question: '房间号？' }) }));
    const page = await see();
    const asked = page.textOf('.question');

    await page.tap('.message');
    const fault = page.textOf('.words-fault');
    await page.type('.words', '1203');
    await page.tap('.message');

    expect([asked, fault]).toEqual(['我们想请您补充房间号？', '请填写']);
    expect(acts().map(({ body }) => body)).toEqual([{ text: '1203' }]);
    expect(page.textOf('.said')).toBe('已发送，我们会一并处理。');
    expect(page.valueOf('.words')).toBe('');
  });

  test.each(['withdraw', 'agree'])('does not %s before it was tapped twice', async (name) => {
    const { see, acts } = await phone(
      aService({ view: () => seen({ status: 'PROPOSED', proposal: '换房', may: ['agree', 'withdraw'] }) }),
    );
    const page = await see();

    await page.tap(`.${name}`);
    const after = acts().length;
    const said = page.textOf(`.${name}`);
    await page.tap(`.${name}`);

    expect([after, acts().length]).toEqual([0, 1]);
    expect(said).toContain('再点一次确认');
  });

  test('is urged once although the answer was lost and the guest tapped again', async () => {
    const { see, acts, service } = await phone();
    const page = await see();
    service.act = () => 'none';
    await page.tap('.urge');
    const said = page.textOf('.said');
    service.act = () => seen();

    await page.tap('.urge');

    expect(said).toBe('没有收到答复，不确定是否送达。再试一次不会重复。');
    expect(new Set(keysOf(acts())).size).toBe(1);
    expect(page.textOf('.said')).toBe('已催办，已提醒负责人。');
  });

  test('sends other words as another request', async () => {
    const { see, acts, service } = await phone();
    const page = await see();
    service.act = () => 'none';
    await page.type('.words', '请快一点');
    await page.tap('.message');
    service.act = () => seen();

    await page.type('.words', '请快一点，谢谢');
    await page.tap('.message');

    expect(new Set(keysOf(acts())).size).toBe(2);
  });

  test('says what the service says of a rule', async () => {
    const { see } = await phone(aService({ act: () => refused(429, 'ticket.urgedAlready', {}, '24小时内已催办过') }));
    const page = await see();

    await page.tap('.urge');

    expect(page.textOf('.said')).toBe('24小时内已催办过');
  });

  test('that cannot be read says so and is tried again', async () => {
    const { see, service } = await phone(aService({ view: () => 'cut' }));
    const page = await see();
    const said = page.textOf('.said');
    service.view = () => seen();

    await page.tap('.again');

    expect([said, page.textOf('.status')]).toEqual(['网络不通，请稍后再试。', '处理中']);
  });

  test('that may be rated leads to where it is, and shows what he said', async () => {
    const view = () => seen({ status: 'CLOSED', may: ['messages', 'rate'], rating: { overall: 4, solved: 'YES' } });
    const { program, see } = await phone(aService({ view }));
    const page = await see();

    await page.tap('.rate');

    expect([page.textOf('.rating'), page.textOf('.rate')]).toEqual(['4 / 5', '更正评价（24小时内一次）']);
    expect(program.seen.went).toEqual([`/pages/survey/index?ticket=${filed.id}`]);
  });
});
