/**
 * A number that CloudWatch reads out of the log by itself (embedded metric format), so that an alarm can watch it:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const gauges =
  (write: (line: string) => void, namespace: string) =>
  (name: string, value: number, at: number): void =>
    write(
      JSON.stringify({
        _aws: {
          Timestamp: at,
          CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [[]], Metrics: [{ Name: name }] }],
        },
        [name]: value,
      }),
    );

/** Names that CDK and the code must agree on. */
export const gaugeNames = {
  calendarDaysKnown: 'CalendarDaysKnown',
  wechatRefusals: 'WechatRefusals',
  tamperedEvents: 'TamperedEvents',
} as const;
export const gaugeNamespace = (stage: string): string => `GuestService/${stage}`;
