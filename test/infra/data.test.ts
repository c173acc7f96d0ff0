import { describe, expect, test } from 'vitest';
import { attributes, indexes } from '../../functions/platform/keys.ts';
import { settings } from '../../lib/settings.ts';
import { resourcesOf, synthesised } from '../support/assembly.ts';

const keeping = settings.filter(({ keepsData }) => keepsData);
const stateful = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
];

test('what holds data keeps its logical id, or CloudFormation would build it anew and delete the old one', () => {
  const production = synthesised('production');

  const ids = stateful.flatMap((type) => resourcesOf(production, type).map(([id]) => `${type} ${id}`));

  expect(ids.sort()).toMatchInlineSnapshot(`
    [
      "AWS::DynamoDB::GlobalTable Data/Table",
      "AWS::KMS::Key Data/CheckpointKey",
      "AWS::KMS::Key Data/DataKey",
      "AWS::KMS::Key Data/FilesKey",
      "AWS::S3::Bucket Data/AuditAccessLog",
      "AWS::S3::Bucket Data/AuditBucket",
      "AWS::S3::Bucket Data/FilesBucket",
      "AWS::SecretsManager::Secret Data/NotifyingSecret",
      "AWS::SecretsManager::Secret Data/RootSecret",
      "AWS::SecretsManager::Secret Data/WechatPushSecret",
      "AWS::SecretsManager::Secret Data/WechatSecret",
      "AWS::StepFunctions::StateMachine Workflow/ComplaintDispatchMachine",
      "AWS::StepFunctions::StateMachine Workflow/EscalationMachine",
      "AWS::StepFunctions::StateMachine Workflow/FollowUpMachine",
    ]
  `);
});

describe.each(keeping)('the data of the stage $stage', ({ stage, objectLockDays }) => {
  const built = synthesised(stage);

  test('outlive their stack', () => {
    const kept = stateful.slice(0, 4).flatMap((type) => resourcesOf(built, type));

    const lost = kept.filter(([, one]) => one.DeletionPolicy !== 'Retain' || one.UpdateReplacePolicy !== 'Retain');

    expect(lost.map(([id]) => id)).toEqual([]);
    expect(kept).toHaveLength(11);
  });

  test('stand in one table that is billed on demand, guarded, restorable to any moment and read as a stream', () => {
    const [[, table] = []] = resourcesOf(built, 'AWS::DynamoDB::GlobalTable');

    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: attributes.pk, KeyType: 'HASH' },
        { AttributeName: attributes.sk, KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: attributes.expires, Enabled: true },
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    });
  });

  test('are found by the indexes that the keys name, which copy nothing but keys', () => {
    const [[, table] = []] = resourcesOf(built, 'AWS::DynamoDB::GlobalTable');

    const wanted = Object.values(indexes).map(({ name, pk, sk }) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: pk, KeyType: 'HASH' },
        { AttributeName: sk, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    }));
    expect(table?.Properties.GlobalSecondaryIndexes).toEqual(wanted);
  });

  test('lie in buckets that are closed, versioned and encrypted', () => {
    const buckets = resourcesOf(built, 'AWS::S3::Bucket');

    for (const [, { Properties }] of buckets) {
      expect(Properties).toMatchObject({
        BucketEncryption: { ServerSideEncryptionConfiguration: [{}] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
      });
    }
    expect(buckets).toHaveLength(3);
  });

  test('that prove something cannot be deleted before their time, by anybody', () => {
    const { Properties } = built.stacks.Data.resources.AuditBucket ?? { Properties: {} };

    expect(Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: objectLockDays } } },
    });
  });

  test('that are checkpoints are put once, and signed by a key that never leaves the key service', () => {
    const keys = resourcesOf(built, 'AWS::KMS::Key').filter(([, key]) => key.Properties.KeySpec === 'HMAC_256');
    const policies = resourcesOf(built, 'AWS::S3::BucketPolicy').map(([, policy]) => JSON.stringify(policy.Properties));

    expect(keys.map(([id, key]) => [id, key.Properties.KeyUsage])).toEqual([
      ['Data/CheckpointKey', 'GENERATE_VERIFY_MAC'],
    ]);
    expect(policies.filter((text) => text.includes('"Null":{"s3:if-none-match":"true"}'))).toHaveLength(1);
  });

  test('that are personal are sealed under keys that turn every year', () => {
    const turned = resourcesOf(built, 'AWS::KMS::Key')
      .filter(([, key]) => key.Properties.KeySpec === undefined)
      .map(([, key]) => key.Properties.EnableKeyRotation);

    expect(turned).toEqual([true, true]);
  });

  test('that are files go when their folder says so, and are brought in and out by the pages of the house alone', () => {
    const files: Record<string, unknown> = built.stacks.Data.resources.FilesBucket?.Properties ?? {};
    const { Rules } = files.LifecycleConfiguration as { Rules: Record<string, unknown>[] };

    expect(Rules.map(({ Prefix, ExpirationInDays }) => [Prefix, ExpirationInDays])).toEqual([
      ...[
        ['quarantine/', 1],
        ['exchange/', 8],
        ['rights/', 8],
        [undefined, undefined],
      ],
    ]);
    expect(files.CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedMethods: ['POST', 'GET'], AllowedOrigins: ['https://www.resort.example'] }],
    });
  });

  test('that somebody removed, or that only pass, can be brought back for no longer than a day', () => {
    const files: Record<string, unknown> = built.stacks.Data.resources.FilesBucket?.Properties ?? {};
    const { Rules } = files.LifecycleConfiguration as {
      Rules: Array<{ Prefix?: string; Status: string; NoncurrentVersionExpiration?: { NoncurrentDays: number } }>;
    };

    const restorable = (name: string) =>
      Rules.filter(({ Prefix = '', Status }) => Status === 'Enabled' && name.startsWith(Prefix)).flatMap(
        (rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays ?? [],
      );

    // Of several rules that hold for a file, S3 takes the shortest.
    expect(Math.min(...restorable('quarantine/dolon/att_1'))).toBe(1);
    expect(Math.min(...restorable('exchange/dolon/imports/imp_1/file'))).toBe(1);
    expect(Math.min(...restorable('kept/dolon/att_1'))).toBe(30);
  });

  test('are refused over plain connections', () => {
    const policies = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].flatMap((type) =>
      resourcesOf(built, type),
    );
    const guarded = ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SNS::Topic'].flatMap((type) =>
      resourcesOf(built, type),
    );

    const plain = policies.filter(([, policy]) => !JSON.stringify(policy).includes('"aws:SecureTransport":"false"'));

    expect(plain.map(([id]) => id)).toEqual([]);
    expect(policies).toHaveLength(guarded.length);
  });
});
