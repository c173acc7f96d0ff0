import { ApiError } from './api-error.ts';
import type { Patience } from './patience.ts';

/** Where a file goes: the presigned POST that the service answers. */
export interface UploadPlace {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface UploadOptions extends Patience {
  /** Told the share that has gone out, from 0 to 1; a new try begins at 0 again. */
  readonly onProgress?: (share: number) => void;
  /** For one try. Default 60 s. */
  readonly timeoutMs?: number;
}

/** Sends one file to its place; the same file to the same place may be sent again. */
export type Upload<File> = (place: UploadPlace, file: File, options?: UploadOptions) => Promise<void>;

/** Time for one try where none is given. */
export const UPLOAD_TIMEOUT_MS = 60_000;

/** The store answers 204 (or 201), and anything else in XML that is not fit to show. */
export function checkStored(status: number): void {
  if (status >= 200 && status < 300) return;
  throw new ApiError('uploadRefused', `HTTP ${status}`, { status });
}
