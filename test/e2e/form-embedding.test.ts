import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { fileMatter, openForm } from '../support/form-page.ts';

const { apiUrl } = inject('service');
const body = `<!doctype html><html lang="zh"><title>酒店</title><main><h1>酒店</h1>
<style>* { color: red !important; display: inline !important; }</style><script src="${apiUrl}/form.js" data-site="dolon"></script></main></html>`;
let hotel: Server;

beforeAll(async () => {
  hotel = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body));
  await new Promise<void>((resolve) => {
    hotel.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  hotel.close();
  hotel.closeAllConnections();
});

test('one script tag on a page of another origin is enough, whatever that page looks like', async () => {
  const browser = await openBrowser();
  const page = await openForm(browser, `http://127.0.0.1:${(hotel.address() as AddressInfo).port}/`);
  const colour = await page.locator('h2').evaluate((h2) => h2.ownerDocument.defaultView?.getComputedStyle(h2).color);

  const filed = page.waitForRequest((request) => request.url().endsWith('/v1/public/tickets'));
  const { ticketNo } = await fileMatter(page);

  expect(ticketNo).toMatch(/^GD/);
  expect(await (await filed).headerValue('x-site')).toBe('dolon');
  expect(colour).toBe('rgb(31, 42, 36)');
  await browser.close();
});
