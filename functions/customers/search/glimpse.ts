import { createCipheriv, createDecipheriv } from 'node:crypto';
import * as z from 'zod';
import type { SiteId } from '../../kernel/ids.ts';
import { macOf } from '../../platform/query-codes.ts';
import type { Key } from '../../platform/table.ts';

/** As much of a customer as tells two namesakes apart in a list. */
export const Glimpse = z.object({
  name: z.string().optional(),
  alias: z.string().optional(),
  phone: z.string().optional(),
});
export type Glimpse = z.infer<typeof Glimpse>;

/**
 * Seals what a search shows into its index items. Unlike records, which have a data key a day, all of a site's have one key,
 * derived and at hand: a page of rows from twenty different days is opened without asking for twenty keys (ADR 040).
 */
export interface Glimpses {
  seal(site: SiteId, glimpse: Glimpse, place: Key): string;
  open(site: SiteId, sealed: string, place: Key): Glimpse;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WHOLE_TAG = { authTagLength: TAG_BYTES };

/** @param secret the key derived for `glimpse`; a site's own key follows from it */
export function glimpses(secret: Buffer, random: (bytes: number) => Uint8Array): Glimpses {
  const bound = ({ pk, sk }: Key) => Buffer.from(JSON.stringify([pk, sk]));
  return {
    seal(site, glimpse, place) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', macOf(secret, site), nonce, WHOLE_TAG).setAAD(bound(place));
      const text = cipher.update(JSON.stringify(glimpse), 'utf8');
      return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open(site, sealed, place) {
      const bytes = Buffer.from(sealed, 'base64url');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const cipher = createDecipheriv('aes-256-gcm', macOf(secret, site), nonce, WHOLE_TAG).setAAD(bound(place));
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]);
      return Glimpse.parse(JSON.parse(text.toString('utf8')));
    },
  };
}
