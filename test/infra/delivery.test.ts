import { describe, expect, test } from 'vitest';
import { pictureEvents } from '../../functions/attachments/pictures/picture-events.ts';
import { dealingEvents, mergeEvents } from '../../functions/customers/dealings/dealing-events.ts';
import { guestKinds } from '../../functions/notices/guest-kinds.ts';
import { noticeKinds } from '../../functions/notices/notice-kinds.ts';
import { toldFamilies } from '../../functions/notices/told-events.ts';
import { toldEvents } from '../../functions/recurrence/told-events.ts';
import { closings, counted } from '../../functions/surveys/survey-events.ts';
import { textEvents } from '../../functions/tickets/screening/text-events.ts';
import { resourcesOf, stages, synthesised, targetOf } from '../support/assembly.ts';

describe.each(stages)('delivery in the stage $stage', ({ stage, reconcileMinutes }) => {
  const built = synthesised(stage);
  const mappings = resourcesOf(built, 'AWS::Lambda::EventSourceMapping');
  const queues = resourcesOf(built, 'AWS::SQS::Queue');
  const rules = resourcesOf(built, 'AWS::Events::Rule');

  test('never lets one bad record hold the stream back', () => {
    const fromStream = mappings.filter(([, { Properties }]) => 'StartingPosition' in Properties);

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html: two readers of a shard at most
    expect(fromStream).toHaveLength(2);
    for (const [, { Properties }] of fromStream)
      expect(Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 6 * 3_600,
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
  });

  test('tells the relay of new event items and of the read log, the audit of all that becomes of events, and nobody of anything else', () => {
    const patterns = mappings.flatMap(([, { Properties }]) => {
      const { Filters } = (Properties.FilterCriteria ?? { Filters: [] }) as { Filters: { Pattern: string }[] };
      return Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown);
    });

    const dynamodb = { Keys: { sk: { S: [{ prefix: 'E#' }] } } };
    const ofLog = (prefix: string) => ({ dynamodb: { Keys: { sk: { S: [{ prefix }] } } } });
    expect(patterns).toEqual([
      { eventName: ['INSERT'], dynamodb },
      ofLog('RD#'),
      { eventName: ['MODIFY', 'REMOVE'], ...ofLog('RM#') },
      { dynamodb },
    ]);
  });

  test('takes back single messages of a batch, not the whole of it', () => {
    const whole = mappings.filter(
      ([, { Properties }]) => !JSON.stringify(Properties).includes('ReportBatchItemFailures'),
    );

    expect(whole).toEqual([]);
    expect(mappings).toHaveLength(24);
  });

  test('has a dead-letter queue behind every queue and every rule, and keeps letters for 14 days', () => {
    const dead = queues.filter(([, { Properties }]) => !('RedrivePolicy' in Properties));
    const live = queues.filter(([, { Properties }]) => 'RedrivePolicy' in Properties);
    const named = dead.map(([id]) => id.split('/')[1]);

    for (const [id, { Properties }] of live) {
      const { deadLetterTargetArn, maxReceiveCount } = Properties.RedrivePolicy as Record<string, unknown>;
      expect(named, id).toContain(targetOf(deadLetterTargetArn));
      expect(maxReceiveCount, id).toBe(5);
      expect(Properties.VisibilityTimeout, id).toBe(
        6 * (id.includes('Exchange') ? 120 : id.includes('Rights') ? 60 : 20),
      );
    }
    for (const [id, { Properties }] of rules) {
      const [target] = Properties.Targets as { DeadLetterConfig?: { Arn: unknown } }[];
      expect(named, id).toContain(targetOf(target?.DeadLetterConfig?.Arn));
    }
    expect([live.length, dead.length, rules.length]).toEqual([22, 29, 23]);
    expect(new Set(queues.map(([, { Properties }]) => Properties.MessageRetentionPeriod))).toEqual(
      new Set([14 * 86_400]),
    );
  });

  test('keeps every pattern within what a rule of the bus holds', () => {
    const sizes = rules.map(([, { Properties }]) => JSON.stringify(Properties.EventPattern).length);

    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2_048);
  });

  test('runs the reconciler on the clock, and keeps what could not be run', () => {
    const [[, schedule] = []] = resourcesOf(built, 'AWS::Scheduler::Schedule');
    const [[, failures] = []] = resourcesOf(built, 'AWS::Lambda::EventInvokeConfig');

    const unit = reconcileMinutes === 1 ? 'minute' : 'minutes';
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: `rate(${reconcileMinutes} ${unit})`,
      Target: { DeadLetterConfig: { Arn: expect.anything() }, RetryPolicy: { MaximumRetryAttempts: 2 } },
    });
    expect(failures?.Properties).toMatchObject({
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
  });

  test('makes checkpoints of the audit trail every hour, and keeps what could not be run', () => {
    const [, [, schedule] = []] = resourcesOf(built, 'AWS::Scheduler::Schedule');

    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 hour)',
      Target: { DeadLetterConfig: { Arn: expect.anything() }, RetryPolicy: { MaximumRetryAttempts: 2 } },
    });
  });

  test('starts workflows for every event that orders one, and plans a call for every resolved matter, hands work on, keeps the board', () => {
    const patterns = rules.map(([, { Properties }]) => Properties.EventPattern);
    const kinds = Object.keys({ ...noticeKinds, ...guestKinds });
    const named = kinds.filter((type) => !toldFamilies.some((family) => type.startsWith(family)));
    // A guest whom no message has reached is called by the same subscriber.
    const toldOf = [...named, 'notice.undeliverable', ...toldFamilies.map((prefix) => ({ prefix }))];

    expect(patterns).toEqual([
      { source: ['guest-service'], 'detail-type': ['break-glass.opened'] },
      { source: ['guest-service'], detail: { wakes: { machine: [{ exists: true }] } } },
      { source: ['guest-service'], 'detail-type': ['ticket.resolved', 'ticket.identified', 'ticket.closed'] },
      { source: ['guest-service'], 'detail-type': ['ticket.closed'], detail: { facts: { binds: [{ exists: true }] } } },
      { source: ['guest-service'], 'detail-type': ['staff.departed', 'staff.went-on-leave', 'leave.approved'] },
      { source: ['guest-service'], 'detail-type': toldOf },
      { source: ['guest-service'], detail: { entity: ['ticket'] } },
      { source: ['guest-service'], 'detail-type': [...toldEvents] },
      { source: ['guest-service'], 'detail-type': ['calendar-year.changed'] },
      { source: ['guest-service'], 'detail-type': [...new Set([...closings, ...counted])] },
      { source: ['guest-service'], 'detail-type': ['notice.planned', 'notice.due'] },
      { source: ['guest-service'], 'detail-type': ['read.kept', 'read.tampered'] },
      { source: ['guest-service'], 'detail-type': ['read.tampered'] },
      { source: ['guest-service'], 'detail-type': ['attachment.given'] },
      { source: ['guest-service'], 'detail-type': ['phone-code.issued'] },
      { source: ['guest-service'], 'detail-type': ['wechat-push.received'] },
      { source: ['guest-service'], 'detail-type': [...textEvents] },
      { source: ['guest-service'], 'detail-type': [...pictureEvents] },
      { source: ['guest-service'], 'detail-type': ['place-code.wanted', 'place-code.due'] },
      { source: ['guest-service'], 'detail-type': [...dealingEvents, ...mergeEvents] },
      { source: ['guest-service'], detail: { entity: ['customer-import', 'customer-export'] } },
      { source: ['guest-service'], detail: { entity: ['rights-request'] } },
      { source: ['guest-service'], detail: { entity: ['callback'] } },
    ]);
  });
});
