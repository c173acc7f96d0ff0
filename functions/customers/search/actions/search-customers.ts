import type { StaffActor } from '../../../kernel/actor.ts';
import type { CustomerId, TicketNo } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { RawCursor } from '../../../platform/table.ts';
import { maySee } from '../../../tickets/desk/scope.ts';
import { action, type CustomerDeps } from '../../deps.ts';
import { askOneThing, notANumber, onlyByNumber, tooLittleToFind } from '../../errors.ts';
import type { IdentifierKind } from '../../identifiers/model.ts';
import { type Hit, searchCustomers } from '../contract.ts';
import type { Found } from '../model.ts';
import { nameQuery } from '../name-marks.ts';

interface Search {
  readonly actor: StaffActor;
  readonly now: Instant;
  readonly deps: CustomerDeps;
}

const ROWS_READ = 20; // of about 330 bytes: a Query of them reads less than 8 KB, one unit
const PAGES_READ = 2;

const glimpseOf = (found: Found, { deps, actor }: Search) => deps.glimpses.open(actor.site, found.glimpse, found);

function hitOf(found: Found, by: Hit['by'], search: Search): Hit {
  const { customerId, mergedInto, state, verifiedAt } = found;
  const { name: told, alias, phone } = glimpseOf(found, search);
  const name = told ?? alias;
  return {
    customerId: mergedInto ?? customerId,
    ...(mergedInto && { foundAs: customerId }),
    by,
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone }),
    ...(state && { state, verified: verifiedAt !== undefined }),
  };
}

async function byNumber(search: Search, kind: IdentifierKind & Hit['by'], value: string): Promise<Hit[]> {
  const { deps, actor } = search;
  const one = deps.recognise(kind, value);
  if (!one) throw notANumber(kind.toLowerCase());
  const found = await deps.customers.holders({ site: actor.site, kind, index: one.index });
  return found.map((row) => hitOf(row, kind, search));
}

/** Whoever a matter is of: its customer, else those who have the number that was left with it. */
async function byTicket(search: Search, no: TicketNo): Promise<Hit[]> {
  const { deps, actor } = search;
  const whole = await deps.ticket(actor.site, no);
  if (!whole || !maySee(actor, 'ticket.read', whole.ticket)) return [];
  const { customerId } = whole.ticket;
  if (customerId === undefined) {
    const phone = (whole.identity?.contact ?? whole.detail.contact)?.phone;
    const one = phone === undefined ? undefined : deps.recognise('PHONE', phone);
    const found = one ? await deps.customers.holders({ site: actor.site, kind: 'PHONE', index: one.index }) : [];
    return found.map((row) => hitOf(row, 'TICKET', search));
  }
  const customer = await deps.customers.resolved(actor.site, customerId);
  if (!customer) return [];
  const { id, name, alias, phone } = customer;
  const shown = name ?? alias;
  return [
    {
      ...{ customerId: id, by: 'TICKET' as const },
      ...(id !== customerId && { foundAs: customerId }),
      ...(shown !== undefined && { name: shown }),
      ...(phone !== undefined && { phone }),
    },
  ];
}

/** One page of a name: bounded in what it reads, so that it may be short where many only sound alike. */
async function byName(search: Search, typed: string, page: { after?: RawCursor; limit: number }) {
  const { deps, actor } = search;
  const query = nameQuery(typed);
  if (!query) throw tooLittleToFind();
  const [letters, ...others] = query.letters;
  const { mark: given, ...raw } = page.after ?? {};
  const marks = given === undefined ? [letters ?? '', ...others].map((one) => deps.markOf(actor.site, one)) : [given];
  const hits: Hit[] = [];
  let after: RawCursor | undefined = given === undefined ? undefined : raw;
  for (let read = 0, at = 0; read < PAGES_READ && at < marks.length; read += 1) {
    const mark = marks[at] as string;
    const limit = Math.min(ROWS_READ, page.limit - hits.length);
    const { found, next } = await deps.customers.byMark(actor.site, mark, { limit, ...(after && { after }) });
    const meant = found.filter((row) => {
      const { name, alias } = glimpseOf(row, search);
      return [name, alias].some((one) => one !== undefined && query.matches(one));
    });
    hits.push(...meant.map((row) => hitOf(row, 'NAME', search)));
    after = next;
    // What nobody is called as a whole may stand in the middle of longer names.
    if (!next && hits.length > 0) return { hits };
    if (!next) at += 1;
    else if (hits.length >= page.limit || read === PAGES_READ - 1) return { hits, next: { ...next, mark } };
  }
  return { hits };
}

/** Each once, and by whom he is now: a record may have been merged into one that was merged itself. Half a unit for each of those. */
async function each(hits: readonly Hit[], { deps, actor }: Search): Promise<Hit[]> {
  const ids = [...new Set(hits.flatMap(({ foundAs, customerId }) => (foundAs ? [customerId as CustomerId] : [])))];
  const ends = await deps.customers.ends(actor.site, ids);
  const now = hits.map((hit) => ({ ...hit, customerId: ends.get(hit.customerId as CustomerId) ?? hit.customerId }));
  return [...new Map(now.map((hit) => [hit.customerId, hit])).values()];
}

export const searchIt = action(searchCustomers, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const { phone, card, name, ticket, cursor, limit } = input.query;
  const asked = [phone, card, name, ticket].filter((one) => one !== undefined);
  if (asked.length !== 1) throw askOneThing();
  const search: Search = { actor: who, now, deps };
  if (phone !== undefined) return { items: await each(await byNumber(search, 'PHONE', phone), search), hasMore: false };
  if (who.capabilities['customer.find'] === 'own') throw onlyByNumber();
  if (card !== undefined) return { items: await each(await byNumber(search, 'CARD', card), search), hasMore: false };
  if (ticket !== undefined) return { items: await each(await byTicket(search, ticket), search), hasMore: false };
  const of = { query: `customers/name/${name}`, principal: who.staffId, now };
  const after = cursor === undefined ? undefined : deps.cursors.open(cursor, of);
  const { hits, next } = await byName(search, name ?? '', { limit, ...(after && { after }) });
  const items = await each(hits, search);
  return { items, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
