import type { Callback } from '../../callbacks/model.ts';
import { CallbackId, CustomerId, FollowUpId, type SiteId, TicketId, ticketNoOf } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { WholeTicket } from '../../tickets/store.ts';
import { findMatch } from '../identifiers/find-match.ts';
import type { Recognise } from '../identifiers/recognise.ts';
import type { CustomerStore } from '../store.ts';
import { mergeEvents } from './dealing-events.ts';
import type { Certainty, Dealing } from './model.ts';
import { settleMerged } from './settle-merged.ts';

export interface HangingDeps {
  readonly customers: CustomerStore;
  readonly recognise: Recognise;
  ticket(site: SiteId, no: ReturnType<typeof ticketNoOf>): Promise<WholeTicket | undefined>;
  /** What a record brought counts for the grade of the one that it was merged into, and no more when they are apart. */
  regrade(site: SiteId, id: CustomerId, correlationId: string): Promise<void>;
  callback(site: SiteId, id: CallbackId): Promise<Callback | undefined>;
}

export interface DealingEvent {
  readonly site: SiteId;
  readonly type: string;
  readonly entityId: string;
  readonly at: Instant;
  readonly correlationId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Told {
  readonly customerId?: CustomerId | undefined;
  readonly phone?: string | undefined;
  /** How sure it is where a customer is named. */
  readonly by: Certainty;
}

/** Whose it is: the customer who is named, or the one whose proved number was left. A doubt leaves it to people. */
async function whose(site: SiteId, { customerId, phone, by }: Told, deps: HangingDeps) {
  if (customerId !== undefined) {
    const customer = await deps.customers.resolved(site, customerId);
    return customer && { customerId: customer.id, by };
  }
  const one = phone === undefined ? undefined : deps.recognise('PHONE', phone);
  const match = one && (await findMatch(deps.customers, site, [one]));
  return match?.kind === 'SURE' ? { customerId: match.customerId, by: 'PHONE' as const } : undefined;
}

const toldOfTicket = ({ ticket, detail, identity }: WholeTicket): Told => ({
  customerId: ticket.customerId,
  phone: (identity?.contact ?? detail.contact)?.phone,
  by: ticket.channel === 'MINI_PROGRAM' ? 'SIGN_IN' : 'STAFF',
});

const toldOfCallback = ({ customerId, phone, source }: Callback): Told => ({
  ...{ customerId, phone },
  by: source === 'CUSTOMER' ? 'SIGN_IN' : 'STAFF',
});

/** What hangs by an event, and who was told of with it; undefined where there is nothing any more. */
async function told({ site, type, entityId, at, facts }: DealingEvent, deps: HangingDeps) {
  if (type === 'callback.booked') {
    const callback = await deps.callback(site, CallbackId.parse(entityId));
    return callback && { what: 'CALLBACK' as const, ref: callback.id as string, at, told: toldOfCallback(callback) };
  }
  const whole = await deps.ticket(site, ticketNoOf(TicketId.parse(entityId)));
  if (!whole || whole.ticket.channel === 'INTERNAL') return undefined;
  const of = { told: toldOfTicket(whole) };
  if (type === 'follow-up.planned')
    return { ...of, what: 'FOLLOW_UP' as const, ref: FollowUpId.parse(facts.followUpId) as string, at };
  return { ...of, what: 'TICKET' as const, ref: entityId, at: whole.ticket.receivedAt };
}

/** Hangs a matter, a call-back or a follow-up on its customer, where it is sure whose it is. Told twice, it hangs there once. */
export async function hangDealing(event: DealingEvent, deps: HangingDeps): Promise<void> {
  const { site, facts } = event;
  if ((mergeEvents as readonly string[]).includes(event.type)) {
    const [source, target] = [CustomerId.parse(event.entityId), CustomerId.parse(facts.into ?? facts.from)];
    await settleMerged({ site, source, target }, deps.customers);
    await deps.regrade(site, target, event.correlationId);
    return;
  }
  const found = await told(event, deps);
  const his = found && (await whose(event.site, found.told, deps));
  if (!found || !his) return;
  const { what, ref, at } = found;
  const dealing: Dealing = { site: event.site, ...his, what, ref, at };
  await deps.customers.hang([dealing]);
}
