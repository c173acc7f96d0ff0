import { CallbackId, type CustomerId, type SiteId, TicketId, type TicketNo, ticketNoOf } from '../../kernel/ids.ts';
import { LeadId, ticketNoOfLead } from '../../leads/model.ts';
import type { BusEvent } from '../../platform/bus-event.ts';
import { ReadEntry } from './model.ts';
import type { ReadLogStore } from './store.ts';

/** What an entry's place in the log of its subjects is worked out with. */
export interface IndexingDeps {
  readonly log: Pick<ReadLogStore, 'mark'>;
  /** Whose a matter is; undefined where nobody of the archive has it. */
  customerOfTicket(site: SiteId, no: TicketNo): Promise<CustomerId | undefined>;
  customerOfCallback(site: SiteId, id: CallbackId): Promise<CustomerId | undefined>;
}

/** What the bus tells of an entry. */
export const ToldRead = ReadEntry.pick({
  ...{ staffNo: true, post: true, route: true, part: true, subjects: true, what: true, clear: true },
} as const);

/** Whose a matter, lead or call is: what was shown of it was shown of him. */
function customerOf(site: SiteId, subject: string, deps: IndexingDeps): Promise<CustomerId | undefined> {
  const ticket = TicketId.safeParse(subject);
  if (ticket.success) return deps.customerOfTicket(site, ticketNoOf(ticket.data));
  const lead = LeadId.safeParse(subject);
  if (lead.success) return deps.customerOfTicket(site, ticketNoOfLead(lead.data));
  const call = CallbackId.safeParse(subject);
  return call.success ? deps.customerOfCallback(site, call.data) : Promise.resolve(undefined);
}

/** Every subject of an entry, and whoever stands behind it. */
export async function allSubjects(site: SiteId, subjects: readonly string[], deps: IndexingDeps): Promise<string[]> {
  const behind = await Promise.all(subjects.map((subject) => customerOf(site, subject, deps)));
  return [...new Set([...subjects, ...behind.flatMap((one) => one ?? [])])];
}

/**
 * Makes an entry found by whose data it tells of. The first subject's mark is kept last, so that a message that comes again
 * after a crash does all that was left; answers whether the entry was told for the first time.
 */
export async function indexRead(
  event: BusEvent,
  subjects: readonly string[],
  deps: Pick<IndexingDeps, 'log'>,
): Promise<boolean> {
  const { site, at, entityId, facts } = event;
  const { staffNo, part } = ToldRead.parse(facts);
  const id = ReadEntry.shape.id.parse(entityId);
  // Where nobody was shown, the entry stands for itself, so that it is counted once, too.
  const [first = id, ...others] = subjects;
  const mark = (subject: string) => deps.log.mark({ site, subject, id, part, at, staffNo });
  await Promise.all(others.map(mark));
  return mark(first);
}
