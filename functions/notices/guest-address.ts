import { CustomerId, TicketNo } from '../kernel/ids.ts';
import type { Outgoing } from './channels/port.ts';
import type { NoticeDeps } from './deps.ts';
import { guestKinds } from './guest-kinds.ts';
import type { Notice } from './model.ts';

const CHINA = '+86';

/** A number as carriers of mainland China want it; one of another country is not reached. */
function domestic(phone: string | undefined): string | undefined {
  const plain = phone?.replace(/[ ()-]/g, '').replace(CHINA, '');
  return plain !== undefined && /^1\d{10}$/.test(plain) ? plain : undefined;
}

/** His own number, else the one that he left with the matter. */
async function phoneOf(notice: Notice, customerId: CustomerId, deps: NoticeDeps): Promise<string | undefined> {
  const customer = await deps.customers.find(notice.site, customerId);
  const own = domestic(customer?.phone);
  if (own !== undefined) return own;
  const no = TicketNo.safeParse(notice.ticketNo);
  const whole = no.success ? await deps.tickets.viewIfThere(notice.site, no.data) : undefined;
  return domestic((whole?.identity?.contact ?? whole?.detail.contact)?.phone);
}

/** Where a notice for a guest goes, and what a subscription message says of it. */
export async function toGuest(notice: Notice, deps: NoticeDeps): Promise<Pick<Outgoing, 'guest' | 'phone'>> {
  const customerId = CustomerId.parse(notice.recipient);
  const kind = guestKinds[notice.kind];
  const { site, ticketNo = '', createdAt: at } = notice;
  const phone = await phoneOf(notice, customerId, deps);
  if (!kind) return { phone };
  const { purpose, status } = kind;
  const facts = { no: ticketNo, status, what: kind.text.zh, at };
  return { phone, guest: { site, customerId, purpose, facts, page: `pages/ticket/detail?id=${ticketNo}` } };
}
