import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { type Algorithm, algorithms, newTokenId, openKeyRing } from './oidc-keys.ts';

/** Audience of the tokens; the authorizer takes no other. */
export const audience = 'guest-service-centre';

/** The grant of this stand-in only: whoever is on this machine may be anybody of the staff; the service knows who is. */
export const staffGrant = 'urn:guest-service-centre:staff-number';

const tokenSeconds = 15 * 60;
const STAFF_NO = /^[A-Z]\d{2}[A-Z]?$/;
const SITE = /^[a-z0-9-]{2,20}$/;

export interface OidcStandIn {
  readonly issuer: string;
  stop(): Promise<void>;
}

export interface OidcOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** Where the keys are kept between runs; without it they live as long as the process. */
  readonly keyFile?: string;
  /** The site of whoever names none. */
  readonly site: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const refuse = (error: string, description: string, status = 400): Answer => ({
  status,
  body: { error, error_description: description },
});

/**
 * Starts an OpenID Connect issuer for one machine: discovery, JWKS and a token address. It is stricter than a real one: form bodies only,
 * well-made numbers only, and a token lives 15 minutes.
 */
export async function startOidc({ port, keyFile, site: usual }: OidcOptions): Promise<OidcStandIn> {
  const keys = await openKeyRing(keyFile);
  let issuer = '';

  const discovery = (): Answer => ({
    status: 200,
    body: {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      token_endpoint: `${issuer}/token`,
      authorization_endpoint: `${issuer}/authorize`,
      grant_types_supported: [staffGrant],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: algorithms,
    },
  });

  const token = async (form: URLSearchParams): Promise<Answer> => {
    if (form.get('grant_type') !== staffGrant)
      return refuse('unsupported_grant_type', `grant_type must be ${staffGrant}`);
    const staffNumber = form.get('staff_number') ?? '';
    const site = form.get('site') ?? usual;
    if (!STAFF_NO.test(staffNumber) || !SITE.test(site))
      return refuse('invalid_grant', 'staff_number must be like S04, and site, where it is named, like dolon');
    const algorithm = (form.get('alg') ?? 'RS256') as Algorithm;
    if (!algorithms.includes(algorithm))
      return refuse('invalid_request', `alg must be one of ${algorithms.join(', ')}`);
    const { kid, key } = await keys.signing(algorithm);
    const now = Math.floor(Date.now() / 1000);
    const accessToken = await new SignJWT({ site })
      .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(staffNumber)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + tokenSeconds)
      .setJti(newTokenId())
      .sign(key);
    return { status: 200, body: { access_token: accessToken, token_type: 'Bearer', expires_in: tokenSeconds } };
  };

  const rotate = async (form: URLSearchParams): Promise<Answer> => {
    await keys.rotate(form.get('forget') === 'yes');
    return { status: 200, body: { keys: keys.published() } };
  };

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const call = `${request.method} ${request.url}`;
    if (call === 'GET /.well-known/openid-configuration') return discovery();
    if (call === 'GET /jwks') return { status: 200, body: { keys: keys.published() } };
    if (call !== 'POST /token' && call !== 'POST /rotate') return refuse('not_found', `no such address: ${call}`, 404);
    const form = await readForm(request);
    if (form === undefined)
      return refuse('invalid_request', 'the body must be application/x-www-form-urlencoded, at most 4 KB');
    return call === 'POST /token' ? token(form) : rotate(form);
  };

  const server = createServer((request, response) => {
    answer(request)
      .catch(() => refuse('server_error', 'the stand-in failed', 500))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        response.end(JSON.stringify(body));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return undefined;
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 4096) return undefined;
  }
  return new URLSearchParams(text);
}
