import { CallbackId, CustomerId, TicketNo, ticketIdOf } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { closingOf } from '../surveys/model.ts';
import { saidTo } from '../tickets/dialogue/guest-view.ts';
import { domesticPhone } from '../tickets/phone.ts';
import type { Outgoing } from './channels/port.ts';
import type { NoticeDeps } from './deps.ts';
import { guestKinds } from './guest-kinds.ts';
import type { Notice } from './model.ts';

/** The number on which he is called; else his own, else the one that he left with the matter. */
async function phoneOf(
  notice: Notice,
  customerId: CustomerId | undefined,
  deps: NoticeDeps,
): Promise<string | undefined> {
  const called = CallbackId.safeParse(notice.entityId);
  const call = called.success ? await deps.callbacks.find(notice.site, called.data) : undefined;
  if (call) return domesticPhone(call.phone);
  const customer = customerId && (await deps.customers.find(notice.site, customerId));
  const own = domesticPhone(customer?.phone);
  if (own !== undefined) return own;
  const no = TicketNo.safeParse(notice.ticketNo);
  const whole = no.success ? await deps.tickets.viewIfThere(notice.site, no.data) : undefined;
  return domesticPhone((whole?.identity?.contact ?? whole?.detail.contact)?.phone);
}

/** The words that an event of his matter says to him. */
async function wordsTo({ site, ticketNo, facts }: Notice, deps: NoticeDeps): Promise<string | undefined> {
  const no = TicketNo.safeParse(ticketNo);
  if (!no.success || typeof facts.of !== 'number') return undefined;
  const event = await deps.tickets.eventAt(site, no.data, facts.of);
  return event && saidTo(event);
}

/** Where a notice for a guest goes, and what a subscription message says of it. */
export async function toGuest(notice: Notice, deps: NoticeDeps): Promise<Pick<Outgoing, 'guest' | 'phone' | 'token'>> {
  const { data: customerId } = CustomerId.safeParse(notice.recipient);
  const kind = guestKinds[notice.kind];
  const { site, ticketNo, entityId, createdAt, facts: told } = notice;
  const phone = await phoneOf(notice, customerId, deps);
  const closing = closingOf(entityId);
  const token = closing && deps.surveyTokens.tokenOf(site, closing.ticketNo, closing.round);
  if (!kind || customerId === undefined) return { phone, ...(token !== undefined && { token }) };
  const { purpose, status } = kind;
  // A booked call has no number but its id, and what it tells is when the call is made.
  const at = told.callAt === undefined ? createdAt : Instant.parse(told.callAt);
  const facts = { no: ticketNo ?? entityId, status, what: kind.text.zh, at };
  if (token !== undefined) {
    const guest = { site, customerId, purpose, facts, page: `pages/survey/index?token=${token}` };
    return { phone, token, guest };
  }
  const page =
    ticketNo === undefined
      ? 'pages/callback/index'
      : `pages/matter/index?ticket=${ticketIdOf(TicketNo.parse(ticketNo))}`;
  const words = await wordsTo(notice, deps);
  return { phone, guest: { site, customerId, purpose, facts, page, ...(words !== undefined && { words }) } };
}
