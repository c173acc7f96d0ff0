import type { SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { PolicyOf } from '../policies/model.ts';
import type { TicketDeps } from '../tickets/deps.ts';
import type { Ticket } from '../tickets/model.ts';
import type { SurveyStore } from './store.ts';
import type { SurveyTokens } from './tokens.ts';

/** What this domain needs: the tickets, for an answer is a rating of one, and its own. */
export interface SurveyDeps {
  readonly tickets: TicketDeps;
  readonly surveys: SurveyStore;
  readonly tokens: SurveyTokens;
  policy(site: SiteId): Promise<PolicyOf<'survey'>>;
  /** Whether the guest of a matter works here: by his WeChat account, or by the number that he left. */
  isStaff(ticket: Ticket): Promise<boolean>;
}

export const action = actionsWith<SurveyDeps>();
