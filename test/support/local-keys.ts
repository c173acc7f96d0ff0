import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { KeySource } from '../../functions/platform/seal.ts';

/** A key service on this machine: really wraps, binds the site, and opens nothing that it did not wrap for that site. */
export function localKeys(): KeySource & { readonly calls: string[] } {
  const calls: string[] = [];
  const master = createHash('sha256').update('master').digest();
  let made = 0;
  return {
    calls,
    async generate(site) {
      calls.push(`generate ${site}`);
      made += 1;
      const plain = createHash('sha256').update(`${site} ${made}`).digest();
      const nonce = createHash('sha256').update(`nonce ${made}`).digest().subarray(0, 12);
      const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(site));
      const wrapped = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return { plain, wrapped: wrapped.toString('base64') };
    },
    async unwrap(site, wrapped) {
      calls.push(`unwrap ${site}`);
      const bytes = Buffer.from(wrapped, 'base64');
      const cipher = createDecipheriv('aes-256-gcm', master, bytes.subarray(0, 12)).setAAD(Buffer.from(site));
      cipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]);
    },
  };
}
