import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Letter, LetterBox } from './letters.ts';

const LOOK_SECONDS = 5; // long enough for five looks and a replay; whoever crashes hides a message no longer
const LOOKS = 5;
const AT_ONCE = 10; // messages that a queue gives, or takes back, in one call

type Queue = { readonly dlqUrl: string; readonly queueUrl?: string | undefined };

function letterOf({ MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }: Message): Letter {
  const sent = Attributes.SentTimestamp;
  const tries = Number(Attributes.ApproximateReceiveCount ?? 0);
  return { messageId: MessageId, handle: ReceiptHandle, body: Body, sentAtMs: sent ? Number(sent) : undefined, tries };
}

function letterBox(client: SQSClient, consumer: string, { dlqUrl, queueUrl }: Queue): LetterBox {
  const receive = () =>
    client.send(
      new ReceiveMessageCommand({
        QueueUrl: dlqUrl,
        MaxNumberOfMessages: AT_ONCE,
        VisibilityTimeout: LOOK_SECONDS,
        MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
      }),
    );
  return {
    consumer,
    replayable: queueUrl !== undefined,
    async look() {
      const found = new Map<string, Letter>();
      for (let n = 0; n < LOOKS; n += 1) {
        const { Messages = [] } = await receive();
        for (const message of Messages) found.set(message.MessageId ?? '', letterOf(message));
        if (Messages.length === 0) break;
      }
      return [...found.values()];
    },
    async putBack(letters) {
      for (let n = 0; n < letters.length; n += AT_ONCE) {
        const Entries = letters
          .slice(n, n + AT_ONCE)
          .map(({ handle }, at) => ({ Id: String(at), ReceiptHandle: handle, VisibilityTimeout: 0 }));
        await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: dlqUrl, Entries }));
      }
    },
    async resend({ body }) {
      if (queueUrl === undefined) throw new Error(`the messages of ${consumer} have no queue to go back to`);
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    },
    async remove({ handle }) {
      await client.send(new DeleteMessageCommand({ QueueUrl: dlqUrl, ReceiptHandle: handle }));
    },
  };
}

/** The dead-letter queues of a deployment. */
export const letterBoxes = (client: SQSClient, queues: Readonly<Record<string, Queue>>): LetterBox[] =>
  Object.entries(queues).map(([consumer, queue]) => letterBox(client, consumer, queue));
