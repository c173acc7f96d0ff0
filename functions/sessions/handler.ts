import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientLimits } from '../platform/clients.ts';
import { env } from '../platform/env.ts';
import { keptFor } from '../platform/kept.ts';
import { processLog } from '../platform/process-log.ts';
import { runtime } from '../platform/runtime.ts';
import { readSecret } from '../platform/secrets.ts';
import { serve } from '../platform/serve.ts';
import { actions } from './actions/all.ts';
import { contract } from './contract.ts';
import { codeToUser } from './wechat.ts';
import { sessionDeps } from './wiring.ts';

/** A secret that was renewed at WeChat counts in every container after this long. */
const SECRET_MS = 300_000;

/** Door of the sign-ins. */
export const handler = serve(contract, actions, async () => {
  const { wechat } = env('wechat');
  const from = runtime();
  const kept = keptFor<string>(SECRET_MS, from.clock);
  const secret = () => kept('wechat', () => readSecret(new SecretsManagerClient(clientLimits), wechat.secretArn));
  const refused = (errcode: number) => processLog.work({ work: 'wechat sign-in', outcome: String(errcode) });
  const userOf = codeToUser({ ...{ fetch, secret, refused }, baseUrl: wechat.baseUrl, appId: wechat.appId });
  return { door: from.door, deps: await sessionDeps(from, { userOf, appId: wechat.appId }) };
});
