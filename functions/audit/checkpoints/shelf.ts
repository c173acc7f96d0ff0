import { GenerateMacCommand, type KMSClient, KMSInvalidMacException, VerifyMacCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

/** Where checkpoints lie: what was put once stays, and is put by nobody a second time. */
export interface Shelf {
  /** False where something lies there already. */
  put(name: string, body: string): Promise<boolean>;
  get(name: string): Promise<string | undefined>;
}

/** Who says that a checkpoint is ours: a key that nobody has in his hands. */
export interface Signer {
  sign(hash: string): Promise<string>;
  holds(hash: string, mac: string): Promise<boolean>;
}

const PRECONDITION_FAILED = 412;
const CONFLICT = 409; // somebody puts the same at this moment

/** The bucket whose objects nobody deletes before their time. */
export const bucketShelf = (client: S3Client, bucket: string): Shelf => ({
  async put(name, body) {
    const object = { Bucket: bucket, Key: name, Body: body, ContentType: 'application/json' };
    try {
      await client.send(new PutObjectCommand({ ...object, IfNoneMatch: '*' }));
      return true;
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === PRECONDITION_FAILED || status === CONFLICT) return false;
      throw error;
    }
  },

  async get(name) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
      return await Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});

const ALGORITHM = { MacAlgorithm: 'HMAC_SHA_256' } as const;

/** HMAC by a key of KMS that never leaves it: who makes checkpoints may sign, who checks them may only ask. */
export const kmsSigner = (client: KMSClient, keyArn: string): Signer => ({
  async sign(hash) {
    const { Mac } = await client.send(
      new GenerateMacCommand({ ...ALGORITHM, KeyId: keyArn, Message: Buffer.from(hash) }),
    );
    if (!Mac) throw new Error('KMS gave no code');
    return Buffer.from(Mac).toString('base64');
  },
  async holds(hash, mac) {
    const asked = { ...ALGORITHM, KeyId: keyArn, Message: Buffer.from(hash), Mac: Buffer.from(mac, 'base64') };
    try {
      return (await client.send(new VerifyMacCommand(asked))).MacValid === true;
    } catch (error) {
      if (error instanceof KMSInvalidMacException) return false;
      throw error;
    }
  },
});
