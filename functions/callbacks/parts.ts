import * as z from 'zod';
import { CallbackId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { Label } from '../kernel/text.ts';
import { Instant, PlainDate, SentInstant } from '../kernel/time.ts';
import { Domain } from '../tickets/words.ts';
import { slotFull, slotNotOffered } from './errors.ts';
import { Callback, CallbackTopic } from './model.ts';

/** What routes of guests, customers and staff share. */

export const byCallback = z.strictObject({ callbackId: CallbackId });

/** What a guest sees of his call-back. */
export const GuestCallback = Callback.pick({ status: true, topic: true, callAt: true })
  .extend({
    callbackId: CallbackId,
    statusText: Label,
  })
  .meta({ id: 'GuestCallback' });
export type GuestCallback = z.input<typeof GuestCallback>;

/** What staff see of it: the number masked, as everywhere. */
export const CallbackView = Callback.omit({ site: true, codeHash: true, seat: true, generation: true })
  .extend({
    statusText: Label,
  })
  .meta({ id: 'CallbackView' });
export type CallbackView = z.input<typeof CallbackView>;

/** The slots of a day, as anybody is shown them. */
export const slots = {
  method: 'GET',
  query: z.strictObject({
    date: PlainDate,
    topic: CallbackTopic.default('INQUIRY'),
    domain: Domain.optional(),
  }),
  answer: z.object({
    date: PlainDate,
    items: z.array(z.object({ slot: Instant, until: Instant, free: z.boolean() })),
  }),
  refusals: [],
  example: { query: { date: '2026-11-24' } },
} as const;

/** What is said of a call that is to be made. */
export const wanted = {
  /** The beginning of a slot. */
  slot: SentInstant,
  topic: CallbackTopic.default('INQUIRY'),
  domain: Domain.optional(),
  mayRemind: z.boolean().default(false),
};

export const bookingRefusals = [slotNotOffered, slotFull, keyReused] as const;
export const changing = [wrongState, stale, keyReused] as const;
export const moving = [...changing, slotNotOffered, slotFull] as const;
export const exampleSlot = '2026-11-24T10:00:00+08:00';
