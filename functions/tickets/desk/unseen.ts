import type { Actor } from '../../kernel/actor.ts';
import { TicketNo } from '../../kernel/ids.ts';
import type { TicketDeps } from '../deps.ts';
import type { Ticket, TicketDetail } from '../model.ts';
import { type TicketView, viewOf } from '../views.ts';
import { existsFor } from './scope.ts';

/**
 * Numbers of other matters in what is told of one: a matter that does not exist for the reader (F04, about an employee) is not named
 * to him by those that he may see, be it a link, a merge, a group or what was told again.
 */

type Facts = Readonly<Record<string, unknown>>;
type Reader = { readonly actor: Actor; readonly deps: Pick<TicketDeps, 'tickets'> };

const isNumber = (value: unknown): value is TicketNo => TicketNo.safeParse(value).success;
const numbersIn = (facts: Facts): TicketNo[] => Object.values(facts).flat().filter(isNumber);

/** Those of the numbers whose matters are not there for the reader. */
async function unseenOf({ actor, deps }: Reader, numbers: readonly TicketNo[]): Promise<ReadonlySet<unknown>> {
  if (numbers.length === 0) return new Set();
  const heads = await deps.tickets.headsOf(actor.site, [...new Set(numbers)]);
  return new Set(heads.filter((one) => !existsFor(actor, one)).map(({ ticketNo }) => ticketNo));
}

function withoutUnseen(facts: Facts, unseen: ReadonlySet<unknown>): Facts {
  const seen = Object.entries(facts).filter(([, value]) => !unseen.has(value));
  const kept = (value: unknown) => (Array.isArray(value) ? value.filter((one) => !unseen.has(one)) : value);
  return Object.fromEntries(seen.map(([name, value]) => [name, kept(value)]));
}

/** The facts of events, in their order, as far as they are for the reader. */
export async function seenFacts(reader: Reader, all: readonly Facts[]): Promise<Facts[]> {
  const unseen = await unseenOf(reader, all.flatMap(numbersIn));
  return all.map((facts) => withoutUnseen(facts, unseen));
}

/** Heads, in their order, without the numbers that are not there for the reader. */
export async function seenHeads(reader: Reader, all: readonly Ticket[]): Promise<Ticket[]> {
  const unseen = await unseenOf(
    reader,
    all.flatMap(({ mergedInto }) => mergedInto ?? []),
  );
  return all.map((one) => {
    const { mergedInto, ...rest } = one;
    return unseen.has(mergedInto) ? rest : one;
  });
}

/** What a matter was told with, without the number of the one before it where that is not there for the reader. */
export async function seenDetail(reader: Reader, detail: TicketDetail): Promise<TicketDetail> {
  const { follows, ...rest } = detail;
  const unseen = await unseenOf(reader, follows === undefined ? [] : [follows]);
  return unseen.has(follows) ? rest : detail;
}

/** The view of a head for the reader. */
export const viewFor = async (reader: Reader, ticket: Ticket): Promise<TicketView> =>
  viewOf((await seenHeads(reader, [ticket]))[0] ?? ticket);
