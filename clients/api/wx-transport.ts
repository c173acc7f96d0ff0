import { ApiError } from './api-error.ts';
import type { Received, Sent, Transport } from './client.ts';
import { parsed } from './json-text.ts';

/** The one function of `wx` that the client needs, as the official typings have it. */
export interface WxLike {
  request(options: {
    url: string;
    method: Sent['method'];
    header: Record<string, string>;
    data?: string;
    timeout: number;
    success(answer: { statusCode: number; header: Record<string, string>; data: unknown }): void;
    fail(error: { errMsg: string }): void;
  }): unknown;
}

/** For mini-programs: `wx.request`, which calls `success` for any HTTP status. */
export const wxTransport =
  (wx: WxLike): Transport =>
  ({ method, url, headers, body, timeoutMs }) =>
    new Promise<Received>((resolve, reject) => {
      wx.request({
        url,
        method,
        header: { ...headers },
        timeout: timeoutMs,
        ...(body !== undefined && { data: body }),
        success: ({ statusCode, header, data }) => {
          const retryAfter = Object.entries(header).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
          resolve({ status: statusCode, retryAfter, body: typeof data === 'string' ? parsed(data) : data });
        },
        fail: ({ errMsg }) =>
          reject(new ApiError(/timeout/.test(errMsg) ? 'timeout' : 'network', errMsg, { status: 0 })),
      });
    });
