import { ApiError } from './api-error.ts';
import { patiently } from './patience.ts';
import { checkStored, UPLOAD_TIMEOUT_MS, type Upload } from './uploads.ts';

/** Loose, so that the browser's own handlers fit. */
type Handler = ((event: never) => unknown) | null;

/** The part of an XMLHttpRequest that an upload needs; `fetch` tells no progress. */
export interface XhrLike {
  open(method: string, url: string): void;
  send(body: FormData): void;
  timeout: number;
  readonly status: number;
  readonly upload: { onprogress: Handler };
  onload: Handler;
  onerror: Handler;
  ontimeout: Handler;
}

interface Gone {
  readonly loaded: number;
  readonly total: number;
}

/** For browsers: `formUpload(() => new XMLHttpRequest())`. */
export const formUpload =
  (newRequest: () => XhrLike): Upload<Blob> =>
  ({ url, fields }, file, options = {}) => {
    const send = () =>
      new Promise<number>((resolve, reject) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.append(name, value);
        form.append('file', file); // last: the store reads no field behind it
        const request = newRequest();
        const lost = (code: 'network' | 'timeout') => () => reject(new ApiError(code, code, { status: 0 }));
        request.open('POST', url);
        request.timeout = options.timeoutMs ?? UPLOAD_TIMEOUT_MS;
        request.upload.onprogress = ({ loaded, total }: Gone) => options.onProgress?.(total > 0 ? loaded / total : 0);
        request.onload = () => resolve(request.status);
        request.onerror = lost('network');
        request.ontimeout = lost('timeout');
        request.send(form);
      });
    return patiently(async () => checkStored(await send()), options);
  };
