import type { SiteId, TicketNo } from '../kernel/ids.ts';
import type { Objects } from '../platform/objects.ts';
import type { KeptClass } from './model.ts';
import type { RetentionStore } from './store.ts';

/** What runs need. */
export interface RetentionDeps {
  readonly retention: RetentionStore;
  /** Where files lie that go with a record. */
  readonly files: Pick<Objects, 'remove'>;
  /** For how many days a class is kept now, and by which version of the policy. */
  keptFor(site: SiteId, kept: KeptClass): Promise<{ readonly version: number; readonly days: number }>;
  /** Whether a legal hold keeps a matter. */
  held(site: SiteId, no: TicketNo): Promise<boolean>;
}
