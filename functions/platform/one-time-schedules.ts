import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { addMs, type Instant, instant, millis } from '../kernel/time.ts';
import { clientLimits } from './clients.ts';
import { defaultProvider } from './lambda-credentials.ts';

/**
 * One-time schedules of EventBridge Scheduler, of which the service needs two calls. They are signed by the SDK's own signer,
 * which every bundle holds already; a client of its own would add its weight to the functions that only set a timer.
 * https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */

/** Where a schedule stands and what it sends to. */
export interface ScheduleTarget {
  readonly group: string;
  readonly queueArn: string;
  /** By which the Scheduler may send to the queue. */
  readonly roleArn: string;
  readonly deadLetterArn: string;
}

export interface OneTimeSchedule {
  /** The same name twice is one schedule. */
  readonly name: string;
  readonly at: Instant;
  /** A pointer and a version: whoever gets it reads again. */
  readonly input: Readonly<Record<string, string | number>>;
}

const SECOND_MS = 1_000;
const RETRIED = { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 30 }; // after an hour the reconciler has done it long since

/** What CreateSchedule is asked: in UTC, to the full second, at one moment, gone when it was sent, never lost unseen. */
export const scheduleRequest = ({ at, input }: Omit<OneTimeSchedule, 'name'>, target: ScheduleTarget) => ({
  GroupName: target.group,
  ScheduleExpression: `at(${instant(Math.ceil(millis(at) / SECOND_MS) * SECOND_MS).slice(0, 19)})`,
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: {
    Arn: target.queueArn,
    RoleArn: target.roleArn,
    Input: JSON.stringify(input),
    DeadLetterConfig: { Arn: target.deadLetterArn },
    RetryPolicy: RETRIED,
  },
});

/** SHA-256 as the signer wants it. */
class Sha256 {
  readonly #made: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#made = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#made.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#made.digest());
  }

  reset(): void {
    throw new Error('a hash is used once');
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

export interface SchedulerParts {
  readonly endpoint: string;
  readonly region: string;
  readonly target: ScheduleTarget;
  /** Default: those that Lambda gives the function. */
  readonly credentials?: () => Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;
}

/** Sets and drops one-time schedules; both may be asked again and again. */
export function oneTimeSchedules({ endpoint, region, target, credentials = defaultProvider() }: SchedulerParts) {
  const signer = new SignatureV4({ service: 'scheduler', region, credentials, sha256: Sha256 });
  const { protocol, hostname, port, host } = new URL(endpoint);

  async function ask(method: 'POST' | 'DELETE', of: { name: string; query?: Record<string, string>; body?: string }) {
    const { name, query = {}, body } = of;
    const unsigned = {
      ...{ method, protocol, hostname, path: `/schedules/${name}`, query },
      ...(port !== '' && { port: Number(port) }),
      headers: { host, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body }),
    };
    const { headers } = await signer.sign(unsigned);
    const { host: _setByFetch, ...sent } = headers;
    const address = `${protocol}//${host}${unsigned.path}?${new URLSearchParams(query)}`;
    const signal = AbortSignal.timeout(clientLimits.requestHandler.requestTimeout);
    const answer = await fetch(address, { method, headers: sent, signal, ...(body !== undefined && { body }) });
    return { status: answer.status, said: await answer.text() };
  }

  return {
    /** A schedule by its name; one that is there already is what was wanted. */
    async set(schedule: OneTimeSchedule): Promise<void> {
      const body = JSON.stringify(scheduleRequest(schedule, target));
      const { status, said } = await ask('POST', { name: schedule.name, body });
      if (status >= 300 && status !== 409) throw new Error(`CreateSchedule was answered with ${status}: ${said}`);
    },

    /** Takes one away; one that is gone already is what was wanted. */
    async drop(name: string): Promise<void> {
      const { status, said } = await ask('DELETE', { name, query: { groupName: target.group } });
      if (status >= 300 && status !== 404) throw new Error(`DeleteSchedule was answered with ${status}: ${said}`);
    },
  };
}
export type OneTimeSchedules = ReturnType<typeof oneTimeSchedules>;

/** An instant moved on by so many seconds as a name says: many of one minute are not sent in one second. */
export function spreadOver(at: Instant, name: string, seconds: number): Instant {
  const hash = createHash('sha256').update(name).digest().readUInt32BE();
  return addMs(at, (hash % seconds) * SECOND_MS);
}
