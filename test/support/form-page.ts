import axe from 'axe-core';
import type { Browser, Page, Request } from 'playwright-core';
import { screens } from './browser.ts';

/** What the guests of the stories write. */
export const said = '空调整夜不冷，前台答应的维修没有来。';

interface Opening {
  readonly screen?: keyof typeof screens;
  readonly locale?: 'zh-CN' | 'en-GB';
}

/** The form's page in a browser of its own, as a guest opens it. */
export async function openForm(browser: Browser, url: string, { screen = 'phone', locale = 'zh-CN' }: Opening = {}) {
  const context = await browser.newContext({ ...screens[screen], locale });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('#f-description').waitFor();
  return page;
}

/** What axe finds wrong with the page as it stands, in the form's shadow root too. */
export async function wrongForAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + " " + target)))',
  );
}

/** How far the page can be moved sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What is cut off at the right: wider than the card leaves room for, which hides it instead of moving sideways. */
export const cutOffIn = (page: Page, host: string): Promise<string[]> =>
  page.evaluate(`(() => {
    const body = document.querySelector('${host}').shadowRoot.querySelector('.body');
    const end = body.getBoundingClientRect().right - parseFloat(getComputedStyle(body).paddingRight);
    return [...body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > end + 1 && !one.closest('.trap'))
      .map(({ tagName, id }) => tagName + '#' + id);
  })()`);

interface Filing {
  readonly key: string | undefined;
  readonly description: string;
}

const isFiling = (request: Request): boolean =>
  request.method() === 'POST' && request.url().endsWith('/v1/public/tickets');

/** Every try to file that leaves the page. */
export function filingsOf(page: Page): Filing[] {
  const filings: Filing[] = [];
  page.on('request', (request) => {
    if (!isFiling(request)) return;
    const { description } = request.postDataJSON() as { description: string };
    filings.push({ key: request.headers()['idempotency-key'], description });
  });
  return filings;
}

/** Files a matter by the form; the page then shows number and code. */
export async function fileMatter(page: Page, description: string = said): Promise<{ ticketNo: string; code: string }> {
  await page.locator('#f-description').fill(description);
  await page.locator('#f-submit').click();
  return numbersOn(page);
}

export async function numbersOn(page: Page): Promise<{ ticketNo: string; code: string }> {
  await page.locator('#f-sent').waitFor();
  const text = async (id: string) => (await page.locator(id).textContent()) ?? '';
  return { ticketNo: await text('#ticket-no'), code: await text('#query-code') };
}
