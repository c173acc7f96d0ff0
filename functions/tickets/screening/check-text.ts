import { isAppError } from '../../kernel/errors.ts';
import { type Circumstances, type EventRecord, textsOf } from '../../kernel/event.ts';
import type { CustomerId, SiteId, TicketNo } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Write, WriteLost } from '../../platform/table.ts';
import type { Ticket } from '../model.ts';
import type { TicketStore } from '../store.ts';
import { type Checking, type Finding, flagText, found, type TextCheck } from './text-check.ts';
import type { TextCheckStore } from './text-check-store.ts';
import { listedWords } from './word-rules.ts';

/** Asks WeChat what it thinks of a text of one of its users. Never throws: what goes wrong is a finding. */
export type AskContentCheck = (site: SiteId, customerId: CustomerId, text: string) => Promise<Finding>;

/** The numbers of checking: policy data. */
export interface TextNumbers extends Omit<Checking, 'now'> {
  readonly words: readonly string[];
}

export interface CheckingText {
  readonly now: Instant;
  readonly tickets: TicketStore;
  readonly checks: TextCheckStore;
  readonly ask: AskContentCheck;
  numbers(site: SiteId): Promise<TextNumbers>;
  readonly correlationId: string;
}

/** Words of one event of a ticket. */
export interface Words {
  readonly site: SiteId;
  readonly ticketNo: TicketNo;
  readonly of: number;
}

const TRIES = 4;

/** All that a guest has written in one event; undefined where it was not written by a guest. */
async function textOf({ site, ticketNo, of }: Words, event: EventRecord, tickets: TicketStore) {
  if (event.actor.kind !== 'customer' && event.actor.kind !== 'public') return undefined;
  if (of > 1) return Object.values(textsOf(event) ?? {}).join('\n') || undefined;
  const whole = await tickets.viewIfThere(site, ticketNo);
  if (!whole) return undefined;
  const { subject, description, remedyAsked } = whole.detail;
  return [subject, description, remedyAsked].filter((part) => part !== undefined).join('\n');
}

/** WeChat judges the words of its own users; whoever is not known by it, or tells as nobody, is read by our own list. */
async function findingOf(text: string, ticket: Ticket, event: EventRecord, at: CheckingText): Promise<Finding> {
  const { site } = ticket;
  if (event.actor.kind === 'customer' && event.actor.id !== undefined && !ticket.anonymous)
    return at.ask(site, event.actor.id as CustomerId, text);
  const listed = listedWords(text, (await at.numbers(site)).words);
  return listed.length === 0 ? { kind: 'PASSED' } : { kind: 'FLAGGED', flag: 'LISTED' };
}

/** Keeps what was found, with the mark on the matter where there is one; whoever else was quicker with it has done it. */
async function keep(ticket: Ticket, before: TextCheck | undefined, result: Kept, at: CheckingText): Promise<void> {
  const { now, correlationId, checks, tickets } = at;
  const by: Circumstances = { actor: { kind: 'system', site: ticket.site, name: 'text-check' }, now, correlationId };
  const { changed, flag, why } = result;
  const writes: Write[] = await checks.writes(before, changed, by);
  // What is sealed changes no more; what was found of its words is still kept beside it.
  if (flag === undefined || ticket.status === 'ARCHIVED') await tickets.ledger.records.table.transact(writes);
  else await tickets.save(ticket, flagText(ticket, { flag, of: changed.head.of, why }), by, writes);
}
type Kept = NonNullable<ReturnType<typeof found>>;

/**
 * F03: looks at a guest's words once they are kept. 1. What was looked at already, or was not written by a guest, is left alone.
 * 2. Ask. 3. Keep what was found; a matter that somebody has changed meanwhile is read again.
 */
export async function checkText(words: Words, at: CheckingText): Promise<void> {
  const { site, ticketNo, of } = words;
  const before = await at.checks.find(site, ticketNo, of);
  if (before && before.status !== 'OPEN') return;
  const [ticket, event] = await Promise.all([at.tickets.find(site, ticketNo), at.tickets.eventAt(site, ticketNo, of)]);
  const text = ticket && event && (await textOf(words, event, at.tickets));
  if (!ticket || !event || text === undefined) return;
  const finding = await findingOf(text, ticket, event, at);
  const result = found(before, words, finding, { now: at.now, ...(await at.numbers(site)) });
  if (!result) return;
  for (let n = 1; ; n += 1) {
    try {
      return await keep(n === 1 ? ticket : await at.tickets.get(site, ticketNo), before, result, at);
    } catch (error) {
      const lost = error instanceof WriteLost || (isAppError(error) && error.kind === 'stale');
      if (!lost) throw error;
      const stands = await at.checks.find(site, ticketNo, of);
      if (stands?.version !== before?.version) return; // another delivery was quicker
      if (n === TRIES) throw error;
    }
  }
}
