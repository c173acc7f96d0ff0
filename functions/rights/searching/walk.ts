import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import { HEAD } from '../../platform/key-parts.ts';
import { eventsPlace, ranges } from '../../platform/keys.ts';
import type { Item, RawCursor, Table } from '../../platform/table.ts';
import { leadsTo, rootOf } from './leads-to.ts';

/** One item of a customer's own partition, and everything that hangs on it. */
export interface Branch {
  readonly root: Item;
  /** In the order in which it was come to: what hangs on an item stands after it. */
  readonly hanging: readonly Item[];
}

const ROOTS_A_PAGE = 20;
const PAGE = 100;

async function wholePartition(table: Table, pk: string): Promise<Item[]> {
  const items: Item[] = [];
  let after: RawCursor | undefined;
  do {
    const page = await table.query({ pk, consistent: true, limit: PAGE, ...(after && { after }) });
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}

/** Everything that an item leads to, and what that leads to; each partition once, and never back to where the walk began. */
async function hangingOn(table: Table, site: SiteId, root: Item): Promise<Item[]> {
  const been = new Set([root.pk]);
  const hanging: Item[] = [];
  // What happened to whatever stands alone stands apart from it; what happened to the customer himself is walked last.
  const eventsOf = (item: Item) => (item.sk === HEAD && item !== root ? [eventsPlace(item)] : []);
  const partitionsOf = (item: Item) =>
    [...(leadsTo[String(item.is)]?.(item, site) ?? []), ...eventsOf(item)].filter((pk) => !been.has(pk));
  let next = [...new Set(partitionsOf(root))];
  while (next.length > 0) {
    for (const pk of next) been.add(pk);
    const found = (await Promise.all(next.map((pk) => wholePartition(table, pk)))).flat();
    hanging.push(...found);
    next = [...new Set(found.flatMap(partitionsOf))];
  }
  return hanging;
}

/**
 * A page of everything that hangs on one record of a customer, read as it is stored. `next` is where the next page begins; a walk that
 * was broken off goes on there, and finds what it has not done yet.
 */
export async function walk(
  table: Table,
  of: { readonly site: SiteId; readonly customerId: CustomerId; readonly after?: string | undefined },
): Promise<{ branches: Branch[]; next?: string }> {
  const own = rootOf(of.site, of.customerId);
  const inEvents = of.after?.startsWith(ranges.events) ?? false;
  const pk = inEvents ? eventsPlace({ pk: own, sk: HEAD }) : own;
  const from = of.after === undefined ? {} : { from: `${of.after}\u0000` };
  const page = await table.query({ pk, consistent: true, limit: ROOTS_A_PAGE, ...from });
  const branches: Branch[] = [];
  for (const root of page.items) branches.push({ root, hanging: await hangingOn(table, of.site, root) });
  const last = page.next ? page.items.at(-1)?.sk : inEvents ? undefined : ranges.events;
  return { branches, ...(last !== undefined && { next: last }) };
}
