import { readFileSync } from 'node:fs';
import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildForm } from '../../scripts/build-form.ts';
import { openBrowser, screens } from '../support/browser.ts';

/** The form before a service that answers when the test says so. */

const address = 'http://localhost:9/';
const host =
  '<!doctype html><html lang="zh"><title>x</title><main><h1>x</h1><script src="/form.js"></script></main></html>';
const refused = { code: 'ticket.wrongQueryCode', message: '工单号或查询码不正确', data: {} };
const receipt = {
  ...{ ticketNo: 'GD20261123A7K2MX', queryCode: '4711081500002222', status: 'RECEIVED', promises: [] },
  receivedAt: '2026-11-23T02:00:00.000Z',
};
let browser: Browser;
let script: string;

beforeAll(async () => {
  script = readFileSync(await buildForm(), 'utf8');
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A page with the form; `answers` gives what each request to the service is answered with. */
async function formBefore(answers: (route: Route, path: string) => Promise<void>): Promise<Page> {
  const page = await (await browser.newContext({ ...screens.phone, locale: 'zh-CN' })).newPage();
  await page.route(`${address}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: host });
    if (pathname === '/form.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    return answers(route, pathname);
  });
  await page.goto(address);
  return page;
}

const json = (route: Route, body: object, status = 200) => route.fulfill({ status, json: body });

/** A latch: the service answers when it is opened. */
const latch = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

describe('while the form waits for an answer', () => {
  test('to a look-up, it says so, and the place of its notices stays the same', async () => {
    const { opened, open } = latch();
    const page = await formBefore(async (route) => {
      await opened;
      await json(route, refused, 404);
    });
    const live = await page.locator('[role=status]').elementHandle();
    await page.locator('#f-elsewhere').click();
    await page.locator('#f-number').fill(receipt.ticketNo);
    await page.locator('#f-code').fill('0000000000000000');

    await page.locator('#f-look-up').click();
    await page.getByText('正在查询…').waitFor();
    open();
    await page.getByText(refused.message).waitFor();

    expect(await live?.textContent()).toBe(refused.message);
    expect(await live?.evaluate((one) => one.isConnected)).toBe(true);
    expect(await page.locator('#f-look-up').evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.context().close();
  });

  test('to a filing, nothing can be typed or left, and an answer that was lost leaves the text', async () => {
    const { opened, open } = latch();
    const page = await formBefore(async (route) => {
      await opened;
      await route.abort();
    });
    await page.locator('#f-description').fill('空调不冷');

    await page.locator('#f-submit').click();
    await page.getByText('正在提交…').waitFor();
    const isShut = await page.locator('#f-description').evaluate((one) => one.matches('[readonly]'));
    await page.locator('#f-elsewhere').click();
    const stays = await page.locator('#f-description').count();
    open();
    await page.getByText('网络不通').waitFor();

    expect([isShut, stays]).toEqual([true, 1]);
    expect(await page.locator('#f-description').inputValue()).toBe('空调不冷');
    expect(await page.locator('#f-description').evaluate((one) => one.matches('[readonly]'))).toBe(false);
    await page.context().close();
  });
});

describe('number and code', () => {
  /** A form whose matter is filed: its proof of work is solved at the first trial. */
  async function filed(): Promise<Page> {
    const easy = await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 1, counter: 1, deriveKey });
    const page = await formBefore((route, path) =>
      json(route, { code: 0, message: '', data: path.endsWith('/challenge') ? easy : receipt }),
    );
    await page.locator('#f-description').fill('空调不冷');
    await page.locator('#f-submit').click();
    await page.locator('#f-sent').waitFor();
    return page;
  }
  test('are copied together', async () => {
    const page = await filed();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address });

    await page.locator('#f-copy').click();
    await page.getByText('已复制').waitFor();

    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain(receipt.ticketNo);
    expect(copied).toContain(receipt.queryCode);
    await page.context().close();
  });

  test('are to be written down where the browser does not let the page copy', async () => {
    const page = await filed();
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))');

    await page.locator('#f-copy').click();
    await page.getByText('浏览器不允许复制').waitFor();

    expect(await page.locator('#f-copy').textContent()).toBe('复制');
    await page.context().close();
  });

  test('are printed without the buttons around them', async () => {
    const page = await filed();

    await page.emulateMedia({ media: 'print' });

    expect(await page.locator('#ticket-no').isVisible()).toBe(true);
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.context().close();
  });
});
