import { ChangeMessageVisibilityBatchCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { list, replay } from '../../functions/operations/actions/dead-letters.ts';
import { health } from '../../functions/operations/actions/show-health.ts';
import { contract } from '../../functions/operations/contract.ts';
import { letterBoxes } from '../../functions/operations/letter-boxes.ts';
import { replays } from '../../functions/operations/replays.ts';
import { serve } from '../../functions/platform/serve.ts';
import { ask } from '../support/api-event.ts';
import { localQueues } from '../support/local-queues.ts';
import { staffedSite } from '../support/staffed-site.ts';

const queues = {
  start: { dlqUrl: 'http://queues/start-dead', queueUrl: 'http://queues/start' },
  relay: { dlqUrl: 'http://queues/relay-dead' },
};
const OPERATOR = 'A01';

const aMessage = (entityId: string) =>
  JSON.stringify({
    source: 'guest-service',
    'detail-type': 'ticket.received',
    detail: { id: `${entityId}-1`, type: 'ticket.received', entityId, facts: { story: 'Zhang Invented, 19000000001' } },
  });

/** What time does to a message that somebody received and left. */
const hidingEnds = (QueueUrl: string, id: string) =>
  new ChangeMessageVisibilityBatchCommand({
    QueueUrl,
    Entries: [{ Id: '0', ReceiptHandle: `${id} `, VisibilityTimeout: 0 }],
  });

async function opened({ tableAnswers = true } = {}) {
  const centre = await staffedSite();
  const cloud = localQueues();
  const deps = {
    stage: 'test',
    build: 'abc1234',
    boxes: letterBoxes(cloud.client, queues),
    replays: replays(centre.records),
    askTable: async () => {
      if (!tableAnswers) throw new Error('table is away');
    },
  };
  const handler = serve(contract, [health, list, replay], () => ({ door: centre.door, deps }));
  const look = () => ask(handler, { method: 'GET', path: '/dead-letters', staffNo: OPERATOR });
  const again = (id: string, staffNo = OPERATOR) =>
    ask(handler, { method: 'POST', path: `/dead-letters/${id}/replay`, body: {}, staffNo });
  return { ...centre, ...cloud, handler, look, again };
}

describe('health', () => {
  test.each([true, false])('is told to anybody, with whether the table answers: %s', async (tableAnswers) => {
    const { handler } = await opened({ tableAnswers });

    const { status, data } = await ask(handler, { method: 'GET', path: '/health' });

    expect(status).toBe(200);
    expect(data).toEqual({
      stage: 'test',
      build: 'abc1234',
      at: '2026-11-23T10:00:00.000+08:00',
      dependencies: [{ name: 'table', ok: tableAnswers }],
    });
  });
});

describe('undelivered messages', () => {
  test('are listed by consumer with what they are about, and nothing of their content', async () => {
    const { put, look } = await opened();
    put(queues.start.dlqUrl, aMessage('tck_1'));
    put(queues.relay.dlqUrl, 'Li Invented, not JSON');

    const { status, data } = await look();

    expect(status).toBe(200);
    expect(data).toEqual({
      items: [
        {
          id: 'message-1',
          consumer: 'start',
          type: 'ticket.received',
          entityId: 'tck_1',
          sentAt: '2026-11-22T16:00:00.000+08:00',
          tries: 1,
          replayable: true,
        },
        { id: 'message-2', consumer: 'relay', sentAt: '2026-11-22T16:00:00.000+08:00', tries: 1, replayable: false },
      ],
      hasMore: false,
    });
    expect(JSON.stringify(data)).not.toMatch(/Invented|19000000001/);
  });

  test('can be listed again at once: a look hides nothing, however many there are', async () => {
    const { put, look } = await opened();
    for (let n = 0; n < 25; n += 1) put(queues.start.dlqUrl, aMessage(`tck_${n}`));

    const looks = [await look(), await look()];

    expect(looks.map(({ data }) => (data.items as unknown[]).length)).toEqual([25, 25]);
  });

  test('go back to their consumer as they were, and lie there no longer', async () => {
    const { put, look, again, bodies } = await opened();
    const [id, other] = [put(queues.start.dlqUrl, aMessage('tck_1')), put(queues.start.dlqUrl, aMessage('tck_2'))];
    await look();

    const { status, data } = await again(id);

    expect([status, data]).toEqual([200, { id, consumer: 'start' }]);
    expect(bodies(queues.start.queueUrl)).toEqual([aMessage('tck_1')]);
    expect((await look()).data.items).toMatchObject([{ id: other }]);
  });

  test('are sent once, however often somebody asks', async () => {
    const { put, again, bodies } = await opened();
    const id = put(queues.start.dlqUrl, aMessage('tck_1'));

    const answers = [await again(id), await again(id)];

    expect(answers.map(({ status, data }) => [status, data])).toEqual([
      [200, { id, consumer: 'start' }],
      [200, { id, consumer: 'start' }],
    ]);
    expect(bodies(queues.start.queueUrl)).toHaveLength(1);
  });

  test('that were sent but not taken out, because of a crash between, are only taken out by a repeat', async () => {
    const { put, again, bodies, client } = await opened();
    const id = put(queues.start.dlqUrl, aMessage('tck_1'));
    const send = client.send.bind(client) as (command: object) => Promise<unknown>;
    const crashing = async (command: object) => {
      if (command.constructor.name === 'DeleteMessageCommand') throw new Error('crash');
      return send(command);
    };
    Object.assign(client, { send: crashing });
    const first = await again(id);
    Object.assign(client, { send });
    await send(hidingEnds(queues.start.dlqUrl, id));

    const second = await again(id);

    expect([first.status, second.status]).toEqual([500, 200]);
    expect([bodies(queues.start.queueUrl).length, bodies(queues.start.dlqUrl).length]).toEqual([1, 0]);
  });

  test('that hold only a pointer are refused, and stay in sight', async () => {
    const { put, again, look } = await opened();
    const id = put(queues.relay.dlqUrl, '{}');

    const { status, code } = await again(id);

    expect([status, code]).toEqual([409, 'deadLetter.notReplayable']);
    expect((await look()).data.items).toMatchObject([{ id }]);
  });

  test('that nobody knows of are missing', async () => {
    const { again } = await opened();

    const { status, code } = await again('message-99');

    expect([status, code]).toEqual([404, 'deadLetter.notFound']);
  });

  test('are nobody’s business without the capability', async () => {
    const { put, again, bodies } = await opened();
    const id = put(queues.start.dlqUrl, aMessage('tck_1'));

    const { status } = await again(id, 'S04');

    expect(status).toBe(403);
    expect(bodies(queues.start.queueUrl)).toEqual([]);
  });
});
