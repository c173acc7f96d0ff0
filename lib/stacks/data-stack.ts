import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  CfnGlobalTable,
  Operation,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { CfnKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { attributes, indexes } from '../../functions/platform/keys.ts';
import { addAlarm } from '../constructs/alarm.ts';
import { AuditBucket } from '../constructs/audit-bucket.ts';
import type { DomainData } from '../constructs/domain-data.ts';
import { FilesBucket } from '../constructs/files-bucket.ts';
import { keepLogicalId } from '../constructs/keep-logical-id.ts';
import type { Surroundings } from '../constructs/surroundings.ts';
import { runbook } from '../runbook.ts';
import type { Settings } from '../settings.ts';

const OPERATIONS = [
  Operation.TRANSACT_WRITE_ITEMS,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.QUERY,
  Operation.GET_ITEM,
];

/** What must outlive everything else: the table, the buckets, the keys. Logical ids are fixed; a test holds them. */
export class DataStack extends Stack implements DomainData {
  readonly table: TableV2;
  readonly audit: AuditBucket;
  readonly files: FilesBucket;
  readonly dataKey: Key;
  /** Signs checkpoints of the audit trail; an HMAC key, which never leaves the key service. */
  readonly checkpointKey: Key;
  readonly rootSecret: Secret;
  /** The mini-program's secret at WeChat, put here by hand after the first deployment. */
  readonly wechatSecret: Secret;
  /** Keys of the providers of notices, put here by hand after the first deployment. */
  readonly notifyingSecret: Secret;
  /** Token and key of WeChat's pushes, put here by hand after the first deployment. */
  readonly wechatPushSecret: Secret;
  readonly around: Surroundings;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const removalPolicy = settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.around = { settings, alarmTopic: this.#alarmTopic(settings) };
    this.dataKey = new Key(this, 'DataKey', {
      description: 'Wraps the data keys of personal fields',
      enableKeyRotation: true,
      removalPolicy,
    });
    keepLogicalId(this.dataKey, 'DataKey', CfnKey);
    this.checkpointKey = new Key(this, 'CheckpointKey', {
      description: 'Signs checkpoints of the audit trail',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy,
    });
    keepLogicalId(this.checkpointKey, 'CheckpointKey', CfnKey);
    this.rootSecret = new Secret(this, 'RootSecret', {
      description: 'Root of the derived keys: cursors, blind index, query codes, challenges',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    keepLogicalId(this.rootSecret, 'RootSecret', CfnSecret);
    Validations.of(this.rootSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new root would orphan every blind index and query code: it is changed by a migration, never on a schedule.',
    });
    this.wechatSecret = new Secret(this, 'WechatSecret', {
      description: 'Secret of the mini-program at WeChat: replace the generated text by the real one',
      removalPolicy,
    });
    keepLogicalId(this.wechatSecret, 'WechatSecret', CfnSecret);
    Validations.of(this.wechatSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'WeChat gives it out; whoever renews it there puts it here.',
    });
    this.wechatPushSecret = new Secret(this, 'WechatPushSecret', {
      description:
        'JSON {token, aesKey} of message pushes: replace the generated text by those of the console of WeChat',
      removalPolicy,
    });
    keepLogicalId(this.wechatPushSecret, 'WechatPushSecret', CfnSecret);
    Validations.of(this.wechatPushSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The console of WeChat gives them out; whoever renews them there puts them here.',
    });
    this.notifyingSecret = new Secret(this, 'NotifyingSecret', {
      description: 'JSON {wecomKey, smsKeyId, smsKeySecret}: replace the generated text by the real keys',
      removalPolicy,
    });
    keepLogicalId(this.notifyingSecret, 'NotifyingSecret', CfnSecret);
    Validations.of(this.notifyingSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'WeCom and the carrier give them out; whoever renews them there puts them here.',
    });
    this.table = this.#table(settings, removalPolicy);
    this.audit = new AuditBucket(this, 'Audit', { settings, removalPolicy });
    this.files = new FilesBucket(this, 'Files', { settings, removalPolicy, accessLog: this.audit.accessLog });
    this.#watchTable();
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'RootSecretArn', { value: this.rootSecret.secretArn });
    new CfnOutput(this, 'NotifyingSecretArn', { value: this.notifyingSecret.secretArn });
    new CfnOutput(this, 'WechatSecretArn', { value: this.wechatSecret.secretArn });
    new CfnOutput(this, 'WechatPushSecretArn', { value: this.wechatPushSecret.secretArn });
    new CfnOutput(this, 'DataKeyArn', { value: this.dataKey.keyArn });
  }

  #table(settings: Settings, removalPolicy: RemovalPolicy): TableV2 {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new TableV2(this, 'Table', {
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
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.keepsData,
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      removalPolicy,
    });
    keepLogicalId(table, 'Table', CfnGlobalTable);
    return table;
  }

  /** One alarm an operation: an alarm over their sum would be metric math, which the local cloud refuses. */
  #watchTable(): void {
    for (const operation of OPERATIONS) {
      addAlarm(this, `${operation}Throttles`, {
        metric: this.table.metricThrottledRequestsForOperation(operation, {
          period: Duration.minutes(5),
          statistic: 'Sum',
        }),
        threshold: 5,
        impact: 'Guests and staff wait, and some requests are refused as busy.',
        heading: runbook.tableThrottles,
        topic: this.around.alarmTopic,
      });
    }
  }

  #alarmTopic({ alarmEmails }: Settings): Topic {
    const topic = new Topic(this, 'Alarms', { enforceSSL: true });
    for (const address of alarmEmails) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }
}
