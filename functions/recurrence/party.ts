import { createHmac } from 'node:crypto';
import type { CustomerId } from '../kernel/ids.ts';
import { blindIndex } from '../platform/blind-index.ts';
import type { MatterObject } from '../tickets/intake/behalf.ts';

/** Who told a matter and what it is about, so that both are found again and neither can be read. */
export interface Parties {
  /** Every party that a matter is of: the customer, and whoever has the number. */
  of(told: { readonly customerId?: CustomerId | undefined; readonly phone?: string | undefined }): string[];
  objectOf(object: MatterObject | undefined): string | undefined;
}

/** @param secret the key derived for `blind-index` */
export function parties(secret: Buffer): Parties {
  return {
    of: ({ customerId, phone }) => {
      const index = phone === undefined ? undefined : blindIndex(secret, phone);
      return [...(customerId ? [`C.${customerId}`] : []), ...(index ? [`P.${index}`] : [])];
    },
    objectOf: (object) =>
      object && createHmac('sha256', secret).update(`${object.type} ${object.ref}`).digest('base64url'),
  };
}
