import { hkdfSync } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** What a key is for; each purpose has a key of its own, drawn from the one root. */
export type Purpose =
  | 'cursor'
  | 'blind-index'
  | 'ticket-number'
  | 'query-code'
  | 'query-code-hash'
  | 'pow-signature'
  | 'pow-key';

/** 32 bytes for one purpose (HKDF-SHA-256): who learns one key learns no other. */
export const derive = (root: string, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', root, '', purpose, 32));

/** The root secret, as the secret store gives it. */
export async function readRootSecret(client: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (!SecretString) throw new Error('the root secret is empty');
  return SecretString;
}
