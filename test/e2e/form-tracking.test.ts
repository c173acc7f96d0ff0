import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { staffToken } from '../../local/staff-token.ts';
import { apiOf } from '../../local/story/api.ts';
import { openBrowser } from '../support/browser.ts';
import { fileMatter, openForm, said, wrongForAxe } from '../support/form-page.ts';

const { apiUrl, issuer } = inject('service');
const api = apiOf(apiUrl, (staffNo) => staffToken(issuer, staffNo));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** What members of staff do with a matter, one after another, each with the version that stands there. */
async function staffDo(ticketNo: string, acts: readonly (readonly [path: string, as: string, body: object])[]) {
  const id = ticketNo.slice(2);
  for (const [path, as, body] of acts) {
    const { data } = await api.ask('GET', `/tickets/by-number/${ticketNo}`, { as: 'S04' });
    const full = path === 'take-over' ? `/work-orders/wo_${id}_1/take-over` : `/tickets/tck_${id}/${path}`;
    const answer = await api.ask('POST', full, { as, body, version: Number(data.version) });
    if (answer.code !== 0) throw new Error(`${path}: ${answer.status} ${answer.code}`);
  }
}

const findings = {
  ...{ severity: 'MINOR', domain: 'LODGING', stage: 'DERIVATIVE', category: '客房/空调' },
  peopleAffected: 1,
};

const lookAgain = async (page: Page) => {
  await page.locator('#f-look-up').click();
  await page.locator('#f-seen').waitFor();
};
const told = (page: Page, text: string) => page.locator('[role=status]').getByText(text).waitFor();

describe('a guest who follows his matter', () => {
  test('answers a question, disagrees and agrees, and each is in the timeline', async () => {
    const page = await openForm(browser, `${apiUrl}/form`);
    const { ticketNo } = await fileMatter(page);
    await staffDo(ticketNo, [
      ['assess', 'S04', findings],
      ['accept', 'S04', {}],
      ['dispatch', 'S04', { staffId: 'D01' }],
      ['take-over', 'D01', {}],
      ['ask-customer', 'D01', { question: '请问是哪一间房？' }],
    ]);
    await page.locator('#f-elsewhere').click();

    await lookAgain(page);
    const question = await page.locator('#f-question').textContent();
    const wrong = await wrongForAxe(page);
    await page.locator('#f-words').fill('A1203 房。');
    await page.locator('#f-sure').click();
    await told(page, '已发送');
    await staffDo(ticketNo, [['propose', 'D01', { proposal: '退还当晚房费。' }]]);
    await lookAgain(page);
    const proposal = await page.locator('#f-proposal').textContent();
    await page.locator('#f-act-disagree').click();
    await page.locator('#f-words').fill('希望换房。');
    await page.locator('#f-sure').click();
    await told(page, '已收到您的意见');
    await staffDo(ticketNo, [['propose', 'D01', { proposal: '今日换房。' }]]);
    await lookAgain(page);
    await page.locator('#f-act-agree').click();
    await page.locator('#f-sure').click();
    await told(page, '感谢您的同意');

    const timeline = (await page.locator('ol li').allTextContents()).join('|');
    expect([question, proposal]).toEqual(['我们想请您补充请问是哪一间房？', '我们的处理方案退还当晚房费。']);
    expect(timeline).toMatch(/哪一间房.*A1203.*退还当晚房费.*今日换房/);
    expect(await page.locator('#f-proposal').count()).toBe(0);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('urges once a day, and takes it back only after being asked', async () => {
    const page = await openForm(browser, `${apiUrl}/form`, { screen: 'desktop' });
    const { ticketNo } = await fileMatter(page);
    // Before anybody has assessed it, a matter waits for that although it is taken back.
    await staffDo(ticketNo, [['assess', 'S04', findings]]);
    await page.locator('#f-elsewhere').click();
    await lookAgain(page);

    await page.locator('#f-act-urge').click();
    await told(page, '已催办');
    await page.locator('#f-act-urge').click();
    await told(page, '24小时内已经催办过，可再次催办的时间：');
    await page.locator('#f-act-withdraw').click();
    const asked = await page.locator('.ask').textContent();
    await page.locator('#f-cancel').click();
    const before = await page.locator('#f-seen').textContent();
    await page.locator('#f-act-withdraw').click();
    await page.locator('#f-sure').click();
    await told(page, '已登记您的撤回');

    expect(asked).toBe('确定撤回吗？撤回后不再办理，涉及安全的除外。');
    expect(before).not.toContain('已撤销');
    expect(await page.locator('#f-seen').textContent()).toContain('已撤销');
    expect(await page.locator('#f-act-urge').count()).toBe(0);
    await page.context().close();
  });

  test('with a wrong code is told so, without a word about the matter', async () => {
    const page = await openForm(browser, `${apiUrl}/form`);
    const { ticketNo } = await fileMatter(page);
    await page.locator('#f-elsewhere').click();
    await page.locator('#f-code').fill('0000 0000 0000 0000');

    await page.locator('#f-look-up').click();
    await told(page, '工单号或查询码不正确');

    expect(await page.locator('#f-number').inputValue()).toBe(ticketNo);
    expect(await page.locator('section.card').textContent()).not.toContain(said);
    expect(await page.locator('#f-seen').count()).toBe(0);
    await page.context().close();
  });
});
