import { createHash } from 'node:crypto';
import type { CallingDeps } from '../callbacks/deps.ts';
import { isOpen } from '../callbacks/model.ts';
import { type Booking, book, dueForMissedCall } from '../callbacks/rules.ts';
import { isAppError } from '../kernel/errors.ts';
import type { Circumstances } from '../kernel/event.ts';
import { CallbackId, CustomerId, newId, type SiteId, TicketId, ticketIdOf, ticketNoOf } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { BusEvent } from '../platform/bus-event.ts';
import { WriteLost } from '../platform/table.ts';
import { isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { NoticeDeps } from './deps.ts';
import { numbersOf } from './guest-address.ts';
import { guestKinds, isForGuest } from './guest-kinds.ts';
import type { Notice } from './model.ts';
import { acknowledge } from './rules.ts';
import { overBecause } from './still-matters.ts';
import { UNREACHED } from './told-events.ts';

export interface CallingInstead {
  readonly now: Instant;
  readonly deps: NoticeDeps;
  readonly calling: Pick<CallingDeps, 'callbacks' | 'calendar' | 'numbers'>;
}

/** Calls of one matter; whoever was called so often in vain stays on the list of those whom no way has reached. */
const MOST_CALLS = 9;

const by = (site: SiteId, at: CallingInstead, correlationId: string): Circumstances => ({
  ...{ actor: { kind: 'system', site, name: 'notices' }, now: at.now, correlationId },
});

/** The nth call of a matter has an id of its own, the same whenever it is asked for. */
const callIdOf = ({ site, ticketNo, receivedAt }: Ticket, n: number): CallbackId =>
  CallbackId.parse(
    newId('callback', receivedAt, (bytes) =>
      createHash('sha256').update(`${site} ${ticketNo} ${n}`).digest().subarray(0, bytes),
    ),
  );

/** The next call of a matter; undefined where one is open, which brings this word, too, or was made for it. */
async function nextCall(notice: Notice, ticket: Ticket, at: CallingInstead): Promise<CallbackId | undefined> {
  for (let n = 1; n <= MOST_CALLS; n += 1) {
    const id = callIdOf(ticket, n);
    const call = await at.calling.callbacks.find(notice.site, id);
    if (!call) return id;
    if (isOpen(call) || call.about?.noticeId === notice.id) return undefined;
  }
  return undefined;
}

/** The matter of a notice that is worth a call. One that not everybody may hear of is left to the leaders, who see the list. */
async function matterOf(notice: Notice, { deps }: CallingInstead): Promise<Ticket | undefined> {
  const isLost = isForGuest(notice) && notice.delivery.state === 'UNDELIVERABLE';
  if (!isLost || !guestKinds[notice.kind]?.orCall || (await overBecause(notice, deps)) !== undefined) return undefined;
  const id = TicketId.safeParse(notice.entityId);
  const ticket = id.success ? await deps.tickets.find(notice.site, ticketNoOf(id.data)) : undefined;
  return ticket && !isGuarded(ticket) && !ticket.recused?.length ? ticket : undefined;
}

async function owe({ site, entityId, correlationId }: BusEvent, at: CallingInstead): Promise<void> {
  const { now, deps, calling } = at;
  const notice = await deps.notices.find(site, entityId);
  const ticket = notice && (await matterOf(notice, at));
  if (!ticket) return;
  const [phone] = await numbersOf(notice, deps);
  const id = phone === undefined ? undefined : await nextCall(notice, ticket, at);
  if (phone === undefined || id === undefined) return;
  const [numbers, calendar] = [await calling.numbers(site), await calling.calendar(site)];
  const { ticketNo, kind, domain } = ticket;
  const { data: customerId } = CustomerId.safeParse(notice.recipient);
  const booking: Booking = {
    ...{ id, site, source: 'UNREACHED', topic: kind === 'COMPLAINT' ? 'COMPLAINT' : 'INQUIRY', phone },
    ...{ callAt: dueForMissedCall(now, now, { numbers, calendar }), mayRemind: false },
    ...{ about: { ticketNo, noticeId: notice.id } },
    ...(domain && { domain }),
    ...(customerId && { customerId }),
  };
  try {
    await calling.callbacks.begin(book(booking, now, numbers), by(site, at, correlationId), numbers.perAgent);
  } catch (error) {
    if (!(error instanceof WriteLost)) throw error; // another message of the same matter was quicker
  }
}

/** He has been called: what no message has told him is told. */
async function told({ site, entityId, correlationId }: BusEvent, at: CallingInstead): Promise<void> {
  const { deps, calling } = at;
  const call = await calling.callbacks.find(site, CallbackId.parse(entityId));
  if (!call?.about) return;
  const { ticketNo } = call.about;
  const { items } = await deps.notices.inbox(site, call.customerId ?? ticketIdOf(ticketNo), { limit: 50 });
  for (const notice of items) {
    const isLost = notice.delivery.state === 'UNDELIVERABLE' && notice.status === 'OPEN';
    if (!isLost || notice.ticketNo !== ticketNo) continue;
    try {
      await deps.notices.change(notice, acknowledge(notice), by(site, at, correlationId));
    } catch (error) {
      if (!isAppError(error) || error.kind !== 'stale') throw error; // somebody has done so himself
    }
  }
}

/**
 * F34, the last of the ways: a guest whom no message has reached is called within half an hour of service hours, once for all
 * that his matter has to tell him. Once he was, those messages are off the list.
 */
export async function callInstead(event: BusEvent, at: CallingInstead): Promise<void> {
  if (event.type === UNREACHED) await owe(event, at);
  if (event.type === 'callback.done') await told(event, at);
}
