/** Where an alarm sends whoever is woken: a heading of docs/runbook.md; a test proves that each exists. */
export const runbookHeadings = [
  'function-errors',
  'function-throttles',
  'api-server-errors',
  'api-slow',
  'stream-lagging',
  'messages-undelivered',
  'workflow-failed',
  'workflow-timed-out',
  'table-throttled',
] as const;
export type RunbookHeading = (typeof runbookHeadings)[number];

export const runbookLink = (heading: RunbookHeading): string => `Runbook: docs/runbook.md#${heading}`;
