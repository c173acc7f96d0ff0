import * as z from 'zod';
import { route } from '../kernel/route.ts';
import { Instant } from '../kernel/time.ts';
import { deadLetterNotFound, notReplayable } from './errors.ts';

export const showHealth = route({
  method: 'GET',
  path: '/health',
  audience: 'public',
  summary: { zh: '运行状况', en: 'Build, stage and whether the table answers' },
  answer: z.object({
    stage: z.string(),
    build: z.string(),
    at: Instant,
    dependencies: z.array(z.object({ name: z.string(), ok: z.boolean() })),
  }),
  refusals: [],
  throttle: { rate: 10, burst: 20 },
});

/** A message that no consumer could work off: where it lies and what it is about, nothing of its content. */
const DeadLetter = z.object({
  id: z.string(),
  consumer: z.string(),
  type: z.string().optional(),
  entityId: z.string().optional(),
  sentAt: Instant.optional(),
  tries: z.int(),
  replayable: z.boolean(),
});

export const listDeadLetters = route({
  method: 'GET',
  path: '/dead-letters',
  audience: 'staff',
  capability: 'operations.deadLetters',
  summary: { zh: '未送达的消息', en: 'Messages that no consumer could work off' },
  answer: z.object({ items: z.array(DeadLetter), hasMore: z.boolean() }),
  refusals: [],
});

export const replayDeadLetter = route({
  method: 'POST',
  path: '/dead-letters/{id}/replay',
  audience: 'staff',
  capability: 'operations.deadLetters',
  summary: { zh: '重放一条消息', en: 'Send a message to its consumer again' },
  params: z.strictObject({ id: z.string().min(1).max(200) }),
  body: z.strictObject({}),
  answer: z.object({ id: z.string(), consumer: z.string() }),
  refusals: [deadLetterNotFound, notReplayable],
  example: { params: { id: 'c2b7b1f0-0000-4000-8000-000000000000' }, body: {} },
});

export const contract = { showHealth, listDeadLetters, replayDeadLetter } as const;
export type DeadLetterView = z.input<typeof DeadLetter>;
