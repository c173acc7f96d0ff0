import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, miniProgram } from '../../support/mini-program.ts';
import { aService, aSurvey, filed, refused, seen } from '../../support/mini-program-service.ts';

let dist: string;
beforeAll(async () => {
  const built = await builtProgram();
  dist = built.dist;
  return built.close;
});

const token = 'AAAAAAAAAAAAAAAAAAAAAA';

/** The page of a questionnaire, opened by its token or by one's own matter. */
async function opened(service = aService(), query: Readonly<Record<string, string>> = { token }) {
  const program = miniProgram(dist, service);
  const page = await program.open('survey', query);
  const answers = () => program.asked.filter(({ method, url }) => method === 'POST' && !url.includes('/auth/'));
  return { program, page, service, answers };
}

describe('a questionnaire', () => {
  test('is answered by a few taps, three reasons at most, and thanked for', async () => {
    const { page, answers } = await opened();
    await page.tap('.point', 4);
    await page.tap('.solved', 0);
    for (const n of [0, 1, 2, 3]) await page.tap('.driver', n);
    await page.type('.comment', ' 谢谢 ');
    await page.tap('.send');

    expect(answers().map(({ url, body }) => [url.replace(/^.*\/v1/, ''), body])).toEqual([
      [
        `/public/surveys/${token}`,
        { overall: 5, solved: 'YES', drivers: ['态度', '速度', '专业'], comment: '谢谢', mode: 'MINI_PROGRAM' },
      ],
    ]);
    expect(page.textOf('.said')).toBe('谢谢您的评价。');
  });

  test('asks for what is missing before anything is sent', async () => {
    const { page, answers } = await opened();
    await page.tap('.send');
    await page.tap('.point', 2);
    await page.tap('.send');

    expect(answers()).toEqual([]);
    expect(page.textOf('.said')).toContain('请选择');
  });

  test('says what a bad answer does', async () => {
    const { page, service } = await opened();
    service.survey = ({ method }) => aSurvey(method === 'POST' ? { takenUpAgain: true, mayAnswer: true } : {});
    await page.tap('.point', 0);
    await page.tap('.solved', 2);
    await page.tap('.send');

    expect(page.textOf('.said')).toBe('抱歉没有解决好，我们将重新办理。');
    expect(page.textOf('.given')).toContain('1 / 5');
  });

  test('whose answer was lost is sent again under its key, other words under another one', async () => {
    const { page, service, answers } = await opened();
    await page.tap('.point', 4);
    await page.tap('.solved', 0);
    service.survey = () => 'none';
    await page.tap('.send');
    const lost = page.textOf('.said');
    service.survey = () => aSurvey();
    await page.tap('.send');
    await page.type('.comment', '很好');
    await page.tap('.send');

    expect(lost).toContain('没有收到答复');
    const keys = answers().map(({ header }) => header['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).not.toBe(keys.at(-1));
  });

  test.each([
    ['that is over', aSurvey({ mayAnswer: false }), '问卷已失效或已填写。'],
    ['that there is not', refused(404, 'survey.notFound', {}, '问卷链接无效'), '问卷链接无效'],
  ])('%s says so and asks nothing', async (_what, answer, said) => {
    const { page } = await opened(aService({ survey: () => answer }));

    expect(page.textOf('.said')).toBe(said);
    expect(page.has('.send')).toBe(false);
  });

  test('of one’s own matter needs no token, and goes to the matter itself', async () => {
    const view = () => seen({ status: 'CLOSED', may: ['rate'] });
    const act = () => seen({ status: 'ACCEPTED', may: ['rate'], rating: { overall: 2, solved: 'NO' } });
    const { page, answers } = await opened(aService({ view, act }), { ticket: filed.id });
    await page.tap('.point', 1);
    await page.tap('.solved', 2);
    await page.tap('.send');

    expect(answers().map(({ url, body }) => [url.replace(/^.*\/v1/, ''), body])).toEqual([
      [`/me/tickets/${filed.id}/rate`, { overall: 2, solved: 'NO' }],
    ]);
    expect(page.textOf('.said')).toBe('抱歉没有解决好，我们将重新办理。');
  });
});
