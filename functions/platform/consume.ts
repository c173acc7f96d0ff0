import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { BusEvent } from './bus-event.ts';
import type { Log } from './log.ts';
import { processLog } from './process-log.ts';

interface Message {
  readonly messageId: string;
  readonly body: string;
}

/**
 * Works through a batch of bus events that came by a queue, one by one. Every message that fails, for whatever was thrown,
 * is reported by its own id, so that the queue brings just these again and gives them up in the end.
 */
export async function consume(
  messages: readonly Message[],
  of: { work: string; log: Log; act: (event: BusEvent) => Promise<void> },
): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const { messageId, body } of messages) {
    try {
      const { detail } = JSON.parse(body) as { detail: unknown };
      const event = BusEvent.parse(detail);
      await of.act(event);
      of.log.work({ work: of.work, correlationId: event.correlationId, id: event.id });
    } catch (error) {
      failed.push(messageId);
      of.log.work({ work: of.work, id: messageId, error: error ?? 'nothing thrown' });
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** The Lambda of one subscriber. Acts at least once for each event, so `act` must be idempotent. */
export const consumer =
  (work: string, act: (event: BusEvent) => Promise<void>) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event.Records, { work, log: processLog, act });
