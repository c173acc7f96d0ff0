import { type Client, type ClientOptions, createClient } from './client.ts';
import { fetchTransport } from './fetch-transport.ts';
import { formUpload, type XhrLike } from './form-upload.ts';
import type { Upload } from './uploads.ts';

/** What a browser gives; `window` has it all. */
export interface BrowserLike {
  readonly fetch: typeof fetch;
  readonly crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array };
  readonly XMLHttpRequest: new () => XhrLike;
}

export interface BrowserClient extends Client {
  readonly upload: Upload<Blob>;
}

/** A key of 128 random bits. */
export const randomKey = (crypto: BrowserLike['crypto']): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** For browsers: `browserClient(window, { baseUrl })`, with `token` and `signIn` where staff work by it. */
export function browserClient(
  { fetch, crypto, XMLHttpRequest }: BrowserLike,
  settings: Omit<ClientOptions, 'transport' | 'newKey'> & Partial<Pick<ClientOptions, 'newKey'>>,
): BrowserClient {
  const transport = fetchTransport((...asked) => fetch(...asked));
  return {
    ...createClient({ newKey: () => randomKey(crypto), ...settings, transport }),
    upload: formUpload(() => new XMLHttpRequest()),
  };
}
