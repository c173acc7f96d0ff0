import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import type { Log } from './log.ts';
import type { Proof, Refused } from './tokens.ts';

/**
 * The gateway's simple answer. It says nothing of the route, because the gateway may remember it for all of them. Who proves
 * nothing is let through with nothing proven: the gateway's own refusal would be a 403 without our envelope, while the door
 * behind it answers 401 and lets nobody in without proof.
 */
export interface Authorized {
  readonly isAuthorized: true;
  readonly context: Proof | Readonly<Record<string, never>>;
}

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i;

/** Answers who sent a request; what he may do is asked afresh behind it. Rejects only where the issuer cannot be asked. */
export const authorizing =
  ({ check, log }: { readonly check: (token: string) => Promise<Proof | Refused>; readonly log: Log }) =>
  async (event: APIGatewayRequestAuthorizerEventV2): Promise<Authorized> => {
    const correlationId = event.requestContext?.requestId ?? 'none';
    const sent = event.identitySource?.[0] ?? event.headers?.authorization ?? '';
    const [, token] = BEARER.exec(sent) ?? [];
    try {
      const proof = token === undefined ? { refused: 'no bearer token' } : await check(token);
      if ('refused' in proof) {
        log.work({ work: 'authorize', correlationId, outcome: proof.refused });
        return { isAuthorized: true, context: {} };
      }
      log.work({ work: 'authorize', correlationId, outcome: 'let in' });
      return { isAuthorized: true, context: proof };
    } catch (error) {
      log.work({ work: 'authorize', correlationId, error: error ?? 'nothing thrown' });
      throw error;
    }
  };
