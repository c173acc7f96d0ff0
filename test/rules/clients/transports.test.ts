import { describe, expect, test } from 'vitest';
import type { Sent } from '../../../clients/api/client.ts';
import { fetchTransport } from '../../../clients/api/fetch-transport.ts';
import { wxTransport } from '../../../clients/api/wx-transport.ts';
import { type Answered, strictWx } from '../../support/strict-wx.ts';

const request: Sent = { method: 'POST', url: 'https://api.example/v1/x', headers: {}, body: '{"a":1}', timeoutMs: 5 };

/** A phone whose requests are all answered so. */
const phone = (answered: Answered) => strictWx({ answer: () => answered });

describe('fetch', () => {
  test('is cut off after its time', async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));

    const answer = fetchTransport(silent)(request);

    await expect(answer).rejects.toMatchObject({ code: 'timeout', status: 0 });
  });

  test('without a connection is a network fault', async () => {
    const cut: typeof fetch = () => Promise.reject(new TypeError('failed'));

    const answer = fetchTransport(cut)(request);

    await expect(answer).rejects.toMatchObject({ code: 'network', status: 0 });
  });
});

describe('wx.request', () => {
  test.each([
    ['none', 'timeout'],
    ['cut', 'network'],
  ] as const)('answered by %s is told as %s', async (answered, code) => {
    const answer = wxTransport(phone(answered).wx)(request);

    await expect(answer).rejects.toMatchObject({ code, status: 0 });
  });

  test('is given text and headers of its own', async () => {
    const { wx, asked } = phone({ status: 204, body: '' });

    await wxTransport(wx)(request);

    expect(asked).toEqual([{ method: 'POST', url: request.url, header: {}, body: { a: 1 } }]);
  });

  test('that WeChat does not let out is a network fault, as for an address outside its list', async () => {
    const answer = wxTransport(phone('none').wx)({ ...request, url: 'http://api.example/v1/x' });

    await expect(answer).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('domain list') });
  });
});

test('both give the same answer, whatever way the host spells headers and bodies', async () => {
  const body = { code: 'busy', message: 'm', data: {} };
  const json = JSON.stringify(body);
  const fetched: typeof fetch = async () => new Response(json, { status: 429, headers: { 'retry-after': '7' } });
  const { wx } = phone({ status: 429, header: { 'Retry-After': '7' }, body: json });

  const answers = await Promise.all([fetchTransport(fetched)(request), wxTransport(wx)(request)]);

  expect(answers).toEqual([
    { status: 429, retryAfter: '7', body },
    { status: 429, retryAfter: '7', body },
  ]);
});

test("a gateway's own page is no body of ours", async () => {
  const fetched: typeof fetch = async () => new Response('<html>Bad gateway</html>', { status: 502 });

  const answer = await fetchTransport(fetched)(request);

  expect(answer.body).toBeUndefined();
});
