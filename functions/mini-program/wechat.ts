import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientLimits } from '../platform/clients.ts';
import { env } from '../platform/env.ts';
import { keptFor } from '../platform/kept.ts';
import { processLog } from '../platform/process-log.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { readSecret } from '../platform/secrets.ts';
import { accessTokens } from './access-token.ts';
import { askWechat } from './ask-wechat.ts';
import { type WechatApi, wechatApi } from './wechat-api.ts';

/** A secret that was renewed at WeChat counts in every container after this long. */
const SECRET_MS = 300_000;

/** WeChat as this deployment asks it, with the token that its calls want. */
export function wechat(): WechatApi {
  const { wechat: settings } = env('wechat');
  const { baseUrl, appId, secretArn } = settings;
  const { records } = runtime();
  const kept = keptFor<string>(SECRET_MS, clock);
  const secret = () => kept('wechat', () => readSecret(new SecretsManagerClient(clientLimits), secretArn));
  const refused = (path: string, errcode: number) => processLog.work({ work: `WeChat ${path}`, outcome: `${errcode}` });
  const ask = askWechat({ fetch, baseUrl, refused });
  return wechatApi({ ask, tokens: accessTokens({ ask, records, appId, secret, clock }) });
}
