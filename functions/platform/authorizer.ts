import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { instant } from '../kernel/time.ts';
import { authorizing } from './authorize.ts';
import { clientLimits } from './clients.ts';
import { env } from './env.ts';
import { issuerKeys } from './issuer-keys.ts';
import { ownTokens } from './own-tokens.ts';
import { processLog } from './process-log.ts';
import { keysFromRoot } from './secrets.ts';
import { tokenChecker } from './tokens.ts';

const { staffIssuers, rootSecretArn } = env('staffIssuers', 'rootSecretArn');
const clock = () => instant(Date.now());
const secret = keysFromRoot(new SecretsManagerClient(clientLimits), rootSecretArn);

/** The HTTP API's authorizer of all routes with a login. */
export const handler = authorizing({
  check: tokenChecker({
    issuers: staffIssuers,
    keys: issuerKeys({ fetch, clock }),
    own: ownTokens(() => secret('own-token')),
    clock,
  }),
  log: processLog,
});
