import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runbook, runbookLink } from '../../lib/runbook.ts';
import { resourcesOf, stages, synthesised } from '../support/assembly.ts';

const headings = Object.values(runbook);
const chapters = readFileSync('docs/runbook.md', 'utf8').split(/^## /m).slice(1);

test('the runbook has a chapter for every alarm, and no other', () => {
  const titles = chapters.map((chapter) => chapter.split('\n')[0]);

  expect(titles).toEqual([...headings]);
});

test.each(chapters.map((text) => ({ title: text.split('\n')[0], text })))(
  'the chapter "$title" says what it means and what to do',
  ({ text }) => {
    const parts = [...text.matchAll(/^\*\*(\w+)\.\*\* \S/gm)].map(([, name]) => name);

    expect(parts).toEqual(['Description', 'Impact', 'Investigation', 'Remedy']);
  },
);

describe.each(stages)('the alarms of the stage $stage', ({ stage, alarmEmails }) => {
  const built = synthesised(stage);
  const alarms = resourcesOf(built, 'AWS::CloudWatch::Alarm');

  test('say whom it hurts and where the remedy stands', () => {
    const links = headings.map((heading) => runbookLink(heading));

    const wordless = alarms.filter(([, { Properties }]) => {
      const [impact = '', link = ''] = String(Properties.AlarmDescription).split(' What to do: ');
      return impact.length < 20 || !links.includes(link);
    });

    expect(wordless).toEqual([]);
  });

  test('use every chapter of the runbook', () => {
    const used = new Set(
      alarms.map(([, { Properties }]) => String(Properties.AlarmDescription).split(' What to do: ')[1]),
    );

    expect([...used].sort()).toEqual(headings.map((heading) => runbookLink(heading)).sort());
  });

  test('call somebody', () => {
    const mute = alarms.filter(
      ([, { Properties }]) => (Properties.AlarmActions as unknown[] | undefined)?.length !== 1,
    );
    const called = resourcesOf(built, 'AWS::SNS::Subscription').map(([, { Properties }]) => Properties.Endpoint);

    expect(mute.map(([id]) => id)).toEqual([]);
    expect(called).toEqual([...alarmEmails]);
  });

  test('are of one metric each, because the local cloud refuses arithmetic', () => {
    const reckoned = alarms.filter(([, { Properties }]) => 'Metrics' in Properties);

    expect(reckoned.map(([id]) => id)).toEqual([]);
  });

  test.each([
    ['AWS/ApiGateway', '5xx', 1],
    ['AWS/ApiGateway', '4xx', 1],
    ['AWS/ApiGateway', 'Latency', 1],
    ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 29],
    ['AWS/Lambda', 'IteratorAge', 1],
    ['AWS/Lambda', 'Invocations', 2],
    ['AWS/States', 'ExecutionsFailed', 3],
    ['AWS/States', 'ExecutionsTimedOut', 3],
    ['AWS/States', 'ExecutionsAborted', 3],
    ['AWS/DynamoDB', 'ThrottledRequests', 5],
    ['AWS/Events', 'TriggeredRules', 2],
    ['GuestService', 'CalendarDaysKnown', 1],
    ['GuestService', 'WechatRefusals', 1],
    ['GuestService', 'TamperedEvents', 1],
  ])('watch %s %s', (namespace, metric, count) => {
    const found = alarms.filter(
      ([, { Properties }]) =>
        String(Properties.Namespace).replace(/^GuestService\/\w+$/, 'GuestService') === namespace &&
        Properties.MetricName === metric,
    );

    expect(found).toHaveLength(count);
  });
});
