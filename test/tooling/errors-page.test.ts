import { readFileSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../local/folders.ts';
import { type FrontDoor, openFrontDoor } from '../../local/front-door.ts';
import { openBrowser } from '../support/browser.ts';

let browser: Browser;
let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor({ port: 0, apiUrl: 'http://api.localhost', endpoint: 'http://127.0.0.1:9' });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await door.stop();
});

/** A page of the front door, and whom it asks beside the front door. */
async function opened(at: string): Promise<{ page: Page; outside: string[] }> {
  const page = await browser.newPage();
  const outside: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(door.url).origin) outside.push(request.url());
  });
  await page.goto(`${door.url}${at}`);
  return { page, outside };
}

test('the list of error codes has each of them, finds one by its code or its words, and asks nobody outside', async () => {
  const codes = [...readFileSync(path.join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([^`]+)`/gm)];
  const { page, outside } = await opened('/errors');
  const shown = page.locator('tbody tr:visible');
  await shown.first().waitFor();

  expect(await shown.count()).toBe(codes.length);
  for (const words of ['version.stale', '内容已被他人更新']) {
    await page.getByRole('searchbox').fill(words);
    expect(await shown.locator('td').allInnerTexts()).toEqual([
      ...['version.stale', '412', '内容已被他人更新，请刷新后重试'],
      expect.stringMatching(/^[A-Z]/),
    ]);
  }
  expect(outside).toEqual([]);
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.close();
});
