import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../clients/api/api-error.ts';
import { type ClientOptions, createClient, type Received, type Sent } from '../../../clients/api/client.ts';
import { deviceOf } from '../../../clients/api/device.ts';

const fine: Received = { status: 200, body: { code: 0, message: 'ok', data: { challenge: 'c' } } };
const failing = (status: number, code?: string, more: object = {}): Received => ({
  status,
  body: code === undefined ? undefined : { code, message: 'no', data: {} },
  ...more,
});
const signedOut = failing(401, 'auth.signInNeeded');
const lost = () => new ApiError('network', 'no way out', { status: 0 });

type Step = Received | (() => ApiError);

/** A client whose transport gives these answers in turn, the last one for ever. */
function clientOf(steps: readonly Step[], more: Partial<ClientOptions> = {}) {
  const sent: Sent[] = [];
  const pauses: number[] = [];
  let keys = 0;
  let signIns = 0;
  const client = createClient({
    baseUrl: 'https://api.example/v1',
    transport: async (request) => {
      sent.push(request);
      const step = steps[Math.min(sent.length, steps.length) - 1] as Step;
      if (typeof step === 'function') throw step();
      return step;
    },
    token: () => `token-${signIns}`,
    signIn: async () => {
      signIns += 1;
    },
    newKey: () => `key-${++keys}`,
    pause: async (ms) => void pauses.push(ms),
    random: () => 0,
    ...more,
  });
  return { client, sent, pauses, signIns: () => signIns };
}
const keysOf = (sent: readonly Sent[]) => sent.map(({ headers }) => headers['idempotency-key']);

describe('signing in', () => {
  test('happens once after a 401; the request is repeated with the new token and the same key', async () => {
    const { client, sent } = clientOf([signedOut, fine]);

    await client.call('registerTicket');

    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-0', 'Bearer token-1']);
    expect(keysOf(sent)).toEqual(['key-1', 'key-1']);
  });

  test('happens once for requests that are answered 401 at the same time', async () => {
    const { client, sent, signIns } = clientOf([signedOut, signedOut, signedOut, fine]);

    await Promise.all([client.call('whoAmI'), client.call('listUnits'), client.call('listStaff')]);

    expect([sent.length, signIns()]).toEqual([6, 1]);
  });

  test('does not happen again for a 401 that was still on its way when somebody else signed in', async () => {
    let token = 'old';
    let signIns = 0;
    const arrive: (() => void)[] = [];
    const { client } = clientOf([], {
      token: () => token,
      signIn: async () => {
        signIns += 1;
        token = 'new';
      },
      transport: ({ headers, url }) => {
        if (headers.authorization === 'Bearer new') return Promise.resolve(fine);
        return url.endsWith('/units')
          ? new Promise((resolve) => arrive.push(() => resolve(signedOut)))
          : Promise.resolve(signedOut);
      },
    });

    const slow = client.call('listUnits');
    await client.call('whoAmI');
    arrive[0]?.();
    await slow;

    expect(signIns).toBe(1);
  });

  test('comes first where there is no token at all', async () => {
    let token: string | undefined;
    const { client, sent } = clientOf([fine], {
      token: () => token,
      signIn: async () => {
        token = 'made';
      },
    });

    await client.call('whoAmI');

    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer made']);
  });

  test.each(['refreshTokens', 'signInByWechat', 'submitTicket', 'showHealth'] as const)(
    'does not happen because %s is refused',
    async (name) => {
      const { client, sent, signIns } = clientOf([signedOut]);

      const call = client.call(name);

      await expect(call).rejects.toMatchObject({ status: 401 });
      expect([sent.length, signIns()]).toEqual([1, 0]);
    },
  );

  test('is not tried twice for one request', async () => {
    const { client, sent, signIns } = clientOf([signedOut]);

    const call = client.call('registerTicket');

    await expect(call).rejects.toMatchObject({ code: 'auth.signInNeeded', status: 401 });
    expect([sent.length, signIns()]).toEqual([2, 1]);
  });

  test('that fails is what the caller is told, and the next call tries anew', async () => {
    const { client } = clientOf([signedOut], { signIn: () => Promise.reject(lost()) });

    const outcomes = [await client.attempt('whoAmI'), await client.attempt('whoAmI')];

    expect(outcomes).toMatchObject([{ error: { code: 'network' } }, { error: { code: 'network' } }]);
  });
});

describe('trying again', () => {
  test.each([
    { what: 'no connection', step: lost, sends: 3, paused: [250, 500] },
    {
      what: 'no answer in time',
      step: () => new ApiError('timeout', 'slow', { status: 0 }),
      sends: 3,
      paused: [250, 500],
    },
    { what: 'a gateway without the service', step: failing(502), sends: 3, paused: [250, 500] },
    { what: 'a fault of the service', step: failing(500, 'internal'), sends: 3, paused: [250, 500] },
    {
      what: 'too many requests, with a time',
      step: failing(429, 'busy', { retryAfter: '2' }),
      sends: 3,
      paused: [2_000, 2_000],
    },
    { what: 'a time beyond patience', step: failing(429, 'busy', { retryAfter: '60' }), sends: 1, paused: [] },
    {
      what: 'a time that is a date',
      step: failing(503, undefined, { retryAfter: 'Tue, 24 Nov 2026 02:00:00 GMT' }),
      sends: 3,
      paused: [250, 500],
    },
    { what: 'a rule that refuses', step: failing(409, 'state.notAllowed'), sends: 1, paused: [] },
    { what: 'a stale version', step: failing(412, 'version.stale'), sends: 1, paused: [] },
    { what: 'fields that are not right', step: failing(400, 'request.invalid'), sends: 1, paused: [] },
  ])('after $what: $sends sends, pauses $paused', async ({ step, sends, paused }) => {
    const { client, sent, pauses } = clientOf([step]);

    const outcome = await client.attempt('submitTicket');

    expect(outcome.ok).toBe(false);
    expect([sent.length, pauses]).toEqual([sends, paused]);
    expect(new Set(keysOf(sent))).toEqual(new Set(['key-1']));
  });

  test('ends with the first answer', async () => {
    const { client, sent } = clientOf([lost, failing(503), fine]);

    const answer = await client.call('getChallenge');

    expect([answer, sent.length]).toEqual([{ challenge: 'c' }, 3]);
  });

  test('sends the same request to the letter', async () => {
    const { client, sent } = clientOf([lost, fine]);

    await client.call('acceptTicket', { params: { ticketId: 'tck_1' }, version: 3 });

    expect(sent[1]).toEqual(sent[0]);
  });

  test('is switched off by one try', async () => {
    const { client, sent } = clientOf([lost], { tries: 1 });

    await client.attempt('submitTicket');

    expect(sent).toHaveLength(1);
  });
});

describe('one request', () => {
  test('carries the key that is given, and else a fresh one for each intent', async () => {
    const { client, sent } = clientOf([fine]);

    for (const key of ['mine', 'mine', undefined, undefined]) {
      await client.call('submitTicket', key === undefined ? {} : { key });
    }

    expect(keysOf(sent)).toEqual(['mine', 'mine', 'key-1', 'key-2']);
  });

  test('says language, resort, version and what it asks for, and a read carries no key', async () => {
    const { client, sent } = clientOf([fine], { language: 'en', site: 'north' });

    await client.call('listTickets', { query: { queue: 'mine', limit: 2, cursor: 'a/b=' } });
    await client.call('acceptTicket', { params: { ticketId: 'tck_1' }, version: 3 });

    expect(sent.map(({ url }) => url.slice('https://api.example/v1'.length))).toEqual([
      '/tickets?queue=mine&limit=2&cursor=a%2Fb%3D',
      '/tickets/tck_1/accept',
    ]);
    expect(sent[0]?.headers).toEqual({ 'accept-language': 'en', 'x-site': 'north', authorization: 'Bearer token-0' });
    expect(sent[1]?.headers).toMatchObject({ 'if-match': '"3"', 'idempotency-key': expect.any(String) });
  });
});

describe('a device', () => {
  const id = '0123456789abcdef';

  test('is told with what changes something, and with nothing else', async () => {
    const { client, sent } = clientOf([fine], { device: () => id });

    await client.call('getChallenge');
    await client.call('submitTicket');

    expect(sent.map(({ headers }) => headers['x-device'])).toEqual([undefined, id]);
  });

  test.each<[string, unknown, string | undefined]>([
    ['the kept id', id, id],
    ['a new one where none is kept', undefined, 'new-id-of-this-device'],
    ['a new one where something else is kept', { x: 1 }, 'new-id-of-this-device'],
    ['nothing where storage is shut', 'SHUT', undefined],
    ['nothing where storage forgets', 'FORGETS', undefined],
  ])('is known by %s', (_what, before, expected) => {
    let kept = before;
    const store = {
      get: () => {
        if (kept === 'SHUT') throw new Error('shut');
        return kept === 'FORGETS' ? undefined : kept;
      },
      set: (next: string) => {
        if (kept !== 'FORGETS') kept = next;
      },
    };

    expect(deviceOf(store, () => 'new-id-of-this-device')()).toBe(expected);
  });
});

describe('a failure', () => {
  test.each([
    { answer: { status: 409, body: { code: 'a.b', message: 'm', data: { x: 1 } } }, code: 'a.b', data: { x: 1 } },
    { answer: { status: 502, body: undefined }, code: 'gateway', data: {} },
    { answer: { status: 403, body: { message: 'Forbidden' } }, code: 'gateway', data: {} },
  ])('is thrown as $code for the answer $answer.status', async ({ answer, code, data }) => {
    const { client } = clientOf([answer]);

    const call = client.call('submitTicket');

    await expect(call).rejects.toMatchObject({ code, data, status: answer.status });
  });

  test('is a value of a known code, with the fields that are not right', async () => {
    const fields = [{ path: 'contact.phone', reason: 'not a number' }];
    const body = { code: 'request.invalid', message: 'm', data: { fields } };
    const { client } = clientOf([{ status: 400, body }]);

    const outcome = await client.attempt('submitTicket');

    expect(outcome.ok === false && outcome.error.code === 'request.invalid' && outcome.error.fields).toEqual(fields);
  });

  test('tells the version as it is now to somebody who was too late', async () => {
    const { client } = clientOf([{ status: 412, body: { code: 'version.stale', message: 'm', data: { version: 7 } } }]);

    const outcome = await client.attempt('acceptTicket', { params: { ticketId: 'tck_1' }, version: 3 });

    expect(outcome).toMatchObject({ ok: false, error: { version: 7, fields: [] } });
  });

  test('of our own making is thrown as it is', async () => {
    const { client } = clientOf([fine], {
      newKey: () => {
        throw new TypeError('no chance');
      },
    });

    const outcome = client.attempt('submitTicket');

    await expect(outcome).rejects.toThrow('no chance');
  });
});
