import { millis } from '../kernel/time.ts';
import { env } from '../platform/env.ts';
import { gaugeNames, gaugeNamespace, gauges } from '../platform/gauges.ts';
import { processLog } from '../platform/process-log.ts';
import { clock } from '../platform/runtime.ts';

/** What WeChat will not do because of us: into the log, and to where an alarm watches. */
export const operatorHears = (work: string) => (why: string) => {
  processLog.work({ work, outcome: why });
  const write = (line: string) => process.stdout.write(`${line}\n`);
  gauges(write, gaugeNamespace(env('stage').stage))(gaugeNames.wechatRefusals, 1, millis(clock()));
};
