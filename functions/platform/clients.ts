/**
 * Limits of every SDK client. Sockets die while a function is frozen and the SDK's own waits are long or endless: a call
 * takes at most 3 × (1 + 3) s, well inside a function's 20 s and the gateway's 30 s.
 */
export const clientLimits = {
  maxAttempts: 3,
  // Without the last one, the SDK only warns of a request that takes too long, and goes on waiting.
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;
