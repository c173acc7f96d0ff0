import { expect, test } from 'vitest';
import { startWechat } from '../../local/stand-ins/wechat.ts';
import { openBrowser } from '../support/browser.ts';

test('the page of the stand-in lets a guest be played, and lists what went out', async () => {
  const wechat = await startWechat({ port: 0 });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`${wechat.url}/__standin/`);

  const openid = 'oGuestOfTheTests000000000001';
  await page.locator('[data-play=users] input[name=openid]').fill(openid);
  await page.locator('[data-play=users] button').click();
  await page.getByText('loginCode').waitFor();
  await page.locator('[data-play=says] input[name=openid]').fill(openid);
  await page.locator('[data-play=says] input[name=content]').fill('<b>空调</b>');
  await page.locator('[data-play=says] button').click();
  await page.locator('[data-play=says] output', { hasText: openid }).waitFor();
  const lists = await page.locator('[data-list]').count();

  await browser.close();
  await wechat.stop();
  expect(faults).toEqual([]);
  expect(lists).toBe(4);
});
