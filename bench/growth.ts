import { randomUUID } from 'node:crypto';
import { makeTicketNo } from '../functions/kernel/ticket-number.ts';
import { addDays } from '../functions/kernel/time.ts';
import { keys } from '../functions/platform/keys.ts';
import type { Item } from '../functions/platform/table.ts';
import { step } from '../local/steps.ts';
import type { MemoryTable } from '../test/support/memory-table.ts';
import { site } from '../test/support/world.ts';
import { type CallCost, costed } from './capacity/calculator.ts';
import { type Doors, type DoorsAsked, doors } from './doors.ts';
import type { Figure } from './figure.ts';
import { caller, clerk, closed, findings, form, supervisor, upToResolved } from './life.ts';

const SIZES = [100, 10_000, 100_000] as const;
/** How a hundred open tickets stand: in one person's hands, before anybody has them, and waiting for their follow-up call. */
const STANDING = { worked: 40, undispatched: 30, resolved: 30 } as const;
/** Beside every hundred open ones so many are over. */
const ENDED_BESIDE = 30;
const FULL_PAGE = 20;
/** Where a list of the smallest site is shorter than what a page may read, it is rounded up to one unit less. */
const ROUNDING = 1;
const LATE_DAYS = 20;
const UNIT = 'LOGISTICS';
const WORKER = 'D04';
const COLLEAGUE = 'D04B';
/** Copies are written a thousand at a time, and the table's notes of its calls are dropped in the end. */
const BATCH = 1_000;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Leaves the worker alone in his unit: its list is then full at the smallest size already. */
const alone = ({ w }: Doors): Promise<void> => w.table.write({ kind: 'delete', key: keys.staff(site, COLLEAGUE) });

interface Filed {
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly id: string;
}

/** A ticket that the worker has taken over, made by the service itself. */
async function taken({ ask }: Doors): Promise<Filed> {
  const filed = await ask({ method: 'POST', path: '/public/tickets', body: form(randomUUID()) });
  const id = `tck_${String(filed.ticketNo).slice(2)}`;
  let now: Record<string, unknown> = { version: 1 };
  const act = async (as: string, path: string, body: unknown) => {
    now = await ask({ method: 'POST', path, as, body, version: Number(now.version) });
  };
  await act(clerk, `/tickets/${id}/assess`, findings);
  await act(clerk, `/tickets/${id}/accept`, {});
  await act(clerk, `/tickets/${id}/dispatch`, { unitId: UNIT, staffId: WORKER });
  await act(WORKER, `/work-orders/${(now.workOrder as { id: string }).id}/take-over`, {});
  return { ticketNo: String(filed.ticketNo), queryCode: String(filed.queryCode), id };
}

/** Number `n` of those that the copies get: its day is before those of the world's clock. */
function numbered(n: number): string {
  const five = [4, 3, 2, 1, 0].map((place) => CROCKFORD[Math.floor(n / 32 ** place) % 32]).join('');
  return makeTicketNo('20261101', five).slice(2);
}

/** What the table keeps of a ticket; of its events the newest, for nobody reads the older ones of a copy. */
function itemsOf(table: MemoryTable, id: string): Item[] {
  const own = table.items().filter((item) => item.pk.endsWith(`#GD${id.slice(4)}`));
  const onBoard = table.items().filter((item) => item.is === 'board-entry' && item.ticketId === id);
  const [newest = []] = [own.filter((item) => item.is === 'event').slice(-1)];
  return [...own.filter((item) => item.is !== 'event'), ...newest, ...onBoard];
}

/** Copies a ticket, as the store has written it, under other numbers: same fields, same sizes, same instants. */
async function copies(table: MemoryTable, id: string, { from, to }: { from: number; to: number }) {
  const own = id.slice(4);
  const text = JSON.stringify(itemsOf(table, id));
  for (let n = from; n < to; n += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, to - n) }, (_, k) => numbered(n + k));
    await table.putAll(numbers.flatMap((no) => JSON.parse(text.replaceAll(own, no)) as Item[]));
  }
  table.calls.length = 0;
}

interface House {
  readonly house: Doors;
  readonly seen: Filed;
  /** Units of one request; throws where its page does not have so many rows. */
  cost(asked: DoorsAsked, rows?: number): Promise<number>;
}

/** One of each, made by the service itself. */
async function originals(house: Doors): Promise<{ seen: Filed; ids: Record<keyof typeof STANDING | 'ended', string> }> {
  const ended = await upToResolved(house, () => {});
  await house.w.relay();
  await closed(house, () => {});
  await house.w.relay();
  const seen = await taken(house);
  const { ticketNo } = await house.ask({ method: 'POST', path: '/public/tickets', body: form(randomUUID()) });
  const resolved = await upToResolved(house, () => {});
  await house.w.relay();
  return { seen, ids: { ended, worked: seen.id, undispatched: `tck_${String(ticketNo).slice(2)}`, resolved } };
}

/** A site with so many open tickets, and those that are over: one of each made by the service, the others its copies. */
async function siteOf(size: number): Promise<House> {
  let spent: CallCost[] = [];
  const house = await doors({ spends: false, over: (memory) => costed(memory, (cost) => spent.push(cost)) });
  await alone(house);
  const { seen, ids } = await originals(house);
  let from = 0;
  for (const [name, ofHundred] of Object.entries({ ...STANDING, ended: ENDED_BESIDE })) {
    const to = from + (size * ofHundred) / 100;
    await copies(house.w.table, ids[name as keyof typeof ids], { from: from + 1, to });
    from = to;
  }
  const cost = async (asked: DoorsAsked, rows?: number) => {
    spent = [];
    const { items } = (await house.ask(asked)) as { items?: unknown[] };
    if (rows !== undefined && items?.length !== rows) throw new Error(`${asked.path}: ${items?.length} rows`);
    return spent.reduce((sum, { rcu }) => sum + rcu, 0);
  };
  return { house, seen, cost };
}

/** What a page or a view reads at one size, in units; the first request warms what a container keeps. */
async function reads(size: number): Promise<Map<string, number>> {
  const { house, seen, cost } = await siteOf(size);
  const mine: DoorsAsked = { method: 'GET', path: '/work-orders', query: { mine: '1' }, as: WORKER };
  const { nextCursor } = await house.ask(mine);
  const lookup = { method: 'POST', path: `/public/tickets/${seen.ticketNo}/lookup` } as const;
  const asked: Readonly<Record<string, DoorsAsked>> = {
    'my work, first page': mine,
    'my work, second page': { ...mine, query: { mine: '1', cursor: String(nextCursor) } },
    'unit, first page': { method: 'GET', path: '/tickets', query: { queue: 'unit' }, as: WORKER },
    'undispatched, first page': { method: 'GET', path: '/tickets', query: { queue: 'undispatched' }, as: supervisor },
    'ended, first page': { method: 'GET', path: '/tickets', query: { queue: 'ended' }, as: supervisor },
    'follow-ups, first page': { method: 'GET', path: '/follow-ups', query: { mine: '1' }, as: caller },
    'ticket view': { method: 'GET', path: `/tickets/${seen.id}`, as: WORKER },
    timeline: { method: 'GET', path: `/tickets/${seen.id}/timeline`, as: WORKER },
    lookup: { ...lookup, body: { queryCode: seen.queryCode } },
  };
  // The board is looked at when all of it is late: then its lists are as long as they can be.
  const late: Readonly<Record<string, DoorsAsked>> = {
    'board, every signal': { method: 'GET', path: '/board', as: supervisor },
    ...Object.fromEntries(
      ['OVERDUE', 'UNDISPATCHED', 'NO_UPDATE', 'CALL_LATE'].map((signal) => [
        `board, ${signal.toLowerCase().replace('_', ' ')}`,
        { method: 'GET', path: '/board', query: { signal }, as: supervisor },
      ]),
    ),
    'overdue, first page': { method: 'GET', path: '/tickets', query: { queue: 'overdue' }, as: supervisor },
  };
  const found = new Map<string, number>();
  const measure = async (all: Readonly<Record<string, DoorsAsked>>) => {
    for (const [name, one] of Object.entries(all))
      found.set(name, await cost(one, name.endsWith('page') ? FULL_PAGE : undefined));
  };
  await measure(asked);
  house.w.now = addDays(house.w.now, LATE_DAYS);
  await measure(late);
  return found;
}

/** (e) Units that lists and views read while the site grows: the same at every size. */
export async function growth(): Promise<Figure[]> {
  const bySize: Array<Map<string, number>> = [];
  for (const size of SIZES) bySize.push(await step(`Reading among ${size} tickets`, () => reads(size)));
  const [first = new Map<string, number>()] = bySize;
  return [...first].map(([name, units]): Figure => {
    const all = bySize.map((found) => found.get(name) ?? Number.NaN);
    return {
      ...{ part: 'growth', name: `${name}: reads, the most at any size`, value: Math.max(...all), unit: 'RCU' },
      budget: { most: units + ROUNDING },
      note: `at ${SIZES.join(', ')}: ${all.join(', ')}`,
    };
  });
}
