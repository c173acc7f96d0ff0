import type { Customer } from '../customers/model.ts';
import type { Calendar } from '../kernel/calendar.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { CreditNumbers } from './credit-rules.ts';
import type { GradeNumbers } from './rules.ts';
import type { GradingStore } from './store.ts';

/** What this domain needs. */
export interface GradingDeps {
  readonly grading: GradingStore;
  readonly cursors: Cursors;
  /** A customer as he is now. Errors: `customer.notFound`. */
  customer(site: SiteId, id: CustomerId): Promise<Customer>;
  /** Every record that is his: his own first, then those that were merged into it. */
  records(site: SiteId, id: CustomerId): Promise<readonly CustomerId[]>;
  numbers(site: SiteId): Promise<GradeNumbers & CreditNumbers>;
  calendars(site: SiteId): Promise<Readonly<Record<string, Calendar>>>;
  random(bytes: number): Uint8Array;
}

export const action = actionsWith<GradingDeps>();
