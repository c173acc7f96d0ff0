import type { runtime } from '../platform/runtime.ts';
import { ticketStore } from '../tickets/store.ts';
import { holderOf, timingOf } from '../tickets/wiring.ts';
import type { FollowUpDeps } from './deps.ts';
import { followUpStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'policies' | 'calendars' | 'cursors' | 'staff' | 'rosters'>;

/** What the follow-ups' actions and steps need, from what the function has. */
export async function followUpDeps(from: Runtime): Promise<FollowUpDeps> {
  return {
    followUps: followUpStore(ticketStore(from.ledger)),
    cursors: await from.cursors(),
    timing: timingOf(from),
    holderOf: holderOf(from),
    calling: async (site) => ({
      numbers: (await from.policies.current(site, 'follow-up')).policy,
      calendars: await from.calendars.promises(site),
    }),
  };
}
