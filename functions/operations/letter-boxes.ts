import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Letter, LetterBox } from './letters.ts';

const LOOK_SECONDS = 2; // long enough to read and to replay, short enough that the next look sees the message again
const LOOKS = 5; // a queue gives at most ten messages a look

/** The dead-letter queues of a deployment. */
export function letterBoxes(client: SQSClient, queues: Readonly<Record<string, { dlqUrl: string; queueUrl?: string | undefined }>>): LetterBox[] {
  return Object.entries(queues).map(([consumer, { dlqUrl, queueUrl }]) => ({
    consumer,
    replayable: queueUrl !== undefined,
    async look() {
      const found = new Map<string, Letter>();
      for (let n = 0; n < LOOKS; n += 1) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({ QueueUrl: dlqUrl, MaxNumberOfMessages: 10, VisibilityTimeout: LOOK_SECONDS, MessageSystemAttributeNames: ['All'] }),
        );
        for (const { MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} } of Messages) {
          const sent = Attributes.SentTimestamp;
          found.set(MessageId, { messageId: MessageId, handle: ReceiptHandle, body: Body, sentAtMs: sent ? Number(sent) : undefined, tries: Number(Attributes.ApproximateReceiveCount ?? 0) });
        }
        if (Messages.length === 0) break;
      }
      return [...found.values()];
    },
    async resend({ body }) {
      if (queueUrl) await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    },
    async remove({ handle }) {
      await client.send(new DeleteMessageCommand({ QueueUrl: dlqUrl, ReceiptHandle: handle }));
    },
  }));
}
