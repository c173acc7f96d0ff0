import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildForm } from '../../scripts/build-form.ts';

test('the built form is at most 60 KB over the wire', async () => {
  const file = await buildForm();

  const size = gzipSync(readFileSync(file)).length;

  expect(size).toBeGreaterThan(1000);
  expect(size).toBeLessThanOrEqual(60 * 1024);
});
