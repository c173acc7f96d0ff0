import { describe, expect, test } from 'vitest';
import { envNames } from '../../functions/platform/env-names.ts';
import { entryPoints } from '../../lib/entry-points.ts';
import { type Resource, resourcesOf, stages, synthesised, targetOf } from '../support/assembly.ts';

const entryOf = ({ Properties }: Resource) => String(Properties.Description).split(' ')[0] ?? '';
const environmentOf = ({ Properties }: Resource) => {
  const { Variables = {} } = (Properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
  return Object.keys(Variables);
};

describe.each(stages)('the functions of the stage $stage', ({ stage, logRetention }) => {
  const built = synthesised(stage);
  const functions = resourcesOf(built, 'AWS::Lambda::Function');

  test('are one for each entry point, and nothing else', () => {
    const entries = functions.map(([, one]) => entryOf(one)).sort();

    expect(entries).toEqual(Object.keys(entryPoints).sort());
  });

  test('run on the named runtime, on ARM, and end before the gateway or a workflow gives up', () => {
    for (const [id, { Properties }] of functions) {
      expect(Properties, id).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      expect(Number(Properties.Timeout), id).toBeLessThan(
        id.includes('Reconcile')
          ? 60
          : /ExchangeAdvance|AuditCheckpoint|AuditRotate/.test(id)
            ? 121
            : id.includes('RightsAdvance')
              ? 61
              : 30,
      );
    }
  });

  test('write structured lines into a log of their own that forgets in time', () => {
    const groups = functions.map(([id, { Properties }]) => {
      const { LogFormat, LogGroup } = Properties.LoggingConfig as { LogFormat: string; LogGroup: unknown };
      expect(LogFormat, id).toBe('JSON');
      return `${id.split('/')[0]}/${targetOf(LogGroup)}`;
    });
    const known = new Map(resourcesOf(built, 'AWS::Logs::LogGroup'));

    const retentions = groups.map((id) => known.get(id)?.Properties.RetentionInDays);

    expect(new Set(groups).size).toBe(functions.length);
    expect(new Set(retentions)).toEqual(new Set([logRetention]));
  });

  test('ring when they fail and when they are throttled', () => {
    const alarms = resourcesOf(built, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => {
      const [dimension] = (Properties.Dimensions ?? []) as { Name: string; Value: unknown }[];
      return `${id.split('/')[0]}/${targetOf(dimension?.Value)} ${Properties.MetricName}`;
    });

    const silent = functions
      .flatMap(([id]) => [`${id} Errors`, `${id} Throttles`])
      .filter((each) => !alarms.includes(each));

    expect(silent).toEqual([]);
  });

  test.each([
    [envNames.stateMachines, ['starter']],
    [envNames.deadLetterQueues, ['operations']],
    [envNames.busName, ['relay']],
    [
      envNames.filesBucket,
      [
        ...['attachments', 'evidence', 'exchange', 'leak-cases', 'on-attachment-given', 'on-exchange-moved'],
        ...['on-picture-checked', 'on-place-code-wanted', 'on-rights-moved', 'place-codes', 'reconcile', 'rights'],
      ],
    ],
    [envNames.callbackTimers, ['on-callback-changed', 'reconcile']],
    [envNames.staffIssuers, ['authorizer']],
  ])('are told %s only where they need it', (name, wanted) => {
    const told = functions.filter(([, one]) => environmentOf(one).includes(name)).map(([, one]) => entryOf(one));

    expect(told.sort()).toEqual([...wanted].sort());
  });
});
