import type { Circumstances } from '../kernel/event.ts';
import { TicketId, ticketNoOf } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { BusEvent } from '../platform/bus-event.ts';
import type { NoticeDeps } from './deps.ts';
import { guestKinds } from './guest-kinds.ts';
import { tell } from './rules.ts';
import { noticeIdOf } from './store.ts';

/** F34: the guest whose matter it is hears of it, where the house knows him; whoever is anonymous asks by his code. */
export async function tellGuest(
  event: BusEvent,
  at: { readonly now: Instant; readonly deps: Pick<NoticeDeps, 'tickets' | 'notices'> },
): Promise<void> {
  const kind = guestKinds[event.type];
  const id = TicketId.safeParse(event.entityId);
  if (!kind || !id.success) return;
  const { site } = event;
  const ticket = await at.deps.tickets.find(site, ticketNoOf(id.data));
  if (ticket?.customerId === undefined || ticket.anonymous) return;
  const { customerId: recipient, ticketNo, priority } = ticket;
  const notice = tell(
    {
      ...{ id: noticeIdOf({ recipient, at: event.at, eventId: event.id }), site, recipient, kind: event.type },
      ...{ entityId: event.entityId, ticketNo, priority, facts: {}, createdAt: event.at },
    },
    kind.channels,
  );
  const by: Circumstances = {
    ...{ actor: { kind: 'system', site, name: 'notices' }, now: at.now, correlationId: event.correlationId },
  };
  await at.deps.notices.tell(notice, by);
}
