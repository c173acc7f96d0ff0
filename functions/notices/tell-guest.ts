import type { CallbackStore } from '../callbacks/store.ts';
import type { Circumstances } from '../kernel/event.ts';
import {
  CallbackId,
  CustomerId,
  RightsRequestId,
  type SiteId,
  TicketId,
  type TicketNo,
  ticketNoOf,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { BusEvent } from '../platform/bus-event.ts';
import { closingOf } from '../surveys/model.ts';
import type { Ticket } from '../tickets/model.ts';
import { domesticPhone } from '../tickets/phone.ts';
import type { Priority } from '../tickets/words.ts';
import type { NoticeDeps } from './deps.ts';
import { type GuestKind, guestKinds } from './guest-kinds.ts';
import { tell } from './rules.ts';
import { noticeIdOf } from './store.ts';

interface Concerned {
  /** The customer; or the matter or the booked call, of somebody who left a number with it and is in no archive. */
  readonly recipient: CustomerId | TicketId | CallbackId;
  readonly priority?: Priority;
  readonly ticketNo?: TicketNo;
  readonly facts: Readonly<Record<string, string | number>>;
}

type Deps = Pick<NoticeDeps, 'tickets' | 'notices' | 'canaries' | 'rights'> & {
  readonly callbacks: Pick<CallbackStore, 'find'>;
};

/** Whether there is a number to which a text message can go. */
async function leftNumber({ site, ticketNo }: Ticket, deps: Deps): Promise<boolean> {
  const whole = await deps.tickets.viewIfThere(site, ticketNo);
  return domesticPhone((whole?.identity?.contact ?? whole?.detail.contact)?.phone) !== undefined;
}

async function concernedBy(no: TicketNo, deps: Deps, site: SiteId): Promise<Concerned | undefined> {
  const ticket = await deps.tickets.find(site, no);
  if (!ticket || ticket.anonymous) return undefined;
  const { customerId, ticketNo, priority } = ticket;
  if (customerId === undefined && !(await leftNumber(ticket, deps))) return undefined;
  return { recipient: customerId ?? ticket.id, ticketNo, priority, facts: {} };
}

/** Of his matter; which event it is of is kept, so that the words in it can be brought to him. */
async function ofTicket({ entityId, version }: BusEvent, deps: Deps, site: SiteId): Promise<Concerned | undefined> {
  const id = TicketId.safeParse(entityId);
  const concerned = id.success ? await concernedBy(ticketNoOf(id.data), deps, site) : undefined;
  return concerned && { ...concerned, facts: { of: version } };
}

/** Of a booked call: at once, for it is for this very minute; where he has a say in it, only if he said yes. */
async function ofCallback({ site, entityId }: BusEvent, kind: GuestKind, deps: Deps): Promise<Concerned | undefined> {
  const id = CallbackId.safeParse(entityId);
  const callback = id.success ? await deps.callbacks.find(site, id.data) : undefined;
  if (!callback || (kind.wanted && !callback.mayRemind)) return undefined;
  const { customerId, callAt, phone } = callback;
  if (customerId === undefined && domesticPhone(phone) === undefined) return undefined;
  return { recipient: customerId ?? callback.id, priority: 'P1', facts: { callAt } };
}

/** Asked about a matter that is closed. */
function ofSurvey({ entityId }: BusEvent, deps: Deps, site: SiteId): Promise<Concerned | undefined> {
  const closing = closingOf(entityId);
  return closing ? concernedBy(closing.ticketNo, deps, site) : Promise.resolve(undefined);
}

/** Erasing takes the number away by which he is told: what is told of it goes out at once, quiet hours or not. */
const ERASING: readonly string[] = ['DELETE', 'CLOSE_ACCOUNT'];

/**
 * Of a request for his own data, be it entered in his name by somebody else. Of an erasure that is done nobody can be told any more: that
 * it was granted was the last word; and that it is put off is said once, however often it is looked at again.
 */
async function ofRights({ site, entityId, type, facts }: BusEvent, deps: Deps): Promise<Concerned | undefined> {
  const id = RightsRequestId.safeParse(entityId);
  const request = id.success ? await deps.rights.find(site, id.data) : undefined;
  if (!request || facts.again === true) return undefined;
  const erasing = ERASING.includes(request.kind);
  if (erasing && request.executedAt !== undefined) return undefined;
  const atOnce = erasing && type === 'rights-request.granted';
  return { recipient: request.customerId, facts: {}, ...(atOnce && { priority: 'P1' as const }) };
}

/** Somebody whom only a number is known of is sent no message of WeChat. */
const waysTo = (recipient: Concerned['recipient'], { channels }: GuestKind) =>
  CustomerId.safeParse(recipient).success ? channels : channels.filter((channel) => channel === 'SMS');

/** F34: the guest whose matter it is hears of it, wherever he can be reached; whoever is anonymous asks by his code. */
export async function tellGuest(event: BusEvent, at: { readonly now: Instant; readonly deps: Deps }): Promise<void> {
  const kind = guestKinds[event.type];
  if (!kind || (kind.byOthers && event.facts.byGuest === true)) return;
  const { site, entityId } = event;
  const { deps } = at;
  const concerns = {
    callback: () => ofCallback(event, kind, deps),
    survey: () => ofSurvey(event, deps, site),
    'rights-request': () => ofRights(event, deps),
  }[event.entity];
  const concerned = await (concerns?.() ?? ofTicket(event, deps, site));
  if (!concerned) return;
  const { recipient } = concerned;
  // Behind an invented customer there is nobody who could be told.
  if ((await deps.canaries(site)).has(recipient)) return;
  const ways = waysTo(recipient, kind);
  if (ways.length === 0) return;
  const id = noticeIdOf({ recipient, at: event.at, eventId: event.id });
  const notice = tell({ id, site, kind: event.type, entityId, createdAt: event.at, ...concerned }, ways);
  const by: Circumstances = {
    ...{ actor: { kind: 'system', site, name: 'notices' }, now: at.now, correlationId: event.correlationId },
  };
  await deps.notices.tell(notice, by);
}
