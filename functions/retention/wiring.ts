import type { Objects } from '../platform/objects.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import type { RetentionDeps } from './deps.ts';
import { retentionStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'policies'>;

/** What runs need, from what the function has. */
export function retentionDeps({ ledger, policies }: Runtime, files: Objects): RetentionDeps {
  const tickets = ticketStore(ledger);
  return {
    files,
    retention: retentionStore(ledger),
    keptFor: async (site, kept) => {
      const { version, policy } = await policies.current(site, 'retention');
      return { version, days: policy.days[kept] };
    },
    held: async (site, no) => (await tickets.held(site, no)) !== undefined,
  };
}
