import { readFileSync } from 'node:fs';
import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildForm } from '../../scripts/build-form.ts';
import { openBrowser, screens } from '../support/browser.ts';
import { wrongForAxe } from '../support/form-page.ts';

/** Files on the form, before a service and a store that answer as the test says. */

const address = 'http://localhost:9/';
const store = 'http://localhost:9/store/';
const host =
  '<!doctype html><html lang="zh"><title>x</title><main><h1>x</h1><script src="/form.js"></script></main></html>';
const cors = { 'access-control-allow-origin': '*' };
const receipt = {
  ...{ ticketNo: 'GD20261123A7K2MX', queryCode: '4711081500002222', status: 'RECEIVED', promises: [] },
  receivedAt: '2026-11-23T02:00:00.000Z',
};
const keyOf = (n: number) => `quarantine/dolon/att_${String(n).padStart(26, '0')}`;

let browser: Browser;
let script: string;
beforeAll(async () => {
  script = readFileSync(await buildForm(), 'utf8');
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A page with the form; what was asked, posted and filed, and how the store answers. */
async function opened(storeStatus: () => number = () => 204) {
  const easy = await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 1, counter: 1, deriveKey });
  const page = await (await browser.newContext({ ...screens.phone, locale: 'zh-CN' })).newPage();
  const [asked, filed, posted]: [Record<string, unknown>[], Record<string, unknown>[], string[]] = [[], [], []];
  await page.route(`${address}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const json = (data: unknown) => route.fulfill({ json: { code: 0, message: '', data } });
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: host });
    if (pathname === '/form.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    if (pathname === '/store/') {
      posted.push(route.request().postData() ?? '');
      return route.fulfill({ status: storeStatus(), headers: cors, body: '' });
    }
    if (pathname.endsWith('/challenge')) return json(easy);
    const body = route.request().postDataJSON() as Record<string, unknown>;
    if (pathname.endsWith('/public/uploads')) {
      asked.push(body);
      const key = keyOf(asked.length);
      return json({ url: store, fields: { key, policy: 'p' }, key });
    }
    filed.push(body);
    return json(receipt);
  });
  await page.goto(address);
  await page.locator('#f-description').fill('空调不冷');
  return { page, asked, filed, posted };
}

const picture = (name: string, bytes = 10) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.alloc(bytes, 1) });
const choose = (page: Page, ...files: ReturnType<typeof picture>[]) => page.locator('#f-files').setInputFiles(files);
const saidOf = (page: Page) => page.locator('#f-files-said').textContent();

describe('files on the form', () => {
  test('go out as they are chosen, are listed, and are named when the text is sent', async () => {
    const { page, asked, filed, posted } = await opened();

    await choose(page, picture('一.jpg'), picture('二.jpg'));
    await page.getByText('二.jpg：已上传').waitFor();
    const wrong = await wrongForAxe(page);
    await page.locator('#f-submit').click();
    await page.locator('#f-sent').waitFor();

    expect(asked).toMatchObject([
      { fileName: '一.jpg', size: 10, mime: 'image/jpeg', challenge: expect.any(String) },
      { fileName: '二.jpg' },
    ]);
    expect(posted[0]).toMatch(/name="key"[\s\S]*name="policy"[\s\S]*name="file"; filename=/);
    expect(filed).toMatchObject([{ attachments: [keyOf(1), keyOf(2)] }]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  test('that cannot go are refused before they are sent, in words, and the others go', async () => {
    const { page, asked } = await opened();

    await choose(page, picture('大.jpg', 20 * 1_048_576 + 1));
    const tooLarge = await saidOf(page);
    await page.locator('#f-files').setInputFiles([{ ...picture('a.exe'), mimeType: 'application/x-msdownload' }]);
    const wrongType = await saidOf(page);

    expect([tooLarge, wrongType]).toEqual(['大.jpg：超过 20 MB，未添加', 'a.exe：不支持该类型的文件，未添加']);
    expect(asked).toEqual([]);
    await page.context().close();
  });

  test('that the store refuses are said so, and the text goes without them', async () => {
    const { page, filed } = await opened(() => 403);

    await choose(page, picture('一.jpg'));
    await page.getByText('一.jpg：上传被拒绝，请重新选择').waitFor();
    await page.locator('#f-submit').click();
    await page.locator('#f-sent').waitFor();

    expect(filed[0]).not.toHaveProperty('attachments');
    await page.context().close();
  });

  test('are taken out by the keyboard, and the focus stays among them', async () => {
    const { page, filed } = await opened();
    await choose(page, picture('一.jpg'), picture('二.jpg'));
    await page.getByText('二.jpg：已上传').waitFor();

    await page.locator('#f-file-list button').first().focus();
    await page.keyboard.press('Enter');
    const left = await page.locator('#f-file-list .said').allTextContents();
    const focus = await page.locator('section.card :focus').getAttribute('id');
    await page.locator('#f-submit').click();
    await page.locator('#f-sent').waitFor();

    expect([left, focus]).toEqual([['二.jpg'], 'f-files']);
    expect(filed).toMatchObject([{ attachments: [keyOf(2)] }]);
    await page.context().close();
  });

  test('do not take the words from under the fingers of a guest who writes on', async () => {
    const { page } = await opened();
    await page.locator('#f-description').focus();

    await choose(page, picture('一.jpg'));
    await page.locator('#f-description').focus();
    await page.getByText('一.jpg：已上传').waitFor();
    await page.keyboard.type('！');

    expect(await page.locator('#f-description').inputValue()).toContain('！');
    await page.context().close();
  });

  test('that were uploaded are still named after the page was closed', async () => {
    const { page, filed } = await opened();
    await choose(page, picture('一.jpg'));
    await page.getByText('一.jpg：已上传').waitFor();

    await page.reload();
    const listed = await page.locator('#f-file-list .said').allTextContents();
    await page.locator('#f-submit').click();
    await page.locator('#f-sent').waitFor();

    expect([listed, filed[0]?.attachments]).toEqual([['一.jpg'], [keyOf(1)]]);
    await page.context().close();
  });
});
