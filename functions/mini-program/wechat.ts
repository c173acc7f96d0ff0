import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { AskPictureCheck } from '../attachments/pictures/look-at-picture.ts';
import { clientLimits } from '../platform/clients.ts';
import { env } from '../platform/env.ts';
import { keptFor } from '../platform/kept.ts';
import { processLog } from '../platform/process-log.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { readSecret } from '../platform/secrets.ts';
import { accountStore } from '../sessions/account-store.ts';
import type { AskContentCheck } from '../tickets/screening/check-text.ts';
import { accessTokens } from './access-token.ts';
import { askWechat } from './ask-wechat.ts';
import { type ContentCheckParts, contentCheck } from './content-check.ts';
import { mediaCheck } from './media-check.ts';
import { operatorHears } from './operator.ts';
import type { PushKeys } from './push/push-crypto.ts';
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

/** What checks of what users give need; `work` is how an operator hears of it. */
function checkParts(work: string): ContentCheckParts {
  const accounts = accountStore(runtime().ledger);
  return { api: wechat(), addressOf: (site, id) => accounts.ofCustomer(site, id), ours: operatorHears(work) };
}

/** What WeChat thinks of the texts of its users. */
export const contentChecks = (): AskContentCheck => contentCheck(checkParts('content check'));

/** What WeChat thinks of the pictures of its users: it tells later, by a push. */
export const pictureChecks = (): AskPictureCheck => mediaCheck(checkParts('picture check'));

/** What an operator copies from the console into the secret store. */
const Keys = z.object({ token: z.string().min(3), aesKey: z.string().length(43) });

/** By which pushes are known and read; renewed keys count as a renewed secret does. */
export function pushKeys(): () => Promise<PushKeys> {
  const { appId, pushSecretArn } = env('wechatPush').wechatPush;
  const kept = keptFor<PushKeys>(SECRET_MS, clock);
  const client = new SecretsManagerClient(clientLimits);
  return () =>
    kept('push', async () => ({ ...Keys.parse(JSON.parse(await readSecret(client, pushSecretArn))), appId }));
}
