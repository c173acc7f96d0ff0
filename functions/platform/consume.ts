import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { BusEvent } from './bus-event.ts';
import type { Log } from './log.ts';
import { processLog } from './process-log.ts';

interface Message {
  readonly messageId: string;
  readonly body: string;
}

/** What a log line needs of every message. */
interface Told {
  readonly id: string;
  readonly correlationId: string;
}

export interface Consuming<T extends Told> {
  readonly work: string;
  readonly log: Log;
  /** What a message's JSON says; throws where it is no such message. */
  read(body: unknown): T;
  act(told: T): Promise<void>;
}

/**
 * Works through a batch of messages that came by a queue, one by one. Every message that fails, for whatever was thrown, is
 * reported by its own id, so that the queue brings just these again and gives them up in the end.
 */
export async function consume<T extends Told>(
  messages: readonly Message[],
  of: Consuming<T>,
): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const { messageId, body } of messages) {
    try {
      const told = of.read(JSON.parse(body));
      await of.act(told);
      of.log.work({ work: of.work, correlationId: told.correlationId, id: told.id });
    } catch (error) {
      failed.push(messageId);
      of.log.work({ work: of.work, id: messageId, error: error ?? 'nothing thrown' });
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** The event in a message of the bus. */
export const busEventIn = (body: unknown): BusEvent => BusEvent.parse((body as { detail: unknown }).detail);

/** The Lambda of one queue's consumer. Acts at least once for each message, so `act` must be idempotent. */
export const consumerOf =
  <T extends Told>(of: Omit<Consuming<T>, 'log'>) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event.Records, { ...of, log: processLog });

/** The Lambda of one subscriber of the bus. */
export const consumer = (work: string, act: (event: BusEvent) => Promise<void>) =>
  consumerOf({ work, read: busEventIn, act });
