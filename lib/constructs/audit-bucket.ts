import { Duration, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
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

const CHECKPOINTS = 'checkpoints/*';
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
    // What lies there is put once: a second put of the same name would be what everybody reads, though the first one stays.
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(CHECKPOINTS)],
        conditions: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
    keepLogicalId(this.accessLog, 'AuditAccessLog', CfnBucket);
    keepLogicalId(this.bucket, 'AuditBucket', CfnBucket);
  }

  /** Lets a function read checkpoints, or make them, too, and see what is not there. */
  grantCheckpoints(lambda: Lambda, to: 'read' | 'make'): void {
    Grant.addToPrincipal({
      grantee: lambda,
      actions: ['s3:GetObject', ...(to === 'make' ? ['s3:PutObject'] : [])],
      resourceArns: [this.bucket.arnForObjects(CHECKPOINTS)],
    });
    Grant.addToPrincipal({
      grantee: lambda,
      actions: ['s3:ListBucket'],
      resourceArns: [this.bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': CHECKPOINTS } },
    });
    this.#acknowledge(lambda);
  }

  /** The wildcard that cdk-nag sees, named by the bucket's address as the function's stack spells it, which is known only then. */
  #acknowledge(lambda: Lambda): void {
    const validate = () => {
      const arn = JSON.stringify(Stack.of(lambda).resolve(this.bucket.bucketArn));
      Validations.of(lambda.role ?? lambda).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${arn}/${CHECKPOINTS}]`,
        reason: 'The wildcard stands for the checkpoints, each of which has a name of its own.',
      });
      return [];
    };
    lambda.node.addValidation({ validate });
  }
}
