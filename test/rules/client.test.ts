import { describe, expect, test } from 'vitest';
import { createClient, type Received, type Sent } from '../../clients/api/client.ts';
import { fetchTransport, type WxLike, wxTransport } from '../../clients/api/transports.ts';

const fine: Received = { status: 200, body: { code: 0, message: 'ok', data: { challenge: 'c' } } };
const signedOut: Received = { status: 401, body: { code: 'auth.needed', message: 'no', data: {} } };

/** A client whose transport gives these answers in turn, the last one for ever. */
function clientOf(answers: readonly Received[]) {
  const sent: Sent[] = [];
  let keys = 0;
  let signIns = 0;
  const client = createClient({
    baseUrl: 'https://api.example/v1',
    transport: async (request) => {
      sent.push(request);
      return answers[Math.min(sent.length, answers.length) - 1] as Received;
    },
    token: () => `token-${signIns}`,
    signIn: async () => {
      signIns += 1;
    },
    newKey: () => `key-${++keys}`,
  });
  return { client, sent, signIns: () => signIns };
}
const keysOf = (sent: readonly Sent[]) => sent.map(({ headers }) => headers['idempotency-key']);

describe('the typed client', () => {
  test('signs in once after a 401 and repeats the request with the new token and the same key', async () => {
    const { client, sent } = clientOf([signedOut, fine]);

    await client.call('submitTicket');

    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-0', 'Bearer token-1']);
    expect(keysOf(sent)).toEqual(['key-1', 'key-1']);
  });

  test('signs in once for requests that are answered 401 at the same time', async () => {
    const { client, sent, signIns } = clientOf([signedOut, signedOut, signedOut, fine]);

    await Promise.all([client.call('whoAmI'), client.call('listUnits'), client.call('listStaff')]);

    expect([sent.length, signIns()]).toEqual([6, 1]);
  });

  test('does not sign in because a sign-in is refused', async () => {
    const { client, sent, signIns } = clientOf([signedOut]);

    const call = client.call('refreshTokens', { body: { refreshToken: 'r1.old' } });

    await expect(call).rejects.toMatchObject({ status: 401 });
    expect([sent.length, signIns()]).toEqual([1, 0]);
  });

  test('gives up after the second 401', async () => {
    const { client, sent, signIns } = clientOf([signedOut]);

    const call = client.call('submitTicket');

    await expect(call).rejects.toMatchObject({ code: 'auth.needed', status: 401 });
    expect([sent.length, signIns()]).toEqual([2, 1]);
  });

  test('sends the key that it is given, and else a fresh one for each intent', async () => {
    const { client, sent } = clientOf([fine]);

    for (const key of ['mine', 'mine', undefined, undefined]) {
      await client.call('submitTicket', key === undefined ? {} : { key });
    }

    expect(keysOf(sent)).toEqual(['mine', 'mine', 'key-1', 'key-2']);
  });

  test.each([
    { answer: { status: 409, body: { code: 'a.b', message: 'm', data: { x: 1 } } }, code: 'a.b', data: { x: 1 } },
    { answer: { status: 502, body: undefined }, code: 'gateway', data: {} },
    { answer: { status: 403, body: { message: 'Forbidden' } }, code: 'gateway', data: {} },
  ])('throws $code for the answer $answer.status', async ({ answer, code, data }) => {
    const { client } = clientOf([answer]);

    const call = client.call('submitTicket');

    await expect(call).rejects.toMatchObject({ code, data, status: answer.status });
  });
});

const request: Sent = { method: 'POST', url: 'https://api.example/v1/x', headers: {}, body: '{}', timeoutMs: 5 };

/** A `wx` that only fails, or only answers. */
const wxOf = (does: (options: Parameters<WxLike['request']>[0]) => void): WxLike => ({ request: does });

describe('the transports', () => {
  test('fetch is cut off after its time', async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));

    const answer = fetchTransport(silent)(request);

    await expect(answer).rejects.toMatchObject({ code: 'timeout', status: 0 });
  });

  test('fetch without a connection is a network fault', async () => {
    const cut: typeof fetch = () => Promise.reject(new TypeError('failed'));

    const answer = fetchTransport(cut)(request);

    await expect(answer).rejects.toMatchObject({ code: 'network', status: 0 });
  });

  test.each([
    ['request:fail timeout', 'timeout'],
    ['request:fail no network', 'network'],
  ])('wx saying "%s" is %s', async (errMsg, code) => {
    const answer = wxTransport(wxOf(({ fail }) => fail({ errMsg })))(request);

    await expect(answer).rejects.toMatchObject({ code, status: 0 });
  });

  test('both give the same answer, whatever way the host spells headers and bodies', async () => {
    const body = { code: 'busy', message: 'm', data: {} };
    const json = JSON.stringify(body);
    const fetched: typeof fetch = async () => new Response(json, { status: 429, headers: { 'retry-after': '7' } });
    const wx = wxOf(({ success }) => success({ statusCode: 429, header: { 'Retry-After': '7' }, data: json }));

    const answers = await Promise.all([fetchTransport(fetched)(request), wxTransport(wx)(request)]);

    expect(answers).toEqual([
      { status: 429, retryAfter: '7', body },
      { status: 429, retryAfter: '7', body },
    ]);
  });
});
