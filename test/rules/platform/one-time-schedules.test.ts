import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { oneTimeSchedules, scheduleRequest, spreadOver } from '../../../functions/platform/one-time-schedules.ts';

const target = {
  group: 'calls',
  queueArn: 'arn:aws:sqs:eu-central-1:000000000000:timers',
  roleArn: 'arn:aws:iam::000000000000:role/timers',
  deadLetterArn: 'arn:aws:sqs:eu-central-1:000000000000:dead',
};
const at = '2026-11-23T03:30:00.000Z' as Instant;
const schedule = { name: 'cb_01-3', at, input: { id: 'cb_01', generation: 3 } };
const credentials = async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' });

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** A Scheduler that hears what it is asked and answers with one status. */
async function answering(status: number) {
  const heard: Heard[] = [];
  const read = async (request: IncomingMessage) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return Buffer.concat(parts).toString();
  };
  server = createServer(async (request, response) => {
    const { method, url } = request;
    heard.push({ method, url, authorization: request.headers.authorization, body: await read(request) });
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"Message":"said so"}');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { heard, schedules: oneTimeSchedules({ endpoint, region: 'eu-central-1', target, credentials }) };
}

test('a schedule is one moment in UTC, sent once to a queue with dead letters, and gone afterwards', () => {
  expect(scheduleRequest(schedule, target)).toEqual({
    GroupName: 'calls',
    ScheduleExpression: 'at(2026-11-23T03:30:00)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: target.queueArn,
      RoleArn: target.roleArn,
      Input: '{"id":"cb_01","generation":3}',
      DeadLetterConfig: { Arn: target.deadLetterArn },
      RetryPolicy: { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 30 },
    },
  });
});

test('a moment between two seconds is the later one, so that nothing fires early', () => {
  const { ScheduleExpression } = scheduleRequest({ ...schedule, at: '2026-11-23T03:29:59.001Z' as Instant }, target);

  expect(ScheduleExpression).toBe('at(2026-11-23T03:30:00)');
});

describe('what is set', () => {
  test.each([[200], [409]])('is set where the Scheduler answers %i', async (status) => {
    const { heard, schedules } = await answering(status);

    await schedules.set(schedule);

    expect(heard).toMatchObject([{ method: 'POST', url: '/schedules/cb_01-3?' }]);
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual(scheduleRequest(schedule, target));
    expect(heard[0]?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/scheduler\/aws4_request, SignedHeaders=content-type;host;/,
    );
  });

  test.each([[400], [429], [500]])(
    'is a fault where it answers %i, so that the queue brings it again',
    async (status) => {
      const { schedules } = await answering(status);

      await expect(schedules.set(schedule)).rejects.toThrow(`CreateSchedule was answered with ${status}`);
    },
  );
});

describe('what is dropped', () => {
  test.each([[200], [404]])('is gone where the Scheduler answers %i', async (status) => {
    const { heard, schedules } = await answering(status);

    await schedules.drop('cb_01-2');

    expect(heard).toMatchObject([{ method: 'DELETE', url: '/schedules/cb_01-2?groupName=calls', body: '' }]);
  });

  test('is a fault where it answers 503', async () => {
    const { schedules } = await answering(503);

    await expect(schedules.drop('cb_01-2')).rejects.toThrow('DeleteSchedule was answered with 503');
  });
});

test('many of one minute are spread evenly over its first half, each always to the same second', () => {
  const names = Array.from({ length: 3_000 }, (_, n) => `cb_${n}-1`);
  const spread = names.map((name) => spreadOver(at, name, 30));

  const perSecond = new Map<string, number>();
  for (const second of spread) perSecond.set(second, (perSecond.get(second) ?? 0) + 1);

  expect(spread.every((second) => second >= at && second < addMinutes(at, 0.5))).toBe(true);
  expect(Math.max(...perSecond.values())).toBeLessThan(150);
  expect(spread).toEqual(names.map((name) => spreadOver(at, name, 30)));
});
