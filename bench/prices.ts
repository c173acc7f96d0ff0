/**
 * Prices of us-east-1 in US dollars, read from the vendor's public price pages in November 2026. In the China regions the same
 * units are billed in yuan at prices of their own; ask before you plan with these there.
 */
const PER_MILLION = {
  transitions: 25, // Step Functions, Standard
  apiCalls: 1.0, // HTTP API, up to 512 KB a call
  invocations: 0.2, // Lambda requests
  gbSeconds: 13.33, // Lambda on ARM64
  writes: 0.625, // DynamoDB on demand
  reads: 0.125,
  events: 1.0, // EventBridge, custom events
  messages: 0.4, // SQS
  kmsCalls: 3.0,
  logKb: 0.5, // CloudWatch Logs, $0.50 a GB
} as const;

/** What one complaint uses of each. */
export type Units = Readonly<Record<keyof typeof PER_MILLION, number>>;

/** Dollars of a thousand complaints, by what they are paid for. */
export function pricesOf(units: Units): Record<string, number> {
  return Object.fromEntries(
    Object.entries(units).map(([name, n]) => [name, (n * 1_000 * PER_MILLION[name as keyof Units]) / 1_000_000]),
  );
}
