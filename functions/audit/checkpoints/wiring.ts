import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { clientLimits } from '../../platform/clients.ts';
import { env } from '../../platform/env.ts';
import type { Records } from '../../platform/records.ts';
import type { CheckpointDeps } from './make-checkpoints.ts';
import { bucketShelf, kmsSigner } from './shelf.ts';
import { checkpointStore } from './store.ts';

/** What checkpoints are made and checked with. */
export function checkpointDeps(records: Records): CheckpointDeps {
  const { auditBucket, checkpointKeyArn } = env('auditBucket', 'checkpointKeyArn');
  return {
    checkpoints: checkpointStore(records),
    shelf: bucketShelf(new S3Client({ ...clientLimits, forcePathStyle: true }), auditBucket),
    signer: kmsSigner(new KMSClient(clientLimits), checkpointKeyArn),
  };
}
