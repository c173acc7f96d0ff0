import * as z from 'zod';
import { SiteId } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';

/** What a subscription message is for; each has a template of its own at WeChat. */
export const Purpose = z.enum(['PROGRESS', 'RESULT', 'SURVEY', 'CALLBACK', 'CALLBACK_CHANGED']);
export type Purpose = z.infer<typeof Purpose>;

/** When the mini-program asks for permission, and for which messages: one tap asks for three templates at most. */
export const moments = {
  TICKET: ['PROGRESS', 'RESULT', 'SURVEY'],
  CALLBACK: ['CALLBACK', 'CALLBACK_CHANGED'],
  CLOSED: ['SURVEY'],
} as const satisfies Readonly<Record<string, readonly Purpose[]>>;
export const Moment = z.enum(['TICKET', 'CALLBACK', 'CLOSED']);
export type Moment = z.infer<typeof Moment>;

/** What WeChat says of one template after it has asked: `ban` and `filter` are WeChat's own no. */
export const Consent = z.enum(['accept', 'reject', 'ban', 'filter']);
export type Consent = z.infer<typeof Consent>;

export const TemplateId = z.string().regex(/^[\w-]{1,64}$/);

/** How many templates of one user are remembered: far more than a mini-program has. */
export const MOST_TEMPLATES = 20;

/**
 * What is known of one template. Each acceptance can be heard of twice, from the mini-program and by WeChat's push, and either
 * can get lost; so both are counted, and the larger number counts.
 */
export const Permission = z.object({
  reported: z.int().min(0),
  pushed: z.int().min(0),
  spent: z.int().min(0),
  last: Consent.optional(),
});
export type Permission = z.infer<typeof Permission>;

/** The ledger of one WeChat user: how many messages of each template he still allows. */
export const Subscriptions = z.object({
  /** `sbs_<index>` */
  id: z.string().max(60),
  site: SiteId,
  /** The blind index of his openid. */
  index: z.string().max(50),
  permissions: z.record(TemplateId, Permission),
  /** The message that is being sent this moment: one at a time, for WeChat refuses two at once. */
  sending: z.object({ templateId: TemplateId, by: z.string().max(80), at: Instant }).optional(),
  version: z.int().min(1),
});
export type Subscriptions = z.infer<typeof Subscriptions>;
