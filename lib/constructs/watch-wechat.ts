import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { gaugeNames, gaugeNamespace } from '../../functions/platform/gauges.ts';
import { runbook } from '../runbook.ts';
import { addAlarm } from './alarm.ts';
import type { DomainFunction } from './domain-function.ts';
import type { Surroundings } from './surroundings.ts';

/** Rings where WeChat refuses a message for a reason that is ours and not the guest's. */
export function watchWechat(sender: DomainFunction, around: Surroundings): void {
  addAlarm(sender, 'WechatRefuses', {
    metric: new Metric({
      namespace: gaugeNamespace(around.settings.stage),
      metricName: gaugeNames.wechatRefusals,
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    }),
    impact: 'Guests are told by text message instead of the mini-program, and some by nobody.',
    heading: runbook.wechatRefuses,
    topic: around.alarmTopic,
  });
}
