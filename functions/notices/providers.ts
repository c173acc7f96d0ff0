import { randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { clientLimits } from '../platform/clients.ts';
import { env } from '../platform/env.ts';
import { keptFor } from '../platform/kept.ts';
import { clock } from '../platform/runtime.ts';
import { readSecret } from '../platform/secrets.ts';
import { aliyunSms } from './channels/sms.ts';
import { wecomRobot } from './channels/wecom.ts';
import type { Ports } from './deps.ts';

/** What an operator puts into the secret store. */
const Keys = z.object({ wecomKey: z.string(), smsKeyId: z.string(), smsKeySecret: z.string() });

/** A key that was renewed counts in every container after this long. */
const KEYS_MS = 300_000;

/** The providers of this deployment; their keys are read when the first message goes out. */
export function providers(): Ports {
  const { notifying } = env('notifying');
  const kept = keptFor<z.infer<typeof Keys>>(KEYS_MS, clock);
  const secrets = new SecretsManagerClient(clientLimits);
  const keys = () => kept('keys', async () => Keys.parse(JSON.parse(await readSecret(secrets, notifying.secretArn))));
  return {
    WECOM: wecomRobot({ fetch, baseUrl: notifying.wecomUrl, key: async () => (await keys()).wecomKey }),
    SMS: aliyunSms({
      ...{ fetch, baseUrl: notifying.smsUrl, signName: notifying.smsSignName, templateCode: notifying.smsTemplateCode },
      key: async () => {
        const { smsKeyId, smsKeySecret } = await keys();
        return { id: smsKeyId, secret: smsKeySecret };
      },
      ...{ now: clock, nonce: randomUUID },
    }),
  };
}
