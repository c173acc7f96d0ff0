import { createHash } from 'node:crypto';
import type { Message } from './model.ts';

/** The event that tells what WeChat thinks of a picture. */
export const MEDIA_CHECKED = 'wxa_media_check';

/** A picture is told of once, by its trace: so its message is found by whoever knows that. */
export const markOfTrace = (traceId: string): readonly string[] => [MEDIA_CHECKED, traceId];

/**
 * What makes a push one, so that a retry is known: the id of a message; of an event, which has none, who, when and what, with the
 * list, because two messages to one user can be told of in the same second.
 */
export function markOf(message: Message): readonly string[] {
  const { MsgId, Event = '', FromUserName, CreateTime, List = '', trace_id: traceId } = message;
  if (MsgId !== undefined) return [MsgId];
  if (Event === MEDIA_CHECKED && typeof traceId === 'string') return markOfTrace(traceId);
  return [FromUserName, CreateTime, Event, JSON.stringify(List)];
}

/** The name under which a push is put by. */
export const hashOf = (mark: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(mark)).digest('base64url').slice(0, 32);
