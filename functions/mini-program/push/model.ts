import * as z from 'zod';
import { SiteId } from '../../kernel/ids.ts';
import type { Moves } from '../../kernel/moves.ts';
import { personal } from '../../kernel/personal.ts';
import { Instant } from '../../kernel/time.ts';
import { Consent, TemplateId } from '../model.ts';

export const PushStatus = z.enum(['RECEIVED', 'DONE']);
export type PushStatus = z.infer<typeof PushStatus>;

/** What WeChat pushes is put by at once and worked on later, once. */
export const pushMoves = {
  receive: { from: [], to: 'RECEIVED' },
  finish: { from: ['RECEIVED'], to: 'DONE' },
} as const satisfies Moves<PushStatus>;

/** Something that WeChat has pushed. */
export const Push = z.object({
  /** `wxp_<hash>` */
  id: z.string().max(60),
  site: SiteId,
  hash: z.string().max(50),
  /** The event, or the type of a message. */
  what: z.string().max(60),
  /** The whole of it as JSON: who, and what he wrote. */
  message: personal('SENSITIVE_TEXT', z.string().max(40_000)),
  receivedAt: Instant,
  status: PushStatus,
  version: z.int().min(1),
});
export type Push = z.infer<typeof Push>;

const Text = z.union([z.string(), z.number()]).transform(String);

/** One entry is an object by itself, several are a list. */
const listOf = <S extends z.ZodType>(one: S) =>
  z.union([z.array(one), one.transform((each) => [each] as z.output<S>[])]).default([]);

/** What all that is pushed has in common; times come as numbers or as texts. */
export const Message = z.looseObject({
  FromUserName: z.string().max(64),
  CreateTime: Text,
  MsgType: z.string().max(40),
  Event: z.string().max(60).optional(),
  MsgId: Text.optional(),
});
export type Message = z.infer<typeof Message>;

const Entry = z.looseObject({
  TemplateId,
  SubscribeStatusString: Consent.optional(),
  ErrorCode: Text.optional(),
});

/** The three events of subscription messages. */
export const SubscriptionEvent = Message.extend({ List: listOf(Entry) });
