import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2, TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { attributes, indexes } from '../../functions/platform/keys.ts';
import { fiveMinutes, watched } from '../constructs/watched.ts';
import type { Settings } from '../settings.ts';

/** What must outlive everything else: the table, the audit bucket, the keys. Logical ids are fixed; a test holds them. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly auditBucket: Bucket;
  readonly dataKey: Key;
  readonly rootSecret: Secret;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const removalPolicy = settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.dataKey = new Key(this, 'DataKey', {
      description: 'Wraps the data keys of personal fields',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.rootSecret = new Secret(this, 'RootSecret', {
      description: 'Root of the derived keys: cursors, blind index, query codes, challenges',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    this.table = this.#table(settings, removalPolicy);
    this.auditBucket = this.#auditBucket(settings, removalPolicy);
    watched(this, 'TableThrottled', {
      metric: this.table.metricThrottledRequestsForOperations(fiveMinutes),
      threshold: 1,
      impact: 'Requests wait or fail for everybody.',
      runbook: 'table-throttled',
    });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'DataKeyArn', { value: this.dataKey.keyArn });
  }

  #table(settings: Settings, removalPolicy: RemovalPolicy): TableV2 {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    return new TableV2(this, 'Table', {
      partitionKey: text(attributes.pk),
      sortKey: text(attributes.sk),
      globalSecondaryIndexes: Object.values(indexes).map((index) => ({
        indexName: index.name,
        partitionKey: text(index.pk),
        sortKey: text(index.sk),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      timeToLiveAttribute: attributes.expires,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.keepsData,
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      removalPolicy,
    });
  }

  #auditBucket(settings: Settings, removalPolicy: RemovalPolicy): Bucket {
    const own = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy,
    } as const;
    const accessLog = new Bucket(this, 'AuditBucketAccessLog', {
      ...own,
      lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(30) }],
    });
    return new Bucket(this, 'AuditBucket', {
      ...own,
      serverAccessLogsBucket: accessLog,
      serverAccessLogsPrefix: 'audit/',
      ...(settings.objectLockDays !== undefined && {
        objectLockEnabled: true,
        objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(settings.objectLockDays)),
      }),
    });
  }
}
