import { describe, expect, test } from 'vitest';
import { envNames } from '../../functions/platform/env-names.ts';
import { type Resource, resourcesOf, stages, synthesised, targetOf } from '../support/assembly.ts';

interface Policy {
  readonly PolicyDocument: { readonly Statement: ReadonlyArray<Record<string, unknown>> };
}

describe.each(stages)('timers of call-backs in the stage $stage', ({ stage }) => {
  const built = synthesised(stage);
  const only = (type: string, part: string): readonly [string, Resource] => {
    const found = resourcesOf(built, type).filter(([id]) => id.split('/')[1]?.startsWith(part));
    expect(found).toHaveLength(1);
    return found[0] as readonly [string, Resource];
  };
  const statementsOf = (part: string) => {
    const [, { Properties }] = only('AWS::IAM::Policy', part);
    return (Properties as unknown as Policy).PolicyDocument.Statement;
  };

  test('are set by two functions, which are told where, and may set and drop those of their own group alone', () => {
    const [group] = only('AWS::Scheduler::ScheduleGroup', 'CallbacksTimersGroup');

    for (const part of ['CallbacksKeepTimerRole', 'ReconcileRole']) {
      const own = statementsOf(part).find(({ Action }) => String(Action).includes('scheduler:CreateSchedule'));
      const passed = statementsOf(part).find(({ Action }) => Action === 'iam:PassRole');

      expect(own?.Action).toEqual(['scheduler:CreateSchedule', 'scheduler:DeleteSchedule']);
      expect(JSON.stringify(own?.Resource)).toMatch(/schedule\/[\w-]+Callbacks-?Timers[\w-]+\/\*/);
      expect(passed?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
    }
    expect(group).toMatch(/^Workflow\//);
  });

  test('are sent by a role that nobody but the Scheduler of this account takes on, and that may do nothing but send them', () => {
    const [, role] = only('AWS::IAM::Role', 'CallbacksTimersRole');
    const document = role.Properties.AssumeRolePolicyDocument as Policy['PolicyDocument'];

    expect(document.Statement).toMatchObject([
      {
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': expect.anything() } },
      },
    ]);
    const statements = statementsOf('CallbacksTimersRole');
    expect(new Set(statements.map(({ Action }) => Action))).toEqual(new Set(['sqs:SendMessage']));
    expect(JSON.stringify(statements)).not.toContain('"*"');
  });

  test('go to a queue with dead letters of its own, and the function that sets them is told both, and an address of its region', () => {
    const [, { Properties }] = resourcesOf(built, 'AWS::Lambda::Function').find(
      ([, one]) => String(one.Properties.Description).split(' ')[0] === 'on-callback-changed',
    ) as readonly [string, Resource];
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    const told = JSON.stringify(Variables[envNames.callbackTimers]);

    const wanted = [
      'CallbacksTimersQueue',
      'CallbacksTimersDeadLetters',
      'CallbacksTimersRole',
      'CallbacksTimersGroup',
    ];
    const unsaid = wanted.filter(
      (name) => !told.includes(name) && !told.includes(name.replace('CallbacksTimersGroup', 'Callbacks-Timers-Group')),
    );
    expect(unsaid).toEqual([]);
    expect(told).toContain('https://scheduler.');
    expect(told.includes('amazonaws.com.cn') || told.includes('AWS::URLSuffix')).toBe(true);
  });

  test('are set by ten at once at most, so that a rush of bookings stays below what the Scheduler takes', () => {
    const keeper = resourcesOf(built, 'AWS::Lambda::EventSourceMapping').find(([, { Properties }]) =>
      String(targetOf(Properties.FunctionName)).startsWith('CallbacksKeepTimer'),
    );

    expect(keeper?.[1].Properties.ScalingConfig).toEqual({ MaximumConcurrency: 10 });
  });
});
