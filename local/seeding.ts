import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SiteId } from '../functions/kernel/ids.ts';
import { Instant } from '../functions/kernel/time.ts';
import { dynamoTable } from '../functions/platform/dynamo-table.ts';
import { Records } from '../functions/platform/records.ts';
import { kmsKeys, sealer } from '../functions/platform/seal.ts';
import { dynamoOf, kmsOf } from './aws-clients.ts';
import type { Deployed } from './deploy.ts';
import { seedRecords } from './seed/seed-records.ts';

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

/** Seeds units, staff and customers; what is there stays as people have made it. */
export async function seedService(
  service: Pick<Deployed, 'tableName' | 'outputs'> & { endpoint: string },
): Promise<number> {
  return seedRecords(recordsOf(service), seededSite);
}
