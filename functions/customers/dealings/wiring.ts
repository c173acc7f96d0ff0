import { callbackStore } from '../../callbacks/store.ts';
import { regrade } from '../../grading/regrade.ts';
import { gradingDeps } from '../../grading/wiring.ts';
import type { Instant } from '../../kernel/time.ts';
import type { runtime } from '../../platform/runtime.ts';
import { ticketStore } from '../../tickets/store.ts';
import { customerParts } from '../customer-parts.ts';
import { customerStore } from '../store.ts';
import type { HangingDeps } from './hang-dealing.ts';

type Parts = ReturnType<typeof runtime>;
type Runtime = Parameters<typeof gradingDeps>[0] & Pick<Parts, 'records' | 'secret'>;

/** What the subscriber needs, from what the function has. */
export async function hangingDeps(from: Runtime, clock: () => Instant): Promise<HangingDeps> {
  const grading = await gradingDeps(from);
  return {
    customers: customerStore(from.records),
    recognise: (await customerParts(from)).recognise,
    ticket: ticketStore(from.ledger).viewIfThere,
    callback: callbackStore(from.ledger).find,
    regrade: (site, customerId, correlationId) =>
      regrade({ site, customerId }, { now: clock(), deps: grading, correlationId }),
  };
}
