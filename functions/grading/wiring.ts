import { customerStore } from '../customers/store.ts';
import type { runtime } from '../platform/runtime.ts';
import type { GradingDeps } from './deps.ts';
import { gradingStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'policies' | 'calendars' | 'cursors' | 'random'>;

/** What this domain needs, from what the function has. */
export async function gradingDeps({ ledger, policies, calendars, cursors, random }: Runtime): Promise<GradingDeps> {
  const customers = customerStore(ledger.records);
  return {
    grading: gradingStore(ledger),
    cursors: await cursors(),
    customer: customers.get,
    records: customers.recordsOf,
    numbers: async (site) => (await policies.current(site, 'grade')).policy,
    calendars: (site) => calendars.promises(site),
    random,
  };
}
