import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, miniProgram } from '../../support/mini-program.ts';
import { aService, filed, refused, seen } from '../../support/mini-program-service.ts';

let dist: string;
beforeAll(async () => {
  const built = await builtProgram();
  dist = built.dist;
  return built.close;
});

/** A phone from which a matter was filed. */
async function phone(service = aService()) {
  const program = miniProgram(dist, service);
  const submit = await program.open('submit');
  await submit.type('.description', '空调整夜不冷');
  await submit.tap('.submit');
  const acts = () => program.asked.filter(({ url }) => /\/public\/tickets\/\w+\/(?!lookup)\w+$/.test(url));
  return { program, service, submit, acts, see: () => program.open('matter', { ticketNo: filed.ticketNo }) };
}
const keysOf = (requests: readonly { header: Readonly<Record<string, string>> }[]) =>
  requests.map(({ header }) => header['idempotency-key']);

describe('the list of matters', () => {
  test('says so when nothing was sent, and leads to writing', async () => {
    const program = miniProgram(dist, aService());
    const page = await program.open('matters');

    await page.tap('.write');

    expect(page.text()).toContain('还没有提交过事项');
    expect(program.seen.went).toEqual(['/pages/submit/index']);
  });

  test('shows what was sent from this phone and how it stands, and leads to it', async () => {
    const { program } = await phone();
    const page = await program.open('matters');

    await page.tap('.matter');

    expect(page.texts('.matter')).toEqual([
      expect.stringMatching(/空调整夜不冷.*GD20261124A7K2M8.*2026-11-24 10:00.*处理中/s),
    ]);
    expect(program.seen.went).toEqual([`/pages/matter/index?ticketNo=${filed.ticketNo}`]);
  });

  test('says that it could not be refreshed, and shows how it stood', async () => {
    const { program, service } = await phone();
    await program.open('matters');
    service.lookUp = () => 'cut';

    const page = await program.open('matters');

    expect(page.text()).toContain('暂时无法更新');
    expect(page.textOf('.status')).toBe('处理中');
  });
});

describe('one matter', () => {
  test('is reached from the receipt, and shows state, promises and what was done', async () => {
    const { program, submit, see } = await phone();
    await submit.tap('.see');

    const page = await see();

    expect(program.seen.went).toEqual([`/pages/matter/index?ticketNo=${filed.ticketNo}`]);
    expect([page.textOf('.status'), page.textOf('.promise')]).toEqual(['处理中', '办结 不晚于 2026-11-26 18:00']);
    expect(page.texts('.entry')).toEqual([expect.stringMatching(/^2026-11-24 10:00\s*已收到$/)]);
  });

  test.each([
    { what: 'in hand', more: {}, acts: ['发送', '催办', '撤回'] },
    {
      what: 'with a proposal',
      more: { status: 'PROPOSED', proposal: '换房' },
      acts: ['同意方案', '不同意', '发送', '催办', '撤回'],
    },
    { what: 'closed', more: { status: 'CLOSED' }, acts: ['发送'] },
  ])('$what offers $acts', async ({ more, acts }) => {
    const { see } = await phone(aService({ lookUp: () => seen(more) }));

    const page = await see();

    expect(page.texts('.act')).toEqual(acts);
  });

  test('takes an answer to a question, and says that it has it', async () => {
    const { see, acts } = await phone(aService({ lookUp: () => seen({ question: '房间号？' }) }));
    const page = await see();
    const asked = page.textOf('.question');

    await page.tap('.message');
    const fault = page.textOf('.words-fault');
    await page.type('.words', '1203');
    await page.tap('.message');

    expect([asked, fault]).toEqual(['我们想请您补充房间号？', '请填写']);
    expect(acts().map(({ body }) => body)).toEqual([{ queryCode: filed.queryCode, text: '1203' }]);
    expect(page.textOf('.said')).toBe('已发送，我们会一并处理。');
    expect(page.valueOf('.words')).toBe('');
  });

  test.each(['withdraw', 'agree'])('does not %s before it was tapped twice', async (name) => {
    const { see, acts } = await phone(aService({ lookUp: () => seen({ status: 'PROPOSED', proposal: '换房' }) }));
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
    const { see, service } = await phone(aService({ lookUp: () => 'cut' }));
    const page = await see();
    const said = page.textOf('.said');
    service.lookUp = () => seen();

    await page.tap('.again');

    expect([said, page.textOf('.status')]).toEqual(['网络不通，请稍后再试。', '处理中']);
  });
});
