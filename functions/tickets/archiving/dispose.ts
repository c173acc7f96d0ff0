import type { SystemActor } from '../../kernel/actor.ts';
import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import type { Item } from '../../platform/table.ts';
import type { TicketDeps } from '../deps.ts';
import type { Ticket } from '../model.ts';
import { disposed, endOf, lookAgain } from './archiving-rules.ts';
import type { DeletionCertificate } from './model.ts';

/** What of a matter holds words or people; head, events without words, and the seal's hashes stay for figures and for proof. */
const GONE = [
  'ticket-detail',
  'ticket-identity',
  'ticket-authority',
  'ticket-external',
  'ticket-file',
  'follow-up',
  'co-order',
];

const goesWhole = (item: Item) => GONE.includes(String(item.is));
const losesWords = (item: Item) => item.is === 'event' && item.texts !== undefined;

export interface DisposingAt {
  readonly now: Instant;
  readonly deps: TicketDeps;
  readonly correlationId: string;
  /** Takes away the files of a matter, wherever they lie beside it. */
  readonly forgetFiles: (site: SiteId, no: TicketNo, now: Instant) => Promise<void>;
}

/**
 * F08, the end of the retention: 1. not before its day, and not while it is held; 2. whatever holds words or people is taken away, item
 * by item; 3. the certificate and the head that belongs to nobody are kept together. Broken off anywhere, the next run goes on.
 */
export async function dispose(ticket: Ticket, at: DisposingAt): Promise<void> {
  const { now, correlationId } = at;
  const { tickets } = at.deps;
  const { site, ticketNo } = ticket;
  const sealed = await tickets.sealed(site, ticketNo);
  if (!sealed) return tickets.refile(ticket, {});
  if (isBefore(now, endOf(sealed.keepUntil))) return tickets.refile(ticket, { watchAt: endOf(sealed.keepUntil) });
  if (await tickets.held(site, ticketNo)) return tickets.refile(ticket, { watchAt: lookAgain(now) });
  await at.forgetFiles(site, ticketNo, now);
  const items = await tickets.wholePartition(site, ticketNo);
  for (const item of items.filter(losesWords)) await tickets.forget(item, 'TEXTS');
  for (const item of items.filter(goesWhole)) await tickets.forget(item, 'ITEM');
  const { retention, keepUntil: keptUntil, root, contents } = sealed;
  const certificate: DeletionCertificate = {
    ...{ site, ticketNo, deletedAt: now, retention, keptUntil, root },
    // By the seal's own list, so that a run that was broken off certifies the same.
    items: contents.filter(({ kind }) => GONE.includes(kind)).length,
    texts: items.filter((item) => item.is === 'event').length,
  };
  const actor: SystemActor = { kind: 'system', site, name: 'retention' };
  const also = [await tickets.certifying(certificate)];
  await tickets.save(ticket, disposed(ticket, certificate), { actor, now, correlationId }, also);
}
