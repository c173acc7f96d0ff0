/** Headings of docs/runbook.md: every alarm names the one that tells what to do about it. */
export const runbook = {
  functionFails: 'A function fails',
  functionThrottled: 'A function is throttled',
  apiFails: 'The API answers with faults',
  apiSlow: 'The API is slow',
  apiRefuses: 'The API refuses unusually much',
  deadLetters: 'Dead letters wait',
  streamLags: 'The stream lags behind',
  workflowFailed: 'A workflow failed',
  workflowTimedOut: 'A workflow timed out',
  workflowAborted: 'A workflow was aborted',
  reconcilerSilent: 'The reconciler is silent',
  calendarEnds: 'The working calendar runs out',
  tableThrottles: 'The table throttles',
  wechatRefuses: 'WeChat refuses what we send',
  breakGlassOpened: 'Break-glass access was opened',
  eventsTampered: 'Somebody changed what had happened',
  checkpointsSilent: 'Nobody makes checkpoints',
  readLogTampered: 'The log of reads was tampered with',
} as const;

export type RunbookHeading = (typeof runbook)[keyof typeof runbook];

/** Where a heading stands, as GitHub and most viewers spell its anchor. */
export const runbookLink = (heading: RunbookHeading): string =>
  `docs/runbook.md#${heading.toLowerCase().replaceAll(' ', '-')}`;
