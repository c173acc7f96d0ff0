import { ApiError } from './api-error.ts';
import type { Transport } from './client.ts';
import { parsed } from './json-text.ts';

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
