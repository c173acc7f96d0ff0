import { randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { serviceCalendar } from '../kernel/china-calendar.ts';
import { operatorHears } from '../mini-program/operator.ts';
import { serviceWindows } from '../mini-program/service/store.ts';
import { subscriptionStore } from '../mini-program/store.ts';
import { wechat } from '../mini-program/wechat.ts';
import { clientLimits } from '../platform/clients.ts';
import { env } from '../platform/env.ts';
import { keptFor } from '../platform/kept.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { readSecret } from '../platform/secrets.ts';
import { accountStore } from '../sessions/account-store.ts';
import { serviceMessage } from './channels/service.ts';
import { aliyunSms, type SendSms, smsNotice } from './channels/sms.ts';
import { subscriptionMessage } from './channels/subscription.ts';
import { wecomRobot } from './channels/wecom.ts';
import type { Ports } from './deps.ts';

/** What an operator puts into the secret store. */
const Keys = z.object({ wecomKey: z.string(), smsKeyId: z.string(), smsKeySecret: z.string() });

/** A key that was renewed counts in every container after this long. */
const KEYS_MS = 300_000;

/** Subscription messages of the mini-program; its function is told of them. */
function subscriptions(): Ports['SUBSCRIPTION'] {
  const { ledger, templates } = runtime();
  const accounts = accountStore(ledger);
  return subscriptionMessage({
    ...{
      api: wechat(),
      templates,
      clock,
      ours: operatorHears('subscription message'),
      timeZone: serviceCalendar.timeZone,
    },
    subscriptions: subscriptionStore(ledger),
    addressOf: (site, customerId) => accounts.ofCustomer(site, customerId),
  });
}

/** Messages of the mini-program's service chat. */
function serviceChat(): Ports['SERVICE'] {
  const { ledger } = runtime();
  const accounts = accountStore(ledger);
  return serviceMessage({
    ...{ api: wechat(), clock, ours: operatorHears('service message'), windows: serviceWindows(ledger) },
    addressOf: (site, customerId) => accounts.ofCustomer(site, customerId),
  });
}

/** The keys of this deployment; they are read when the first message goes out. */
function keysOf(secretArn: string) {
  const kept = keptFor<z.infer<typeof Keys>>(KEYS_MS, clock);
  const secrets = new SecretsManagerClient(clientLimits);
  return () => kept('keys', async () => Keys.parse(JSON.parse(await readSecret(secrets, secretArn))));
}

/** Text messages of this deployment. */
export function smsSender(): SendSms {
  const { smsUrl: baseUrl, smsSignName: signName, secretArn } = env('notifying').notifying;
  const keys = keysOf(secretArn);
  const key = async () => {
    const { smsKeyId, smsKeySecret } = await keys();
    return { id: smsKeyId, secret: smsKeySecret };
  };
  return aliyunSms({ fetch, baseUrl, signName, key, now: clock, nonce: randomUUID });
}

/** The providers of this deployment. */
export function providers(): Ports {
  const { notifying } = env('notifying');
  const keys = keysOf(notifying.secretArn);
  return {
    WECOM: wecomRobot({ fetch, baseUrl: notifying.wecomUrl, key: async () => (await keys()).wecomKey }),
    SMS: smsNotice({
      send: smsSender(),
      templateCode: notifying.smsTemplateCode,
      linkTemplate: notifying.smsSurveyTemplate,
    }),
    SUBSCRIPTION: subscriptions(),
    SERVICE: serviceChat(),
  };
}
