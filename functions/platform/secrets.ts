import { hkdfSync } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** What a key is for; each purpose has a key of its own, drawn from the one root. */
export type Purpose =
  | 'cursor'
  | 'blind-index'
  | 'ticket-number'
  | 'query-code'
  | 'query-code-hash'
  | 'attachment-id'
  | 'callback-id'
  | 'callback-code'
  | 'callback-code-hash'
  | 'pow-signature'
  | 'pow-key'
  | 'own-token'
  | 'refresh-token'
  | 'openid-index'
  | 'phone-code'
  | 'phone-code-hash'
  | 'binding-code'
  | 'binding-code-hash'
  | 'customer-id'
  | 'identifier-index'
  | 'name-index'
  | 'glimpse'
  | 'leak-report'
  | 'canary-id'
  | 'survey-token'
  | 'survey-token-hash'
  | 'exchange-id'
  | 'export-mark'
  | 'export-password'
  | 'rights-id'
  | 'rights-package';

/** 32 bytes for one purpose (HKDF-SHA-256): who learns one key learns no other. */
export const derive = (root: string, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', root, '', purpose, 32));

/** A secret's text, as the secret store gives it. */
export async function readSecret(client: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (!SecretString) throw new Error('a secret is empty');
  return SecretString;
}

/** Keys by purpose; the root is read once, and again after a failed try. */
export function keysFromRoot(client: SecretsManagerClient, arn: string): (purpose: Purpose) => Promise<Buffer> {
  let root: Promise<string> | undefined;
  return async (purpose) => {
    root ??= readSecret(client, arn);
    root.catch(() => {
      root = undefined;
    });
    return derive(await root, purpose);
  };
}
