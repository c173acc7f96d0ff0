import type { Changed, Happening } from '../kernel/event.ts';
import type { Instant } from '../kernel/time.ts';
import type { Wake } from '../kernel/workflow.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { Domain, Stage } from '../tickets/words.ts';
import { type FollowUp, type FollowUpPost, MOST_NOT_FOR } from './model.ts';

/** What the first call and the one on day 7 have in common: who makes it, who does not, and what keeps its time. */

const BY_STAGE: Readonly<Record<Stage, FollowUpPost>> = {
  PRE_SALE: 'PRE_SALE_FOLLOW_UP',
  IN_SALE: 'PRE_SALE_FOLLOW_UP',
  AFTER_SALE: 'AFTER_SALE_FOLLOW_UP',
  DERIVATIVE: 'DERIVATIVE_FOLLOW_UP',
};
const DERIVED_SERVICES: readonly Domain[] = ['LODGING', 'CATERING', 'TOUR'];

/** F09: the call is routed by where the complaint arose; what arose nowhere in particular goes to service tracking. */
function postFor(stage: Stage | undefined, domain: Domain | undefined): FollowUpPost {
  if (stage) return BY_STAGE[stage];
  return domain && DERIVED_SERVICES.includes(domain) ? 'DERIVATIVE_FOLLOW_UP' : 'SERVICE_TRACKING';
}

/** Whose call it is as its matter is known now: of what is about somebody of the house it is the supervisor's (F04). */
export const callersOf = (ticket: Ticket): FollowUpPost =>
  isGuarded(ticket) ? 'SERVICE_SUPERVISOR' : postFor(ticket.stage, ticket.domain);

export const keeping = (followUp: FollowUp, wakeAt: Instant): Wake => ({
  machine: 'follow-up',
  id: followUp.id,
  generation: followUp.generation,
  wakeAt,
});

export const told = (ticket: Ticket, event: Happening): Changed<Ticket> => ({ head: ticket, event });

/** Who worked on a matter, or is kept away from it, does not call its guest. */
export const notForOf = ({ recused = [] }: Ticket, barred: readonly string[]): string[] =>
  [...new Set([...barred, ...recused])].slice(0, MOST_NOT_FOR);
