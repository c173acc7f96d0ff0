import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { list, replay } from '../../../functions/operations/actions/dead-letters.ts';
import { health } from '../../../functions/operations/actions/show-health.ts';
import { contract } from '../../../functions/operations/contract.ts';
import { letterBoxes } from '../../../functions/operations/letter-boxes.ts';
import { replays } from '../../../functions/operations/replays.ts';
import { serve } from '../../../functions/platform/serve.ts';
import { clientSettings } from '../../../local/aws-clients.ts';
import { ask } from '../../support/api-event.ts';
import { staffedSite } from '../../support/staffed-site.ts';

const client = new SQSClient(clientSettings(inject('endpoint')));
afterAll(() => client.destroy());

let queues = 0;

async function made(attributes: Record<string, string> = {}): Promise<string> {
  queues += 1;
  const QueueName = `dead-letters-test-${process.pid}-${queues}`;
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName, Attributes: attributes }));
  return QueueUrl;
}

const receive = async (QueueUrl: string) => {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(({ Body }) => Body);
};

/** A consumer's queue that gives a message up after one failed try, and the door that administrators use. */
async function opened() {
  const dlqUrl = await made();
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: dlqUrl, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes.QueueArn, maxReceiveCount: 1 });
  const queueUrl = await made({ RedrivePolicy, VisibilityTimeout: '0' });
  const { door, records } = await staffedSite();
  const handler = serve(contract, [health, list, replay], () => ({
    door,
    deps: {
      stage: 'test',
      build: 'test',
      boxes: letterBoxes(client, { starter: { dlqUrl, queueUrl } }),
      replays: replays(records),
      askTable: async () => undefined,
    },
  }));
  const listed = async () => {
    const { data } = await ask(handler, { method: 'GET', path: '/dead-letters', staffNo: 'A01' });
    return data.items as Array<{ id: string; type?: string; entityId?: string; consumer: string; replayable: boolean }>;
  };
  const replayed = (id: string) =>
    ask(handler, { method: 'POST', path: `/dead-letters/${id}/replay`, body: {}, staffNo: 'A01' });
  return { dlqUrl, queueUrl, listed, replayed };
}

const body = (n: number) =>
  JSON.stringify({
    detail: { type: 'ticket.resolved', site: 'dolon', entityId: `tck_20261123ABCD${n}F`, facts: { note: 'canary' } },
  });

/** What a consumer that fails does: it takes the message and never says that it is done. */
async function failedOnce(queueUrl: string, text: string): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: text }));
  await receive(queueUrl);
  await receive(queueUrl);
}

describe('dead letters on real queues', () => {
  test('that a consumer gave up are listed, replayed at once, and lie in its own queue again, once', async () => {
    const { dlqUrl, queueUrl, listed, replayed } = await opened();
    await failedOnce(queueUrl, body(1));
    const [letter] = await listed();

    const answers = [await replayed(letter?.id ?? ''), await replayed(letter?.id ?? '')];

    expect(letter).toMatchObject({
      consumer: 'starter',
      type: 'ticket.resolved',
      entityId: 'tck_20261123ABCD1F',
      replayable: true,
    });
    expect(answers.map(({ status, data }) => [status, data])).toEqual([
      [200, { id: letter?.id, consumer: 'starter' }],
      [200, { id: letter?.id, consumer: 'starter' }],
    ]);
    expect(await receive(dlqUrl)).toEqual([]);
    expect(await receive(queueUrl)).toEqual([body(1)]);
  });

  test('are all listed, though a queue gives ten at a time, and nothing of their content is shown', async () => {
    const { dlqUrl, listed } = await opened();
    for (let n = 10; n < 35; n += 1)
      await client.send(new SendMessageCommand({ QueueUrl: dlqUrl, MessageBody: body(n) }));

    const [first, second] = [await listed(), await listed()];

    expect(new Set(first.map(({ entityId }) => entityId)).size).toBe(25);
    expect(second).toHaveLength(25);
    expect(JSON.stringify(first)).not.toContain('canary');
  });

  test('that fail again after their replay can be replayed again', async () => {
    const { queueUrl, listed, replayed } = await opened();
    await failedOnce(queueUrl, body(1));
    const [letter] = await listed();
    await replayed(letter?.id ?? '');
    await receive(queueUrl);
    await receive(queueUrl);

    const [again] = await listed();
    const answer = await replayed(again?.id ?? '');

    expect(again?.id).not.toBe(letter?.id);
    expect(answer.status).toBe(200);
    expect(await receive(queueUrl)).toEqual([body(1)]);
  });
});
