import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { browserClient } from '../../clients/api/browser.ts';
import type { AnswerOf } from '../../clients/api/client.ts';
import { staffToken } from '../../local/staff-token.ts';
import { openBrowser } from '../support/browser.ts';
import { openForm, said } from '../support/form-page.ts';
import { jpegWithPlace, pngWithPlace } from '../support/pictures.ts';

/** Files from end to end: the store takes them, the check sees them, and whoever may opens them. */

const { apiUrl, issuer } = inject('service');

const clientOf = async (staffNo: string) => {
  const token = await staffToken(issuer, staffNo);
  return browserClient(globalThis as never, { baseUrl: `${apiUrl}/v1`, token: () => token });
};
type Client = Awaited<ReturnType<typeof clientOf>>;

/** Sends a file by a form, as a browser does; the status of the store. */
async function posted({ url, fields }: AnswerOf<'askStaffUpload'>, bytes: Uint8Array): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: fields['Content-Type'] ?? '' }));
  const answer = await fetch(url, { method: 'POST', body: form });
  await answer.arrayBuffer();
  return answer.status;
}

/** The files of a matter, once none of them is being checked any more. */
async function settled(client: Client, ticketId: string) {
  for (let n = 0; ; n += 1) {
    const { attachments } = await client.call('viewTicket', { params: { ticketId } });
    if (n === 100 || attachments.every(({ status }) => status !== 'PENDING')) return attachments;
    await pause(200);
  }
}

describe('a letter that is registered with its scans', () => {
  test('is opened without the place that its picture told, and what is not what it says is refused with the reason', async () => {
    const client = await clientOf('S04');
    const place = (bytes: Uint8Array) =>
      client.call('askStaffUpload', {
        body: { fileName: '来信.jpg', size: bytes.length, mime: 'image/jpeg', role: 'LETTER_SCAN' },
      });
    const [good, wrong] = [await place(jpegWithPlace), await place(pngWithPlace)];
    const tooMuch = await posted(good, Uint8Array.from([...jpegWithPlace, 0]));
    const statuses = [await posted(good, jpegWithPlace), await posted(wrong, pngWithPlace)];
    const { id } = await client.call('registerTicket', {
      body: { kind: 'COMPLAINT', channel: 'PHONE', description: '见附件', attachments: [good.key, wrong.key] },
    });

    const [first, second] = await settled(client, id);
    const opened = await client.call('readAttachment', { params: { ticketId: id, attachmentId: first?.id ?? '' } });
    const answer = await fetch(opened.url);
    const bytes = new Uint8Array(await answer.arrayBuffer());

    expect(tooMuch).toBeGreaterThanOrEqual(400);
    expect(statuses.every((status) => status >= 200 && status < 300)).toBe(true);
    expect([first?.status, second?.status, second?.refusedFor]).toEqual(['CHECKED', 'REFUSED', 'WRONG_TYPE']);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(opened.sha256);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/PhoneMaker|adobe:ns:meta/);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });
});

describe('a guest at the web form', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test('adds a picture, sees it arrive, and reads later that it was checked', async () => {
    const page = await openForm(browser, `${apiUrl}/form`);
    const picture = { name: '泳池.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpegWithPlace) };

    await page.locator('#f-files').setInputFiles([picture]);
    await page.getByText('泳池.jpg：已上传').waitFor();
    await page.locator('#f-description').fill(said);
    await page.locator('#f-submit').click();
    await page.locator('#f-sent').waitFor();
    await page.locator('#f-elsewhere').click();
    const checked = page.getByText('已通过检查');
    for (let n = 0; n < 50 && !(await checked.isVisible()); n += 1) {
      await page.locator('#f-look-up').click();
      await page.locator('#f-seen').waitFor();
      await pause(200);
    }

    expect(await page.getByText('泳池.jpg').isVisible()).toBe(true);
    expect(await checked.isVisible()).toBe(true);
    await page.context().close();
  });
});
