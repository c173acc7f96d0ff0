import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SiteId } from '../kernel/ids.ts';
import { type Instant, millis } from '../kernel/time.ts';
import { keys } from './keys.ts';
import type { Place, Sealer } from './records.ts';
import { type Table, WriteLost } from './table.ts';

/** Where data keys come from: wrapped ones may lie in the table, only the key service opens them. */
export interface KeySource {
  generate(site: SiteId): Promise<{ readonly plain: Uint8Array; readonly wrapped: string }>;
  unwrap(site: SiteId, wrapped: string): Promise<Uint8Array>;
}

/** Data keys by KMS; the site is bound to each as encryption context. */
export const kmsKeys = (client: KMSClient, keyArn: string): KeySource => ({
  async generate(site) {
    const made = await client.send(
      new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { site } }),
    );
    if (!made.Plaintext || !made.CiphertextBlob) throw new Error('KMS gave no data key');
    return { plain: made.Plaintext, wrapped: Buffer.from(made.CiphertextBlob).toString('base64') };
  },
  async unwrap(site, wrapped) {
    const opened = await client.send(
      new DecryptCommand({
        KeyId: keyArn,
        CiphertextBlob: Buffer.from(wrapped, 'base64'),
        EncryptionContext: { site },
      }),
    );
    if (!opened.Plaintext) throw new Error('KMS opened no data key');
    return opened.Plaintext;
  },
});

const KEPT_MS = 300_000; // a data key is asked for again after five minutes …
const USES_AT_MOST = 10_000; // … or this many uses: far below the 2^32 messages that GCM with random nonces allows
const NONCE_BYTES = 12;
const SALT_BYTES = 12;
const TAG_BYTES = 16;
const WHOLE_TAG = { authTagLength: TAG_BYTES }; // or a text cut short would be checked by a few bytes only
const VERSION = 'v1';

interface Kept {
  readonly until: number;
  readonly key: Promise<Uint8Array>;
  uses: number;
}

export interface SealerOptions {
  readonly keySource: KeySource;
  readonly table: Table;
  readonly tableName: string;
  readonly clock: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * Seals personal texts by AES-256-GCM: `v1.<day>.<nonce, ciphertext, tag>`. The place (table, key, field) is authenticated
 * with it, so a sealed text that is moved elsewhere does not open. One data key a site and day, wrapped beside the data.
 */
export function sealer(options: SealerOptions): Sealer {
  const { keySource, table, tableName, clock, random } = options;
  const kept = new Map<string, Kept>();

  /** The day's key of a site: made by whoever needs it first; a loser of that race takes the winner's. */
  async function fetched(site: SiteId, day: string, mayMake: boolean): Promise<Uint8Array> {
    const place = keys.dataKey(site, day);
    const found = await table.get(place, { consistent: true });
    if (found) return keySource.unwrap(site, String(found.wrapped));
    if (!mayMake) throw new Error(`there is no data key of ${site} for ${day}`);
    const { plain, wrapped } = await keySource.generate(site);
    try {
      await table.write({ kind: 'put', item: { ...place, is: 'data-key', wrapped }, expect: { absent: true } });
      return plain;
    } catch (error) {
      if (!(error instanceof WriteLost)) throw error;
      return keySource.unwrap(site, String(error.lost[0]?.current?.wrapped));
    }
  }

  function keyOf(site: SiteId, day: string, mayMake: boolean): Promise<Uint8Array> {
    const name = `${site} ${day}`;
    const now = millis(clock());
    const found = kept.get(name);
    if (found && now < found.until && found.uses < USES_AT_MOST) {
      found.uses += 1;
      return found.key;
    }
    const key = fetched(site, day, mayMake);
    kept.set(name, { until: now + KEPT_MS, key, uses: 1 });
    key.catch(() => kept.delete(name));
    return key;
  }

  const bound = (place: Place) => Buffer.from(JSON.stringify([tableName, place.pk, place.sk, place.field]));

  return {
    salt: () => Buffer.from(random(SALT_BYTES)).toString('base64url'),

    async seal(site, text, place) {
      const day = clock().slice(0, 10).replaceAll('-', '');
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', await keyOf(site, day, true), nonce, WHOLE_TAG).setAAD(bound(place));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${day}.${sealed.toString('base64url')}`;
    },

    async open(site, sealed, place) {
      const [, day, body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      // Base64 has several spellings of the same bytes; a sealed text has one, so that no change of it goes unseen.
      if (!day || sealed !== `${VERSION}.${day}.${bytes.toString('base64url')}`) throw new Error('not a sealed text');
      const [key, nonce] = [await keyOf(site, day, false), bytes.subarray(0, NONCE_BYTES)];
      const cipher = createDecipheriv('aes-256-gcm', key, nonce, WHOLE_TAG).setAAD(bound(place));
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]).toString('utf8');
    },
  };
}
