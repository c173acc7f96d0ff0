import { Duration, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type FileFolder, fileFolders } from '../../functions/platform/file-folders.ts';
import type { Settings } from '../settings.ts';
import { keepLogicalId } from './keep-logical-id.ts';

export interface FilesBucketProps {
  readonly settings: Settings;
  readonly removalPolicy: RemovalPolicy;
  /** Where it is written down who read and wrote. */
  readonly accessLog: IBucket;
}

const CORS_MINUTES = 60;
/** For so long a file that was removed can still be brought back; with it, every copy is gone within 35 days. */
const RESTORABLE_DAYS = 30;
/** What is there for some days only is wanted back by nobody: lists of people in clear are not kept beyond their day. */
const RESTORABLE_DAYS_OF_PASSING = 1;

/** Files of guests and staff. Nothing in it is public: what goes in or out is signed, for one object and some minutes. */
export class FilesBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: Key;

  constructor(scope: Construct, id: string, { settings, removalPolicy, accessLog }: FilesBucketProps) {
    super(scope, id);
    this.#key = new Key(this, 'Key', { description: 'Encrypts files', enableKeyRotation: true, removalPolicy });
    keepLogicalId(this.#key, 'FilesKey', CfnKey);
    const expiring = Object.values(fileFolders).flatMap(({ prefix, days }) =>
      days === undefined ? [] : [{ prefix, days }],
    );
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.#key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: accessLog,
      serverAccessLogsPrefix: 'files/',
      lifecycleRules: [
        ...expiring.map(({ prefix, days }) => ({
          prefix,
          expiration: Duration.days(days),
          noncurrentVersionExpiration: Duration.days(RESTORABLE_DAYS_OF_PASSING),
        })),
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(RESTORABLE_DAYS),
        },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.POST, HttpMethods.GET],
          allowedOrigins: [...settings.corsOrigins],
          allowedHeaders: ['content-type'],
          maxAge: CORS_MINUTES * 60,
        },
      ],
      removalPolicy,
    });
    keepLogicalId(this.bucket, 'FilesBucket', CfnBucket);
  }

  /** Lets a function put, read and remove in these folders, sign forms and links for them, and see what is not there. */
  grant(lambda: Lambda, ...folders: readonly FileFolder[]): void {
    this.#grant(lambda, folders, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']);
    this.#key.grant(lambda, 'kms:GenerateDataKey', 'kms:Decrypt');
  }

  /** Lets a function read in these folders, and sign links for what lies there. */
  grantReading(lambda: Lambda, ...folders: readonly FileFolder[]): void {
    this.#grant(lambda, folders, ['s3:GetObject']);
    this.#key.grant(lambda, 'kms:Decrypt');
  }

  #grant(lambda: Lambda, folders: readonly FileFolder[], actions: string[]): void {
    const prefixes = folders.map((folder) => fileFolders[folder].prefix);
    Grant.addToPrincipal({
      grantee: lambda,
      actions,
      resourceArns: prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}*`)),
    });
    Grant.addToPrincipal({
      grantee: lambda,
      actions: ['s3:ListBucket'],
      resourceArns: [this.bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
    });
    this.#acknowledge(lambda, prefixes);
  }

  /**
   * The wildcards that cdk-nag sees stand for the objects of these folders. It names them by the bucket's address as the function's stack
   * spells it, which is known only when all references between stacks are: so they are acknowledged as the tree is validated.
   */
  #acknowledge(lambda: Lambda, prefixes: readonly string[]): void {
    const validate = () => {
      const arn = JSON.stringify(Stack.of(lambda).resolve(this.bucket.bucketArn));
      const reason = 'The wildcard stands for the objects of one folder of the one bucket of files.';
      // The policy hangs at the role, which stands beside the function.
      for (const prefix of prefixes)
        Validations.of(lambda.role ?? lambda).acknowledge({
          id: `AwsSolutions-IAM5[Resource::${arn}/${prefix}*]`,
          reason,
        });
      return [];
    };
    lambda.node.addValidation({ validate });
  }
}
