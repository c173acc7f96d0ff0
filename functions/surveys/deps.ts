import type { SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { PolicyOf } from '../policies/model.ts';
import type { TicketDeps } from '../tickets/deps.ts';
import type { Ticket } from '../tickets/model.ts';
import type { SurveyStore } from './store.ts';
import type { SurveyTokens } from './tokens.ts';

/** Who is to be asked of a matter, as far as that is known. */
export interface Guest {
  /** Whether he works here: by his WeChat account, or by the number that he left. */
  readonly isStaff: boolean;
  /** Whether the customer said that he does not want to be asked, or his record is used for nothing (PIPL 15, 47). */
  readonly notWanted: boolean;
  /** The blind index of the number that he left, if a text message can go to it. */
  readonly numberIndex?: string;
}

/** What this domain needs: the tickets, for an answer is a rating of one, and its own. */
export interface SurveyDeps {
  readonly tickets: TicketDeps;
  readonly surveys: SurveyStore;
  readonly tokens: SurveyTokens;
  policy(site: SiteId): Promise<PolicyOf<'survey'>>;
  guestOf(ticket: Ticket): Promise<Guest>;
}

export const action = actionsWith<SurveyDeps>();
