import { type Circumstances, type EventRecord, textsOf } from '../../kernel/event.ts';
import type { CustomerId, SiteId, TicketNo } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Ticket } from '../model.ts';
import type { TicketStore } from '../store.ts';
import { keepFinding } from './keep-finding.ts';
import { type Checking, type Finding, flagText, found } from './text-check.ts';
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

/**
 * F03: looks at a guest's words once they are kept. 1. What was looked at already, or was not written by a guest, is left alone.
 * 2. Ask. 3. Keep what was found.
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
  const { changed, flag, why } = result;
  const { now, correlationId, checks, tickets } = at;
  const by: Circumstances = { actor: { kind: 'system', site, name: 'text-check' }, now, correlationId };
  await keepFinding(
    { site, ticketNo },
    {
      writes: () => checks.writes(before, changed, by),
      isDone: async () => (await checks.find(site, ticketNo, of))?.version !== before?.version,
      ...(flag && { mark: (marked: Ticket) => flagText(marked, { flag, of, why }) }),
    },
    { tickets, by },
  );
}
