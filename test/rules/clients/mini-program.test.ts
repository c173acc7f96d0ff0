import { describe, expect, test } from 'vitest';
import { miniProgramClient } from '../../../clients/api/mini-program.ts';
import { type Answered, strictWx, type WxRequest } from '../../support/strict-wx.ts';

const done = (data: unknown): Answered => ({ status: 200, body: { code: 0, message: '成功', data } });
const refused = (status: number, code: string): Answered => ({ status, body: { code, message: 'no', data: {} } });
const tokens = (n: number) => done({ token: `t${n}`, refreshToken: `r${n}`, expiresIn: 900 });

interface Service {
  /** What `/auth/wechat` and `/auth/refresh` answer, in turn. */
  readonly signIns?: Answered[];
  readonly refreshes?: Answered[];
  /** The token that counts. */
  readonly good: string;
}

/** A phone in front of a service that knows one token. */
function phone({ signIns = [], refreshes = [], good }: Service, codes = ['code-1', 'code-2', 'code-3']) {
  const next = (answers: Answered[]) => answers.shift() ?? refused(500, 'internal');
  const answer = ({ url, header }: WxRequest): Answered => {
    if (url.endsWith('/auth/wechat')) return next(signIns);
    if (url.endsWith('/auth/refresh')) return next(refreshes);
    return header.authorization === `Bearer ${good}` ? done({ items: [] }) : refused(401, 'auth.signInNeeded');
  };
  const made = strictWx({ answer, codes });
  const client = miniProgramClient(made.wx, { baseUrl: 'https://api.example/v1', pause: async () => {}, as: 'staff' });
  const asked = () => made.asked.map(({ url }) => url.slice('https://api.example/v1'.length));
  return { ...made, client, paths: asked };
}

describe('a mini-program', () => {
  test('signs in by wx.login before its first request, and keeps the tokens', async () => {
    const { client, paths, asked, wx } = phone({ signIns: [tokens(1)], good: 't1' });

    await client.call('listTickets');

    expect(paths()).toEqual(['/auth/wechat', '/tickets']);
    expect(asked[0]?.body).toEqual({ code: 'code-1', as: 'staff' });
    expect(wx.getStorageSync('guest-service-tokens')).toEqual({ token: 't1', refreshToken: 'r1' });
  });

  test('refreshes an old token once, for all requests together', async () => {
    const { client, paths } = phone({ signIns: [tokens(1)], refreshes: [tokens(2)], good: 't2' });

    await Promise.all([client.call('listTickets'), client.call('listTickets'), client.call('listTickets')]);

    expect(paths().filter((path) => path !== '/tickets')).toEqual(['/auth/wechat', '/auth/refresh']);
  });

  test.each(['auth.refreshInvalid', 'auth.refreshReused'])('signs in anew when it is told %s', async (code) => {
    const { client, paths, asked } = phone({
      signIns: [tokens(1), tokens(2)],
      refreshes: [refused(401, code)],
      good: 't2',
    });

    await client.call('listTickets');

    expect(paths()).toEqual(['/auth/wechat', '/tickets', '/auth/refresh', '/auth/wechat', '/tickets']);
    expect(asked[3]?.body).toMatchObject({ code: 'code-2' });
  });

  test('keeps its refresh token when the service cannot be reached', async () => {
    const { client, wx } = phone({ signIns: [tokens(1)], refreshes: ['cut', 'cut', 'cut'], good: 't2' });

    const outcome = await client.attempt('listTickets');

    expect(outcome).toMatchObject({ ok: false, error: { code: 'network' } });
    expect(wx.getStorageSync('guest-service-tokens')).toMatchObject({ refreshToken: 'r1' });
  });

  test('asks for a second code where the first was spent, and for no third', async () => {
    const spent = refused(400, 'wechat.codeInvalid');
    const { client, asked } = phone({ signIns: [spent, spent], good: 't1' });

    const outcome = await client.attempt('listTickets');

    expect(outcome).toMatchObject({ ok: false, error: { code: 'wechat.codeInvalid' } });
    expect(asked.map(({ body }) => body)).toEqual([
      { code: 'code-1', as: 'staff' },
      { code: 'code-2', as: 'staff' },
    ]);
  });

  test('repeats a sign-in whose answer was lost with the same code and key', async () => {
    const { client, asked } = phone({ signIns: ['none', tokens(1)], good: 't1' });

    await client.call('listTickets');

    expect(asked[1]).toEqual(asked[0]);
  });

  test('says so where WeChat gives no code', async () => {
    const { client } = phone({ good: 't1' }, []);

    const outcome = await client.attempt('listTickets');

    expect(outcome).toMatchObject({ ok: false, error: { code: 'network', message: 'login:fail' } });
  });

  test('signs in again once it has forgotten', async () => {
    const { client, paths } = phone({ signIns: [tokens(1), tokens(1)], good: 't1' });

    await client.call('listTickets');
    client.session.forget();
    await client.call('listTickets');

    expect(paths()).toEqual(['/auth/wechat', '/tickets', '/auth/wechat', '/tickets']);
  });
});
