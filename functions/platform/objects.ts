import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { clientLimits } from './clients.ts';
import { env } from './env.ts';

/** What an object is, beside its bytes. `type` is its media type; `size` in bytes. */
export interface ObjectFacts {
  readonly type: string;
  readonly size: number;
}

/** A form that a browser or `wx.uploadFile` sends with the file as its last field; it fits one object and one file only. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a form allows: the object, exactly this many bytes, this media type, and for how long. */
export interface UploadTerms extends ObjectFacts {
  readonly seconds: number;
}

/** How a link gives an object out: under which name it is saved, and for how long the link opens. */
export interface LinkTerms {
  readonly fileName: string;
  readonly seconds: number;
}

/**
 * Files, each under a name of its own; a narrow port over one bucket, whose twin in memory stands in test/support. Whatever is not there
 * is `undefined`, and removing it again is no error.
 */
export interface Objects {
  put(name: string, body: Uint8Array, of: { readonly type: string }): Promise<void>;
  /** The whole object, or its first bytes. */
  get(name: string, of?: { readonly bytes: number }): Promise<Uint8Array | undefined>;
  facts(name: string): Promise<ObjectFacts | undefined>;
  /** Copies within the bucket; the copy is of the media type told. False where there is nothing to copy. */
  copy(from: string, to: string, of: { readonly type: string }): Promise<boolean>;
  remove(name: string): Promise<void>;
  uploadForm(name: string, terms: UploadTerms): Promise<UploadForm>;
  link(name: string, terms: LinkTerms): Promise<string>;
}

const TRANSFER_MS = 15_000; // 20 MB at a megabyte and a half a second: below a function's 20 s
const limits = {
  ...clientLimits,
  requestHandler: { ...clientLimits.requestHandler, requestTimeout: TRANSFER_MS },
};

/**
 * The bucket of files. Names stand in the path, which every region takes and the local cloud needs. Asked for by what works with
 * files alone and not by `runtime`: the client of S3 would make every other bundle half as big again.
 */
export const files = (): Objects =>
  s3Objects(new S3Client({ ...limits, forcePathStyle: true }), env('filesBucket').filesBucket);

/** Asks for something that may be missing; without the right to list, S3 would answer "forbidden" instead. */
async function ifThere<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
    throw error;
  }
}

/** RFC 6266: the name in UTF-8, and never shown within the page that opens the link. */
const asAttachment = (fileName: string) => `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;

/** The objects of one bucket in S3. */
export function s3Objects(client: S3Client, bucket: string): Objects {
  const at = (name: string) => ({ Bucket: bucket, Key: name });
  return {
    async put(name, body, { type }) {
      await client.send(new PutObjectCommand({ ...at(name), Body: body, ContentType: type }));
    },

    get: (name, of) =>
      ifThere(async () => {
        const part = of && { Range: `bytes=0-${of.bytes - 1}` };
        const { Body } = await client.send(new GetObjectCommand({ ...at(name), ...part }));
        return Body === undefined ? new Uint8Array() : Body.transformToByteArray();
      }),

    facts: (name) =>
      ifThere(async () => {
        const { ContentType: type = '', ContentLength: size = 0 } = await client.send(new HeadObjectCommand(at(name)));
        return { type, size };
      }),

    async copy(from, to, { type }) {
      const source = `${bucket}/${from.split('/').map(encodeURIComponent).join('/')}`;
      const renamed = { ContentType: type, MetadataDirective: 'REPLACE' } as const;
      const copied = await ifThere(() =>
        client.send(new CopyObjectCommand({ ...at(to), CopySource: source, ...renamed })),
      );
      return copied !== undefined;
    },

    async remove(name) {
      await client.send(new DeleteObjectCommand(at(name)));
    },

    uploadForm: (name, { type, size, seconds }) =>
      createPresignedPost(client, {
        ...at(name),
        Fields: { 'Content-Type': type },
        Conditions: [
          ['content-length-range', size, size],
          ['eq', '$Content-Type', type],
        ],
        Expires: seconds,
      }),

    link: (name, { fileName, seconds }) =>
      getSignedUrl(client, new GetObjectCommand({ ...at(name), ResponseContentDisposition: asAttachment(fileName) }), {
        expiresIn: seconds,
      }),
  };
}
