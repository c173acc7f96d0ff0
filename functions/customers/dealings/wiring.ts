import { callbackStore } from '../../callbacks/store.ts';
import type { runtime } from '../../platform/runtime.ts';
import { ticketStore } from '../../tickets/store.ts';
import { customerParts } from '../customer-parts.ts';
import { customerStore } from '../store.ts';
import type { HangingDeps } from './hang-dealing.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'records' | 'secret' | 'random'>;

/** What the subscriber needs, from what the function has. */
export async function hangingDeps(from: Runtime): Promise<HangingDeps> {
  return {
    customers: customerStore(from.records),
    recognise: (await customerParts(from)).recognise,
    ticket: ticketStore(from.ledger).viewIfThere,
    callback: callbackStore(from.ledger).find,
  };
}
