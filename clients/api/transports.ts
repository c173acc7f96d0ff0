import { ApiError, type Received, type Sent, type Transport } from './client.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a gateway's own page, not ours
  }
};

/** For browsers: `fetch`, cut off after the request's time. */
export const fetchTransport =
  (fetched: typeof fetch): Transport =>
  async ({ method, url, headers, body, timeoutMs }) => {
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(), timeoutMs);
    try {
      const answer = await fetched(url, { method, headers, signal: cut.signal, ...(body !== undefined && { body }) });
      const retryAfter = answer.headers.get('retry-after') ?? undefined;
      return { status: answer.status, retryAfter, body: parsed(await answer.text()) };
    } catch (error) {
      throw new ApiError(cut.signal.aborted ? 'timeout' : 'network', String(error), { status: 0 });
    } finally {
      clearTimeout(timer);
    }
  };

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
