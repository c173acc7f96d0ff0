import { ticketNoOf } from '../kernel/ids.ts';
import { indexes, keys, queues, sortedBy, watch } from '../platform/keys.ts';
import { recordKind } from '../platform/records.ts';
import type { Key } from '../platform/table.ts';
import { ArchiveRecord, DeletionCertificate, LegalHold } from './archiving/model.ts';
import { isCoOpen } from './co-handling/co-rules.ts';
import { CoOrder } from './co-handling/model.ts';
import { ExternalCase } from './external/model.ts';
import { Authority } from './intake/behalf.ts';
import { TicketLink } from './linking/model.ts';
import { hasNoTaker, isInReview, Ticket, TicketDetail, TicketIdentity } from './model.ts';
import { packHead, unpackHead } from './packing.ts';
import { Rating } from './rating/model.ts';

/** Which queue a ticket stands in; none while it waits for the guest's call, nor once it is over: the board's projection files it then. */
function queueOf({ site, kind, status, workOrder, review, noTaker }: Ticket): string | undefined {
  if (isInReview({ kind, status, review })) return queues.review(site);
  if (status === 'RECEIVED') return queues.undispatched(site);
  if (status === 'ACCEPTED')
    return hasNoTaker({ status, workOrder, noTaker }) ? queues.noTaker(site) : queues.undispatched(site);
  const worked = ['DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'].includes(status);
  return worked && workOrder ? queues.owner(site, workOrder.assignee) : undefined;
}

export const ticketKind = recordKind({
  name: 'ticket',
  schema: Ticket,
  key: (ticket) => keys.ticket(ticket.site, ticket.ticketNo),
  index: (ticket) => {
    const queue = queueOf(ticket);
    return {
      ...(queue && { [indexes.queue.pk]: queue, [indexes.queue.sk]: sortedBy(ticket.receivedAt, ticket.id) }),
      ...(ticket.watchAt && {
        [indexes.watch.pk]: watch(ticket.site),
        [indexes.watch.sk]: sortedBy(ticket.watchAt, ticket.id),
      }),
    };
  },
  pack: packHead,
  unpack: unpackHead,
});

export const detailKind = recordKind({
  name: 'ticket-detail',
  schema: TicketDetail,
  key: (detail) => keys.ticketDetail(detail.site, detail.ticketNo),
});

export const identityKind = recordKind({
  name: 'ticket-identity',
  schema: TicketIdentity,
  key: ({ site, ticketNo }) => keys.ticketIdentity(site, ticketNo),
});

export const archiveKind = recordKind({
  name: 'ticket-archive',
  schema: ArchiveRecord,
  key: ({ site, ticketNo }) => keys.ticketArchive(site, ticketNo),
});

export const authorityKind = recordKind({
  name: 'ticket-authority',
  schema: Authority,
  key: ({ site, ticketNo }) => keys.ticketAuthority(site, ticketNo),
});

export const externalKind = recordKind({
  name: 'ticket-external',
  schema: ExternalCase,
  key: ({ site, ticketNo }) => keys.ticketExternal(site, ticketNo),
});

export const ratingKind = recordKind({
  name: 'ticket-rating',
  schema: Rating,
  key: ({ site, ticketNo }) => keys.ticketRating(site, ticketNo),
});

export const linkKind = recordKind({
  name: 'ticket-link',
  schema: TicketLink,
  key: (link) => placeOf(link),
});

/** Complaints of one cause may be many: they stand apart, so that a parent case costs no more to read than any other. */
export const placeOf = ({ site, ticketNo, other, relation, otherIs }: TicketLink): Key =>
  relation === 'CAUSE' && otherIs === 'MEMBER'
    ? keys.causeMember(site, ticketNo, other)
    : keys.ticketLink(site, ticketNo, other);

export const holdKind = recordKind({
  name: 'legal-hold',
  schema: LegalHold,
  key: ({ site, ticketNo }) => keys.legalHold(site, ticketNo),
});
export const certificateKind = recordKind({
  name: 'deletion-certificate',
  schema: DeletionCertificate,
  key: ({ site, deletedAt, ticketNo }) => keys.deletionCertificate(site, sortedBy(deletedAt, ticketNo)),
});

const orderNumber = ({ id }: Pick<CoOrder, 'id'>) => Number(id.split('_')[2]);

export const coOrderKind = recordKind({
  name: 'co-order',
  schema: CoOrder,
  key: (order) => keys.coOrder(order.site, ticketNoOf(order.ticketId), orderNumber(order)),
  index: (order): Readonly<Record<string, string>> =>
    isCoOpen(order)
      ? {
          [indexes.queue.pk]: queues.coOrders(order.site, order.assignee),
          [indexes.queue.sk]: sortedBy(order.dueAt, order.id),
        }
      : {},
});
