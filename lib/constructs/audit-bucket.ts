import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { keepLogicalId } from './keep-logical-id.ts';

export interface AuditBucketProps {
  readonly settings: Settings;
  readonly removalPolicy: RemovalPolicy;
}

const ACCESS_LOG_DAYS = 400; // a year and a month: last year's season can still be compared

/** Evidence and checkpoints of the audit trail: nobody, the account's owner included, deletes them before their time. */
export class AuditBucket extends Construct {
  readonly bucket: Bucket;
  /** Where it is written down who read and wrote in the buckets of the service. */
  readonly accessLog: Bucket;

  constructor(scope: Construct, id: string, { settings, removalPolicy }: AuditBucketProps) {
    super(scope, id);
    const closed = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy,
    } as const;
    this.accessLog = new Bucket(this, 'AccessLog', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_DAYS), noncurrentVersionExpiration: Duration.days(30) }],
    });
    const days = settings.objectLockDays;
    this.bucket = new Bucket(this, 'Bucket', {
      ...closed,
      serverAccessLogsBucket: this.accessLog,
      serverAccessLogsPrefix: 'audit/',
      ...(days !== undefined && {
        objectLockEnabled: true,
        objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(days)),
      }),
    });
    keepLogicalId(this.accessLog, 'AuditAccessLog', CfnBucket);
    keepLogicalId(this.bucket, 'AuditBucket', CfnBucket);
  }
}
