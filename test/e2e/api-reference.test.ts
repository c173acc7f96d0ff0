import { expect, inject, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';

const { apiUrl } = inject('service');

test('the reference shows every domain, tells of no fault, and asks nobody but its own host', async () => {
  const { tags } = await operationsOf();
  const browser = await openBrowser();
  const page = await browser.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  page.on('pageerror', (error) => void faults.push(error.message));

  await page.goto(`${apiUrl}/docs`);
  await page
    .getByRole('link', { name: tags.at(-1) })
    .first()
    .waitFor();
  const shown = await page.locator('body').ariaSnapshot();

  expect(tags.filter((tag) => !shown.includes(tag))).toEqual([]);
  expect(shown).not.toMatch(/Ask AI|MCP/);
  expect(faults).toEqual([]);
  expect(asked.filter((url) => /^https?:/.test(url) && new URL(url).origin !== new URL(apiUrl).origin)).toEqual([]);
  await browser.close();
});

async function operationsOf(): Promise<{ tags: string[] }> {
  const document = (await (await fetch(`${apiUrl}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { tags: string[] }>>;
  };
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  return { tags: [...new Set(operations.flatMap(({ tags }) => tags))] };
}
