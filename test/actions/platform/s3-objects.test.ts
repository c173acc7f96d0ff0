import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { s3Objects } from '../../../functions/platform/objects.ts';
import { clientSettings } from '../../../local/aws-clients.ts';
import { objectsConformance, type TestedObjects } from '../../support/objects-conformance.ts';

let client: S3Client | undefined;
let made: TestedObjects | undefined;

beforeAll(async () => {
  const bucket = `test-${randomBytes(6).toString('hex')}`;
  client = new S3Client({ ...clientSettings(inject('endpoint')), forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  made = {
    objects: s3Objects(client, bucket),
    async upload({ url, fields }, { body, type }) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...fields, 'Content-Type': type })) form.append(name, value);
      form.append('file', new Blob([new Uint8Array(body)], { type }));
      const answer = await fetch(url, { method: 'POST', body: form });
      await answer.arrayBuffer();
      return answer.ok;
    },
  };
});
afterAll(() => client?.destroy());

const tested = () => {
  if (!made) throw new Error('the bucket is not made yet');
  return made;
};

objectsConformance('files on the local cloud', tested);

test('a link opens the file under its own name, as something to save', async () => {
  const { objects } = tested();
  await objects.put('kept/letter', new TextEncoder().encode('信'), { type: 'application/pdf' });

  const answer = await fetch(await objects.link('kept/letter', { fileName: '来信 1.pdf', seconds: 60 }));

  expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
    ...[200, '信', 'application/pdf'],
  ]);
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E6%9D%A5%E4%BF%A1%201.pdf");
});
