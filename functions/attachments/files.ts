import type { Instant } from '../kernel/time.ts';

/** What the attachments ask of the store of files. */
export interface Files {
  put(key: string, bytes: Uint8Array, of: { readonly contentType: string }): Promise<void>;
  /** The whole file; undefined where there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  remove(key: string): Promise<void>;
  /** A form by which exactly this file can be posted until an instant, and nothing else. */
  presignedPost(
    key: string,
    of: { readonly contentType: string; readonly bytes: number; readonly until: Instant; readonly now: Instant },
  ): Promise<{ url: string; fields: Record<string, string> }>;
  /** An address by which it can be downloaded under a name, for some seconds. */
  presignedGet(
    key: string,
    of: { readonly seconds: number; readonly fileName: string; readonly now: Instant },
  ): Promise<string>;
}
