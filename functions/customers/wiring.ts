import { CustomerId, newId } from '../kernel/ids.ts';
import { instant, millis } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import { macOf } from '../platform/query-codes.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketKind } from '../tickets/kinds.ts';
import { ticketStore } from '../tickets/store.ts';
import { customerParts } from './customer-parts.ts';
import type { CustomerDeps } from './deps.ts';
import { partingWechat } from './merging/part-wechat.ts';
import { markOf, marksOf } from './search/name-marks.ts';
import { customerStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'records' | 'secret' | 'cursors' | 'random'>;

const DAY_MS = 86_400_000;

/** What the customers' actions need, from what the function has. */
export async function customerDeps(from: Runtime): Promise<CustomerDeps> {
  const [names, ids] = await Promise.all([from.secret('name-index'), from.secret('customer-id')]);
  const tickets = ticketStore(from.ledger);
  return {
    ...(await customerParts(from)),
    customers: customerStore(from.records),
    cursors: await from.cursors(),
    markOf: (site, letters) => markOf(names, site, letters),
    nameMarksOf: (site, all) => marksOf(names, site, all),
    idFor: (op, day) => {
      const midnight = instant(Math.floor(millis(day) / DAY_MS) * DAY_MS);
      return CustomerId.parse(newId('customer', midnight, (bytes) => macOf(ids, op.key).subarray(0, bytes)));
    },
    partWechat: partingWechat(from.ledger),
    ticket: tickets.viewIfThere,
    ticketHeads: (site, numbers) =>
      from.records.readAll(
        ticketKind,
        numbers.map((no) => keys.ticket(site, no)),
      ),
  };
}
