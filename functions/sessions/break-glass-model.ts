import * as z from 'zod';
import { BreakGlassId, SiteId } from '../kernel/ids.ts';
import type { Moves } from '../kernel/moves.ts';
import { personal } from '../kernel/personal.ts';
import { longText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { type Capability, capabilities } from '../staff/capabilities.ts';
import { StaffNo } from '../staff/model.ts';

export const BreakGlassStatus = z.enum(['ASKED', 'OPEN', 'DECLINED', 'ENDED']);
export type BreakGlassStatus = z.infer<typeof BreakGlassStatus>;

/** Every legal move of an emergency access. One that is OPEN lets in until its time is up, without a move. */
export const breakGlassMoves = {
  ask: { from: [], to: 'ASKED' },
  approve: { from: ['ASKED'], to: 'OPEN' },
  decline: { from: ['ASKED'], to: 'DECLINED' },
  use: { from: ['OPEN'], to: 'OPEN' },
  end: { from: ['ASKED', 'OPEN'], to: 'ENDED' },
} as const satisfies Moves<BreakGlassStatus>;

/** What can be borrowed: the work on guests' matters. Never the organisation, rights, policies, or break-glass itself. */
const LENT = /^(?:ticket|workOrder|followUp|customer|board)\./;
export const Lent = z
  .enum(capabilities.filter((one) => LENT.test(one)) as [Capability, ...Capability[]])
  .meta({ id: 'LentRight' });

/** At most so many hours … */
export const MOST_HOURS = 4;
/** … and so many requests of one person in a day. */
export const MOST_A_DAY = 3;
/** A request that nobody approved within this time is void. */
export const ASKED_MINUTES = 60;

/** One emergency access: one person may do for some hours what no post of his allows, because another person approved it. */
export const BreakGlass = z.object({
  id: BreakGlassId,
  site: SiteId,
  applicant: StaffNo,
  capability: Lent,
  reason: personal('SENSITIVE_TEXT', longText(500)),
  hours: z.int().min(1).max(MOST_HOURS),
  status: BreakGlassStatus,
  askedAt: Instant,
  decidedBy: StaffNo.optional(),
  /** Until when it lets in, once it is open. */
  until: Instant.optional(),
  endedAt: Instant.optional(),
  /** How often it let in. */
  uses: z.int().min(0),
  version: z.int().min(1),
});
export type BreakGlass = z.infer<typeof BreakGlass>;
