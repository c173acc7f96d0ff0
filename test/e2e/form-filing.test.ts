import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, screens } from '../support/browser.ts';
import { fileMatter, filingsOf, numbersOn, openForm, overflowOf, said, wrongForAxe } from '../support/form-page.ts';

const { apiUrl } = inject('service');
const filing = '**/v1/public/tickets';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const open = (opening: Parameters<typeof openForm>[2] = {}) => openForm(browser, `${apiUrl}/form`, opening);

describe.each(['phone', 'desktop'] as const)('the form on a %s', (screen) => {
  test('takes a complaint, tells number, code and promises, and is clean for screen readers', async () => {
    const page = await open({ screen });

    const numbers = await fileMatter(page);

    const text = await page.locator('section.card').textContent();
    expect(numbers).toEqual({
      ticketNo: expect.stringMatching(/^GD\d{8}\w{6}$/),
      code: expect.stringMatching(/^\d{16}$/),
    });
    expect(text).toMatch(/我们承诺.*不晚于/);
    expect(await wrongForAxe(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });
});

/** What came after ES2017 and the browsers of its time, and is not there in old ones inside of WeChat. */
const YOUNGER = `
  for (const name of ['fromEntries', 'hasOwn', 'groupBy']) delete Object[name];
  for (const name of ['flat', 'flatMap', 'at', 'findLast', 'toSorted', 'toReversed', 'with']) delete Array.prototype[name];
  for (const name of ['matchAll', 'replaceAll', 'at', 'trimStart', 'trimEnd', 'isWellFormed']) delete String.prototype[name];
  for (const name of ['allSettled', 'any', 'withResolvers', 'try']) delete Promise[name];
  delete Promise.prototype.finally;
  for (const name of ['replaceChildren', 'toggleAttribute', 'checkVisibility']) delete Element.prototype[name];
  for (const name of ['replaceChildren']) delete DocumentFragment.prototype[name];
  for (const name of ['arrayBuffer', 'text', 'stream']) delete Blob.prototype[name];
  for (const name of ['structuredClone', 'queueMicrotask', 'WeakRef', 'BigInt', 'reportError']) delete globalThis[name];
  delete Crypto.prototype.randomUUID;
  const Now = RegExp;
  globalThis.RegExp = new Proxy(Now, {
    construct(of, [pattern, flags = '']) {
      if (/[sdv]/.test(flags)) throw new SyntaxError('Invalid flags');
      return new of(pattern, flags);
    },
  });
`;

test('in a browser that knows nothing younger than ES2017 it takes a complaint, a file and a following word', async () => {
  const context = await browser.newContext({ ...screens.phone, locale: 'zh-CN' });
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => void faults.push(error.message));
  await page.addInitScript(YOUNGER);
  await page.goto(`${apiUrl}/form`);
  await page.locator('#f-description').waitFor();
  await page
    .locator('#f-files')
    .setInputFiles({ name: '单据.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
  await page.getByText('单据.pdf：已上传').waitFor();

  const { ticketNo } = await fileMatter(page);
  await page.locator('#f-elsewhere').click();
  await page.locator('#f-look-up').click();
  await page.locator('#f-seen').waitFor();
  await page.locator('#f-act-message').click();
  await page.locator('#f-words').fill(`补充${'长'.repeat(1_200)}`);
  await page.locator('#f-sure').click();
  await page.locator('[role=status] .notice').waitFor();

  expect(ticketNo).toMatch(/^GD/);
  expect(await page.getByText('单据.pdf').isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

describe('a network that fails', () => {
  /** Cuts the first try, before or after it has reached the service; answers the numbers that the service gave. */
  async function cutFirst(page: Page, when: 'before' | 'after'): Promise<string[]> {
    const numbers: string[] = [];
    let tries = 0;
    await page.route(filing, async (route) => {
      tries += 1;
      const first = tries === 1;
      if (first && when === 'before') return route.abort();
      const answer = await route.fetch();
      numbers.push(((await answer.json()) as { data: { ticketNo: string } }).data.ticketNo);
      return first ? route.abort() : route.fulfill({ response: answer });
    });
    return numbers;
  }

  async function sendOnce(page: Page): Promise<void> {
    await page.locator('#f-description').fill(said);
    await page.locator('#f-submit').click();
    await page.locator('[role=status] .notice').waitFor();
  }

  test.each(['before', 'after'] as const)('%s sending: the text stays, the next try files it once', async (when) => {
    const page = await open();
    const filings = filingsOf(page);
    const numbers = await cutFirst(page, when);

    await sendOnce(page);
    const kept = await page.locator('#f-description').inputValue();
    await page.locator('#f-submit').click();
    const { ticketNo } = await numbersOn(page);

    expect(kept).toBe(said);
    expect(filings.map(({ key }) => key)).toEqual([filings[0]?.key, filings[0]?.key]);
    expect(new Set(numbers)).toEqual(new Set([ticketNo]));
    await page.context().close();
  });

  test('and a text edited meanwhile, even over a reload, are one matter and one message', async () => {
    const page = await open();
    const filings = filingsOf(page);
    const numbers = await cutFirst(page, 'after');
    await sendOnce(page);

    await page.reload();
    await page.locator('#f-description').fill(`${said}还漏水。`);
    await page.locator('#f-submit').click();
    await page.locator('#f-arrived-before').waitFor();
    const offered = await page.locator('#f-words').inputValue();
    const wrong = await wrongForAxe(page);
    await page.locator('#f-sure').click();
    await page.getByText('已发送，我们会一并处理。').waitFor();
    await page.locator('#f-elsewhere').click();
    await page.locator('#f-look-up').click();
    await page.locator('#f-seen').waitFor();

    expect(filings.map(({ description }) => description)).toEqual([said, said]);
    expect([new Set(numbers).size, offered]).toEqual([1, `${said}还漏水。`]);
    expect(await page.locator('ol li').allTextContents()).toContainEqual(expect.stringContaining('还漏水'));
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

describe('a guest who', () => {
  test('taps twice files once', async () => {
    const page = await open();
    const filings = filingsOf(page);
    await page.locator('#f-description').fill(said);

    await page.locator('#f-submit').dblclick();
    await numbersOn(page);

    expect(filings).toHaveLength(1);
    await page.context().close();
  });

  test('files a second matter files another one', async () => {
    const page = await open();
    const first = await fileMatter(page);
    await page.locator('#f-elsewhere').click();
    await page.locator('#f-elsewhere').click();

    const second = await fileMatter(page, '餐厅的灯坏了。');

    expect(second.ticketNo).not.toBe(first.ticketNo);
    await page.context().close();
  });

  test('writes what the service does not take reads it beside the field, and hears of it', async () => {
    const page = await open();
    await page.locator('#f-name').fill('测\u202e试'); // a direction override: only the service looks for those

    await page.locator('#f-description').fill(said);
    await page.locator('#f-submit').click();
    await page.locator('#e-name').waitFor();

    const name = page.locator('#f-name');
    const told = [await name.getAttribute('aria-invalid'), await name.getAttribute('aria-describedby')];
    expect(await page.locator('[role=status]').textContent()).toBe('请检查标出的内容：');
    expect(told).toEqual(['true', 'e-name']);
    expect(await name.evaluate((one) => one.matches(':focus'))).toBe(true);
    expect(await wrongForAxe(page)).toEqual([]);
    await page.context().close();
  });

  test('comes back to a page that was closed finds the text again, and nothing after it was sent', async () => {
    const page = await open();
    await page.locator('#f-description').fill(said);
    await page.locator('#f-anonymous').check();
    await page.reload();
    const found = [await page.locator('#f-description').inputValue(), await page.locator('#f-anonymous').isChecked()];

    await page.locator('#f-submit').click();
    await numbersOn(page);
    await page.reload();

    expect(found).toEqual([said, true]);
    expect(await page.locator('#f-description').inputValue()).toBe('');
    await page.context().close();
  });

  test('has only a keyboard gets from the first field to the number', async () => {
    const page = await open({ screen: 'desktop' });
    await page.locator('#f-kind').focus();

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(said);
    for (let n = 0; n < 9; n += 1) await page.keyboard.press('Tab');
    const last = await page.locator('section.card :focus').getAttribute('id');
    await page.keyboard.press('Enter');
    await numbersOn(page);

    expect(last).toBe('f-submit');
    expect(await page.locator('#f-sent').evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.context().close();
  });

  test('reads English is answered in English', async () => {
    const page = await open({ locale: 'en-GB' });

    await fileMatter(page, 'The air conditioning did not work all night.');

    const text = await page.locator('section.card').textContent();
    expect(text).toMatch(/We have it.*Query code.*We promise.*by/);
    expect(await page.locator('section.card').getAttribute('lang')).toBe('en');
    await page.context().close();
  });
});
