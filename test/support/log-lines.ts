import { jsonLog } from '../../functions/platform/log.ts';

/** A log whose lines a test can read. */
export function logLines() {
  const lines: string[] = [];
  return {
    log: jsonLog((line) => lines.push(line)),
    lines,
    parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
