import { CallbackId, CustomerId, TicketNo, ticketIdOf } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { closingOf } from '../surveys/model.ts';
import { saidTo } from '../tickets/dialogue/guest-view.ts';
import { domesticPhone } from '../tickets/phone.ts';
import type { Outgoing } from './channels/port.ts';
import type { NoticeDeps } from './deps.ts';
import { guestKinds } from './guest-kinds.ts';
import type { Notice } from './model.ts';

/** Every number on which a guest may be reached: the one on which he is called; else his own, then the one that he left with the matter. */
export async function numbersOf(notice: Notice, deps: NoticeDeps): Promise<string[]> {
  const { site, recipient, entityId, ticketNo } = notice;
  const called = CallbackId.safeParse(entityId);
  const call = called.success ? await deps.callbacks.find(site, called.data) : undefined;
  if (call) return [call.phone];
  const customerId = CustomerId.safeParse(recipient);
  const own = customerId.success ? (await deps.customers.find(site, customerId.data))?.phone : undefined;
  const no = TicketNo.safeParse(ticketNo);
  const whole = no.success ? await deps.tickets.viewIfThere(site, no.data) : undefined;
  const left = (whole?.identity?.contact ?? whole?.detail.contact)?.phone;
  return [own, left].filter((phone) => phone !== undefined);
}

/** The first of them that takes text messages. */
const phoneOf = async (notice: Notice, deps: NoticeDeps): Promise<string | undefined> =>
  (await numbersOf(notice, deps)).map(domesticPhone).find((phone) => phone !== undefined);

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
  const phone = await phoneOf(notice, deps);
  const closing = closingOf(entityId);
  const token = closing && deps.surveyTokens.tokenOf(site, closing.ticketNo, closing.round);
  if (!kind || customerId === undefined) return { phone, ...(token !== undefined && { token }) };
  const { purpose, status, text } = kind;
  // A booked call has no number but its id, and what it tells is when the call is made.
  const at = told.callAt === undefined ? createdAt : Instant.parse(told.callAt);
  const facts = { no: ticketNo ?? entityId, status, what: text.zh, at };
  const language = (await deps.customers.languageOf(site, customerId))?.startsWith('en') ? 'en' : 'zh';
  const guest = { site, customerId, purpose, facts, language, what: text[language] } as const;
  if (token !== undefined) return { phone, token, guest: { ...guest, page: `pages/survey/index?token=${token}` } };
  const ofNone = CallbackId.safeParse(entityId).success ? 'pages/callback/index' : 'pages/matters/index';
  const page = ticketNo === undefined ? ofNone : `pages/matter/index?ticket=${ticketIdOf(TicketNo.parse(ticketNo))}`;
  const words = await wordsTo(notice, deps);
  return { phone, guest: { ...guest, page, ...(words !== undefined && { words }) } };
}
