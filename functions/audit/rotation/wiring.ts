import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientLimits } from '../../platform/clients.ts';
import { env } from '../../platform/env.ts';
import type { runtime } from '../../platform/runtime.ts';
import { dynamoScan } from '../../platform/table-scan.ts';
import type { RotationDeps } from './advance-rotation.ts';
import { rotationStore } from './store.ts';

/** What a rotation works with; the only function that reads the whole table. */
export const rotationDeps = ({
  ledger,
  records,
}: Pick<ReturnType<typeof runtime>, 'ledger' | 'records'>): RotationDeps => ({
  rotations: rotationStore(ledger),
  records,
  scan: dynamoScan(new DynamoDBClient(clientLimits), env('tableName').tableName),
});
