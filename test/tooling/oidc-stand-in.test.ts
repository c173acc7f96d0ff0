import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffToken } from '../../local/staff-token.ts';
import { audience, type OidcStandIn, staffGrant, startOidc } from '../../local/stand-ins/oidc.ts';

let oidc: OidcStandIn;

beforeAll(async () => {
  oidc = await startOidc({ port: 0, site: 'dolon' });
});
afterAll(() => oidc.stop());

const ask = (form: Record<string, string>) =>
  fetch(`${oidc.issuer}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: staffGrant, ...form }) });

const verify = (token: string, issuer: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), { issuer, audience, algorithms: ['RS256', 'ES256'] });

describe('a token of the stand-in', () => {
  it.each(['RS256', 'ES256'])(
    'verifies against the published keys with %s and says who, where and until when',
    async (alg) => {
      const answer = (await (await ask({ staff_number: 'S04', alg })).json()) as {
        access_token: string;
        expires_in: number;
      };

      const { payload, protectedHeader } = await verify(answer.access_token, oidc.issuer);

      expect(protectedHeader.alg).toBe(alg);
      expect(payload).toMatchObject({ sub: 'S04', site: 'dolon', iss: oidc.issuer, aud: audience });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
      expect(payload.nbf).toBe(payload.iat);
      expect(payload.jti).toBeTypeOf('string');
    },
  );

  it.each([
    ['a number of another form', { staff_number: '4' }, 'invalid_grant'],
    ['a site of another form', { staff_number: 'S04', site: 'a/b' }, 'invalid_grant'],
    ['nobody', {}, 'invalid_grant'],
    ['an algorithm that is not offered', { staff_number: 'S04', alg: 'none' }, 'invalid_request'],
    ['another grant', { staff_number: 'S04', grant_type: 'password' }, 'unsupported_grant_type'],
  ])('is refused to %s', async (_who, form: Record<string, string>, error) => {
    const answer = await ask(form);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error });
  });

  it('is refused to a body that is not a form', async () => {
    const answer = await fetch(`${oidc.issuer}/token`, {
      method: 'POST',
      body: '{"staff_number":"S04"}',
      headers: { 'content-type': 'application/json' },
    });

    expect(answer.status).toBe(400);
  });
});

describe('the keys', () => {
  it('are published without their private parts', async () => {
    const { keys } = (await (await fetch(`${oidc.issuer}/jwks`)).json()) as { keys: Record<string, unknown>[] };

    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect(keys.flatMap((key) => ['d', 'p', 'q', 'dp', 'dq', 'qi'].filter((part) => part in key))).toEqual([]);
  });

  it('change by rotation: an old token still verifies, unless the old key is withdrawn', async () => {
    const old = await staffToken(oidc.issuer, 'S04');

    await fetch(`${oidc.issuer}/rotate`, { method: 'POST', body: new URLSearchParams() });
    const fresh = await staffToken(oidc.issuer, 'S04');
    const stillGood = await verify(old, oidc.issuer);
    await fetch(`${oidc.issuer}/rotate`, { method: 'POST', body: new URLSearchParams({ forget: 'yes' }) });

    expect(decodeProtectedHeader(fresh).kid).not.toBe(decodeProtectedHeader(old).kid);
    expect(stillGood.payload.sub).toBe('S04');
    await expect(verify(old, oidc.issuer)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  it('survive a restart on the same folder', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'oidc-'));
    const keyFile = path.join(folder, 'keys.json');
    const first = await startOidc({ port: 0, site: 'dolon', keyFile });
    const token = await staffToken(first.issuer, 'S04');
    await first.stop();

    const second = await startOidc({ port: Number(new URL(first.issuer).port), site: 'dolon', keyFile });
    const { payload } = await verify(token, second.issuer);

    await second.stop();
    await rm(folder, { recursive: true });
    expect(payload.sub).toBe('S04');
  });
});
