import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import type { DomainName } from '../../functions/contracts.ts';
import { addMs, millis } from '../../functions/kernel/time.ts';
import { authorizing } from '../../functions/platform/authorize.ts';
import { issuerKeys } from '../../functions/platform/issuer-keys.ts';
import { ownTokens } from '../../functions/platform/own-tokens.ts';
import { tokenChecker } from '../../functions/platform/tokens.ts';
import { logLines } from './log-lines.ts';
import { issuer, tokenIssuer } from './token-issuer.ts';
import { type AskedWhole, type Told, wholeDoor } from './whole-door.ts';
import type { WorldOptions } from './world.ts';

const audience = 'guest-service-centre';

export interface AskedSigned extends Omit<AskedWhole, 'staffNo' | 'proof'> {
  readonly token?: string;
}

/** What a sign-in answers. */
export interface Tokens {
  readonly token: string;
  readonly expiresIn: number;
  readonly refreshToken: string;
  readonly customer?: { readonly id: string };
  readonly staff?: { readonly staffNo: string };
}

/** The whole service behind its doors and its authorizer: whoever asks shows a token, and no test says who he is. */
export async function signedDoor(options: WorldOptions = {}) {
  const door = await wholeDoor(options);
  const { w, wechat } = door;
  const clock = () => w.now;
  const from = tokenIssuer();
  await from.publish();
  const { log, lines } = logLines();
  const check = tokenChecker({
    issuers: [{ issuer, audience }],
    keys: issuerKeys({ fetch: from.fetch, clock }),
    own: ownTokens(() => w.parts.secret('own-token')),
    clock,
  });
  const authorize = authorizing({ check, log });

  async function ask(domain: DomainName, { token, ...asked }: AskedSigned): Promise<Told> {
    const event = { identitySource: token === undefined ? [] : [`Bearer ${token}`], requestContext: {} };
    const { context } = await authorize(event as unknown as APIGatewayRequestAuthorizerEventV2);
    return door.ask(domain, { ...asked, ...('sub' in context && { proof: { ...context } }) });
  }

  const post = (path: string, body: unknown, more: Partial<AskedSigned> = {}) =>
    ask('sessions', { method: 'POST', path, body, ...more });

  const claimsOf = (staffNo: string) => {
    const iat = Math.floor(millis(w.now) / 1000);
    return { iss: issuer, aud: audience, sub: staffNo, site: 'dolon', iat, exp: iat + 900 };
  };

  return {
    ...{ w, wechat, from, ask, post, claimsOf },
    /** Every line of every log. */
    logs: () => [...lines, ...door.lines].join('\n'),
    /** Lets time pass, and nothing else. */
    pass: (ms: number) => {
      w.now = addMs(w.now, ms);
    },
    /** A token of the issuer, for a member of staff. */
    staffToken: (staffNo: string) => from.sign(claimsOf(staffNo)),
    /** Signs a WeChat user in. */
    signIn: async (openid: string, body: object = {}): Promise<Told & { readonly tokens: Tokens }> => {
      const told = await post('/auth/wechat', { code: wechat.codeFor(openid), ...body });
      return { ...told, tokens: told.data as unknown as Tokens };
    },
  };
}
export type SignedDoor = Awaited<ReturnType<typeof signedDoor>>;
