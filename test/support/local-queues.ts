import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

interface Kept {
  readonly id: string;
  readonly body: string;
  received: number;
  hidden: boolean;
}

const SENT_AT = Date.parse('2026-11-22T08:00:00.000Z');

/** Queues on this machine, as far as dead letters need them: a received message is hidden until it is put back. */
export function localQueues() {
  const queues = new Map<string, Kept[]>();
  const of = (url: string | undefined) => queues.get(url ?? '') ?? [];
  const named = (url: string | undefined, handle: string | undefined) =>
    of(url).find(({ id }) => handle?.startsWith(`${id} `));
  let sent = 0;

  function put(url: string, body: string): string {
    sent += 1;
    const id = `message-${sent}`;
    queues.set(url, [...of(url), { id, body, received: 0, hidden: false }]);
    return id;
  }

  function receive(url: string | undefined, most: number) {
    const seen = of(url)
      .filter((message) => !message.hidden)
      .slice(0, most);
    for (const message of seen) Object.assign(message, { hidden: true, received: message.received + 1 });
    const Messages = seen.map(({ id, body, received }) => ({
      MessageId: id,
      ReceiptHandle: `${id} ${received}`,
      Body: body,
      Attributes: { SentTimestamp: String(SENT_AT), ApproximateReceiveCount: String(received) },
    }));
    return Messages.length > 0 ? { Messages } : {};
  }

  async function send(command: unknown): Promise<unknown> {
    if (command instanceof ReceiveMessageCommand) {
      return receive(command.input.QueueUrl, command.input.MaxNumberOfMessages ?? 1);
    }
    if (command instanceof SendMessageCommand)
      return put(command.input.QueueUrl ?? '', command.input.MessageBody ?? '');
    if (command instanceof DeleteMessageCommand) {
      const { QueueUrl = '', ReceiptHandle } = command.input;
      const gone = named(QueueUrl, ReceiptHandle);
      queues.set(
        QueueUrl,
        of(QueueUrl).filter((one) => one !== gone),
      );
      return {};
    }
    if (command instanceof ChangeMessageVisibilityBatchCommand) {
      const { QueueUrl, Entries = [] } = command.input;
      if (Entries.length > 10) throw new Error('a batch has at most ten entries');
      for (const { ReceiptHandle } of Entries) Object.assign(named(QueueUrl, ReceiptHandle) ?? {}, { hidden: false });
      return {};
    }
    throw new Error('these queues know no such command');
  }

  return {
    client: { send } as unknown as SQSClient,
    put,
    bodies: (url: string) => of(url).map(({ body }) => body),
  };
}
