import { countingShown } from '../access/reveal/count-shown.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import type { LeadDeps } from './deps.ts';
import { leadStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'policies' | 'calendars' | 'cursors'>;

/** What leads are timed by. */
export const leadTiming =
  ({ policies, calendars }: Pick<Runtime, 'policies' | 'calendars'>): LeadDeps['timing'] =>
  async (site) => ({
    contactWithin: (await policies.current(site, 'assignment')).policy.leadContactWithin,
    calendars: await calendars.promises(site),
  });

/** What the leads' actions need, from what the function has. */
export async function leadDeps(from: Runtime): Promise<LeadDeps> {
  return {
    leads: leadStore(from.ledger),
    cursors: await from.cursors(),
    countShown: countingShown({ table: from.ledger.records.table, policies: from.policies }),
    timing: leadTiming(from),
    inquiry: ticketStore(from.ledger).viewIfThere,
  };
}
