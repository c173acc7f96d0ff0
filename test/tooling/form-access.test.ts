import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { published } from '../../functions/publications/published.ts';
import { buildForm } from '../../scripts/build-form.ts';
import { openBrowser, screens } from '../support/browser.ts';
import { cutOffIn, overflowOf } from '../support/form-page.ts';

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

test.each([320, 375, 430])(
  'nothing of the form is cut off on a phone %i pixels wide, in either language',
  async (width) => {
    const script = await buildForm();
    const [body, own] = [script, script.replace(/js$/, 'html')].map((file) => readFileSync(file, 'utf8'));
    const browser = await openBrowser();
    const context = await browser.newContext({ ...screens.phone, viewport: { width, height: 640 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.route('http://localhost:9/', (route) => route.fulfill({ contentType: 'text/html', body: own ?? '' }));
    await page.route('**/form.js', (route) => route.fulfill({ contentType: 'text/javascript', body: body ?? '' }));
    await page.goto('http://localhost:9/');
    await page.locator('#f-description').waitFor();

    const found: unknown[] = [];
    for (const _language of ['zh', 'en']) {
      found.push(await cutOffIn(page, '.guest-service-form'), await overflowOf(page));
      await page.locator('#f-language').click();
    }

    await browser.close();
    expect(found).toEqual([[], 0, [], 0]);
  },
);

test('the notices of the house are read where they are opened, in the version that a filing names', async () => {
  const body = readFileSync(await buildForm(), 'utf8');
  const browser = await openBrowser();
  const page = await (await browser.newContext({ ...screens.phone, locale: 'en-GB' })).newPage();
  const asked: string[] = [];
  await page.route('http://localhost:9/', (route) => route.fulfill({ contentType: 'text/html', body: host }));
  await page.route('**/form.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await page.route('**/v1/public/notices/**', (route) => {
    asked.push(
      route
        .request()
        .url()
        .replace(/^.*\/v1/, ''),
    );
    if (asked.length === 1) return route.abort();
    const [data] = published.privacy;
    return route.fulfill({ json: { code: 0, message: 'ok', data, requestId: 'r' } });
  });
  await page.goto('http://localhost:9/');

  const summary = page.locator('#f-privacy summary');
  await summary.click();
  await page.getByText('It cannot be read now').waitFor();
  await summary.click();
  await summary.click();
  await page.getByText('Who uses your data').waitFor();
  await page.evaluate(axe.source);
  const wrong = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');

  await browser.close();
  expect(asked).toEqual(['/public/notices/privacy?version=2026-11', '/public/notices/privacy?version=2026-11']);
  expect(wrong).toEqual([]);
});
