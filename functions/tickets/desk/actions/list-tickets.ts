import type { StaffActor } from '../../../kernel/actor.ts';
import { ticketNoOf } from '../../../kernel/ids.ts';
import { addDays, addMinutes, type Instant, isBefore } from '../../../kernel/time.ts';
import { queues } from '../../../platform/keys.ts';
import { runningOf } from '../../clocks.ts';
import { action, type TicketDeps } from '../../deps.ts';
import { listWorkOrders } from '../../dispatch/contract.ts';
import { hasLadder, isWatched } from '../../ladder/escalation-rules.ts';
import type { Ticket } from '../../model.ts';
import { viewOf } from '../../views.ts';
import { EndedAs } from '../../words.ts';
import { listTickets } from '../contract.ts';
import { maySee } from '../scope.ts';
import { seenHeads } from '../unseen.ts';

const DUE_SOON_MINUTES = 120; // F06: due within two hours
const ANY_DATE_DAYS = 3_660;
const PAGES_AT_MOST = 5; // a filtered page reads on until it is full, but not without end

interface Asked {
  readonly queue: string;
  readonly endedAs?: EndedAs | undefined;
  readonly actor: StaffActor;
  readonly now: Instant;
  readonly deps: TicketDeps;
}

const dueBy = (by: Instant) => (ticket: Ticket) =>
  hasLadder(ticket) && runningOf(ticket).some((clock) => !isBefore(by, clock.dueAt));

interface Source {
  readonly read: (page: { readonly after?: string; readonly limit: number }) => ReturnType<TicketDeps['dueBy']>;
  readonly keep: (ticket: Ticket) => boolean;
}

/** Where a queue is read, and which of its heads belong to it. */
async function sourceOf({ queue, endedAs, actor, now, deps }: Asked): Promise<Source> {
  const { site, staffNo, unitIds } = actor;
  const queued = (...partitions: string[]): Source => ({
    read: (page) => deps.tickets.heads({ index: 'queue', partitions, ...page }),
    keep: () => true,
  });
  // By the dates themselves: when the ladder looks next says nothing of what is late already.
  const due = (by: Instant): Source => ({ read: (page) => deps.dueBy(site, by, page), keep: dueBy(by) });
  // Open matters by their next date: with whom they lie says nothing of who met the guest first.
  const firstContacts: Source = {
    read: (page) => deps.dueBy(site, addDays(now, ANY_DATE_DAYS), page),
    keep: (ticket) => ticket.owner === staffNo && isWatched(ticket) && ticket.workOrder?.status !== 'TAKEN_OVER',
  };
  if (queue === 'undispatched') return queued(queues.undispatched(site), queues.noTaker(site));
  if (queue === 'no-taker') return queued(queues.noTaker(site));
  if (queue === 'needs-review') return queued(queues.review(site));
  if (queue === 'mine-first-contact') return firstContacts;
  if (queue === 'ended')
    return queued(...(endedAs ? [endedAs] : EndedAs.options).map((one) => queues.ended(site, one)));
  if (queue === 'due') return due(addMinutes(now, DUE_SOON_MINUTES));
  if (queue === 'overdue') return due(now);
  if (queue === 'unit') {
    const people = await Promise.all(unitIds.map((unitId) => deps.peopleOf(site, unitId, now)));
    const owners = [...new Set(people.flat())];
    return queued(...owners.map((owner) => queues.owner(site, owner)));
  }
  return queued(queues.owner(site, staffNo));
}

async function pageOf(
  asked: Asked,
  source: Source,
  page: { after?: string; limit: number; status?: string | undefined },
) {
  const items: Ticket[] = [];
  let after = page.after;
  for (let read = 0; read < PAGES_AT_MOST; read += 1) {
    const { tickets, last } = await source.read({ limit: page.limit - items.length, ...(after && { after }) });
    const kept = tickets.filter((ticket) => source.keep(ticket) && (!page.status || ticket.status === page.status));
    items.push(...kept.filter((ticket) => maySee(asked.actor, 'ticket.read', ticket)));
    after = last;
    if (!last || items.length >= page.limit) break;
  }
  return { items, after };
}

async function list(asked: Asked, query: { cursor?: string | undefined; limit: number; status?: string | undefined }) {
  const { deps, actor, now, queue } = asked;
  const of = { query: `tickets/${queue}/${query.status ?? ''}/${asked.endedAs ?? ''}`, principal: actor.staffId, now };
  const opened = query.cursor ? deps.cursors.open(query.cursor, of).after : undefined;
  const page = { limit: query.limit, status: query.status, ...(opened !== undefined && { after: opened }) };
  const { items, after } = await pageOf(asked, await sourceOf(asked), page);
  return {
    items,
    hasMore: after !== undefined,
    ...(after !== undefined && { nextCursor: deps.cursors.seal({ after }, of) }),
  };
}

/** Tickets of one queue: whose work it is, or what falls due, oldest first; what ended, newest first. */
export const listQueue = action(listTickets, async ({ input, actor, now, deps }) => {
  const { queue, endedAs } = input.query;
  const page = await list({ queue, endedAs, actor: actor as StaffActor, now, deps }, input.query);
  return { ...page, items: (await seenHeads({ actor, deps }, page.items)).map(viewOf) };
});

/** The parts that the caller does beside a lead, as far as the matter is still open. They head the first page. */
async function partsOf(who: StaffActor, deps: TicketDeps) {
  const { site, staffNo } = who;
  const parts = await deps.tickets.openParts(site, staffNo);
  const heads = await Promise.all(parts.map((part) => deps.tickets.find(site, ticketNoOf(part.ticketId))));
  return parts.flatMap((part, n) => {
    const ticket = heads[n];
    const his = ticket?.coHandlers?.includes(staffNo) && maySee(who, 'ticket.read', ticket);
    return ticket && his ? [{ ticket: viewOf(ticket), workOrder: part }] : [];
  });
}

/** The work orders that stand in the caller's own queue. */
export const listMine = action(listWorkOrders, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const page = await list({ queue: 'mine', actor: who, now, deps }, input.query);
  const parts = input.query.cursor === undefined ? await partsOf(who, deps) : [];
  const orders = page.items.flatMap((ticket) =>
    ticket.workOrder ? [{ ticket: viewOf(ticket), workOrder: ticket.workOrder }] : [],
  );
  return { ...page, items: [...parts, ...orders] };
});
