import { expect, test } from 'vitest';
import { gaugeNames, gaugeNamespace, gauges } from '../../../functions/platform/gauges.ts';

test('a gauge is one log line that CloudWatch reads as a number without dimensions', () => {
  const lines: string[] = [];

  gauges((line) => lines.push(line), gaugeNamespace('production'))(gaugeNames.calendarDaysKnown, 16, 1_700_000_000_000);

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      _aws: {
        Timestamp: 1_700_000_000_000,
        CloudWatchMetrics: [
          { Namespace: 'GuestService/production', Dimensions: [[]], Metrics: [{ Name: 'CalendarDaysKnown' }] },
        ],
      },
      CalendarDaysKnown: 16,
    },
  ]);
});
