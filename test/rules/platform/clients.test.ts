import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientLimits } from '../../../functions/platform/clients.ts';

const silent = createServer(() => undefined);

describe('a call to a service that takes the connection and never answers', () => {
  beforeAll(async () => {
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  test('is given up after the request limit, so that a function can still answer', async () => {
    const { port } = silent.address() as AddressInfo;
    const client = new SecretsManagerClient({
      ...clientLimits,
      requestHandler: { ...clientLimits.requestHandler, requestTimeout: 200 },
      maxAttempts: 1,
      region: 'local',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    });

    const asked = client.send(new GetSecretValueCommand({ SecretId: 'any' }), {
      abortSignal: AbortSignal.timeout(3_000),
    });

    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
