import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { buildForm } from '../../scripts/build-form.ts';
import { openBrowser, screens } from '../support/browser.ts';

const host =
  '<!doctype html><html lang="zh"><title>x</title><main><h1>x</h1><script src="/form.js"></script></main></html>';

test.each(['phone', 'desktop'] as const)('axe finds nothing wrong with the empty form on a %s', async (screen) => {
  const body = readFileSync(await buildForm(), 'utf8');
  const browser = await openBrowser();
  const page = await (await browser.newContext({ ...screens[screen], locale: 'zh-CN' })).newPage();
  await page.route('http://localhost:9/', (route) => route.fulfill({ contentType: 'text/html', body: host }));
  await page.route('**/form.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));

  await page.goto('http://localhost:9/');
  await page.locator('#f-description').waitFor();
  await page.evaluate(axe.source);
  const wrong = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');

  await browser.close();
  expect(wrong).toEqual([]);
});
