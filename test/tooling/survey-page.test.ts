import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildForm, guestScript } from '../../scripts/build-form.ts';
import { openBrowser } from '../support/browser.ts';
import { cutOffIn, overflowOf, wrongForAxe } from '../support/form-page.ts';

const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA';
/** The smallest phone that is still common. */
const PHONE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true };
const asked = {
  ...{ ticketNo: 'GD20261123A7K2M9', kind: 'COMPLAINT', mayAnswer: true },
  ...{ askedAt: '2099-11-30T02:00:00.000Z', expiresAt: '2099-12-14T02:00:00.000Z' },
  drivers: [
    { zh: '处理速度', en: 'Speed' },
    { zh: '服务态度', en: 'Attitude' },
    { zh: '处理结果', en: 'Result' },
    { zh: '沟通说明', en: 'Explanation' },
  ],
};
const rating = { overall: 2, solved: 'NO', at: '2099-12-01T02:00:00.000Z' };

let browser: Browser;
let html: string;
let script: string;
beforeAll(async () => {
  await buildForm();
  html = readFileSync(guestScript('survey').replace(/js$/, 'html'), 'utf8');
  script = readFileSync(guestScript('survey'), 'utf8');
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Answer {
  readonly status?: number;
  readonly code?: string;
  readonly data?: object;
}
interface Sent {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

/** The page of a link, before a service that answers one after the other; what it has sent, too. */
async function opened(answers: readonly (Answer | 'ABORT')[], at = `#${TOKEN}`, locale = 'zh-CN') {
  const page = await (await browser.newContext({ ...PHONE, locale })).newPage();
  const left = [...answers];
  const sent: Sent[] = [];
  await page.route('http://localhost:9/**', (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === '/survey') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname === '/survey.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    if (!pathname.startsWith('/v1/')) return route.fulfill({ status: 404, body: '' });
    if (request.method() === 'POST')
      sent.push({ path: pathname, key: request.headers()['idempotency-key'], body: request.postDataJSON() });
    const answer = left.shift() ?? 'ABORT';
    if (answer === 'ABORT') return route.abort();
    const { status = 200, code = 0, data = null } = answer;
    return route.fulfill({ status, json: { code, message: 'x', data, requestId: 'r' } });
  });
  await page.goto(`http://localhost:9/survey${at}`);
  return { page, sent };
}

const tap = (page: Page, ...ids: readonly string[]) =>
  ids.reduce((done, id) => done.then(() => page.locator(id).click()), Promise.resolve());
const told = (page: Page, text: string) => page.locator('#s-told').getByText(text).waitFor();

describe('the page of a questionnaire, on a phone 375 pixels wide', () => {
  test('asks, is fit for a thumb and a screen reader, sends what was chosen, and thanks', async () => {
    const { page, sent } = await opened([
      { data: asked },
      { data: { ...asked, mayAnswer: true, rating: { ...rating, overall: 5, solved: 'YES' }, takenUpAgain: false } },
    ]);
    await page.locator('#s-send').waitFor();
    const wrong = await wrongForAxe(page);
    const sideways = (await overflowOf(page)) + (await cutOffIn(page, '.guest-service-survey')).length;
    const sizes = await page
      .locator('.choices span')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    await page.locator('#s-send').click();
    const missing = await page.locator('.fault').allTextContents();
    await tap(page, '#s-overall-5', '#s-solved-YES', '#s-driver-处理速度', '#s-driver-服务态度', '#s-driver-处理结果');
    await page.locator('#s-driver-沟通说明').click();
    await page.locator('[role=status]').getByText('最多选 3 项').waitFor();
    const fourth = await page.locator('#s-driver-沟通说明').isChecked();
    await page.locator('#f-comment').fill('谢谢，处理得很快。');
    const corrected = await page.locator('.fault').count();
    await page.locator('#s-send').click();
    await told(page, '谢谢您的评价');

    expect([wrong, sideways, missing, corrected, fourth]).toEqual([[], 0, ['请选择', '请选择'], 0, false]);
    expect(Math.min(...sizes.map(({ height }) => height))).toBeGreaterThanOrEqual(44);
    expect(Math.min(...sizes.map(({ width }) => width))).toBeGreaterThanOrEqual(44);
    expect(sent).toEqual([
      {
        ...{ path: `/v1/public/surveys/${TOKEN}`, key: expect.stringMatching(/^[0-9a-f]{32}$/) },
        body: {
          ...{ overall: 5, solved: 'YES', mode: 'SMS', comment: '谢谢，处理得很快。' },
          drivers: ['处理速度', '服务态度', '处理结果'],
        },
      },
    ]);
    expect(await page.evaluate('document.referrer + document.cookie + Object.keys(localStorage)')).toBe('');
    await page.context().close();
  });

  test('is answered with a keyboard alone', async () => {
    const { page, sent } = await opened([
      { data: { ...asked, drivers: [] } },
      { data: { ...asked, takenUpAgain: true } },
    ]);
    await page.locator('#s-overall-1').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('慢');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await told(page, '已重新办理');

    expect(sent[0]?.body).toEqual({ overall: 2, solved: 'YES', comment: '慢', mode: 'SMS' });
    expect(await page.evaluate("document.querySelector('.guest-service-survey').shadowRoot.activeElement.id")).toBe(
      's-told',
    );
    await page.context().close();
  });

  test.each<[string, readonly Answer[], string, string]>([
    ['without a token', [], '', '链接不完整'],
    ['with one that there is not', [{ status: 404, code: 'survey.notFound' }], `#${TOKEN}`, '链接无效'],
    ['that was used', [{ data: { ...asked, mayAnswer: false, rating } }], `#${TOKEN}`, '您已经评价过'],
    [
      'out of time',
      [{ data: { ...asked, mayAnswer: false, expiresAt: '2020-01-01T00:00:00.000Z' } }],
      `?t=${TOKEN}`,
      '已过期',
    ],
    ['of a matter taken up again', [{ data: { ...asked, mayAnswer: false } }], `#${TOKEN}`, '已重新办理'],
  ])('says honestly why a link %s asks nothing', async (_how, answers, at, text) => {
    const { page } = await opened(answers, at);
    await told(page, text);

    expect([await page.locator('#s-send').count(), await wrongForAxe(page), await overflowOf(page)]).toEqual([
      0,
      [],
      0,
    ]);
    await page.context().close();
  });

  test('keeps what was chosen when no answer comes, and sends it again under the same key', async () => {
    const { page, sent } = await opened([{ data: asked }, 'ABORT', { data: { ...asked, takenUpAgain: false } }]);
    await tap(page, '#s-overall-3', '#s-solved-PARTLY', '#s-send');
    await page.locator('[role=status]').getByText('网络不通').waitFor();
    await page.locator('#s-send').click();
    await told(page, '谢谢您的评价');

    expect(sent.map(({ body }) => body)).toEqual([sent[0]?.body, sent[0]?.body]);
    expect(sent[1]?.key).toBe(sent[0]?.key);
    await page.context().close();
  });

  test('opens again after a fault, and shows what was answered, to be corrected, in English', async () => {
    const { page } = await opened(['ABORT', { data: { ...asked, rating } }], `#${TOKEN}`, 'en-GB');
    await told(page, 'cannot be opened now');
    await page.locator('#s-retry').click();
    await page.locator('#s-correct').getByText('you may correct it once').waitFor();

    expect(await page.locator('#s-overall-2').isChecked()).toBe(true);
    expect(await page.locator('#s-drivers').textContent()).toContain('Attitude');
    await page.locator('#s-language').click();
    expect(await page.locator('#s-drivers').textContent()).toContain('服务态度');
    await page.context().close();
  });
});

test('its script is at most 40 KB over the wire', () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(40 * 1024);
});
