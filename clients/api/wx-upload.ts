import { ApiError } from './api-error.ts';
import { patiently } from './patience.ts';
import { checkStored, UPLOAD_TIMEOUT_MS, type Upload } from './uploads.ts';

/** `wx.uploadFile` as the official typings have it. */
export interface WxUploads {
  uploadFile(options: {
    url: string;
    filePath: string;
    name: string;
    formData: Record<string, string>;
    timeout: number;
    success(answer: { statusCode: number; data: string }): void;
    fail(error: { errMsg: string }): void;
  }): { onProgressUpdate(listener: (seen: { progress: number }) => void): void };
}

/** For mini-programs: one file by its path. */
export const wxUpload =
  (wx: WxUploads): Upload<string> =>
  ({ url, fields }, filePath, options = {}) => {
    const send = () =>
      new Promise<number>((resolve, reject) => {
        const task = wx.uploadFile({
          ...{ url, filePath, name: 'file', formData: { ...fields }, timeout: options.timeoutMs ?? UPLOAD_TIMEOUT_MS },
          success: ({ statusCode }) => resolve(statusCode),
          fail: ({ errMsg }) =>
            reject(new ApiError(/timeout/.test(errMsg) ? 'timeout' : 'network', errMsg, { status: 0 })),
        });
        task.onProgressUpdate(({ progress }) => options.onProgress?.(progress / 100));
      });
    return patiently(async () => checkStored(await send()), options);
  };
