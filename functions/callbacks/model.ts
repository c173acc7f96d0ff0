import * as z from 'zod';
import { AttemptOutcome } from '../follow-ups/model.ts';
import { CallbackId, CustomerId, SiteId, TicketNo } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { shortText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { StaffNo } from '../staff/model.ts';
import { Domain } from '../tickets/words.ts';

export const CallbackStatus = z
  .enum(['BOOKED', 'REMINDED', 'DIALLED', 'DONE', 'NO_ANSWER', 'RESCHEDULED', 'CANCELLED'])
  .meta({ id: 'CallbackStatus' });
export type CallbackStatus = z.infer<typeof CallbackStatus>;

export const callbackLabels: Readonly<Record<CallbackStatus, { zh: string; en: string }>> = {
  BOOKED: { zh: '已预约', en: 'Booked' },
  REMINDED: { zh: '即将回电', en: 'About to be called' },
  DIALLED: { zh: '未接通，将再次拨打', en: 'Not reached; we will try again' },
  DONE: { zh: '已回电', en: 'Called' },
  NO_ANSWER: { zh: '多次拨打未接通', en: 'Not reached after several tries' },
  RESCHEDULED: { zh: '已改期', en: 'At another time' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
};

const OPEN = ['BOOKED', 'REMINDED', 'DIALLED', 'RESCHEDULED'] as const satisfies readonly CallbackStatus[];

/** Every legal move of a booked call-back. Rules, write conditions, the diagram and the tests all read this table. */
export const callbackMoves = {
  book: { from: [], to: 'BOOKED' },
  remind: { from: ['BOOKED', 'RESCHEDULED'], to: 'REMINDED' },
  /** Its minute has come, for the first time or again after a try that reached nobody. */
  ring: { from: OPEN, to: 'REMINDED' },
  dial: { from: OPEN, to: 'DIALLED' },
  reach: { from: OPEN, to: 'DONE' },
  giveUp: { from: OPEN, to: 'NO_ANSWER' },
  reschedule: { from: OPEN, to: 'RESCHEDULED' },
  cancel: { from: OPEN, to: 'CANCELLED' },
} as const satisfies Moves<CallbackStatus>;

export const isOpen = ({ status }: Pick<Callback, 'status'>): boolean => (OPEN as readonly string[]).includes(status);

/** What a guest wants to talk about: decides which posts call him. */
export const CallbackTopic = z.enum(['INQUIRY', 'COMPLAINT']).meta({ id: 'CallbackTopic' });
export type CallbackTopic = z.infer<typeof CallbackTopic>;

/** How it came about: booked by whom, or owed because a call of the guest was missed, or because no message has reached him. */
export const CallbackSource = z.enum(['PUBLIC', 'CUSTOMER', 'STAFF', 'MISSED_CALL', 'UNREACHED']).meta({
  id: 'CallbackSource',
});

/** A telephone number as somebody writes it. */
export const WrittenPhone = z
  .string()
  .trim()
  .regex(/^\+?[\d ()-]{5,24}$/, { error: 'not a phone number' });

const Attempt = z.object({ at: Instant, by: StaffNo, outcome: AttemptOutcome });

/** A call that the house has promised for a minute. */
export const Callback = z.object({
  id: CallbackId,
  site: SiteId,
  source: CallbackSource,
  topic: CallbackTopic,
  domain: Domain.optional(),
  customerId: CustomerId.optional(),
  name: personal('NAME', shortText(40)).optional(),
  phone: personal('CONTACT', WrittenPhone),
  status: CallbackStatus,
  /** The minute that was promised; after a try that reached nobody, when the next one is made. */
  callAt: Instant,
  /** Who calls. */
  agent: StaffNo.optional(),
  /** The place in a slot that is kept for it; a missed call or a later try has none. */
  seat: z.object({ at: Instant, agent: StaffNo }).optional(),
  /** Whether the guest wants to be reminded himself. */
  mayRemind: z.boolean(),
  attempts: z.array(Attempt).max(20),
  /** When the agent was told to dial; absent until then, and again once he did. */
  rungAt: Instant.optional(),
  /** How often he was told and nobody dialled. */
  missed: z.int().min(0).max(99),
  /** What he is to be told, where no message has: of which matter, and which notice it was. */
  about: z.object({ ticketNo: TicketNo, noticeId: z.string().max(80) }).optional(),
  /** When somebody must look again: to remind, to ring, to see whether it was dialled. */
  lookAt: Instant,
  codeHash: z.string().max(64).optional(),
  /** Raised whenever it is timed anew: what a timer of an older one finds is not its business. */
  generation: z.int().min(1),
  version: z.int().min(1),
});
export type Callback = z.infer<typeof Callback>;
