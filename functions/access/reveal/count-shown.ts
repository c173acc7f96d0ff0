import type { StaffActor } from '../../kernel/actor.ts';
import type { Operation } from '../../kernel/route.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Table } from '../../platform/table.ts';
import type { PolicyStore } from '../../policies/store.ts';
import { revealsUsedUp } from '../errors.ts';
import { dayOf } from '../log/model.ts';
import { revealLimit, secondsOfDayLeft } from './rules.ts';
import { revealStore } from './store.ts';

/** A number that a call's own route shows in clear. */
interface Shown {
  readonly actor: StaffActor;
  readonly now: Instant;
  readonly op?: Operation | undefined;
}

/**
 * Counts a number that is shown by the route of a call as a reveal of its day: what that route shows beside the calls that are due is
 * looking somebody up, and no other way around the limit (F26). The repeat of a request is not counted. Errors: `reveal.usedUp`.
 */
export function countingShown({ table, policies }: { table: Table; policies: Pick<PolicyStore, 'current'> }) {
  const reveals = revealStore(table);
  return async ({ actor, now, op }: Shown): Promise<void> => {
    const { site, staffNo } = actor;
    const limit = revealLimit(actor, (await policies.current(site, 'access')).policy);
    const kept = await reveals.keep({ site, staffNo, day: dayOf(now), limit, op }, []);
    if (kept === 'USED_UP') throw revealsUsedUp(limit, secondsOfDayLeft(now));
  };
}
export type CountShown = ReturnType<typeof countingShown>;
