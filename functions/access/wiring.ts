import { callbackStore } from '../callbacks/store.ts';
import { recognising } from '../customers/identifiers/recognise.ts';
import type { Known } from '../customers/known.ts';
import { together } from '../customers/merging/compose-rules.ts';
import { customerStore } from '../customers/store.ts';
import { customerDeps } from '../customers/wiring.ts';
import { CustomerId, newId, TicketId, ticketNoOf } from '../kernel/ids.ts';
import { instant, millis } from '../kernel/time.ts';
import { leakTiming } from '../leak-cases/wiring.ts';
import { keys } from '../platform/keys.ts';
import { macOf } from '../platform/query-codes.ts';
import type { runtime } from '../platform/runtime.ts';
import { ticketKind } from '../tickets/kinds.ts';
import { ticketStore } from '../tickets/store.ts';
import { type Kin, kinshipOf } from './alarms/kinship.ts';
import { readingStore } from './alarms/reading-store.ts';
import { accessAlarmStore } from './alarms/store.ts';
import { canaryStore } from './canaries/store.ts';
import type { AccessDeps, WatchingDeps } from './deps.ts';
import { readLogStore } from './log/store.ts';
import { revealLimit } from './reveal/rules.ts';
import { revealStore } from './reveal/store.ts';
import { rightReviewStore } from './reviews/store.ts';

type Parts = ReturnType<typeof runtime>;
type Watching = Pick<Parts, 'records' | 'ledger' | 'policies' | 'staff' | 'secret' | 'clock'>;
type Runtime = Watching & Pick<Parts, 'cursors' | 'random' | 'calendars'>;

/** So many matters of a customer are looked at before he is revealed; nobody has more. */
const MATTERS = 100;
const DAY_MS = 86_400_000;

/** By all records that are his: a number that he gave up is his no more. */
function kinOf(known: Known): Kin {
  const { customer, identifiers, relations } = together(known);
  const numbers = identifiers.filter(({ kind, state }) => kind === 'PHONE' && state !== 'ENDED');
  return {
    id: customer.id,
    phoneIndexes: numbers.map(({ index }) => index),
    family: relations.filter(({ kind }) => kind === 'FAMILY').map(({ other }) => other),
  };
}

/** What the actions of this domain need, from what the function has. */
export async function accessDeps(from: Runtime): Promise<AccessDeps> {
  const { records, ledger, policies, random } = from;
  const [archive, ids] = await Promise.all([customerDeps(from), from.secret('canary-id')]);
  return {
    ...{ log: readLogStore(records), reveals: revealStore(records.table), cursors: await from.cursors(), random },
    ...{ alarms: accessAlarmStore(ledger), canaries: canaryStore(ledger, from.clock), archive },
    ...{ reviews: rightReviewStore(ledger), reading: readingStore(records.table), staff: from.staff },
    leakTiming: leakTiming(from),
    reviewWithinDays: async (site) => (await policies.current(site, 'access')).policy.reviewWithinDays,
    revealsADay: async (actor) => revealLimit(actor, (await policies.current(actor.site, 'access')).policy),
    ticket: ticketStore(ledger).viewIfThere,
    ticketsOf: async (site, id) => {
      const { items } = await archive.customers.dealings(site, id, { limit: MATTERS });
      const tickets = items.flatMap(({ ref }) => TicketId.safeParse(ref).data ?? []);
      return records.readAll(
        ticketKind,
        tickets.map((one) => keys.ticket(site, ticketNoOf(one))),
      );
    },
    canaryIdFor: (op, day) => {
      const midnight = instant(Math.floor(millis(day) / DAY_MS) * DAY_MS);
      return CustomerId.parse(newId('customer', midnight, (bytes) => macOf(ids, op.key).subarray(0, bytes)));
    },
  };
}

/** What is needed to watch over reads. */
export async function watchingDeps(from: Watching): Promise<WatchingDeps> {
  const { records, ledger, staff, policies, clock } = from;
  const [tickets, callbacks, customers] = [ticketStore(ledger), callbackStore(ledger), customerStore(records)];
  const [phone, other] = await Promise.all([from.secret('blind-index'), from.secret('identifier-index')]);
  const recognise = recognising({ phone, other });
  return {
    ...{ log: readLogStore(records), alarms: accessAlarmStore(ledger), reading: readingStore(records.table) },
    customerOfTicket: async (site, no) => (await tickets.find(site, no))?.customerId,
    customerOfCallback: async (site, id) => (await callbacks.find(site, id))?.customerId,
    numbers: async (site) => (await policies.current(site, 'access')).policy,
    staff: staff.all,
    canaries: canaryStore(ledger, clock).ids,
    kinship: async (site, staffNo, id) => {
      if (!(await customers.find(site, id))) return undefined;
      const [known, members] = await Promise.all([customers.known(site, id), staff.all(site)]);
      const holders = async (index: string) =>
        (await customers.holders({ site, kind: 'PHONE', index })).map(({ customerId }) => customerId);
      const of = { staffNo, customer: kinOf(known), members, holders };
      return kinshipOf(of, (number) => recognise('PHONE', number)?.index);
    },
  };
}
