import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { notingReads } from '../access/log/note-read.ts';
import { readLogStore } from '../access/log/store.ts';
import { calendarStore } from '../calendars/store.ts';
import type { SiteId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { policyStore } from '../policies/store.ts';
import { rosterStore } from '../rosters/store.ts';
import { identity } from '../sessions/identity.ts';
import { siteStore } from '../sites/store.ts';
import { staffStore } from '../staff/store.ts';
import { clientLimits } from './clients.ts';
import { cursors } from './cursor.ts';
import { dynamoTable } from './dynamo-table.ts';
import { env } from './env.ts';
import { Ledger } from './ledger.ts';
import { processLog } from './process-log.ts';
import { Records } from './records.ts';
import { kmsKeys, sealer } from './seal.ts';
import { keysFromRoot } from './secrets.ts';
import type { Door } from './serve.ts';

/** The only place that reads the machine's clock, draws chance and opens connections; everything below gets them handed in. */
export const clock = () => instant(Date.now());

function make() {
  const {
    tableName,
    dataKeyArn,
    rootSecretArn,
    sites: shipped,
  } = env('tableName', 'dataKeyArn', 'rootSecretArn', 'sites');
  const client = new DynamoDBClient(clientLimits);
  const table = dynamoTable({ client, tableName, random: Math.random, sleep: (ms) => pause(ms) });
  const keySource = kmsKeys(new KMSClient(clientLimits), dataKeyArn);
  const records = new Records(table, sealer({ keySource, table, tableName, clock, random: randomBytes }));
  const ledger = new Ledger(records);
  const staff = staffStore(ledger, clock);
  const sites = siteStore(ledger, { shipped: shipped as SiteId[], clock });
  const secret = keysFromRoot(new SecretsManagerClient(clientLimits), rootSecretArn);
  const identify = identity({ ledger, staff, sites: sites.ids, clock });
  const noteRead = notingReads(readLogStore(records), randomBytes);
  const door: Door = { clock, log: processLog, identify, noteRead };
  return {
    clock,
    door,
    table,
    records,
    ledger,
    staff,
    rosters: rosterStore(ledger, clock),
    sites,
    policies: policyStore(ledger, clock),
    templates: () => env('templates').templates,
    calendars: calendarStore(ledger, clock),
    secret,
    cursors: async () => cursors(await secret('cursor')),
    powSecrets: async () => ({
      challenge: (await secret('pow-signature')).toString('hex'),
      answer: (await secret('pow-key')).toString('hex'),
    }),
    random: (bytes: number): Uint8Array => randomBytes(bytes),
    drawn: (least: number, most: number) => randomInt(least, most),
  };
}

let made: ReturnType<typeof make> | undefined;

/** What a function works with, made at its first request and kept while its container lives. */
export function runtime(): ReturnType<typeof make> {
  made ??= make();
  return made;
}
