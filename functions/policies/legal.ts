import * as z from 'zod';
import { Channel, Domain, Stage, TicketKind } from '../tickets/words.ts';
import { Period } from './period.ts';

/**
 * A period that a law, a rule or a standard sets (requirement R0): data, because these change, and each row says from when to
 * when it is in force. A case is judged by what was in force on the day of its receipt.
 */
export const LegalPeriod = z.strictObject({
  /** Stable name, kept in heads and events. */
  id: z.string().regex(/^[A-Z][A-Z0-9_]{2,23}$/),
  rule: z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(120) }),
  article: z.string().max(40),
  period: Period,
  /** `LEGAL` runs as a clock of its own; any other word caps our own promise of that kind. */
  limits: z.enum(['ACCEPT', 'RESOLVE', 'LEGAL']),
  /** Whom it binds. What binds the authority only is our own cap, until it forwards a case and sets a date. */
  binds: z.enum(['OPERATOR', 'AUTHORITY']),
  /** All that are given must fit; left out, it is for every one. */
  appliesTo: z.strictObject({
    kinds: z.array(TicketKind).min(1).optional(),
    channels: z.array(Channel).min(1).optional(),
    domains: z.array(Domain).min(1).optional(),
    stages: z.array(Stage).min(1).optional(),
  }),
  /** The only ground on which the period itself lets time be left out; without one it never stands still. */
  pausedBy: z.enum(['TESTING']).optional(),
  /** First and last day of receipt that it judges, both included. */
  from: z.iso.date(),
  to: z.iso.date().optional(),
  /** Whether the article's own text was read; what was not is used, and marked so wherever it shows. */
  verified: z.boolean(),
  source: z.string().min(1).max(200),
});
export type LegalPeriod = z.infer<typeof LegalPeriod>;

const inOrder = ({ from, to }: LegalPeriod) => to === undefined || from <= to;

/** All periods; two rows of one name must not be in force on one day. */
export const LegalPeriods = z.strictObject({
  periods: z
    .array(LegalPeriod.refine(inOrder, { error: 'ends before it begins', path: ['to'] }))
    .max(60)
    .refine((rows) => !rows.some((row, n) => rows.slice(n + 1).some((other) => overlap(row, other))), {
      error: 'two rows of one name are in force on one day',
    }),
});

const LAST_DAY = '9999-12-31';
const overlap = (a: LegalPeriod, b: LegalPeriod) =>
  a.id === b.id && a.from <= (b.to ?? LAST_DAY) && b.from <= (a.to ?? LAST_DAY);
