import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { recognising } from '../functions/customers/identifiers/recognise.ts';
import { glimpses } from '../functions/customers/search/glimpse.ts';
import { marksOf } from '../functions/customers/search/name-marks.ts';
import { SiteId } from '../functions/kernel/ids.ts';
import { Instant } from '../functions/kernel/time.ts';
import { dynamoTable } from '../functions/platform/dynamo-table.ts';
import { Records } from '../functions/platform/records.ts';
import { kmsKeys, sealer } from '../functions/platform/seal.ts';
import { derive, readSecret } from '../functions/platform/secrets.ts';
import { dynamoOf, kmsOf, secretsOf } from './aws-clients.ts';
import type { Deployed } from './deploy.ts';
import { seedArchive } from './seed/seed-archive.ts';
import { seedAccounts, seedRecords } from './seed/seed-records.ts';
import { standInKeys } from './stand-ins/notifying-keys.ts';
import { standInApp } from './stand-ins/wechat-app.ts';
import { standInPush } from './stand-ins/wechat-push.ts';

/** The site whose people are seeded on one machine. */
export const seededSite = SiteId.parse('dolon');

/** The deployed table as the functions see it: records with sealed personal fields. */
export function recordsOf({
  endpoint,
  tableName,
  outputs,
}: Pick<Deployed, 'tableName' | 'outputs'> & { endpoint: string }): Records {
  const keyArn = outputs.DataKeyArn;
  if (keyArn === undefined) throw new Error('the stacks have no output DataKeyArn');
  const table = dynamoTable({ client: dynamoOf(endpoint), tableName, random: Math.random, sleep: (ms) => pause(ms) });
  const clock = () => Instant.parse(new Date().toISOString());
  return new Records(
    table,
    sealer({ keySource: kmsKeys(kmsOf(endpoint), keyArn), table, tableName, clock, random: randomBytes }),
  );
}

/**
 * Seeds units, staff, customers and their WeChat accounts, and tells the service the mini-program's secret as an operator
 * would. What is there stays as people have made it.
 */
export async function seedService(
  service: Pick<Deployed, 'tableName' | 'outputs'> & { endpoint: string },
): Promise<number> {
  const { outputs, endpoint } = service;
  const { RootSecretArn: rootArn, WechatSecretArn: wechatArn, NotifyingSecretArn: notifyingArn } = outputs;
  const { WechatPushSecretArn: pushArn } = outputs;
  if ([rootArn, wechatArn, notifyingArn, pushArn].includes(undefined) || rootArn === undefined)
    throw new Error('the stacks have no outputs of their secrets');
  const secrets = secretsOf(endpoint);
  await secrets.send(new PutSecretValueCommand({ SecretId: wechatArn, SecretString: standInApp.secret }));
  await secrets.send(new PutSecretValueCommand({ SecretId: notifyingArn, SecretString: JSON.stringify(standInKeys) }));
  const pushKeys = JSON.stringify({ token: standInPush.token, aesKey: standInPush.aesKey });
  await secrets.send(new PutSecretValueCommand({ SecretId: pushArn, SecretString: pushKeys }));
  const root = await readSecret(secrets, rootArn);
  const key = derive(root, 'openid-index');
  const records = recordsOf(service);
  const put = await seedRecords(records, seededSite);
  const archiving = {
    recognise: recognising({ phone: derive(root, 'blind-index'), other: derive(root, 'identifier-index') }),
    glimpses: glimpses(derive(root, 'glimpse'), randomBytes),
    nameMarksOf: (site: string, names: readonly (string | undefined)[]) =>
      marksOf(derive(root, 'name-index'), site, names),
  };
  await seedArchive(records, seededSite, archiving);
  return put + (await seedAccounts(records, seededSite, { key, appId: standInApp.appId }));
}
