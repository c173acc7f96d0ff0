import { instant } from '../kernel/time.ts';
import { authorizing } from './authorize.ts';
import { env } from './env.ts';
import { issuerKeys } from './issuer-keys.ts';
import { processLog } from './process-log.ts';
import { tokenChecker } from './tokens.ts';

const { staffIssuers } = env('staffIssuers');
const clock = () => instant(Date.now());

/** The HTTP API's authorizer of all routes with a login. */
export const handler = authorizing({
  check: tokenChecker({ issuers: staffIssuers, keys: issuerKeys({ fetch, clock }), clock }),
  log: processLog,
});
